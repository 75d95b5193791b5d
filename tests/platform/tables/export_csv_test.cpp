#include "platform/tables/export_csv.hpp"

#include "platform/tables/table_files.hpp"

#include <gmock/gmock.h>

namespace {

using tables::Cell;
using tables::CsvOptions;
using tables::Row;
using tables::Sheet;
using tables_test::figure_of;
using tables_test::sheet_of;

constexpr CsvOptions bare{.byte_order_mark = false};

TEST(CsvExport, WritesTypedCells) {
    EXPECT_EQ(
        "name,count,rate,day,note\r\nWaitemat\u0101,1469,71.60,2022-02-09,\r\n",
        tables::csv_text(
            sheet_of(
                "Sheet",
                {"name", "count", "rate", "day", "note"},
                {{"Waitemat\u0101",
                  Cell(figure_of(1469), 0),
                  Cell(figure_of(71.6), 2),
                  base::Date{2022, 2, 9},
                  Cell()}}
            ),
            bare
        )
    );
}

TEST(CsvExport, NumbersHaveAPlainMinusAndNoCommas) {
    EXPECT_EQ("-1234567.5", tables::plain_number(-1234567.5, 1));
    EXPECT_EQ("0", tables::plain_number(-0.2, 0));
    EXPECT_EQ(
        "n\r\n-5\r\n", tables::csv_text(sheet_of("Sheet", {"n"}, {{Cell(figure_of(-5), 0)}}), bare)
    );
}

TEST(CsvExport, QuotesWhatNeedsQuotes) {
    EXPECT_EQ(
        "\"a,b\",\"say \"\"hi\"\"\",\"two\nlines\",\" spaced \"\r\n",
        tables::csv_text(
            sheet_of("Sheet", {"a,b", "say \"hi\"", "two\nlines", " spaced "}, {}), bare
        )
    );
}

TEST(CsvExport, TextThatASpreadsheetWouldRunIsGuarded) {
    const std::vector<std::string> risky = {"=1+1", "+64 9", "-x", "@sum", "\tx", "\rx", "\nx"};
    const std::string text = tables::csv_text(sheet_of("Sheet", risky, {}), bare);
    EXPECT_EQ("'=1+1,'+64 9,'-x,'@sum,'\tx,\"'\rx\",\"'\nx\"\r\n", text);
    EXPECT_EQ(
        "=1+1\r\n",
        tables::csv_text(
            sheet_of("Sheet", {"=1+1"}, {}), {.byte_order_mark = false, .guard_formulas = false}
        )
    );
}

TEST(CsvExport, BeginsWithAByteOrderMarkForSpreadsheets) {
    EXPECT_EQ(
        "\xEF\xBB\xBF"
        "a\r\n",
        tables::csv_text(sheet_of("Sheet", {"a"}, {}))
    );
}

TEST(CsvExport, StreamsInPieces) {
    std::size_t rows_made = 0;
    std::size_t largest = 0;
    std::size_t pieces = 0;
    const Sheet sheet{"Long", {"n"}, [&](Row& row) {
                          row = {std::string(100, 'x')};
                          return rows_made++ < 20'000;
                      }};
    tables::write_csv(
        [&](std::string_view piece) {
            largest = std::max(largest, piece.size());
            pieces += 1;
        },
        sheet
    );
    EXPECT_GT(pieces, 20U);
    EXPECT_LT(largest, 70'000U);
}

TEST(CsvExport, ARowOfAnotherWidthIsAMistakeOfOurs) {
    EXPECT_THROW(tables::csv_text(sheet_of("Sheet", {"a", "b"}, {{"1"}})), base::Error);
}

TEST(CsvExport, IsReadBackByOurOwnReader) {
    const std::vector<std::vector<std::string>> cells = {
        {"district", "note"}, {"Hawke's Bay", "a \"b\", c\nd"}, {"# Waitemat\u0101", "\u2013"}};
    const tables_test::TextFile file(tables::csv_text(
        sheet_of("Sheet", cells[0], {{cells[1][0], cells[1][1]}, {cells[2][0], cells[2][1]}})
    ));
    const tables::Table table = tables::open(file.path());
    EXPECT_EQ(cells[0], tables_test::headers_of(table));
    const auto rows = tables_test::rows_of(table);
    ASSERT_EQ(2U, rows.size());
    EXPECT_EQ(cells[1], rows[0].cells);
    EXPECT_EQ(cells[2], rows[1].cells);
}

}  // namespace
