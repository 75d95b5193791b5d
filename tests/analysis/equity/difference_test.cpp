#include "analysis/equity/difference.hpp"

#include <gtest/gtest.h>
#include <rapidcheck/gtest.h>

#include <cmath>

using equity::ComparisonState;
using equity::Counts;
using equity::Relation;

TEST(Difference, AgreesWithNewcombesTable) {
    // Newcombe, Statistics in Medicine 17 (1998) 873-890, table II, method 10.
    struct Row {
        Counts group, comparator;
        double low, high;
    };
    for (const Row& row :
         {Row{{56, 70}, {48, 80}, 0.0524, 0.3339},
          Row{{9, 10}, {3, 10}, 0.1705, 0.8090},
          Row{{5, 56}, {0, 29}, -0.0381, 0.1926},
          Row{{0, 10}, {0, 20}, -0.1611, 0.2775},
          Row{{0, 10}, {0, 10}, -0.2775, 0.2775},
          Row{{10, 10}, {0, 20}, 0.6791, 1.0},
          Row{{10, 10}, {0, 10}, 0.6075, 1.0}}) {
        const auto result = equity::difference(row.group, row.comparator, Relation::independent);
        ASSERT_EQ(result.state, ComparisonState::estimated);
        EXPECT_NEAR(result.interval->low, row.low, 5e-5);
        EXPECT_NEAR(result.interval->high, row.high, 5e-5);
    }
}

TEST(Difference, OfOverlappingGroupsHasAnEstimateAndNoInterval) {
    const auto result = equity::difference({56, 70}, {48, 80}, Relation::overlapping);
    EXPECT_EQ(result.state, ComparisonState::overlapping_groups);
    EXPECT_DOUBLE_EQ(*result.estimate, 0.8 - 0.6);
    EXPECT_FALSE(result.interval);
    EXPECT_FALSE(equity::explain(result.state).empty());
}

TEST(Difference, NamesWhatKeepsTwoGroupsFromBeingCompared) {
    const auto state = [](Counts group, Counts comparator) {
        return equity::difference(group, comparator, Relation::independent).state;
    };
    EXPECT_EQ(state({11, 10}, {1, 10}), ComparisonState::exceeds_denominator);
    EXPECT_EQ(state({1, 10}, {0, 0}), ComparisonState::no_denominator);
    EXPECT_EQ(state({-1, 10}, {0, 0}), ComparisonState::not_a_count);
    const auto over = equity::difference({11, 10}, {1, 10}, Relation::independent);
    EXPECT_DOUBLE_EQ(*over.estimate, 1.0);
    EXPECT_FALSE(over.interval);
}

TEST(Difference, OfPrintedFiguresAgreesWithTheCountsTheyCameFrom) {
    const Counts group{120, 400};
    const Counts comparator{90, 500};
    const auto estimate = [](Counts counts) {
        const equity::Proportion proportion = equity::estimate_proportion(counts);
        return equity::Estimate{*proportion.share, proportion.interval};
    };
    const auto from_counts = equity::difference(group, comparator, Relation::independent);
    const auto printed =
        equity::difference(estimate(group), estimate(comparator), Relation::independent);
    EXPECT_DOUBLE_EQ(from_counts.interval->low, printed.interval->low);
    EXPECT_DOUBLE_EQ(from_counts.interval->high, printed.interval->high);
    const auto bare =
        equity::difference(equity::Estimate{0.3, {}}, estimate(comparator), Relation::independent);
    EXPECT_EQ(bare.state, ComparisonState::no_interval);
}

RC_GTEST_PROP(Difference, ChangesSignWhenTheGroupsAreSwapped, ()) {
    const auto counts = [] {
        const int n = *rc::gen::inRange(1, 10'000);
        return Counts{double(*rc::gen::inRange(0, n + 1)), double(n)};
    };
    const Counts one = counts();
    const Counts other = counts();
    const auto there = equity::difference(one, other, Relation::independent);
    const auto back = equity::difference(other, one, Relation::independent);
    RC_ASSERT(std::abs(there.interval->low + back.interval->high) < 1e-12);
    RC_ASSERT(there.interval->low <= *there.estimate && *there.estimate <= there.interval->high);
    RC_ASSERT(there.interval->low >= -1 - 1e-12 && there.interval->high <= 1 + 1e-12);
    const auto same = equity::difference(one, one, Relation::independent);
    RC_ASSERT(*same.estimate == 0.0 && same.interval->low <= 0 && same.interval->high >= 0);
}
