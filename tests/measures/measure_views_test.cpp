// The page of a measure as a whole, and hostile words in every field of every view.
#include "measures/measure_views.hpp"

#include "measures/data_view.hpp"
#include "measures/measure_cast.hpp"
#include "measures/measure_form_views.hpp"
#include "support/database_test.hpp"
#include "support/golden.hpp"
#include "support/hostile.hpp"

#include <gtest/gtest.h>

namespace {

const std::string& hostile = support::hostile_text;

network::Place hostile_place() {
    network::Place place;
    place.id = place.name = hostile;
    return place;
}

network::Network hostile_network() {
    network::Network network;
    network.slug = network.name = hostile;
    return network;
}

std::vector<cast::Seen> two_years() {
    return {
        {cast::north, "ethnicity=maori", "2021-01-01", "2021-12-31", 300, 500},
        {cast::north, "ethnicity=other", "2021-01-01", "2021-12-31", 800, 1000},
        {cast::north, "ethnicity=maori", "2022-01-01", "2022-12-31", 390, 500},
        {cast::north, "ethnicity=pacific", "2022-01-01", "2022-12-31", {}, {}, {}, "suppressed"},
        {cast::north, "ethnicity=other", "2022-01-01", "2022-12-31", 940, 1000},
        {cast::north, "ethnicity=unknown", "2022-01-01", "2022-12-31", 20, 40},
        {cast::north, "ethnicity=maori", "2023-01-01", "2023-12-31", 400, 500},
        {cast::north, "ethnicity=other", "2023-01-01", "2023-12-31", 1010, 1000}};
}

measures::MeasurePage page_of(db::Database& database, const std::string& words) {
    cast::add_network(database);
    measures::Measure plain = cast::plain_measure();
    if (!words.empty()) {
        plain.name = plain.definition = plain.numerator_means = plain.denominator_means = words;
        plain.services_did = plain.source = words;
    }
    const measures::Measure measure = cast::add_measure(database, plain);
    db::Transaction tx = database.write();
    const std::string said = words.empty() ? "A new register counts from here on." : words;
    measures::upsert_break(tx, measure.id, {.on = {2022, 1, 1}, .kind = "source", .reason = said});
    measures::upsert_target(
        tx,
        cast::written_at,
        measure.id,
        {.baseline_on = base::Date{2021, 12, 31},
         .due_on = {2026, 12, 31},
         .value = 95,
         .reason = said}
    );
    if (!words.empty()) {
        measures::upsert_groups(
            tx, measure.id, std::vector<measures::Group>{{"ethnicity", "maori", words, 1}}
        );
    }
    tx.commit();
    cast::add_import(database, measure, two_years());
    cast::sum_up(database, measure);
    db::Reader reader = database.read();
    const auto network = network::get_network(reader, base::Viewer(), "waiora");
    return {
        .network = network,
        .measure = measure,
        .figures = measures::read_figures(reader, base::Viewer(), network, measure),
        .dimension = "ethnicity",
        .outcome = words};
}

}  // namespace

TEST(MeasureViews, ThePageOfAMeasureIsTheOneOnRecord) {
    TestDatabase database;
    EXPECT_TRUE(support::is_golden(
        "measures/measure_page.html", measures::measure_page(page_of(*database, "")).text()
    ));
}

TEST(MeasureViews, ReadingPagesSurviveHostileWords) {
    TestDatabase database;
    measures::MeasurePage page = page_of(*database, hostile);
    page.network.name = page.network.slug = hostile;
    support::HostileCases cases;
    page.rights = {.may_define = true, .sees_raw = true};
    cases.push_back({"measures::measure_page", measures::measure_page(page)});
    cases.push_back(
        {"measures::measure_list_page",
         measures::measure_list_page(
             {.network = page.network,
              .lines =
                  {{.measure = page.measure,
                    .outcome = hostile,
                    .sentence = hostile,
                    .gap = hostile}},
              .query = hostile,
              .may_define = true}
         )}
    );
    cases.push_back(
        {"measures::data_page",
         measures::data_page(
             {.network = page.network,
              .measure = page.measure,
              .places = {hostile_place()},
              .place_id = hostile,
              .rows = {{.group = hostile, .period = hostile}}}
         )}
    );
    support::expect_harmless(cases);
}

TEST(MeasureViews, FormsSurviveHostileWords) {
    const network::Network network = hostile_network();
    support::HostileCases cases;
    measures::Measure measure = cast::plain_measure();
    measure.id = measure.slug = measure.name = hostile;
    const base::FieldErrors errors{{"name", hostile}, {"reason", hostile}, {"label-0", hostile}};
    const std::vector<measures::Group> groups{{hostile, hostile, hostile, 1}};
    const measures::MeasureForm form{
        .name = hostile,
        .slug = hostile,
        .definition = hostile,
        .chosen = hostile,
        .read = hostile};
    cases.push_back(
        {"measures::measure_form_page",
         measures::measure_form_page(
             {.network = network,
              .measure = measure,
              .groups = groups,
              .form = form,
              .errors = errors}
         )}
    );
    measures::Target target{.id = hostile, .due_on = {2030, 1, 1}, .reason = hostile};
    target.dimension = target.code = hostile;
    cases.push_back(
        {"measures::target_page",
         measures::target_page(
             {.network = network,
              .measure = measure,
              .groups = groups,
              .targets = {target},
              .removed = {target},
              .form = measures::form_of(target),
              .errors = errors}
         )}
    );
    const measures::Break stop{
        .id = hostile, .on = {2030, 1, 1}, .kind = hostile, .reason = hostile};
    cases.push_back(
        {"measures::break_page",
         measures::break_page(
             {.network = network,
              .measure = measure,
              .breaks = {stop},
              .removed = {stop},
              .form = {.on = hostile, .kind = hostile, .reason = hostile},
              .errors = errors}
         )}
    );
    cases.push_back(
        {"measures::group_page",
         measures::group_page(
             {.network = network, .measure = measure, .groups = groups, .errors = errors}
         )}
    );
    support::expect_harmless(cases);
}
