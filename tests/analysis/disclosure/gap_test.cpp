#include "analysis/disclosure/release.hpp"

#include <gtest/gtest.h>

#include <cmath>

namespace {

using base::FigureState;
using disclosure::Cell;
using disclosure::Table;
using equity::Relation;

Cell counted(double numerator, double denominator) {
    return {base::Raw(numerator), base::Raw(denominator), {}, {}};
}

Table pair_of(
    const Cell& group, const Cell& comparator, Relation relation = Relation::independent
) {
    Table table;
    table.cells = {group, comparator};
    table.pairs = {{0, 1, relation}};
    return table;
}

}  // namespace

TEST(ReleasedGap, IsInTheUnitOfTheFigures) {
    const auto gap = disclosure::release(pair_of(counted(56, 70), counted(48, 80))).gaps.front();
    EXPECT_NEAR(gap.difference.value(), 20, 1e-9);
    EXPECT_NEAR(gap.difference.interval()->low, 5.24, 0.005);
    EXPECT_NEAR(gap.ratio.value(), 4.0 / 3, 1e-9);
    EXPECT_GT(gap.ratio.interval()->low, 1);
    EXPECT_EQ(gap.claim->direction, equity::Direction::higher);
}

TEST(ReleasedGap, IsSuppressedWhenEitherSideIs) {
    for (const Table& table :
         {pair_of(counted(3, 70), counted(48, 80)), pair_of(counted(56, 70), counted(3, 80))}) {
        const auto gap = disclosure::release(table).gaps.front();
        EXPECT_EQ(gap.difference.state(), FigureState::suppressed);
        EXPECT_EQ(gap.ratio.state(), FigureState::suppressed);
        EXPECT_FALSE(gap.claim) << "a claim is a way out too";
        EXPECT_EQ(gap.difference.value(), 0);
        EXPECT_FALSE(gap.difference.reason().empty());
    }
}

TEST(ReleasedGap, OfOverlappingGroupsHasNoIntervalAndNoDirection) {
    const auto gap =
        disclosure::release(pair_of(counted(56, 70), counted(48, 80), Relation::overlapping))
            .gaps.front();
    EXPECT_TRUE(gap.difference.is_reported());
    EXPECT_FALSE(gap.difference.interval());
    EXPECT_EQ(gap.difference_state, equity::ComparisonState::overlapping_groups);
    EXPECT_EQ(gap.claim->direction, equity::Direction::cannot_say);
}

TEST(ReleasedGap, HasNoRatioToNothing) {
    Table table = pair_of(counted(56, 70), counted(0, 80));
    table.protection = disclosure::Protection::as_published;
    const auto gap = disclosure::release(table).gaps.front();
    EXPECT_EQ(gap.ratio.state(), FigureState::missing);
    EXPECT_FALSE(gap.ratio.reason().empty());
    EXPECT_TRUE(gap.difference.is_reported());
    EXPECT_EQ(gap.claim->direction, equity::Direction::higher);
}

TEST(ReleasedGap, OfPrintedFiguresUsesTheirPrintedIntervals) {
    Table table = pair_of(
        {{}, {}, base::Raw(30.0), base::Interval{28, 32}},
        {{}, {}, base::Raw(20.0), base::Interval{17, 23}}
    );
    table.protection = disclosure::Protection::as_published;
    const auto gap = disclosure::release(table).gaps.front();
    EXPECT_DOUBLE_EQ(gap.difference.value(), 10);
    EXPECT_NEAR(gap.difference.interval()->low, 10 - std::sqrt(13.0), 1e-12);
    EXPECT_DOUBLE_EQ(gap.ratio.value(), 1.5);
    EXPECT_EQ(gap.claim->direction, equity::Direction::higher);
}

TEST(Derive, ShowsAFigureOnlyWithAllItsParts) {
    Table table;
    table.cells = {counted(30, 100), counted(20, 100), counted(2, 100)};
    const auto released = disclosure::release(table);
    bool called = false;
    const disclosure::Derivation sum = [&](std::span<const double> values) {
        called = true;
        return std::optional(equity::Estimate{values[0] + values[1], {}});
    };
    const std::vector<base::Released> shown{released.cells[0].figure, released.cells[1].figure};
    EXPECT_DOUBLE_EQ(disclosure::derive(shown, sum).value(), 50);
    called = false;
    const std::vector<base::Released> hidden{released.cells[0].figure, released.cells[2].figure};
    const base::Released withheld = disclosure::derive(hidden, sum);
    EXPECT_EQ(withheld.state(), FigureState::suppressed);
    EXPECT_FALSE(withheld.reason().empty());
    EXPECT_FALSE(called) << "nothing is worked out from a figure that is not shown";
    const base::Released none = disclosure::derive(shown, [](std::span<const double>) {
        return std::optional<equity::Estimate>();
    });
    EXPECT_EQ(none.state(), FigureState::missing);
}
