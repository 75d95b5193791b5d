#include "analysis/equity/proportion.hpp"

#include "base/error.hpp"

#include <gtest/gtest.h>
#include <rapidcheck/gtest.h>

#include <cmath>
#include <limits>

using equity::Counts;
using equity::ProportionState;

TEST(Proportion, AgreesWithNewcombesTable) {
    // Newcombe, Statistics in Medicine 17 (1998) 857-872, table I, method 3.
    struct Row {
        Counts counts;
        double low, high;
    };
    for (const Row& row :
         {Row{{81, 263}, 0.2553, 0.3662},
          Row{{15, 148}, 0.0624, 0.1605},
          Row{{0, 20}, 0.0000, 0.1611},
          Row{{1, 29}, 0.0061, 0.1718}}) {
        const equity::Proportion result = equity::estimate_proportion(row.counts);
        ASSERT_TRUE(result.interval);
        EXPECT_NEAR(result.interval->low, row.low, 5e-5);
        EXPECT_NEAR(result.interval->high, row.high, 5e-5);
    }
}

TEST(Proportion, KeepsCoverageAboveAHundredPerCentAndFlagsIt) {
    const equity::Proportion result = equity::estimate_proportion({44, 9});
    EXPECT_EQ(result.state, ProportionState::exceeds_denominator);
    EXPECT_DOUBLE_EQ(*result.share, 44.0 / 9);
    EXPECT_FALSE(result.interval);
    EXPECT_FALSE(equity::explain(result.state).empty());
}

TEST(Proportion, HasNoShareWithoutADenominatorOrACount) {
    const double infinity = std::numeric_limits<double>::infinity();
    EXPECT_EQ(equity::estimate_proportion({0, 0}).state, ProportionState::no_denominator);
    EXPECT_EQ(equity::estimate_proportion({3, 0}).state, ProportionState::no_denominator);
    for (const Counts counts :
         {Counts{-1, 5}, Counts{1, -5}, Counts{std::nan(""), 5}, Counts{1, infinity}}) {
        const equity::Proportion result = equity::estimate_proportion(counts);
        EXPECT_EQ(result.state, ProportionState::not_a_count);
        EXPECT_FALSE(result.share);
        EXPECT_FALSE(result.interval);
    }
}

TEST(Proportion, RefusesALevelThatIsNone) {
    EXPECT_THROW(equity::estimate_proportion({1, 2}, 1), base::Error);
    EXPECT_THROW(equity::estimate_proportion({1, 2}, 95), base::Error);
}

RC_GTEST_PROP(Proportion, IntervalHoldsTheShareWithinZeroAndOne, ()) {
    const int n = *rc::gen::inRange(1, 5'000'000);
    const int x = *rc::gen::inRange(0, n + 1);
    const equity::Proportion result = equity::estimate_proportion({double(x), double(n)});
    RC_ASSERT(result.interval->low >= 0 && result.interval->high <= 1);
    RC_ASSERT(result.interval->low <= *result.share && *result.share <= result.interval->high);
    RC_ASSERT(x != 0 || result.interval->low == 0);
    RC_ASSERT(x != n || result.interval->high == 1);
}

RC_GTEST_PROP(Proportion, IntervalOfTheRestIsTheMirrorImage, ()) {
    const int n = *rc::gen::inRange(1, 100'000);
    const int x = *rc::gen::inRange(0, n + 1);
    const base::Interval has = equity::wilson_interval({double(x), double(n)});
    const base::Interval has_not = equity::wilson_interval({double(n - x), double(n)});
    RC_ASSERT(std::abs(has.low - (1 - has_not.high)) < 1e-12);
    RC_ASSERT(std::abs(has.high - (1 - has_not.low)) < 1e-12);
}
