// Insiders with a pencil: those who gave some of the counts, and those who took them in.
#include "analysis/disclosure/release.hpp"

#include <gtest/gtest.h>
#include <rapidcheck/gtest.h>

#include <algorithm>

namespace {

using disclosure::Cell;
using disclosure::Given;
using disclosure::Margin;
using disclosure::Reason;
using disclosure::ReleasedTable;
using disclosure::Table;

Cell counted(double count) {
    Cell cell;
    cell.numerator = base::Raw(count);
    return cell;
}

Cell given(double count, int by, bool is_told) {
    Cell cell = counted(count);
    cell.given = Given{{by}, is_told, false};
    return cell;
}

double sum_of(const Table& table, const std::vector<std::size_t>& parts) {
    double sum = 0;
    for (const std::size_t part : parts) {
        sum += table.cells[part].numerator->value();
    }
    return sum;
}

std::size_t add_total(Table& table, const std::vector<std::size_t>& parts) {
    table.cells.push_back(counted(sum_of(table, parts)));
    table.margins.push_back({table.cells.size() - 1, parts});
    return table.cells.size() - 1;
}

bool is_shown(const ReleasedTable& released, std::size_t cell) {
    return released.cells[cell].figure.is_reported();
}

// How many a total holds beyond its parts.
double left_over(const Table& table, const Margin& margin) {
    return table.cells[margin.total].numerator->value() - sum_of(table, margin.parts);
}

bool knows_all(const Margin& margin, const std::vector<bool>& known) {
    return known[margin.total] &&
           std::all_of(margin.parts.begin(), margin.parts.end(), [&](std::size_t at) {
               return known[at];
           });
}

// What follows of what is known, by adding up and subtracting until there is no more.
std::vector<bool> worked_out(const Table& table, std::vector<bool> known) {
    for (bool again = true; again;) {
        again = false;
        for (const Margin& margin : table.margins) {
            if (left_over(table, margin) > 0) {
                continue;
            }
            std::vector<std::size_t> all = margin.parts;
            all.push_back(margin.total);
            const auto unknown =
                std::count_if(all.begin(), all.end(), [&](std::size_t at) { return !known[at]; });
            if (unknown == 1) {
                again = true;
                for (const std::size_t at : all) {
                    known[at] = true;
                }
            }
        }
    }
    return known;
}

std::vector<bool> with_shown(const ReleasedTable& released, std::vector<bool> known) {
    for (std::size_t at = 0; at < known.size(); ++at) {
        known[at] = known[at] || is_shown(released, at);
    }
    return known;
}

// What the page of a return with these rows shows is told.
void tell(Table& table, const std::vector<std::size_t>& rows) {
    Table page;
    std::vector<std::size_t> parts;
    for (const std::size_t row : rows) {
        parts.push_back(page.cells.size());
        page.cells.push_back(counted(table.cells[row].numerator->value()));
    }
    add_total(page, parts);
    const ReleasedTable released = disclosure::release(page);
    for (std::size_t at = 0; at < rows.size(); ++at) {
        table.cells[rows[at]].given->numerator_told = is_shown(released, at);
    }
}

bool is_by(const Cell& cell, int giver) {
    return cell.given &&
           std::find(cell.given->by.begin(), cell.given->by.end(), giver) != cell.given->by.end();
}

// Regions of places of two groups: each place's two groups come from one of three partners, or from
// a file that nobody else has seen.
Table some_regions() {
    Table table;
    std::vector<std::size_t> regions[3];
    const int count = *rc::gen::inRange(1, 4);
    for (int region = 0; region < count; ++region) {
        std::vector<std::size_t> places[3];
        const int many = *rc::gen::inRange(1, 4);
        for (int place = 0; place < many; ++place) {
            const int giver = *rc::gen::inRange(0, 4);
            std::vector<std::size_t> groups;
            for (int group = 0; group < 2; ++group) {
                const double people = *rc::gen::inRange(1, 30);
                table.cells.push_back(giver == 0 ? counted(people) : given(people, giver, false));
                groups.push_back(table.cells.size() - 1);
                places[group].push_back(groups.back());
            }
            if (giver > 0) {
                tell(table, groups);
            }
            // A file may count some who are in neither group.
            const std::size_t everyone = add_total(table, groups);
            if (*rc::gen::inRange(0, 3) == 0) {
                const double more = *rc::gen::inRange(0, 20);
                table.cells[everyone] = counted(sum_of(table, groups) + more);
            }
            places[2].push_back(everyone);
        }
        std::vector<std::size_t> sums;
        for (int group = 0; group < 3; ++group) {
            sums.push_back(add_total(table, places[group]));
            regions[group].push_back(sums.back());
        }
        table.margins.push_back({sums[2], {sums[0], sums[1]}});
    }
    std::vector<std::size_t> tops;
    for (const auto& parts : regions) {
        tops.push_back(add_total(table, parts));
    }
    table.margins.push_back({tops[2], {tops[0], tops[1]}});
    return table;
}

}  // namespace

