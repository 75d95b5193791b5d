// What a page may say of a measure, with the examples that once told too much.
#include "measures/figures/figures.hpp"

#include "measures/figures/sentences.hpp"
#include "measures/measure_cast.hpp"
#include "measures/measure_charts.hpp"
#include "measures/measure_views.hpp"
#include "support/database_test.hpp"

#include <gmock/gmock.h>

using base::FigureState;
using measures::Figures;
using measures::Measure;
using testing::HasSubstr;
using testing::Not;

STORE_TESTS(MeasureFigures);

namespace {

constexpr const char* shown_day = "2023-05-03";
const cast::Imported from_raw{.protection = "raw"};

measures::MeasurePage shown_page(
    db::Database& database, const Measure& added, const char* place = cast::north
) {
    cast::sum_up(database, added);
    db::Reader reader = database.read();
    const Measure measure =
        measures::get_measure(reader, base::Viewer::system(), added.network_id, added.id);
    const auto network = network::get_network(reader, base::Viewer(), "waiora");
    auto figures =
        measures::read_figures(reader, base::Viewer(), network, measure, {.place_id = place});
    return {
        .network = network,
        .measure = measure,
        .figures = std::move(figures),
        .dimension = "ethnicity"};
}

Figures figures_of(
    db::Database& database, const Measure& measure, const char* place = cast::north
) {
    return shown_page(database, measure, place).figures.value();
}

void add_target(db::Database& database, const Measure& measure, const measures::Target& target) {
    db::Transaction tx = database.write();
    measures::upsert_target(tx, cast::written_at, measure.id, target);
    tx.commit();
}

std::string text_of(const measures::MeasurePage& page) {
    return std::string(measures::measure_page(page).text());
}

}  // namespace

TEST_P(MeasureFigures, ASumThatOverlappingBandsPreventSaysSoOnEveryWayOut) {
    cast::add_network(database());
    const Measure measure = cast::add_measure(database());
    cast::add_import(
        database(),
        measure,
        {{cast::north, "age=5-11;ethnicity=maori", shown_day, shown_day, 60, 100},
         {cast::north, "age=10-14;ethnicity=maori", shown_day, shown_day, 40, 100},
         {cast::north, "age=12-15;ethnicity=other", shown_day, shown_day, 40, 100}}
    );
    const measures::MeasurePage page = shown_page(database(), measure);
    EXPECT_THAT(text_of(page), HasSubstr("Age bands overlap: added up, some people"));
    const auto& everyone = page.figures->everyone.points[0];
    EXPECT_EQ(FigureState::missing, everyone.cell.figure.state());
    EXPECT_THAT(measures::absence_words(*page.figures, everyone), HasSubstr("Age bands overlap"));
    for (const measures::GroupFigures& group : page.figures->dimensions.at(0).groups) {
        const std::string words = measures::absence_words(*page.figures, group.points[0]);
        EXPECT_EQ(group.group.code == "other", words.empty()) << group.group.code;
    }
}

TEST_P(MeasureFigures, APlaceBelowTheNetworksFirstIsNamedAndItsOwn) {
    cast::add_network(database());
    const Measure measure = cast::add_measure(database());
    cast::add_import(database(), measure, {{cast::north, "", shown_day, shown_day, 60, 100}});
    const Figures whole = figures_of(database(), measure, cast::region);
    EXPECT_FALSE(whole.names_place);
    EXPECT_THAT(measures::going_sentence(whole), Not(HasSubstr(whole.place.name)));
    const Figures north = figures_of(database(), measure);
    EXPECT_TRUE(north.names_place);
    EXPECT_FALSE(north.is_elsewhere);
    EXPECT_THAT(measures::going_sentence(north), HasSubstr("North, "));
}

TEST_P(MeasureFigures, ASumOfSomePlacesOnlySaysWhichAreNotInIt) {
    cast::add_network(database());
    const Measure measure = cast::add_measure(database());
    cast::add_import(
        database(), measure, {{cast::north, "", shown_day, shown_day, 40, 80}}, {.live_at = 1}
    );
    const auto region_text = [&] { return text_of(shown_page(database(), measure, cast::region)); };
    const char* words =
        "Added up from 1 of the 2 places in it: there are no figures of South for this period.";
    EXPECT_THAT(region_text(), HasSubstr(words));
    EXPECT_THAT(text_of(shown_page(database(), measure)), Not(HasSubstr("Added up from")));
    const std::vector<cast::Seen> own{{cast::region, "", shown_day, shown_day, 90, 180}};
    cast::add_import(database(), measure, own, {.state = "staging", .live_at = 2});
    EXPECT_THAT(region_text(), HasSubstr(words)) << "not live yet";
    cast::add_import(database(), measure, own, {.live_at = 3});
    EXPECT_THAT(region_text(), Not(HasSubstr("Added up from"))) << "the region's own";
}

