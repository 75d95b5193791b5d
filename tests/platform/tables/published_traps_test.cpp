// What was found in real published files, each in a small file of our own.
#include "platform/tables/dates.hpp"
#include "platform/tables/numbers.hpp"
#include "platform/tables/table_files.hpp"

#include <gmock/gmock.h>

#include <map>

namespace {

using tables::CellKind;
using tables_test::cells_of;
using tables_test::data_file;
using tables_test::headers_of;
using tables_test::ReadRow;
using tables_test::refusal_of;
using tables_test::rows_of;
using ::testing::ElementsAre;
using ::testing::HasSubstr;

std::vector<CellKind> kinds_of(const tables::Table& table, std::string_view column) {
    std::vector<CellKind> kinds;
    for (const std::string& cell : cells_of(table, column)) {
        kinds.push_back(tables::read_cell(cell, tables::default_cell_rules()).kind);
    }
    return kinds;
}

// "Line 6, column "Received": found "1,46"; expected ...", for every cell that says nothing.
std::vector<std::string> refused_cells(const tables::Table& table) {
    std::vector<std::string> sentences;
    table.for_each([&](const tables::Record& record) {
        for (std::size_t i = 1; i < record.cells.size(); ++i) {
            const auto reading = tables::read_cell(record.cells[i], tables::default_cell_rules());
            if (reading.kind == CellKind::refused) {
                sentences.push_back(tables::sentence(
                    {record.line,
                     table.columns()[i].name,
                     std::string(record.cells[i]),
                     reading.expected}
                ));
            }
        }
    });
    return sentences;
}

TEST(PublishedTraps, ThousandsCommasInQuotesAndMarksForWhatIsNotThere) {
    const tables::Table table = tables::open(data_file("published_marks.csv"));
    EXPECT_THAT(
        kinds_of(table, "Eligible"),
        ElementsAre(
            CellKind::reported,
            CellKind::reported,
            CellKind::suppressed,
            CellKind::missing,
            CellKind::refused
        )
    );
    EXPECT_THAT(
        kinds_of(table, "Uptake"),
        ElementsAre(
            CellKind::reported,
            CellKind::bounded,
            CellKind::suppressed,
            CellKind::missing,
            CellKind::refused
        )
    );
    EXPECT_THAT(kinds_of(table, "Received"), ::testing::Contains(CellKind::missing));
    EXPECT_EQ(
        1469, tables::read_cell(cells_of(table, "Eligible")[0], tables::default_cell_rules()).value
    );
}

TEST(PublishedTraps, EveryRefusedCellIsNamedWithLineColumnValueAndWhatWasExpected) {
    EXPECT_THAT(
        refused_cells(tables::open(data_file("published_marks.csv"))),
        ElementsAre(
            "Line 6, column \"Eligible\": found \"n/a\"; expected a word whose meaning is known; "
            "the mapping has to say "
            "whether this one means suppressed, missing or not collected.",
            "Line 6, column \"Received\": found \"1,46\"; expected thousands in groups of three, "
            "as in 1,234.",
            "Line 6, column \"Uptake\": found \"1e3\"; expected a number written out, without an "
            "exponent."
        )
    );
}

TEST(PublishedTraps, AByteOrderMarkIsNotPartOfTheFirstHeader) {
    EXPECT_EQ("district", headers_of(tables::open(data_file("bom_utf8.csv"))).front());
    EXPECT_EQ("code", headers_of(tables::open(data_file("separator_line.csv"))).front());
}

TEST(PublishedTraps, Windows1252Bytes) {
    EXPECT_THAT(
        cells_of(tables::open(data_file("windows_1252.csv")), "label"),
        ElementsAre("Pacific \u2013 all ages", "Hawke\u2019s Bay", "Caf\u00E9")
    );
}

TEST(PublishedTraps, MisspeltHeadersAndOnesWithTrailingSpaces) {
    const tables::Table table = tables::open(data_file("misspelt_headers.csv"));
    EXPECT_EQ("Booster 2 recieved ", headers_of(table)[2]);
    EXPECT_EQ(2U, table.columns().get_column("Booster 2 recieved"));
    EXPECT_THAT(
        refusal_of([&] { table.columns().get_column("Booster 2 received"); }),
        HasSubstr("Did you mean \"Booster 2 recieved \"?")
    );
}

TEST(PublishedTraps, ColumnsRenamedBetweenReleasesAreNotGuessed) {
    const tables::Table later = tables::open(data_file("release_2022.csv"));
    EXPECT_EQ(
        1U,
        tables::open(data_file("release_2021.csv")).columns().get_column("First dose administered")
    );
    const std::string refusal =
        refusal_of([&] { later.columns().get_column("First dose administered"); });
    EXPECT_THAT(refusal, HasSubstr("There is no column \"First dose administered\"."));
    EXPECT_THAT(refusal, HasSubstr("\"At least partially vaccinated\""));
    EXPECT_THAT(refusal, ::testing::Not(HasSubstr("Did you mean")));
}

TEST(PublishedTraps, AgeBandsThatChangeArriveAsTheyAre) {
    EXPECT_THAT(
        cells_of(tables::open(data_file("age_bands_change.csv")), "age_group"),
        ElementsAre("12-15", "16-19", "5-11", "12-17")
    );
}

TEST(PublishedTraps, DistrictsRegroupedArriveAsTheyAre) {
    EXPECT_THAT(
        cells_of(tables::open(data_file("districts_regrouped.csv")), "district"),
        ElementsAre("Auckland Metro", "Auckland", "Waitemata", "Counties Manukau")
    );
}

TEST(PublishedTraps, TwoSpellingsOfOneNameStayApartAndFindEachOther) {
    const auto cells = cells_of(tables::open(data_file("two_spellings.csv")), "district");
    EXPECT_EQ(7U, std::set<std::string>(cells.begin(), cells.end()).size());
    const std::vector<std::string> known = {"Hawke's Bay", "Overseas / Unknown", "Waitemat\u0101"};
    const std::vector<std::string> expected = {
        "Hawke's Bay",
        "Hawke's Bay",
        "Overseas / Unknown",
        "Overseas / Unknown",
        "Waitemat\u0101",
        "Waitemat\u0101",
        "Waitemat\u0101"};
    for (std::size_t i = 0; i < cells.size(); ++i) {
        EXPECT_EQ(expected[i], tables::closest_match(cells[i], known));
    }
}

TEST(PublishedTraps, TheBucketForSuppressedRowsIsARowLikeAnother) {
    EXPECT_EQ(
        (ReadRow{3, {"Various", "Various", "9"}}),
        rows_of(tables::open(data_file("various_bucket.csv")))[1]
    );
}

TEST(PublishedTraps, ADateWithUnderscoresAmongOthers) {
    std::vector<std::string> days;
    for (const std::string& cell :
         cells_of(tables::open(data_file("folder_dates.csv")), "folder")) {
        days.push_back(tables::read_date(cell).date.value().iso());
    }
    EXPECT_THAT(days, ElementsAre("2021-11-03", "2022-02-09", "2022-03-16"));
}

TEST(PublishedTraps, MorePeopleVaccinatedThanLiveThere) {
    const tables::Table table = tables::open(data_file("above_the_population.csv"));
    const auto rules = tables::default_cell_rules();
    const auto people = tables::read_cell(cells_of(table, "dose1_people")[0], rules);
    const auto population = tables::read_cell(cells_of(table, "population_hsu")[0], rules);
    EXPECT_EQ(103, people.whole());
    EXPECT_EQ(100, population.whole());
}

TEST(PublishedTraps, RowsKeepTheFilesOrderWhateverItIs) {
    EXPECT_THAT(
        cells_of(tables::open(data_file("factor_order.csv")), "age_group"),
        ElementsAre("0-4", "10-14", "15-19", "5-9")
    );
}

TEST(PublishedTraps, MissingCellsAreCountedNotZero) {
    const tables::Table table = tables::open(data_file("missing_cells.csv"));
    std::size_t missing = 0;
    for (const char* column : {"maori", "pacific", "other"}) {
        for (const CellKind kind : kinds_of(table, column)) {
            EXPECT_NE(CellKind::refused, kind);
            missing += kind == CellKind::missing ? 1 : 0;
        }
    }
    EXPECT_EQ(13U, missing);
}

TEST(PublishedTraps, PrioritisedAndTotalResponseAreToldApartByTheirColumn) {
    const tables::Table table = tables::open(data_file("prioritised_and_total.csv"));
    std::map<std::string, int> rows_by_output;
    for (const std::string& output : cells_of(table, "ethnicity_output")) {
        rows_by_output[output] += 1;
    }
    EXPECT_EQ((std::map<std::string, int>{{"prioritised", 2}, {"total", 2}}), rows_by_output);
}

TEST(PublishedTraps, ARowThatBeginsWithAHashIsData) {
    EXPECT_EQ(
        (std::vector<ReadRow>{
            {2, {"#1", "first"}}, {3, {"# a note", "second"}}, {4, {"plain", "third # not a note"}}}
        ),
        rows_of(tables::open(data_file("hash_row.csv")))
    );
}

}  // namespace
