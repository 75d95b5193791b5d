// Every way in which a file is not a table, and the sentence that says so.
#include "platform/tables/table_files.hpp"

#include <gmock/gmock.h>

namespace {

using tables_test::data_file;
using tables_test::refusal_of;
using tables_test::rows_of;
using tables_test::TextFile;
using ::testing::AllOf;
using ::testing::ElementsAre;
using ::testing::HasSubstr;

std::string refusal_of_text(std::string_view text, const tables::ReadOptions& options = {}) {
    const TextFile file(text);
    return refusal_of([&] { tables::open(file.path(), options); });
}

std::vector<std::string> sentences_of(const tables::Table& table) {
    std::vector<std::string> sentences;
    for (const tables::Refusal& refusal : table.refusals()) {
        sentences.push_back(tables::sentence(refusal));
    }
    return sentences;
}

TEST(ReaderRefusals, AnEmptyFile) {
    EXPECT_EQ("empty.csv is empty. Expected a header and rows.", refusal_of([] {
                  tables::open(data_file("empty.csv"));
              }));
    EXPECT_THAT(refusal_of_text("\n\n\r\n"), HasSubstr("is empty"));
    EXPECT_THAT(refusal_of_text("\xEF\xBB\xBF"), HasSubstr("is empty"));
}

TEST(ReaderRefusals, AHeaderWithoutRows) {
    EXPECT_EQ(
        "header_only.csv has a header on line 1 and no rows. Expected at least one row.",
        refusal_of([] { tables::open(data_file("header_only.csv")); })
    );
}

TEST(ReaderRefusals, AQuoteThatIsNeverClosedIsNamedByTheLineWhereItOpened) {
    EXPECT_EQ(
        "unterminated_quote.csv, line 3: a quote opens on this line and is never closed. "
        "Expected a closing quote before the end of the file.",
        refusal_of([] { tables::open(data_file("unterminated_quote.csv")); })
    );
}

TEST(ReaderRefusals, RaggedRowsAreNamedAndTheRestIsRead) {
    const tables::Table table = tables::open(data_file("one_ragged_row.csv"));
    EXPECT_EQ(77U, table.row_count());
    EXPECT_EQ(2U, table.refused_rows());
    EXPECT_THAT(
        sentences_of(table),
        ElementsAre(
            "Line 41: found 2 columns; expected 3 columns, as in the header.",
            "Line 42: found 5 columns; expected 3 columns, as in the header."
        )
    );
    const auto rows = rows_of(table);
    EXPECT_EQ(40U, rows[38].line);
    EXPECT_EQ(43U, rows[39].line);
}

TEST(ReaderRefusals, TextAfterAClosingQuote) {
    const tables::Table table = tables::open(data_file("text_after_quote.csv"));
    EXPECT_EQ(2U, table.row_count());
    EXPECT_THAT(
        sentences_of(table),
        ElementsAre("Line 3, column \"label\": found \"he said \"hi\" to me\"\"; expected a comma "
                    "or the end of the line "
                    "after the closing quote (its quote opened on line 3; a quote inside quotes is "
                    "written twice).")
    );
}

TEST(ReaderRefusals, ATitleAboveTheHeader) {
    EXPECT_EQ(
        "title_above.csv, line 1: the header has 1 column, but 3 rows, the first on line 4, have "
        "3. "
        "Expected the same number; if the header is lower down, say on which line.",
        refusal_of([] { tables::open(data_file("title_above.csv")); })
    );
}

TEST(ReaderRefusals, OneHugeLine) {
    EXPECT_THAT(
        refusal_of_text(std::string(3'000'000, 'x')),
        AllOf(
            HasSubstr("line 1: a row is longer than 100,000 bytes"),
            HasSubstr("rows end with a line end")
        )
    );
    EXPECT_THAT(
        refusal_of_text("a,b\n1,\"" + std::string(3'000'000, 'x')),
        HasSubstr("line 2: a row is longer than 100,000 bytes, with a quote that opens on line 2 "
                  "and does not close")
    );
}

TEST(ReaderRefusals, MoreColumnsThanATableHas) {
    EXPECT_THAT(
        refusal_of_text(std::string(600, ',') + "\n1\n"), HasSubstr("line 1: more than 500 columns")
    );
}

TEST(ReaderRefusals, ManyRefusalsAreCountedAndTheFirstKept) {
    std::string text = "a,b\n";
    for (int i = 0; i < 3000; ++i) {
        text += i % 2 == 0 ? "1,2\n" : "1,2,3\n";
    }
    text += "1,2\n";
    const TextFile file(text);
    const tables::Table table = tables::open(file.path(), {.kept_refusals = 10});
    EXPECT_EQ(1500U, table.refused_rows());
    EXPECT_EQ(10U, table.refusals().size());
    EXPECT_EQ(1501U, table.row_count());
}

TEST(ReaderRefusals, AFileThatIsNotThere) {
    EXPECT_EQ(
        "nowhere.csv cannot be opened. Expected a file that can be read.",
        refusal_of([] { tables::open(data_file("nowhere.csv")); }, base::Code::not_found)
    );
    EXPECT_THAT(
        refusal_of([] { tables::open(data_file("")); }, base::Code::not_found),
        HasSubstr("cannot be opened")
    );
}

TEST(ReaderRefusals, ParquetThatIsNotATable) {
    EXPECT_EQ(
        "lists.parquet, column \"b\": found values of type INTEGER[]. Expected one text, number or "
        "date a cell.",
        refusal_of([] { tables::open(data_file("lists.parquet")); })
    );
    EXPECT_EQ("no_rows.parquet has columns and no rows. Expected at least one row.", refusal_of([] {
                  tables::open(data_file("no_rows.parquet"));
              }));
    EXPECT_THAT(
        refusal_of_text("PAR1 and then nothing that is Parquet"),
        AllOf(
            HasSubstr("made.csv could not be read as Parquet"),
            ::testing::Not(HasSubstr("braid-table"))
        )
    );
}

TEST(ReaderRefusals, ValuesAreQuotedShortAndOnOneLine) {
    EXPECT_EQ("\"a b\"", tables::quoted_excerpt("a\nb"));
    EXPECT_EQ("\"\u0101\u0101\u2026\"", tables::quoted_excerpt("\u0101\u0101\u0101", 2));
    EXPECT_EQ(
        "Line 1,200, column \"people\": found nothing; expected a number.",
        tables::sentence({1200, "people", "", "a number"})
    );
}

}  // namespace
