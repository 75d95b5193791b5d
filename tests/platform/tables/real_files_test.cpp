// The published files themselves, where they are at hand: their folder is BRAID_DATA, else
// ../shared/data/nz beside the project. Skipped loudly where they are not.
#include "platform/tables/numbers.hpp"
#include "platform/tables/table_files.hpp"

#include <gmock/gmock.h>

#include <cstdlib>
#include <iostream>
#include <map>

namespace {

using tables::CellKind;

std::filesystem::path real_folder() {
    if (const char* folder = std::getenv("BRAID_DATA"); folder != nullptr && *folder != '\0') {
        return folder;
    }
    const std::filesystem::path project = std::filesystem::path(BRAID_TESTS_FOLDER).parent_path();
    const auto beside = project.parent_path() / "shared/data/nz";
    return std::filesystem::exists(beside) ? beside
                                           : project.parent_path().parent_path() / "shared/data/nz";
}

class RealFiles : public ::testing::Test {
protected:
    void SetUp() override {
        if (!std::filesystem::exists(real_folder() / "covid_vax_dhb_panel.csv")) {
            std::cerr << "\n*** The published files are not at " << real_folder()
                      << ": set BRAID_DATA to their folder. NOT TESTED. ***\n\n";
            GTEST_SKIP() << "no published files";
        }
    }

    static tables::Table open(const std::string& name) {
        return tables::open(real_folder() / name);
    }
};

// How many cells of a column are of each kind, and the sum of the reported ones.
struct ColumnSummary {
    std::map<CellKind, std::uint64_t> cells;
    double sum = 0;
};

ColumnSummary summary_of(const tables::Table& table, std::string_view name) {
    ColumnSummary summary;
    const std::size_t column = table.columns().get_column(name);
    const auto rules = tables::default_cell_rules();
    table.for_each([&](const tables::Record& record) {
        const auto reading = tables::read_cell(record.cells[column], rules);
        summary.cells[reading.kind] += 1;
        summary.sum += reading.kind == CellKind::reported ? reading.value : 0;
    });
    return summary;
}

TEST_F(RealFiles, TheVaccinationPanelHasItsRowsAndItsCoverage) {
    const tables::Table table = open("covid_vax_dhb_panel.csv");
    EXPECT_EQ(26'809U, table.row_count());
    EXPECT_EQ(0U, table.refused_rows());
    const auto& columns = table.columns();
    const std::size_t as_of = columns.get_column("as_of");
    const std::size_t ethnicity = columns.get_column("ethnicity_prioritised");
    const std::size_t course = columns.get_column("primary_course_people");
    const std::size_t dose = columns.get_column("dose1_people");
    const std::size_t population = columns.get_column("population_hsu");
    const auto rules = tables::default_cell_rules();
    std::map<std::string, std::pair<double, double>> people;
    std::uint64_t rows = 0;
    std::uint64_t last_line = 0;
    std::uint64_t dose_above = 0;
    std::uint64_t course_above = 0;
    table.for_each([&](const tables::Record& record) {
        rows += 1;
        last_line = record.line;
        const double vaccinated = tables::read_cell(record.cells[course], rules).value;
        const double dosed = tables::read_cell(record.cells[dose], rules).value;
        const double living = tables::read_cell(record.cells[population], rules).value;
        dose_above += dosed > living ? 1 : 0;
        course_above += vaccinated > living ? 1 : 0;
        if (record.cells[as_of] == "2023-05-03") {
            auto& sums = people[std::string(record.cells[ethnicity])];
            sums.first += vaccinated;
            sums.second += living;
        }
    });
    EXPECT_EQ(26'809U, rows);
    EXPECT_EQ(26'810U, last_line);
    EXPECT_EQ(7'728U, dose_above);
    EXPECT_EQ(6'586U, course_above);
    const std::map<std::string, double> expected = {
        {"Asian", 87.4}, {"European or Other", 85.9}, {"Maori", 71.6}, {"Pacific Peoples", 79.2}};
    for (const auto& [group, coverage] : expected) {
        ASSERT_TRUE(people.contains(group)) << group;
        EXPECT_NEAR(coverage, 100 * people[group].first / people[group].second, 0.05) << group;
    }
}

TEST_F(RealFiles, TheWeeklyFileKeepsWhatWasSuppressed) {
    const tables::Table table = open("covid_vax_by_week_dhb_ethnicity_raw.csv");
    EXPECT_EQ(9'867U, table.row_count());
    const auto partial = summary_of(table, "People partially vaccinated");
    const auto complete = summary_of(table, "People completed primary course");
    EXPECT_EQ(0U, partial.cells.count(CellKind::refused));
    EXPECT_EQ(0U, complete.cells.count(CellKind::refused));
    EXPECT_EQ(2'752U, partial.cells.at(CellKind::suppressed));
    EXPECT_EQ(2'788U, complete.cells.at(CellKind::suppressed));
}

TEST_F(RealFiles, TheRawUptakeFileHasThousandsCommasAndMisspeltHeaders) {
    const tables::Table uptake = open("covid_vax_ta_uptake_raw.csv");
    EXPECT_EQ(136U, uptake.row_count());
    EXPECT_EQ(8U, uptake.columns().get_column("Booster 2 recieved"));
    const auto population = summary_of(uptake, "Population");
    EXPECT_EQ(0U, population.cells.count(CellKind::refused));
    EXPECT_EQ(4'970'032, population.sum);
    const tables::Table districts = open("covid_vax_dhb_uptake_2023-05-03_raw.csv");
    EXPECT_EQ(3'485U, districts.row_count());
    const auto received = summary_of(districts, "Booster 1 Received");
    EXPECT_EQ(0U, received.cells.count(CellKind::refused));
}

TEST_F(RealFiles, TheHealthSurveyFilesAreRead) {
    EXPECT_EQ(4'728U, open("hls_prevalence-mean_kupe.csv").row_count());
    EXPECT_EQ(1'227U, open("hls_changes-over-time_kupe.csv").row_count());
    const tables::Table ratios = open("hls_subgroups-comparison_kupe.csv");
    EXPECT_EQ(1'028U, ratios.row_count());
    EXPECT_EQ(0U, summary_of(ratios, "adjusted.rate.ratio").cells.count(CellKind::refused));
}

TEST_F(RealFiles, EveryPublishedTableOpensWithoutARefusedRow) {
    std::size_t files = 0;
    for (const auto& entry : std::filesystem::directory_iterator(real_folder())) {
        if (entry.path().extension() == ".csv") {
            EXPECT_EQ(0U, tables::open(entry.path()).refused_rows()) << entry.path();
            files += 1;
        }
    }
    EXPECT_GT(files, 20U);
}

}  // namespace