TEST_P(MeasureFigures, ASumSaysWhoIsNotInItsNewestPeriodThoughTheyGaveFiguresBefore) {
    cast::add_network(database());
    const Measure measure = cast::add_measure(database());
    std::vector<cast::Seen> rows{{cast::south, "", "2019-05-03", "2019-05-03", 30, 60}};
    for (const char* day : {"2019-05-03", "2020-05-03", "2021-05-03", "2022-05-03", "2023-05-03"}) {
        rows.push_back({cast::north, "", day, day, 40, 80});
    }
    cast::add_import(database(), measure, rows);
    const auto region_text = [&] { return text_of(shown_page(database(), measure, cast::region)); };
    EXPECT_THAT(
        region_text(),
        HasSubstr("Added up from 1 of the 2 places in it: there are no figures of South for")
    );
    const auto end_south = [&](const char* day) {
        db::Transaction transaction = database().write();
        transaction.execute(
            "/* test.end */ update places set ends_on = :day where id = :south",
            {{"day", day}, {"south", cast::south}}
        );
        transaction.commit();
    };
    end_south("2030-06-30");
    EXPECT_THAT(region_text(), HasSubstr("no figures of South for")) << "it is there still";
    end_south("2022-06-30");
    EXPECT_THAT(region_text(), Not(HasSubstr("Added up from"))) << "it was no more";
}

TEST_P(MeasureFigures, EveryoneElseIsNotToldWhenTheyAreThree) {
    cast::add_network(database());
    const Measure measure = cast::add_measure(database());
    cast::add_import(
        database(),
        measure,
        {{cast::north, "ethnicity=maori", shown_day, shown_day, 97, 500},
         {cast::north, "", shown_day, shown_day, 100, 1000}},
        from_raw
    );
    const Figures figures = figures_of(database(), measure);
    for (const measures::GroupGap& gap : figures.dimensions.at(0).gaps) {
        EXPECT_FALSE(gap.comparator_figure->is_reported());
        EXPECT_FALSE(gap.gap.difference.is_reported());
    }
    const bool both = figures.everyone.points[0].cell.numerator->is_reported() &&
                      figures.dimensions.at(0).groups.at(0).points[0].cell.numerator->is_reported();
    EXPECT_FALSE(both);
}

TEST_P(MeasureFigures, ABaselineIsNotAWayRoundTheDoor) {
    cast::add_network(database());
    const Measure measure = cast::add_measure(database());
    cast::add_import(
        database(),
        measure,
        {{cast::north, "ethnicity=maori", "2020-12-31", "2020-12-31", 3, 80},
         {cast::north, "ethnicity=maori", shown_day, shown_day, 60, 80}},
        from_raw
    );
    add_target(
        database(),
        measure,
        {.baseline_on = base::Date{2020, 12, 31},
         .due_on = {2026, 12, 31},
         .value = 95,
         .reason = "The network chose it."}
    );
    const measures::MeasurePage page = shown_page(database(), measure, cast::region);
    ASSERT_TRUE(page.figures->targets.at(0).baseline.has_value());
    EXPECT_FALSE(page.figures->targets.at(0).baseline->is_reported());
    EXPECT_THAT(text_of(page), Not(HasSubstr(">3.8")));
    EXPECT_THAT(text_of(page), Not(HasSubstr("3.8 %")));
    EXPECT_THAT(text_of(page), HasSubstr("Not shown"));
}

TEST_P(MeasureFigures, PublishedDistrictsDoNotUncoverARawOne) {
    cast::add_network(database());
    const Measure measure = cast::add_measure(database());
    cast::add_import(
        database(),
        measure,
        {{cast::region, "ethnicity=maori", shown_day, shown_day, 93, 1200},
         {cast::north, "ethnicity=maori", shown_day, shown_day, 90, 900}}
    );
    cast::add_import(
        database(),
        measure,
        {{cast::south, "ethnicity=maori", shown_day, shown_day, 3, 300}},
        from_raw
    );
    const auto maori = [&](const char* place) {
        const Figures figures = figures_of(database(), measure, place);
        return figures.dimensions.at(0).groups.at(0).points[0].cell;
    };
    EXPECT_FALSE(maori(cast::south).numerator->is_reported());
    EXPECT_DOUBLE_EQ(90, maori(cast::north).numerator->value());  // as printed
    EXPECT_DOUBLE_EQ(93, maori(cast::region).numerator->value());
}

