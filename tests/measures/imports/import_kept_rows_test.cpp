#include "measures/imports/import_kept_rows.hpp"

#include "measures/sums/sum_imports.hpp"

#include <gtest/gtest.h>

using measures::ImportRow;
using measures::KeptRows;

namespace {

const std::vector<measures::ObservedPeriod> periods{
    {*base::parse_date("2023-06-01"), *base::parse_date("2023-06-30")},
    {*base::parse_date("2023-05-01"), *base::parse_date("2023-05-31")},
};

std::vector<std::uint64_t> lines_of(const KeptRows& rows, std::int32_t cell) {
    std::vector<std::uint64_t> lines;
    rows.for_each_of(cell, [&](const ImportRow& row) { lines.push_back(row.line); });
    return lines;
}

}  // namespace

TEST(KeptRows, BringTheRowsOfACellTogetherByTheTimeOfTheirPeriods) {
    KeptRows rows;
    rows.add({.line = 2, .cell = 1, .period = 0});
    rows.add({.line = 3, .cell = 0, .period = 0});
    rows.add({.line = 4, .cell = 1, .period = 1});
    rows.order(periods, 3, [](const ImportRow&, std::uint64_t) { FAIL(); });
    EXPECT_EQ((std::vector<std::uint64_t>{3}), lines_of(rows, 0));
    EXPECT_EQ((std::vector<std::uint64_t>{4, 2}), lines_of(rows, 1));
    EXPECT_TRUE(lines_of(rows, 2).empty());
}

TEST(KeptRows, TellOfEachRowAfterTheFirstAboutTheSame) {
    KeptRows rows;
    for (const std::uint64_t line : {9, 5, 7}) {
        rows.add({.line = line, .cell = 0, .period = 1});
    }
    rows.add({.line = 8, .cell = 0, .period = 0});
    std::vector<std::pair<std::uint64_t, std::uint64_t>> told;
    rows.order(periods, 1, [&](const ImportRow& row, std::uint64_t first) {
        told.emplace_back(row.line, first);
    });
    EXPECT_EQ((std::vector<std::pair<std::uint64_t, std::uint64_t>>{{7, 5}, {9, 5}}), told);
    EXPECT_EQ((std::vector<std::uint64_t>{5, 8}), lines_of(rows, 0));
    EXPECT_EQ(2U, rows.size());
}

TEST(KeptRows, GiveBackEveryFigureAsItWas) {
    KeptRows rows;
    rows.add(
        {.line = (std::uint64_t{1} << 40) + 1,
         .cell = 0,
         .period = 0,
         .figures = {base::FigureState::reported, 0.1, -0.0, std::nullopt}}
    );
    rows.add(
        {.line = 2,
         .cell = 1,
         .period = 0,
         .figures = {base::FigureState::not_collected, {}, {}, {}}}
    );
    rows.order(periods, 2, [](const ImportRow&, std::uint64_t) { FAIL(); });
    rows.for_each_of(0, [](const ImportRow& row) {
        EXPECT_EQ((std::uint64_t{1} << 40) + 1, row.line);
        EXPECT_EQ(base::FigureState::reported, row.figures.state);
        EXPECT_EQ(0.1, row.figures.numerator);
        EXPECT_EQ(0.0, row.figures.denominator);
        EXPECT_EQ(std::nullopt, row.figures.value);
    });
    rows.for_each_of(1, [](const ImportRow& row) {
        EXPECT_EQ(base::FigureState::not_collected, row.figures.state);
        EXPECT_EQ(std::nullopt, row.figures.numerator);
    });
}

TEST(SpokenFor, ACellIsTakenOnceAPeriod) {
    measures::SpokenFor spoken_for;
    for (const std::size_t cell : {2U, 511U, 513U, 1'000'000U}) {
        EXPECT_TRUE(spoken_for.take(cell, 5)) << cell;
        EXPECT_FALSE(spoken_for.take(cell, 5)) << cell;
        EXPECT_TRUE(spoken_for.take(cell + 1, 0)) << cell;
        EXPECT_TRUE(spoken_for.take(cell, 0)) << cell;
    }
}
