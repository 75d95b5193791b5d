// An outsider with a pencil: everything released together, and subtraction.
#include "analysis/disclosure/release.hpp"

#include <gtest/gtest.h>
#include <rapidcheck/gtest.h>

namespace {

using disclosure::Cell;
using disclosure::Margin;
using disclosure::Policy;
using disclosure::Reason;
using disclosure::ReleasedTable;
using disclosure::Table;

Cell people(double numerator, double denominator) {
    return {base::Raw(numerator), base::Raw(denominator), {}, {}};
}

// The last cell is the total of the others.
Table with_total(const std::vector<double>& counts) {
    Table table;
    Margin margin{counts.size(), {}};
    double sum = 0;
    for (std::size_t i = 0; i < counts.size(); ++i) {
        table.cells.push_back(people(counts[i], 1000));
        margin.parts.push_back(i);
        sum += counts[i];
    }
    table.cells.push_back(people(sum, 1000.0 * static_cast<double>(counts.size())));
    table.margins = {margin};
    return table;
}

bool hidden(const std::optional<base::Released>& count) {
    return !count->is_reported();
}

// What subtraction finds in one margin: the number of hidden parts and their sum, if the total
// is shown.
struct Found {
    int parts = 0;
    double sum = 0;
};

std::optional<Found> subtract(
    const ReleasedTable& released,
    const Margin& margin,
    std::optional<base::Released> disclosure::ReleasedCell::*layer
) {
    const auto& total = released.cells[margin.total].*layer;
    if (hidden(total)) {
        return std::nullopt;
    }
    Found found{0, total->value()};
    for (const std::size_t part : margin.parts) {
        const auto& count = released.cells[part].*layer;
        found.parts += hidden(count) ? 1 : 0;
        found.sum -= hidden(count) ? 0 : count->value();
    }
    return found;
}

// A district by ethnicity table with row, column and grand totals.
Table cross_table(std::size_t rows, std::size_t columns, const std::vector<double>& counts) {
    Table table;
    const auto at = [&](std::size_t row, std::size_t column) {
        return row * (columns + 1) + column;
    };
    for (std::size_t row = 0; row <= rows; ++row) {
        for (std::size_t column = 0; column <= columns; ++column) {
            double sum = 0;
            for (std::size_t r = row == rows ? 0 : row; r < (row == rows ? rows : row + 1); ++r) {
                for (std::size_t c = column == columns ? 0 : column;
                     c < (column == columns ? columns : column + 1);
                     ++c) {
                    sum += counts[r * columns + c];
                }
            }
            table.cells.push_back(people(sum, sum * 2));
        }
    }
    for (std::size_t row = 0; row <= rows; ++row) {
        Margin margin{at(row, columns), {}};
        for (std::size_t column = 0; column < columns; ++column) {
            margin.parts.push_back(at(row, column));
        }
        table.margins.push_back(margin);
    }
    for (std::size_t column = 0; column <= columns; ++column) {
        Margin margin{at(rows, column), {}};
        for (std::size_t row = 0; row < rows; ++row) {
            margin.parts.push_back(at(row, column));
        }
        table.margins.push_back(margin);
    }
    return table;
}

}  // namespace

TEST(Attack, WorksWithoutTheComplementaryStep) {
    Table table = with_total({3, 40, 50, 60});
    const Margin margin = table.margins.front();
    table.margins.clear();
    const auto found =
        subtract(disclosure::release(table), margin, &disclosure::ReleasedCell::numerator);
    EXPECT_EQ(found->parts, 1);
    EXPECT_EQ(found->sum, 3) << "the pencil finds the suppressed count";
}

TEST(Attack, FailsBecauseTheNextSmallestGroupIsSuppressedToo) {
    const Table table = with_total({3, 50, 40, 60});
    const auto released = disclosure::release(table);
    EXPECT_EQ(released.cells[2].reason, Reason::protects_another);
    EXPECT_TRUE(released.cells[1].figure.is_reported());
    EXPECT_TRUE(released.cells[4].figure.is_reported());
    EXPECT_EQ(
        subtract(released, table.margins.front(), &disclosure::ReleasedCell::numerator)->parts, 2
    );
    EXPECT_NE(released.cells[2].figure.reason().find("smaller group"), std::string::npos);
}

TEST(Attack, FailsOnSmallCountsWhoseSumIsSmallAsWell) {
    // 1 and 1 hidden would leave a sum of 2, which says both.
    const auto released = disclosure::release(with_total({1, 1, 40, 60}));
    EXPECT_FALSE(released.cells[2].figure.is_reported());
    EXPECT_TRUE(released.cells[3].figure.is_reported());
}

