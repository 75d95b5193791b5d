#include "analysis/trend/gap.hpp"
#include "base/error.hpp"

#include <gtest/gtest.h>
#include <rapidcheck/gtest.h>

#include <type_traits>

// Nothing but a Series makes a Stretch, and nothing that joins points takes a Series: a line, a
// change, a pace or a gap across a break does not compile.
static_assert(!std::is_default_constructible_v<trend::Stretch>);
static_assert(!std::is_constructible_v<trend::Stretch, std::vector<trend::Observation>>);
static_assert(!std::is_constructible_v<
              trend::Stretch,
              std::vector<trend::Observation>,
              std::vector<trend::Break>>);
static_assert(!std::is_convertible_v<trend::Series, trend::Stretch>);
static_assert(std::is_invocable_v<decltype(trend::change), trend::Stretch>);
static_assert(!std::is_invocable_v<decltype(trend::change), trend::Series>);
static_assert(!std::is_invocable_v<decltype(trend::change), std::vector<trend::Observation>>);
static_assert(!std::is_invocable_v<decltype(trend::change), std::vector<trend::Stretch>>);
static_assert(!std::is_invocable_v<decltype(trend::change), trend::Stretch, trend::Stretch>);
static_assert(!std::is_invocable_v<decltype(trend::pace_seen), trend::Series, double>);
static_assert(!std::is_invocable_v<
              decltype(trend::pace_needed),
              trend::Series,
              trend::Target,
              trend::Better>);
static_assert(!std::is_invocable_v<
              decltype(trend::years_to_target),
              trend::Series,
              double,
              trend::Better,
              double>);
static_assert(!std::is_invocable_v<
              decltype(trend::gap_over_time),
              trend::Series,
              trend::Series,
              trend::Better>);

namespace {

base::Drawn drawn(double value) {
    return base::Plain(value, "a number made for a test");
}

trend::Observation observed(base::Date date, double value) {
    return {date, drawn(value)};
}

trend::Break broken(base::Date date) {
    return {date, trend::BreakKind::denominator, "A new edition of the population estimate."};
}

}  // namespace

TEST(Series, WithoutBreaksIsOneStretchInOrderOfDate) {
    const trend::Series series(
        {observed({2022, 1, 1}, 2), observed({2020, 1, 1}, 1), observed({2024, 1, 1}, 3)}, {}
    );
    ASSERT_EQ(series.stretches().size(), 1u);
    EXPECT_EQ(series.stretches()[0].observations().front().date, (base::Date{2020, 1, 1}));
    EXPECT_EQ(series.stretches()[0].observations().size(), 3u);
    EXPECT_TRUE(series.stretches()[0].opened_by().empty());
}

TEST(Series, StopsAtABreakAndKeepsTheReason) {
    const trend::Series series(
        {observed({2020, 1, 1}, 1), observed({2021, 1, 1}, 2), observed({2022, 1, 1}, 3)},
        {broken({2021, 1, 1})}
    );
    ASSERT_EQ(series.stretches().size(), 2u);
    EXPECT_EQ(series.stretches()[0].observations().size(), 1u);
    ASSERT_EQ(series.stretches()[1].opened_by().size(), 1u);
    EXPECT_EQ(
        series.stretches()[1].opened_by()[0].reason, "A new edition of the population estimate."
    );
}

TEST(Series, TwoBreaksBetweenTwoFiguresOpenOneStretchWithBothReasons) {
    const trend::Series series(
        {observed({2020, 1, 1}, 1), observed({2022, 1, 1}, 3)},
        {broken({2021, 6, 1}), broken({2021, 1, 1})}
    );
    ASSERT_EQ(series.stretches().size(), 2u);
    EXPECT_EQ(series.stretches()[1].opened_by().size(), 2u);
}

TEST(Series, BreaksOutsideTheFiguresOpenNothing) {
    const trend::Series series(
        {observed({2020, 1, 1}, 1), observed({2022, 1, 1}, 3)},
        {broken({2019, 1, 1}), broken({2023, 1, 1})}
    );
    ASSERT_EQ(series.stretches().size(), 1u);
    EXPECT_TRUE(series.stretches()[0].opened_by().empty());
    EXPECT_TRUE(trend::Series({}, {broken({2019, 1, 1})}).stretches().empty());
    EXPECT_EQ(trend::Series({}, {}).latest(), nullptr);
}

TEST(Series, RefusesTwoFiguresForOneDate) {
    EXPECT_THROW(
        trend::Series({observed({2020, 1, 1}, 1), observed({2020, 1, 1}, 2)}, {}), base::Error
    );
}

TEST(Series, BreakKindsKeepTheirStoredNames) {
    for (const auto kind :
         {trend::BreakKind::definition,
          trend::BreakKind::age_range,
          trend::BreakKind::denominator,
          trend::BreakKind::source}) {
        EXPECT_EQ(trend::parse_break_kind(trend::name(kind)), kind);
    }
    EXPECT_FALSE(trend::parse_break_kind("other"));
    EXPECT_EQ(trend::word(trend::BreakKind::age_range), "age range");
}

RC_GTEST_PROP(Series, NoStretchHoldsFiguresFromBothSidesOfABreak, ()) {
    std::vector<trend::Observation> observations;
    std::vector<trend::Break> breaks;
    const base::Date start{2020, 1, 1};
    for (int day = 0; day < 60; ++day) {
        if (*rc::gen::inRange(0, 3) == 0) {
            observations.push_back(observed(base::add_days(start, day), day));
        }
        if (*rc::gen::inRange(0, 10) == 0) {
            breaks.push_back(broken(base::add_days(start, day)));
        }
    }
    std::size_t seen = 0;
    for (const trend::Stretch& stretch : trend::Series(observations, breaks).stretches()) {
        RC_ASSERT(!stretch.observations().empty());
        seen += stretch.observations().size();
        for (const trend::Break& item : breaks) {
            const bool before = stretch.observations().front().date < item.date;
            const bool after = item.date <= stretch.observations().back().date;
            RC_ASSERT(!(before && after));
        }
    }
    RC_ASSERT(seen == observations.size());
}
