#include "platform/tables/record_scanner.hpp"

#include "platform/tables/table_files.hpp"

#include <rapidcheck/gtest.h>

namespace {

using tables_test::ReadRow;

struct Scan {
    std::vector<ReadRow> rows;
    std::optional<std::uint64_t> open_quote_line;
    std::vector<std::size_t> faulty_cells;
};

// Feeds `text` in pieces of `piece` bytes.
Scan scan(
    std::string_view text, std::size_t piece = 1 << 20, char delimiter = ',', char quote = '"'
) {
    Scan result;
    tables::RecordScanner scanner(delimiter, quote, {}, [&](const tables::ScannedRecord& record) {
        result.rows.push_back({record.line, {record.cells.begin(), record.cells.end()}});
        if (record.fault != nullptr) {
            result.faulty_cells.push_back(record.fault->cell);
        }
        return true;
    });
    for (std::size_t i = 0; i < text.size(); i += piece) {
        scanner.feed(text.substr(i, piece));
    }
    scanner.finish();
    result.open_quote_line = scanner.open_quote_line();
    return result;
}

TEST(RecordScanner, CutsCellsAndKnowsLines) {
    const std::vector<ReadRow> expected = {{1, {"a", "b"}}, {2, {"1", ""}}, {3, {"", "2"}}};
    EXPECT_EQ(expected, scan("a,b\n1,\n,2").rows);
    EXPECT_EQ(expected, scan("a,b\r\n1,\r\n,2\r\n").rows);
    EXPECT_EQ(expected, scan("a,b\r1,\r,2\r").rows);
}

TEST(RecordScanner, ARecordKeepsTheLineOnWhichItBegins) {
    const std::vector<ReadRow> expected = {
        {1, {"1", "two\r\nlines"}}, {3, {"2", "a\rb\nc"}}, {6, {"3", "\"q\",\n"}}, {8, {"4"}}};
    EXPECT_EQ(
        expected, scan("1,\"two\r\nlines\"\r\n2,\"a\rb\nc\"\r\n3,\"\"\"q\"\",\n\"\r\n4").rows
    );
}

TEST(RecordScanner, BlankLinesAreRecordsOfOneEmptyCell) {
    const std::vector<ReadRow> expected = {{1, {"a"}}, {2, {""}}, {3, {""}}, {4, {"b"}}};
    EXPECT_EQ(expected, scan("a\n\r\n\nb\n").rows);
}

TEST(RecordScanner, AQuoteInsideAPlainCellIsACharacter) {
    EXPECT_EQ((std::vector<ReadRow>{{1, {"5\" pipe", "it's"}}}), scan("5\" pipe,it's\n").rows);
    EXPECT_EQ((std::vector<ReadRow>{{1, {"\"a", "b\""}}}), scan("\"a,b\"\n", 99, ',', '\0').rows);
}

TEST(RecordScanner, SpacesAfterAClosingQuoteAreDroppedAndTextIsAFault) {
    const Scan spaces = scan("\"a\"  ,\"b\" \n");
    EXPECT_EQ((std::vector<ReadRow>{{1, {"a", "b"}}}), spaces.rows);
    EXPECT_TRUE(spaces.faulty_cells.empty());
    const Scan fault = scan("x,\"he said \"hi\" to me\",y\n");
    EXPECT_EQ((std::vector<ReadRow>{{1, {"x", "he said \"hi\" to me\"", "y"}}}), fault.rows);
    EXPECT_EQ((std::vector<std::size_t>{1}), fault.faulty_cells);
}

TEST(RecordScanner, AnOpenQuoteIsKnownByItsLine) {
    const Scan open = scan("a,b\n1,\"x\ny\n");
    EXPECT_EQ(2U, open.open_quote_line);
    EXPECT_EQ(1U, open.rows.size());
    EXPECT_EQ(std::nullopt, scan("a,\"b\"").open_quote_line);
}

TEST(RecordScanner, StopsAtItsLimits) {
    tables::RecordScanner wide(',', '"', {100, 3}, [](const auto&) { return true; });
    EXPECT_FALSE(wide.feed("1,2,3,4,5\n"));
    EXPECT_EQ(tables::RecordScanner::Excess::cells, wide.excess());
    tables::RecordScanner lengthy(',', '"', {10, 3}, [](const auto&) { return true; });
    EXPECT_FALSE(lengthy.feed("12345678901"));
    EXPECT_EQ(tables::RecordScanner::Excess::bytes, lengthy.excess());
}

RC_GTEST_PROP(RecordScanner, PiecesDoNotMatter, ()) {
    const auto text =
        *rc::gen::container<std::string>(rc::gen::elementOf(std::string("a,\"\r\n ;#")));
    const auto piece = *rc::gen::inRange<std::size_t>(1, 5);
    const Scan whole = scan(text);
    const Scan pieces = scan(text, piece);
    RC_ASSERT(whole.rows == pieces.rows);
    RC_ASSERT(whole.open_quote_line == pieces.open_quote_line);
}

// What is written with every cell in quotes is read back cell for cell.
RC_GTEST_PROP(RecordScanner, ReadsBackWhatIsQuoted, ()) {
    const auto cell =
        rc::gen::container<std::string>(rc::gen::elementOf(std::string("a,\"\r\n ;#")));
    const auto rows = *rc::gen::container<std::vector<std::vector<std::string>>>(
        rc::gen::nonEmpty(rc::gen::container<std::vector<std::string>>(cell))
    );
    std::string text;
    for (const auto& row : rows) {
        for (std::size_t i = 0; i < row.size(); ++i) {
            text += i == 0 ? "\"" : ",\"";
            for (const char character : row[i]) {
                text += character == '"' ? "\"\"" : std::string(1, character);
            }
            text += '"';
        }
        text += "\r\n";
    }
    const Scan result = scan(text);
    RC_ASSERT(result.rows.size() == rows.size());
    for (std::size_t i = 0; i < rows.size(); ++i) {
        RC_ASSERT(result.rows[i].cells == rows[i]);
    }
}

}  // namespace