TEST(Attack, CostsTheTotalWhereNoGroupIsLeftToHide) {
    Policy policy;
    policy.zeros = disclosure::ZeroRule::show;
    const auto released = disclosure::release(with_total({0, 0, 7}), policy);
    EXPECT_TRUE(released.cells[3].figure.is_reported());
    const auto hiding = disclosure::release(with_total({3, 0, 0, 0}), policy);
    EXPECT_FALSE(hiding.cells[4].figure.is_reported());
    const auto alone = disclosure::release(with_total({4, 4}));
    EXPECT_TRUE(alone.cells[2].figure.is_reported()) << "8 in two groups says neither";
}

RC_GTEST_PROP(Attack, NeverFindsASuppressedCountInCrossedMargins, ()) {
    const std::size_t rows = *rc::gen::inRange<std::size_t>(1, 6);
    const std::size_t columns = *rc::gen::inRange<std::size_t>(1, 6);
    std::vector<double> counts;
    for (std::size_t i = 0; i < rows * columns; ++i) {
        counts.push_back(*rc::gen::element(0, 1, 2, 3, 5, 6, 7, 9, 20, 100, 5000));
    }
    const Table table = cross_table(rows, columns, counts);
    Policy policy;
    policy.zeros = *rc::gen::element(disclosure::ZeroRule::protect, disclosure::ZeroRule::show);
    policy.sensitive = *rc::gen::arbitrary<bool>();
    policy.threshold = *rc::gen::inRange(3, 12);
    const auto released = disclosure::release(table, policy);
    for (const Margin& margin : table.margins) {
        for (const auto layer :
             {&disclosure::ReleasedCell::numerator, &disclosure::ReleasedCell::denominator}) {
            const auto found = subtract(released, margin, layer);
            if (found) {
                RC_ASSERT(found->parts != 1);
                RC_ASSERT(found->parts == 0 || found->sum >= policy.threshold);
                continue;
            }
            // The total is hidden: adding its parts must not give it back.
            int hidden_parts = 0;
            for (const std::size_t part : margin.parts) {
                hidden_parts += hidden(released.cells[part].*layer) ? 1 : 0;
            }
            const bool nobody = hidden_parts == 0 && policy.zeros == disclosure::ZeroRule::show;
            RC_ASSERT(hidden_parts > 0 || nobody);
        }
    }
}

TEST(Attack, WhatATotalHoldsBeyondItsPartsIsNotLeftOver) {
    // Everyone 100; the groups listed are 60 and 37: three people are in none of them.
    Table table;
    table.cells = {people(60, 600), people(37, 370), people(100, 1000)};
    table.margins = {{2, {0, 1}}};
    const ReleasedTable released = disclosure::release(table);
    EXPECT_TRUE(hidden(released.cells[0].numerator));
    EXPECT_TRUE(hidden(released.cells[1].numerator));
    EXPECT_FALSE(hidden(released.cells[2].numerator));
    EXPECT_FALSE(hidden(released.cells[1].denominator));  // thirty are left over: enough
}

TEST(Attack, OneGroupAloneBesideEveryoneDoesNotTellTheOthers) {
    Table table;
    table.cells = {people(97, 500), people(100, 1000)};
    table.margins = {{1, {0}}};
    const ReleasedTable released = disclosure::release(table);
    EXPECT_TRUE(hidden(released.cells[0].numerator));
    EXPECT_FALSE(hidden(released.cells[0].denominator));
}

TEST(Attack, ARateWithItsPeopleTellsItsCount) {
    Table table;
    table.values_are_rates = true;
    table.cells = {
        {{}, base::Raw(100), base::Raw(2), {}},
        {{}, base::Raw(100), base::Raw(40), {}},
        {{}, base::Raw(100), base::Raw(97), {}}};
    const ReleasedTable released = disclosure::release(table, {.sensitive = true});
    EXPECT_EQ(Reason::small_count, released.cells[0].reason);
    EXPECT_EQ(Reason::shown, released.cells[1].reason);
    EXPECT_DOUBLE_EQ(40, released.cells[1].figure.value());
    EXPECT_EQ(Reason::small_remainder, released.cells[2].reason);
    EXPECT_FALSE(released.cells[1].numerator.has_value());
}