TEST_P(MeasureFigures, ARawTotalIsHiddenWherePublishedPartsWouldUncoverARawOne) {
    cast::add_network(database());
    const Measure measure = cast::add_measure(database());
    cast::add_import(
        database(), measure, {{cast::north, "ethnicity=maori", shown_day, shown_day, 90, 900}}
    );
    cast::add_import(
        database(),
        measure,
        {{cast::south, "ethnicity=maori", shown_day, shown_day, 3, 300}},
        from_raw
    );
    const Figures figures = figures_of(database(), measure, cast::region);
    EXPECT_FALSE(figures.everyone.points[0].cell.numerator->is_reported());
    EXPECT_FALSE(figures.dimensions.at(0).groups.at(0).points[0].cell.numerator->is_reported());
}

TEST_P(MeasureFigures, NoPaceIsToldWhenTheWayOfCountingChangedAndNothingIsShownSince) {
    cast::add_network(database());
    const Measure measure = cast::add_measure(database());
    cast::add_import(
        database(),
        measure,
        {{cast::north, "", "2019-12-31", "2019-12-31", 500, 1000},
         {cast::north, "", "2020-12-31", "2020-12-31", 550, 1000},
         {cast::north, "", "2021-12-31", "2021-12-31", 600, 1000},
         {cast::north, "", "2022-12-31", "2022-12-31", {}, {}, {}, "suppressed"}}
    );
    add_target(
        database(),
        measure,
        {.due_on = {2026, 12, 31}, .value = 95, .reason = "The network chose it."}
    );
    db::Transaction tx = database().write();
    measures::upsert_break(
        tx, measure.id, {.on = {2022, 7, 1}, .kind = "source", .reason = "A new register."}
    );
    tx.commit();
    const measures::MeasurePage page = shown_page(database(), measure, cast::region);
    EXPECT_EQ(trend::NeedState::counting_changed, page.figures->targets.at(0).needed.state);
    EXPECT_THAT(text_of(page), HasSubstr("The way of counting changed after the last figure"));
    EXPECT_THAT(text_of(page), Not(HasSubstr("Needed from the newest")));
}

TEST_P(MeasureFigures, AGapIsBetweenThePrintedFiguresAndNotTheirCounts) {
    cast::add_network(database());
    const Measure measure = cast::add_measure(database());
    cast::add_import(
        database(),
        measure,
        {{cast::north, "ethnicity=maori", shown_day, shown_day, 40, 50, 74.0},
         {cast::north, "", shown_day, shown_day, 90, 100, 88.0}}
    );
    const Figures figures = figures_of(database(), measure);
    const measures::GroupGap& gap = figures.dimensions.at(0).gaps.at(0);
    EXPECT_EQ("everyone", gap.comparator);
    EXPECT_DOUBLE_EQ(-14, gap.gap.difference.value());
}

TEST_P(MeasureFigures, ASumSaysHowMuchOfItTheSourceWithheld) {
    cast::add_network(database());
    const Measure measure = cast::add_measure(database());
    cast::add_import(
        database(),
        measure,
        {{cast::north, "ethnicity=maori;gender=female", shown_day, shown_day, 40, 50},
         {cast::north,
          "ethnicity=maori;gender=male",
          shown_day,
          shown_day,
          {},
          {},
          {},
          "suppressed"},
         {cast::north, "ethnicity=other;gender=female", shown_day, shown_day, 90, 100}}
    );
    const measures::MeasurePage page = shown_page(database(), measure);
    EXPECT_EQ(
        "1 of 3 figures was withheld by the source",
        measures::withheld_words(page.figures->everyone.points[0])
    );
    EXPECT_THAT(text_of(page), HasSubstr("Everyone, 3 May 2023: 1 of 3 figures was withheld"));
    EXPECT_THAT(text_of(page), HasSubstr("1 of 2 figures was withheld by the source"));
    EXPECT_THAT(
        measures::protection_words(*page.figures, 6),
        HasSubstr("leave out what the source withheld")
    );
    const auto header = measures::figures_sheet(page.network, *page.figures).header;
    EXPECT_THAT(header, testing::Contains("Left out of the sum"));
}
