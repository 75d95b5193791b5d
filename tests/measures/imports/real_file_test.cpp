// The Ministry's panel of COVID-19 vaccinations, through the mapping kept in the project.
#include "measures/imports/import_cast.hpp"
#include "network/network.hpp"
#include "support/shared_data.hpp"

#include <cmath>

STORE_TESTS(VaccinationPanel);

namespace {

std::string panel_mapping() {
    return shared::text_of(
        std::filesystem::path(BRAID_SOURCE_FOLDER) / "mappings/covid-vaccination-districts.toml"
    );
}

std::string place_named(db::Database& database, std::string_view name) {
    db::Reader reader = database.read();
    const auto place = network::find_place(reader, cast::network_id, name);
    return place ? place->id : "";
}

// One decimal, as it is printed.
double percent(const measures::Sum* sum) {
    return sum == nullptr ? -1 : std::round(1000 * *sum->numerator / *sum->denominator) / 10;
}

constexpr const char* dates[] = {
    "2021-11-03",
    "2021-12-01",
    "2022-01-05",
    "2022-03-02",
    "2022-09-07",
    "2022-12-07",
    "2023-03-01",
    "2023-05-03"};

}  // namespace

TEST_P(VaccinationPanel, GivesTheFourFiguresOfAllAges) {
    const auto file = shared::data_file("covid_vax_dhb_panel.csv");
    BRAID_SKIP_WITHOUT(file);
    cast::add_network(database());
    cast::Importer importer(database());
    const auto outcome = importer.run_file(
        file, cast::replaced(panel_mapping(), "chosen = { age = \"12+\" }", "chosen = {}")
    );
    ASSERT_TRUE(outcome.changed) << outcome.said << cast::told(outcome);
    const auto sums = importer.sums("covid-primary-course");
    const std::string country = place_named(database(), "New Zealand");
    const auto on_last = [&](const char* code) {
        return percent(cast::find_sum(sums, country, "ethnicity", code, "2023-05-03"));
    };
    EXPECT_EQ(71.6, on_last("maori"));
    EXPECT_EQ(79.2, on_last("pacific"));
    EXPECT_EQ(87.4, on_last("asian"));
    EXPECT_EQ(85.9, on_last("european_other"));
}

TEST_P(VaccinationPanel, GivesTheSeriesOfAgesTwelveAndOver) {
    const auto file = shared::data_file("covid_vax_dhb_panel.csv");
    BRAID_SKIP_WITHOUT(file);
    cast::add_network(database());
    cast::Importer importer(database());
    const auto outcome = importer.run_file(file, panel_mapping());
    ASSERT_TRUE(outcome.changed) << outcome.said << cast::told(outcome);
    EXPECT_EQ(26'809, outcome.rows_read);
    EXPECT_EQ(26'809, outcome.rows_kept);
    EXPECT_EQ(6'586, outcome.rows_over);
    EXPECT_EQ(26'809, importer.count("/* test.rows */ select count(*) as n from observations"));
    EXPECT_EQ(
        6'586,
        importer.count("/* test.over */ select count(*) as n from observations where numerator > "
                       "denominator")
    );
    const auto sums = importer.sums("covid-primary-course");
    const std::string country = place_named(database(), "New Zealand");
    std::vector<double> series;
    for (const char* const date : dates) {
        series.push_back(percent(cast::find_sum(sums, country, "ethnicity", "maori", date)));
    }
    EXPECT_EQ((std::vector{53.9, 68.6, 81.0, 87.4, 83.5, 84.0, 82.6, 82.7}), series);
    db::Reader reader = database().read();
    const auto measure =
        measures::get_measure(reader, base::Viewer(), cast::network_id, "covid-primary-course");
    EXPECT_EQ(2U, measures::list_breaks(reader, measure.id).size());
    EXPECT_EQ("Hawke's Bay", network::find_place(reader, cast::network_id, "Hawkes Bay")->name);
}

TEST_P(VaccinationPanel, KeepsWhatIsAboveItsPopulationForTheFirstDoseToo) {
    const auto file = shared::data_file("covid_vax_dhb_panel.csv");
    BRAID_SKIP_WITHOUT(file);
    cast::add_network(database());
    cast::Importer importer(database());
    std::string mapping = cast::replaced(panel_mapping(), "primary_course_people", "dose1_people");
    mapping = cast::replaced(mapping, "covid-primary-course", "covid-first-dose");
    const auto outcome = importer.run_file(file, mapping);
    EXPECT_EQ(7'728, outcome.rows_over);
    EXPECT_EQ(26'809, outcome.rows_kept);
}
