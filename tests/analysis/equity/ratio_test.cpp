#include "analysis/equity/ratio.hpp"

#include <gtest/gtest.h>
#include <rapidcheck/gtest.h>

#include <algorithm>
#include <cmath>

using equity::ComparisonState;
using equity::Counts;
using equity::RatioMethod;
using equity::Relation;

TEST(Ratio, AgreesWithKoopmansExample) {
    // Koopman, Biometrics 40 (1984) 513-517: 36 of 40 against 16 of 80.
    const auto result = equity::ratio({36, 40}, {16, 80}, Relation::independent);
    EXPECT_DOUBLE_EQ(*result.estimate, 4.5);
    EXPECT_NEAR(result.interval->low, 2.94, 5e-3);
    EXPECT_NEAR(result.interval->high, 7.15, 5e-3);
}

TEST(Ratio, AgreesWithATrialInATextbook) {
    // Perondi et al. (2004), 7 of 34 against 1 of 34: the 2x2 example of Fagerland, Lydersen and
    // Laake, Statistical Analysis of Contingency Tables (2017), chapter 4.
    const auto koopman = equity::ratio({7, 34}, {1, 34}, Relation::independent);
    EXPECT_NEAR(koopman.interval->low, 1.2209, 5e-5);
    EXPECT_NEAR(koopman.interval->high, 42.5757, 5e-5);
    const auto katz =
        equity::ratio({7, 34}, {1, 34}, Relation::independent, 0.95, RatioMethod::katz);
    EXPECT_NEAR(katz.interval->low, 0.9096, 5e-5);
    EXPECT_NEAR(katz.interval->high, 53.8695, 5e-5);
}

TEST(Ratio, HandlesZeroCells) {
    const auto none = equity::ratio({0, 50}, {10, 50}, Relation::independent);
    EXPECT_EQ(none.state, ComparisonState::estimated);
    EXPECT_EQ(*none.estimate, 0);
    EXPECT_EQ(none.interval->low, 0);
    EXPECT_GT(none.interval->high, 0.1);
    EXPECT_LT(none.interval->high, 1);
    const auto to_nothing = equity::ratio({10, 50}, {0, 50}, Relation::independent);
    EXPECT_EQ(to_nothing.state, ComparisonState::comparator_is_zero);
    EXPECT_FALSE(to_nothing.estimate);
    const auto katz =
        equity::ratio({0, 50}, {10, 50}, Relation::independent, 0.95, RatioMethod::katz);
    EXPECT_EQ(katz.state, ComparisonState::no_interval);
    const auto all = equity::ratio({50, 50}, {40, 40}, Relation::independent);
    EXPECT_DOUBLE_EQ(*all.estimate, 1);
    EXPECT_LT(all.interval->low, 1);
    EXPECT_GT(all.interval->high, 1);
}

TEST(Ratio, OfOverlappingGroupsHasNoInterval) {
    const auto result = equity::ratio({10, 50}, {5, 50}, Relation::overlapping);
    EXPECT_EQ(result.state, ComparisonState::overlapping_groups);
    EXPECT_DOUBLE_EQ(*result.estimate, 2);
    EXPECT_FALSE(result.interval);
}

TEST(Ratio, KeepsAnEstimateAboveTheDenominatorWithoutInterval) {
    const auto result = equity::ratio({60, 50}, {30, 50}, Relation::independent);
    EXPECT_EQ(result.state, ComparisonState::exceeds_denominator);
    EXPECT_DOUBLE_EQ(*result.estimate, 2);
    EXPECT_FALSE(result.interval);
}

// The limits are where the two-sample score statistic, written another way (each group's
// chi-square about the constrained estimate, found here by golden section), meets z squared.
RC_GTEST_PROP(Ratio, LimitsSolveTheScoreEquation, ()) {
    const int n1 = *rc::gen::inRange(5, 3'000);
    const int n2 = *rc::gen::inRange(5, 3'000);
    const int x1 = *rc::gen::inRange(1, n1);
    const int x2 = *rc::gen::inRange(1, n2);
    const auto result =
        equity::ratio({double(x1), double(n1)}, {double(x2), double(n2)}, Relation::independent);
    for (const double theta : {result.interval->low, result.interval->high}) {
        const auto likelihood = [&](double p2) {
            const double p1 = theta * p2;
            return x1 * std::log(p1) + (n1 - x1) * std::log1p(-p1) + x2 * std::log(p2) +
                   (n2 - x2) * std::log1p(-p2);
        };
        double low = 0;
        double high = std::min(1.0, 1 / theta);
        for (int i = 0; i < 200; ++i) {
            const double left = low + (high - low) * 0.381966;
            const double right = low + (high - low) * 0.618034;
            (likelihood(left) < likelihood(right) ? low : high) =
                likelihood(left) < likelihood(right) ? left : right;
        }
        const double p2 = (low + high) / 2;
        const double p1 = theta * p2;
        const double score = (x1 - n1 * p1) * (x1 - n1 * p1) / (n1 * p1 * (1 - p1)) +
                             (x2 - n2 * p2) * (x2 - n2 * p2) / (n2 * p2 * (1 - p2));
        RC_ASSERT(std::abs(score - 3.841458820694124) < 1e-4);
    }
}

RC_GTEST_PROP(Ratio, InvertsWhenTheGroupsAreSwapped, ()) {
    const auto counts = [] {
        const int n = *rc::gen::inRange(2, 100'000);
        return Counts{double(*rc::gen::inRange(1, n + 1)), double(n)};
    };
    const Counts one = counts();
    const Counts other = counts();
    for (const RatioMethod method : {RatioMethod::koopman, RatioMethod::katz}) {
        const auto there = equity::ratio(one, other, Relation::independent, 0.95, method);
        const auto back = equity::ratio(other, one, Relation::independent, 0.95, method);
        RC_ASSERT(std::abs(there.interval->low * back.interval->high - 1) < 1e-6);
        RC_ASSERT(there.interval->low <= *there.estimate * (1 + 1e-9));
        RC_ASSERT(there.interval->high >= *there.estimate * (1 - 1e-9));
    }
}