// The giver 0 gave nothing, and knows what was told.
RC_GTEST_PROP(DisclosureGiven, NobodyWhoGaveOrTookInWorksOutASmallCountOfAnother, ()) {
    const Table table = some_regions();
    const ReleasedTable released = disclosure::release(table);
    for (int giver = 0; giver <= 3; ++giver) {
        std::vector<bool> known(table.cells.size());
        for (std::size_t at = 0; at < table.cells.size(); ++at) {
            const auto& gift = table.cells[at].given;
            known[at] = is_by(table.cells[at], giver) || (gift && gift->numerator_told);
        }
        const std::vector<bool> own = worked_out(table, known);
        const std::vector<bool> follows = worked_out(table, with_shown(released, own));
        for (std::size_t at = 0; at < table.cells.size(); ++at) {
            const bool is_small = table.cells[at].numerator->value() < 6;
            RC_ASSERT(own[at] || !is_small || !follows[at]);
        }
        for (const Margin& margin : table.margins) {
            const double left = left_over(table, margin);
            RC_ASSERT(left <= 0 || left >= 6 || !knows_all(margin, follows));
        }
    }
}

// North 17 of one partner, south 3 of another; beside their region a place of a third and the top.
TEST(DisclosureGiven, ATotalThatItsPartsWouldTellProtectsNoOther) {
    Table table;
    table.cells = {given(17, 1, true), given(3, 2, false), given(20, 3, true), given(30, 1, true)};
    const std::size_t region = add_total(table, {0, 1});
    const std::size_t beside = add_total(table, {2, 3});
    const std::size_t top = add_total(table, {region, beside});
    const ReleasedTable released = disclosure::release(table);
    EXPECT_FALSE(is_shown(released, region));
    EXPECT_TRUE(is_shown(released, beside));  // 20 and 30 are shown: hiding 50 would hide nothing
    EXPECT_FALSE(is_shown(released, top));
    EXPECT_TRUE(is_shown(released, 0));
}

TEST(DisclosureGiven, WhatAGiverAddsUpFromItsOwnSmallCountIsKnownToIt) {
    Table table;
    // The second partner knows its 4 and sees the file's 40, so it knows their sum.
    table.cells = {given(17, 1, true), counted(5), given(4, 2, false), counted(40), counted(60)};
    const std::size_t region = add_total(table, {0, 1});
    const std::size_t beside = add_total(table, {2, 3, 4});
    add_total(table, {region, beside});
    const ReleasedTable released = disclosure::release(table);
    std::vector<bool> known(table.cells.size());
    known[2] = true;
    EXPECT_FALSE(worked_out(table, with_shown(released, known))[1]);
}

TEST(DisclosureGiven, RowsGivenTogetherProtectEachOther) {
    Table table;
    table.cells = {given(3, 1, false), given(20, 1, false), given(40, 1, false)};
    tell(table, {0, 1, 2});
    const std::size_t everyone = add_total(table, {0, 1, 2});
    const ReleasedTable released = disclosure::release(table);
    EXPECT_TRUE(is_shown(released, everyone));
    EXPECT_EQ(Reason::protects_another, released.cells[1].reason);
    EXPECT_TRUE(is_shown(released, 2));
}

// A file says 40 of the place; its return told 30 and hid 3 and 7, or told both of 20 and 17.
TEST(DisclosureGiven, ATotalOfAFileIsHiddenWhereWhatWasToldLeavesFew) {
    Table table;
    table.cells = {given(20, 1, true), given(17, 1, true), counted(40)};
    table.margins = {{2, {0, 1}}};
    EXPECT_FALSE(is_shown(disclosure::release(table), 2));
    table.cells = {given(30, 1, true), given(3, 1, false), given(7, 1, false), counted(40)};
    table.margins = {{3, {0, 1, 2}}};
    const ReleasedTable released = disclosure::release(table);
    EXPECT_TRUE(is_shown(released, 3));
    EXPECT_TRUE(is_shown(released, 0));
    EXPECT_FALSE(is_shown(released, 2));
}
