#include "measures/measure_store.hpp"

#include "measures/figures/figures.hpp"
#include "measures/measure_cast.hpp"
#include "support/database_test.hpp"

#include <gtest/gtest.h>

using measures::Listed;
using measures::Measure;

STORE_TESTS(MeasureStore);

TEST_P(MeasureStore, KeepsADefinitionAsItWasWritten) {
    cast::add_network(database());
    Measure plain = cast::plain_measure();
    plain.unit = measures::Unit::rate;
    plain.per = 100'000;
    plain.chosen = {{"age", "12+"}};
    plain.is_sensitive = true;
    const Measure kept = cast::add_measure(database(), plain);
    EXPECT_EQ(plain.definition, kept.definition);
    EXPECT_EQ(plain.services_did, kept.services_did);
    EXPECT_EQ(100'000, kept.per);
    EXPECT_EQ(plain.chosen, kept.chosen);
    EXPECT_TRUE(kept.is_sensitive);
    EXPECT_EQ(cast::written_at, kept.changed_at);
}

TEST_P(MeasureStore, RefusesASlugTwiceInANetwork) {
    cast::add_network(database());
    cast::add_measure(database());
    EXPECT_THROW(cast::add_measure(database()), db::Conflict);
}

TEST_P(MeasureStore, AChangeNeedsTheDefinitionItWasMadeFrom) {
    cast::add_network(database());
    Measure measure = cast::add_measure(database());
    measure.name = "Renamed";
    db::Transaction tx = database().write();
    EXPECT_TRUE(measures::update_measure(tx, cast::written_at + 1, measure));
    EXPECT_FALSE(measures::update_measure(tx, cast::written_at + 2, measure));
}

TEST_P(MeasureStore, ShowsStrangersPublicMeasuresOnly) {
    cast::add_network(database());
    Measure hidden = cast::plain_measure();
    hidden.slug = "hidden";
    hidden.is_public = false;
    cast::add_measure(database(), hidden);
    const Measure open = cast::add_measure(database());
    db::Reader reader = database().read();
    const base::Viewer stranger;
    EXPECT_FALSE(measures::find_measure(reader, stranger, cast::network_id, "hidden"));
    EXPECT_EQ(1U, measures::list_measures(reader, stranger, cast::network_id).size());
    EXPECT_FALSE(measures::find_measure(reader, stranger, cast::other_network_id, open.id));
    base::Viewer member("someone", false);
    member.grant(cast::network_id, base::bit(base::Permission::read_internal));
    EXPECT_EQ(2U, measures::list_measures(reader, member, cast::network_id).size());
}

TEST_P(MeasureStore, SearchesWithoutMacronsAndByOutcome) {
    cast::add_network(database());
    Measure named = cast::plain_measure();
    named.name = "M\u0101ori immunised";
    cast::add_measure(database(), named);
    db::Reader reader = database().read();
    const base::Viewer stranger;
    const auto count = [&](const measures::MeasureFilter& filter) {
        return measures::list_measures(reader, stranger, cast::network_id, filter).size();
    };
    EXPECT_EQ(1U, count({.query = "maori"}));
    EXPECT_EQ(0U, count({.query = "pacific"}));
    EXPECT_EQ(1U, count({.outcome_id = "none"}));
    EXPECT_EQ(0U, count({.outcome_id = "another"}));
    EXPECT_EQ(0U, count({.is_retired = true}));
}

TEST_P(MeasureStore, WhatIsRemovedIsKeptAndComesBack) {
    cast::add_network(database());
    const Measure measure = cast::add_measure(database());
    db::Transaction tx = database().write();
    const measures::Break stop{.on = {2022, 1, 1}, .kind = "source", .reason = "Other source."};
    const std::string id = measures::upsert_break(tx, measure.id, stop);
    EXPECT_TRUE(measures::set_break_removed(tx, measure.id, id, cast::written_at));
    EXPECT_TRUE(measures::list_breaks(tx, measure.id).empty());
    EXPECT_EQ(1U, measures::list_breaks(tx, measure.id, Listed::removed).size());
    EXPECT_EQ(id, measures::upsert_break(tx, measure.id, stop));
    EXPECT_EQ(1U, measures::list_breaks(tx, measure.id).size());
    EXPECT_FALSE(measures::set_break_removed(tx, "another", id, cast::written_at));
    const measures::Target target{.due_on = {2030, 1, 1}, .value = 90, .reason = "All."};
    const std::string set = measures::upsert_target(tx, cast::written_at, measure.id, target);
    EXPECT_TRUE(measures::set_target_removed(tx, measure.id, set, cast::written_at));
    EXPECT_EQ(1U, measures::list_targets(tx, measure.id, Listed::removed).size());
    EXPECT_TRUE(measures::set_target_removed(tx, measure.id, set, std::nullopt));
    EXPECT_EQ(90, measures::list_targets(tx, measure.id).at(0).value);
}

TEST_P(MeasureStore, FiguresOfOneMeasureAreReadAlikeOnBothDatabases) {
    cast::add_network(database());
    const Measure measure = cast::add_measure(database());
    const char* day = "2023-05-03";
    cast::add_import(
        database(),
        measure,
        {{cast::north, "ethnicity=maori", day, day, 400, 500},
         {cast::south, "ethnicity=other", day, day, 900, 1000}},
        {.protection = "raw"}
    );
    cast::sum_up(database(), measure);
    db::Reader reader = database().read();
    const base::Viewer stranger;
    const auto network = network::get_network(reader, stranger, "waiora");
    const auto figures = measures::read_figures(reader, stranger, network, measure);
    ASSERT_TRUE(figures);
    EXPECT_EQ(cast::region, figures->place.id);
    EXPECT_EQ("86.7", base::figure_text(figures->everyone.points[0].cell.figure, 1));
    EXPECT_EQ(2U, figures->find_dimension("ethnicity")->gaps.size());
}
