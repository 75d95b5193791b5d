// The Ministry's panel of COVID-19 vaccinations through the mapping kept in the project, and a
// small file of our own that has the same breaks in it, for who does not have the panel.
#include "measures/figures/figures.hpp"
#include "measures/figures/sentences.hpp"
#include "measures/imports/import_cast.hpp"
#include "network/network.hpp"
#include "support/shared_data.hpp"

#include <gmock/gmock.h>

#include <cmath>

using testing::ElementsAre;
using testing::HasSubstr;
using testing::Not;

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

measures::Figures vaccination_figures(
    db::Database& database, const char* slug = "covid-primary-course"
) {
    const std::string country = place_named(database, "New Zealand");
    db::Reader reader = database.read();
    const base::Viewer system = base::Viewer::system();
    return measures::read_figures(
               reader,
               system,
               network::get_network(reader, system, "waiora"),
               measures::get_measure(reader, system, cast::network_id, slug),
               {.place_id = country}
    )
        .value();
}

const measures::GroupFigures& ethnic_group(
    const measures::Figures& figures, std::string_view code
) {
    for (const auto& group : figures.find_dimension("ethnicity")->groups) {
        if (group.group.code == code) {
            return group;
        }
    }
    throw std::runtime_error("there is no such group");
}

// What is printed, a list for each stretch that may be joined.
std::vector<std::vector<std::string>> stretches_of(
    const measures::Figures& figures, const measures::GroupFigures& group
) {
    std::vector<std::vector<std::string>> all;
    const trend::Series series = measures::series_of(group, figures.breaks);
    for (const trend::Stretch& stretch : series.stretches()) {
        all.emplace_back();
        for (const trend::Observation& one : stretch.observations()) {
            all.back().push_back(
                base::figure_text(measures::find_point(group, one.date)->cell.figure, 1)
            );
        }
    }
    return all;
}

// "2022-09-07 denominator, later edition"
std::vector<std::string> break_lines(const measures::Figures& figures) {
    std::vector<std::string> all;
    for (const measures::Break& one : figures.breaks) {
        all.push_back(one.on.iso() + " " + one.kind + ", " + one.denominator_edition);
    }
    return all;
}

// What no break may be crossed by: the line, the sentence of its movement, and the pace.
void expect_nothing_crosses(db::Database& database) {
    const measures::Figures figures = vaccination_figures(database);
    EXPECT_THAT(
        break_lines(figures),
        ElementsAre(
            "2022-03-02 age_range, ",
            "2022-09-07 denominator, edition in use from September 2022",
            "2023-03-01 denominator, 2022 edition"
        )
    );
    for (const std::string& sentence :
         {measures::movement_sentence(figures), measures::change_sentence(figures)}) {
        EXPECT_THAT(sentence, HasSubstr("Before that it was counted differently."));
        EXPECT_THAT(sentence, Not(HasSubstr("2022")));
        EXPECT_THAT(sentence, Not(HasSubstr("2021")));
    }
    const trend::Series series = measures::series_of(figures.everyone, figures.breaks);
    const trend::PaceSeen pace = trend::pace_seen(*series.latest());
    EXPECT_EQ(trend::SeenState::too_few_points, pace.state);
    EXPECT_EQ(2, pace.points);
    EXPECT_EQ(
        "The line is made of 3 editions of its denominator: 2020 edition (3 Nov 2021 to 2 Mar "
        "2022), "
        "edition in use from September 2022 (7 Sep 2022 to 7 Dec 2022) and 2022 edition (1 Mar "
        "2023 "
        "to 3 May 2023).",
        measures::edition_sentence(figures)
    );
}

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
    const measures::Figures figures = vaccination_figures(database());
    EXPECT_THAT(
        stretches_of(figures, ethnic_group(figures, "maori")),
        ElementsAre(
            ElementsAre("53.9", "68.6", "81.0"),
            ElementsAre("87.4"),
            ElementsAre("83.5", "84.0"),
            ElementsAre("82.6", "82.7")
        )
    );
    expect_nothing_crosses(database());
    db::Reader reader = database().read();
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

TEST_P(VaccinationPanel, ASmallFileOfOurOwnHasTheSameBreaksAndIsAlwaysHere) {
    cast::add_network(database());
    cast::Importer importer(database());
    const auto outcome = importer.run_file(
        std::filesystem::path(BRAID_SOURCE_FOLDER) / "tests/data/tables/vaccination_panel.csv",
        panel_mapping()
    );
    ASSERT_TRUE(outcome.changed) << outcome.said << cast::told(outcome);
    EXPECT_EQ(42, outcome.rows_kept);
    EXPECT_EQ(4, outcome.rows_over);
    const measures::Figures figures = vaccination_figures(database());
    EXPECT_THAT(
        stretches_of(figures, ethnic_group(figures, "maori")),
        ElementsAre(
            ElementsAre("53.9", "68.6", "81.0"),
            ElementsAre("87.4"),
            ElementsAre("83.6", "84.0"),
            ElementsAre("82.6", "82.8")
        )
    );
    const auto& other = ethnic_group(figures, "european_other");
    EXPECT_TRUE(other.points[2].cell.exceeds_denominator);
    EXPECT_EQ("101.0", base::figure_text(other.points[2].cell.figure, 1));
    EXPECT_FALSE(other.points[4].cell.exceeds_denominator);
    expect_nothing_crosses(database());
}
