#include "platform/charts/scale.hpp"

#include <gtest/gtest.h>
#include <rapidcheck/gtest.h>

#include <cmath>
#include <limits>

namespace {

double whole(int low, int high) {
    return *rc::gen::inRange(low, high);
}

base::Date some_date() {
    return base::add_days({1900, 1, 1}, *rc::gen::inRange(0, 80'000));
}

}  // namespace

RC_GTEST_PROP(NiceTicks, CoverTheDomainInEqualRoundSteps, ()) {
    const double low = whole(-100'000, 100'000) / std::pow(10, whole(0, 6));
    const double high = low + whole(0, 100'000) / std::pow(10, whole(0, 6));
    const int most = *rc::gen::inRange(2, 12);
    const charts::Ticks ticks = charts::nice_ticks({low, high}, most);
    RC_ASSERT(ticks.values.size() >= 2U);
    RC_ASSERT(ticks.values.size() <= static_cast<std::size_t>(most) + 2);
    const double step = ticks.values[1] - ticks.values[0];
    RC_ASSERT(step > 0);
    for (std::size_t i = 1; i < ticks.values.size(); ++i) {
        RC_ASSERT(std::abs(ticks.values[i] - ticks.values[i - 1] - step) < step * 1e-6);
    }
    const double first_digit = step / std::pow(10, std::floor(std::log10(step) + 1e-9));
    RC_ASSERT(
        (std::abs(first_digit - 1) < 1e-6 || std::abs(first_digit - 2) < 1e-6 ||
         std::abs(first_digit - 5) < 1e-6)
    );
    RC_ASSERT(ticks.values.front() <= low + step * 1e-6);
    RC_ASSERT(ticks.values.back() >= high - step * 1e-6);
    RC_ASSERT(std::abs(std::remainder(step, std::pow(10, -ticks.decimals))) < step * 1e-6);
}

TEST(NiceTicks, SurviveDomainsThatAreNoDomains) {
    const double infinity = std::numeric_limits<double>::infinity();
    for (const charts::Extent domain :
         {charts::Extent{0, 0},
          {5, 5},
          {-3, -3},
          {1, 0},
          {std::nan(""), 1},
          {-infinity, infinity},
          {1e300, 1e300},
          {1e-300, 2e-300}}) {
        const charts::Ticks ticks = charts::nice_ticks(domain, 6);
        ASSERT_GE(ticks.values.size(), 2U) << domain.low << " " << domain.high;
        EXPECT_LE(ticks.values.size(), 8U);
        EXPECT_LT(ticks.values.front(), ticks.values.back());
        EXPECT_TRUE(std::isfinite(ticks.values.front()) && std::isfinite(ticks.values.back()));
    }
}

TEST(NiceTicks, AreThoseOneWouldWrite) {
    EXPECT_EQ(
        charts::nice_ticks({53.9, 87.4}, 6).values, (std::vector<double>{50, 60, 70, 80, 90})
    );
    EXPECT_EQ(charts::nice_ticks({0, 1}, 6).decimals, 1);
    EXPECT_EQ(charts::nice_ticks({0, 100}, 6).decimals, 0);
}

RC_GTEST_PROP(Scale, KeepsOrderAndEnds, ()) {
    const double low = whole(-1000, 1000);
    const double high = low + whole(1, 1000);
    const charts::Scale scale({low, high}, {10, 500});
    RC_ASSERT(std::abs(scale(low) - 10) < 1e-9);
    RC_ASSERT(std::abs(scale(high) - 500) < 1e-9);
    RC_ASSERT(scale(low + (high - low) * 0.25) < scale(low + (high - low) * 0.5));
}

TEST(Scale, OfOneValuePutsItInTheMiddle) {
    const charts::Scale scale({7, 7}, {0, 100});
    EXPECT_DOUBLE_EQ(scale(7), 50);
}

RC_GTEST_PROP(TimeTicks, StandInOrderWithinTheSpanAndAreFew, ()) {
    base::Date from = some_date();
    base::Date to = some_date();
    if (to < from) {
        std::swap(from, to);
    }
    const int most = *rc::gen::inRange(2, 12);
    const std::vector<charts::TimeTick> ticks = charts::time_ticks(from, to, most);
    RC_ASSERT(!ticks.empty());
    RC_ASSERT(ticks.size() <= static_cast<std::size_t>(most) + 1);
    for (std::size_t i = 0; i < ticks.size(); ++i) {
        RC_ASSERT((from <= ticks[i].at && ticks[i].at <= to));
        RC_ASSERT(!ticks[i].label.empty());
        RC_ASSERT((i == 0 || ticks[i - 1].at < ticks[i].at));
    }
}

TEST(TimeTicks, AreNamedByWhatTheyBegin) {
    const auto labels = [](base::Date from, base::Date to, int most) {
        std::string all;
        for (const charts::TimeTick& tick : charts::time_ticks(from, to, most)) {
            all += tick.label + ";";
        }
        return all;
    };
    EXPECT_EQ(labels({2018, 6, 30}, {2023, 6, 30}, 6), "2019;2020;2021;2022;2023;");
    EXPECT_EQ(
        labels({2022, 11, 20}, {2023, 4, 2}, 6), "Dec 2022;Jan 2023;Feb 2023;Mar 2023;Apr 2023;"
    );
    EXPECT_EQ(labels({2023, 5, 3}, {2023, 5, 7}, 6), "3 May;4 May;5 May;6 May;7 May;");
    EXPECT_EQ(labels({2023, 5, 3}, {2023, 5, 3}, 6), "3 May;");
}
