#include "analysis/trend/gap.hpp"

#include <gtest/gtest.h>

namespace {

using trend::Better;
using trend::GapMove;

trend::Series yearly(std::vector<double> values, std::vector<trend::Break> breaks = {}) {
    std::vector<trend::Observation> points;
    for (std::size_t i = 0; i < values.size(); ++i) {
        points.push_back(
            {{2020 + static_cast<int>(i), 1, 1}, base::Plain(values[i], "a number made for a test")}
        );
    }
    return {points, std::move(breaks)};
}

trend::GapOverTime gap(
    std::vector<double> group, std::vector<double> comparator, Better better = Better::higher
) {
    return trend::gap_over_time(
        yearly(std::move(group)).stretches()[0],
        yearly(std::move(comparator)).stretches()[0],
        better
    );
}

}  // namespace

TEST(GapOverTime, GivesDifferenceAndRatioTogether) {
    const auto result = gap({60, 66}, {80, 82});
    ASSERT_EQ(result.points.size(), 2u);
    EXPECT_DOUBLE_EQ(result.points[0].difference, -20);
    EXPECT_DOUBLE_EQ(*result.points[0].ratio, 0.75);
    EXPECT_EQ(result.move, GapMove::narrowed_by_gain);
    EXPECT_TRUE(*result.ratio_narrowed);
}

TEST(GapOverTime, NamesAGapThatNarrowsBecauseTheBetterOffGotWorse) {
    EXPECT_EQ(gap({60, 60}, {80, 75}).move, GapMove::narrowed_by_loss);
    EXPECT_EQ(gap({60, 58}, {80, 75}).move, GapMove::narrowed_by_loss);
    EXPECT_EQ(gap({60, 62}, {80, 75}).move, GapMove::narrowed_from_both_ends);
    EXPECT_NE(
        trend::explain(GapMove::narrowed_by_loss).find("better off got worse"), std::string::npos
    );
}

TEST(GapOverTime, KnowsWhichWayIsBetter) {
    // Of deaths fewer is better: the comparator is better off, and gets worse.
    EXPECT_EQ(gap({60, 60}, {40, 45}, Better::lower).move, GapMove::narrowed_by_loss);
    EXPECT_EQ(gap({60, 50}, {40, 38}, Better::lower).move, GapMove::narrowed_by_gain);
}

TEST(GapOverTime, KnowsWidenedUnchangedAndReversed) {
    EXPECT_EQ(gap({60, 60}, {80, 85}).move, GapMove::widened);
    EXPECT_EQ(gap({60, 61}, {80, 81}).move, GapMove::unchanged);
    EXPECT_EQ(gap({60, 90}, {80, 85}).move, GapMove::reversed);
    EXPECT_EQ(gap({60}, {80}).move, GapMove::cannot_tell);
}

TEST(GapOverTime, MayNarrowInPointsAndWidenInProportion) {
    const auto result = gap({10, 4}, {20, 10}, Better::lower);
    EXPECT_EQ(result.move, GapMove::narrowed_by_gain);
    EXPECT_FALSE(*result.ratio_narrowed);
    EXPECT_FALSE(gap({0, 4}, {20, 10}).ratio_narrowed);
    EXPECT_FALSE(gap({5, 4}, {0, 10}).points[0].ratio);
}

TEST(GapOverTime, UsesOnlyDatesWithinBothStretches) {
    const auto series = yearly(
        {80, 81, 82, 83}, {{{2022, 1, 1}, trend::BreakKind::definition, "Counted another way."}}
    );
    const auto group = yearly({60, 61, 62, 63});
    const auto result =
        trend::gap_over_time(group.stretches()[0], series.stretches()[1], Better::higher);
    ASSERT_EQ(result.points.size(), 2u);
    EXPECT_EQ(result.points[0].date, (base::Date{2022, 1, 1}));
}
