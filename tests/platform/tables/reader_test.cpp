#include "platform/tables/reader.hpp"

#include "platform/tables/table_files.hpp"

#include <gmock/gmock.h>

#include <set>
#include <thread>

namespace {

using tables_test::cells_of;
using tables_test::data_file;
using tables_test::headers_of;
using tables_test::ReadRow;
using tables_test::rows_of;
using tables_test::TextFile;
using ::testing::ElementsAre;
using ::testing::HasSubstr;

TEST(Reader, GivesEveryCellAsTextWithItsLine) {
    const tables::Table table = tables::open(data_file("lines_in_quotes.csv"));
    EXPECT_THAT(headers_of(table), ElementsAre("code", "note"));
    EXPECT_EQ(4U, table.row_count());
    EXPECT_EQ(1U, table.blank_lines());
    const std::vector<ReadRow> expected = {
        {2, {"1", "two\r\nlines"}},
        {4, {"2", "one"}},
        {6, {"3", "a \"quoted\" word,\n\nand three lines"}},
        {9, {"4", "last"}}};
    EXPECT_EQ(expected, rows_of(table));
}

TEST(Reader, CanReadATableAgainAndOnlyItsBeginning) {
    const tables::Table table = tables::open(data_file("hash_row.csv"));
    EXPECT_EQ(rows_of(table), rows_of(table));
    std::vector<std::uint64_t> lines;
    table.for_first(2, [&](const tables::Record& record) { lines.push_back(record.line); });
    EXPECT_THAT(lines, ElementsAre(2U, 3U));
    table.for_first(0, [&](const tables::Record&) { FAIL(); });
}

TEST(Reader, WhatTheTakerThrowsPassesThrough) {
    const tables::Table table = tables::open(data_file("hash_row.csv"));
    EXPECT_THROW(
        table.for_each([](const tables::Record&) { throw std::range_error("mine"); }),
        std::range_error
    );
}

TEST(Reader, SaysHowItRead) {
    EXPECT_EQ(
        "Windows-1252. Columns separated by commas, quotes \", header on line 1, lines end with "
        "LF.",
        tables::open(data_file("windows_1252.csv")).description()
    );
    EXPECT_EQ(
        "UTF-8, as asked. Columns separated by semicolons, quotes \", header on line 2, lines end "
        "with CR LF.",
        tables::open(data_file("separator_line.csv"), {.encoding = tables::Encoding::utf8})
            .description()
    );
}

TEST(Reader, CallsTheFileWhatThePersonCallsIt) {
    const TextFile file("a,b\n");
    EXPECT_THAT(
        tables_test::refusal_of([&] {
            tables::open(file.path(), {.file_name = "weekly figures.csv"});
        }),
        ::testing::StartsWith("weekly figures.csv has a header")
    );
}

TEST(Reader, ReadsEveryEncodingAlike) {
    for (const char* name : {"bom_utf8.csv", "utf16_le_bom.csv", "utf16_be_bom.csv"}) {
        const tables::Table table = tables::open(data_file(name));
        EXPECT_THAT(headers_of(table), ElementsAre("district", "people")) << name;
        EXPECT_EQ((std::vector<ReadRow>{{2, {"Waitemat\u0101", "12"}}}), rows_of(table)) << name;
    }
    EXPECT_THAT(
        cells_of(tables::open(data_file("utf16_le_bare.csv")), "people"), ElementsAre("12", "7")
    );
}

TEST(Reader, ReadsEveryDelimiter) {
    EXPECT_THAT(
        cells_of(tables::open(data_file("tabs.tsv")), "label"),
        ElementsAre("one, two", "three\tfour")
    );
    EXPECT_THAT(
        cells_of(tables::open(data_file("pipes.txt")), "people"), ElementsAre("1,234", "5")
    );
    EXPECT_THAT(
        cells_of(tables::open(data_file("separator_line.csv")), "label"),
        ElementsAre("one; two", "1,5")
    );
    EXPECT_THAT(
        cells_of(tables::open(data_file("single_quotes.csv")), "label"),
        ElementsAre("one, two", "Hawke's Bay")
    );
}

TEST(Reader, ReadsEveryLineEnd) {
    EXPECT_EQ(
        (std::vector<ReadRow>{{2, {"1", "one"}}, {3, {"2", "two"}}}),
        rows_of(tables::open(data_file("cr_only.csv")))
    );
    EXPECT_EQ(
        (std::vector<ReadRow>{{2, {"1", "one"}}, {3, {"2", "two"}}, {4, {"3", "three"}}}),
        rows_of(tables::open(data_file("mixed_line_ends.csv")))
    );
}

TEST(Reader, RowsOfNothingButDelimitersAreBlankLines) {
    const tables::Table table = tables::open(data_file("spreadsheet_tail.csv"));
    EXPECT_EQ(2U, table.row_count());
    EXPECT_EQ(2U, table.blank_lines());
    EXPECT_EQ(0U, table.refused_rows());
}

TEST(Reader, ColumnsWithoutAHeaderAnswerToTheirPlace) {
    const tables::Table table = tables::open(data_file("no_header.csv"));
    EXPECT_EQ(3U, table.row_count());
    EXPECT_THAT(cells_of(table, "column 3"), ElementsAre("10", "11", "12"));
}

TEST(Reader, ATableBelowATitleIsReadWhenItsLineIsSaid) {
    const tables::Table table =
        tables::open(data_file("title_above.csv"), {.dialect = {.first_line = 4}});
    EXPECT_THAT(headers_of(table), ElementsAre("code", "label", "people"));
    EXPECT_EQ(
        (std::vector<ReadRow>{{5, {"1", "one", "10"}}, {6, {"2", "two", "20"}}}), rows_of(table)
    );
}

TEST(Reader, LongQuotedCellsStayWholeAcrossBuffers) {
    // Long enough that DuckDB's buffers end inside many of the cells.
    std::string text = "id,note\n";
    std::vector<ReadRow> expected;
    std::uint64_t line = 2;
    for (std::size_t i = 0; text.size() < 12'000'000; ++i) {
        const std::string note = std::string(37'000 + i % 977, 'x') + "\n\"" + std::to_string(i) +
                                 "\",,\n" + std::string(i % 13, '\n');
        std::string quoted;
        for (const char character : note) {
            quoted += character == '"' ? "\"\"" : std::string(1, character);
        }
        text += std::to_string(i) + ",\"" + quoted + "\"\n";
        expected.push_back({line, {std::to_string(i), note}});
        line += 3 + i % 13;
    }
    const TextFile file(text);
    for (const unsigned threads : {1U, 2U}) {
        EXPECT_TRUE(expected == rows_of(tables::open(file.path(), {.threads = threads})));
    }
}

TEST(Reader, LeavesNoWorkingCopyBehind) {
    const support::TemporaryFolder folder;
    {
        const tables::Table table =
            tables::open(data_file("pipes.txt"), {.work_folder = folder.path()});
        EXPECT_FALSE(std::filesystem::is_empty(folder.path()));
        EXPECT_EQ(2U, rows_of(table).size());
        EXPECT_THROW(
            tables::open(data_file("header_only.csv"), {.work_folder = folder.path()}), base::Error
        );
    }
    EXPECT_TRUE(std::filesystem::is_empty(folder.path()));
}

TEST(Reader, TheWorkingCopyIsForThisAccountOnly) {
    const support::TemporaryFolder folder;
    const tables::Table table =
        tables::open(data_file("pipes.txt"), {.work_folder = folder.path()});
    for (const auto& entry : std::filesystem::directory_iterator(folder.path())) {
        EXPECT_EQ(
            std::filesystem::perms::owner_all,
            entry.status().permissions() & std::filesystem::perms::mask
        );
    }
}

TEST(Reader, PathsMayHoldQuotesSpacesAndStars) {
    const support::TemporaryFolder folder;
    const auto odd = folder.path() / "it's [1] *";
    std::filesystem::create_directory(odd);
    const auto file = odd / "a'b?*.csv";
    std::filesystem::copy_file(data_file("hash_row.csv"), file);
    EXPECT_EQ(3U, rows_of(tables::open(file, {.work_folder = odd})).size());
    const auto parquet = odd / "a'b?*.parquet";
    std::filesystem::copy_file(data_file("figures.parquet"), parquet);
    EXPECT_EQ(3U, rows_of(tables::open(parquet, {.work_folder = odd})).size());
}

TEST(Reader, SeveralTablesAreReadAtOnce) {
    std::vector<std::thread> threads;
    std::vector<std::size_t> rows(4);
    for (std::size_t i = 0; i < rows.size(); ++i) {
        threads.emplace_back([&rows, i] {
            rows[i] = rows_of(tables::open(data_file("one_ragged_row.csv"))).size();
        });
    }
    for (std::thread& thread : threads) {
        thread.join();
    }
    EXPECT_THAT(rows, ::testing::Each(77U));
}

TEST(Reader, ParquetIsReadAsText) {
    const tables::Table table = tables::open(data_file("figures.parquet"));
    EXPECT_TRUE(table.is_parquet());
    EXPECT_EQ("Parquet.", table.description());
    EXPECT_THAT(headers_of(table), ElementsAre("as_of", "District ", "people", "rate", "checked"));
    const std::vector<ReadRow> expected = {
        {1, {"2022-02-09", "Waitemat\u0101", "120", "71.5", "true"}},
        {2, {"2022-03-16", "Awarua", "", "3e-05", "false"}},
        {3, {"2022-03-16", "# Millbrook", "7", "", ""}}};
    EXPECT_EQ(expected, rows_of(table));
}

}  // namespace