TEST(Attack, WhatASourcePublishedHelpsToSubtractAndIsNeverHidden) {
    // Two of three districts are published; the third is ours, with 3 people.
    Table table;
    table.cells = {people(50, 500), people(40, 400), people(3, 300), people(93, 1200)};
    table.cells[0].is_published = table.cells[1].is_published = true;
    table.margins = {{3, {0, 1, 2}}};
    const ReleasedTable released = disclosure::release(table);
    EXPECT_FALSE(hidden(released.cells[0].numerator));
    EXPECT_FALSE(hidden(released.cells[1].numerator));
    EXPECT_TRUE(hidden(released.cells[2].numerator));
    EXPECT_TRUE(hidden(released.cells[3].numerator));
}

TEST(Attack, APublishedSmallCountIsShownAsPrinted) {
    Table table;
    table.cells = {people(2, 40), people(60, 100)};
    table.cells[0].is_published = true;
    const ReleasedTable released = disclosure::release(table);
    EXPECT_EQ(Reason::shown, released.cells[0].reason);
    EXPECT_DOUBLE_EQ(5, released.cells[0].figure.value());
}

TEST(Attack, ThoseWhoDoNotHaveItAreNotFoundBySubtraction) {
    // 1 and 2 people without it: both hidden, and the numerators leave 57 + 58, which is plenty,
    // but everyone's 43 without it less the 40 of the third group leave only 3.
    Table table;
    table.cells = {people(57, 58), people(58, 60), people(60, 100), people(175, 218)};
    table.margins = {{3, {0, 1, 2}}};
    const ReleasedTable released = disclosure::release(table, {.sensitive = true});
    EXPECT_TRUE(hidden(released.cells[0].numerator));
    EXPECT_TRUE(hidden(released.cells[1].numerator));
    EXPECT_TRUE(hidden(released.cells[2].numerator));
    EXPECT_FALSE(hidden(released.cells[3].numerator));
}

TEST(Attack, EveryoneElseIsNotFoundOneStepFurther) {
    // Two places and their region: of the first 3 are outside the group, of the second 40.
    Table table;
    table.cells = {people(100, 900), people(97, 800), people(140, 900), people(100, 500)};
    table.cells.push_back(people(240, 1800));  // everyone in the region
    table.cells.push_back(people(197, 1300));  // and of the group
    for (const std::size_t everyone : {0, 2, 4}) {
        Cell rest = disclosure::complement(table.cells[everyone], table.cells[everyone + 1]);
        rest.is_implied = true;
        table.margins.push_back({everyone, {everyone + 1, table.cells.size()}});
        table.cells.push_back(rest);
    }
    table.margins.push_back({4, {0, 2}});
    table.margins.push_back({5, {1, 3}});
    table.margins.push_back({8, {6, 7}});
    const ReleasedTable released = disclosure::release(table);
    const auto shows = [&](std::size_t at) { return !hidden(released.cells[at].numerator); };
    EXPECT_FALSE(shows(0) && shows(1));
    const bool tells_region = shows(4) && shows(5);
    const bool tells_second = shows(2) && shows(3);
    EXPECT_FALSE(tells_region && tells_second);
    EXPECT_FALSE(hidden(released.cells[0].denominator));
    EXPECT_FALSE(hidden(released.cells[1].denominator));
}

TEST(Attack, WhatIsOnlyImpliedIsHiddenBeforeAnythingThatIsDrawn) {
    Table table;
    table.cells = {people(100, 900), people(3, 100)};
    table.cells.push_back(disclosure::complement(table.cells[0], table.cells[1]));
    table.cells[2].is_implied = true;
    table.margins = {{0, {1, 2}}};
    const ReleasedTable released = disclosure::release(table);
    EXPECT_FALSE(hidden(released.cells[0].numerator));
    EXPECT_TRUE(hidden(released.cells[1].numerator));
}

TEST(Attack, WhatIsSetAsideIsWithheldAndProtectedAsAnyOther) {
    Table table;
    table.cells = {people(97, 900), people(50, 400), people(147, 1300)};
    table.cells[0].is_set_aside = true;
    table.margins = {{2, {0, 1}}};
    const ReleasedTable released = disclosure::release(table);
    EXPECT_EQ(Reason::overlaps_shown, released.cells[0].reason);
    EXPECT_NE("", disclosure::remedy(released.cells[0].reason));
    EXPECT_FALSE(released.cells[1].figure.is_reported() && released.cells[2].figure.is_reported());
}

TEST(Attack, FewWhomTheTotalLeavesOutAreNotToldByALooseMargin) {
    Table table;
    table.cells = {people(23, 400), people(70, 500), people(90, 900)};
    table.margins = {{2, {0, 1}}};
    EXPECT_FALSE(hidden(disclosure::release(table).cells[0].numerator));
    table.margins.front().is_loose = true;
    EXPECT_TRUE(hidden(disclosure::release(table).cells[0].numerator));
}
