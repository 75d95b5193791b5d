// Words, frameworks, the vision and versions of all of it, as they are kept.
#include "agenda/version_store.hpp"

#include "agenda/agenda_store.hpp"
#include "agenda/framework_store.hpp"
#include "agenda/need_store.hpp"
#include "agenda/snapshot.hpp"
#include "agenda/vision_store.hpp"
#include "agenda/word_store.hpp"

#include <future>

TEST_P(AgendaStore, HasAWordOnceAndSetsItAsideInsteadOfLosingIt) {
    db::Transaction tx = database().write();
    agenda::drop_word(tx, cast.network, things.word, base::Date{2026, 11, 20});
    EXPECT_TRUE(agenda::list_words(tx, cast.network).empty());
    EXPECT_EQ(agenda::list_words(tx, cast.network, "", agenda::WordUse::dropped).size(), 1U);
    agenda::drop_word(tx, cast.network, things.word, std::nullopt);
    EXPECT_EQ(agenda::list_words(tx, cast.network).size(), 1U);
    EXPECT_THROW(
        agenda::insert_word(
            tx,
            cast.network,
            {.term = "hauora", .language = "mi", .definition = "x", .adopted_on = "2026-11-01"}
        ),
        db::Conflict
    );
}

TEST_P(AgendaStore, AssessesAStageAndKeepsTheDay) {
    db::Transaction tx = database().write();
    const auto stage = agenda::list_frameworks(tx, cast.network).at(0).stages.at(0);
    agenda::NewStage form = stage.form;
    form.standing = "in_place";
    agenda::update_stage(tx, cast.network, stage.id, form, {2026, 11, 20});
    agenda::update_stage(
        tx, cast.other_network, stage.id, {.name = "x", .good_looks_like = ""}, {}
    );
    const base::Date today{2026, 11, 22};
    agenda::insert_stage(tx, things.framework, {.name = "Act", .good_looks_like = "Done."}, today);
    const auto stages = agenda::list_frameworks(tx, cast.network).at(0).stages;
    ASSERT_EQ(stages.size(), 2U);
    EXPECT_EQ(stages[0].form.standing, "in_place");
    EXPECT_EQ(stages[0].assessed_on, (base::Date{2026, 11, 20}));
    EXPECT_EQ(stages[1].position, 2);
    EXPECT_FALSE(stages[1].assessed_on) << "nothing was said of it";
}

TEST_P(AgendaStore, ANameMendedInAStageDoesNotMakeItsStandingNewer) {
    db::Transaction tx = database().write();
    const auto stage = [&] { return agenda::list_frameworks(tx, cast.network).at(0).stages.at(0); };
    agenda::NewStage form = stage().form;
    form.standing = "in_place";
    agenda::update_stage(tx, cast.network, stage().id, form, {2026, 11, 20});
    form.name = "Listen well";
    agenda::update_stage(tx, cast.network, stage().id, form, {2026, 11, 21});
    EXPECT_EQ(stage().form.name, "Listen well");
    EXPECT_EQ(stage().assessed_on, (base::Date{2026, 11, 20}));
    form.standing_note = "Everyone came.";
    agenda::update_stage(tx, cast.network, stage().id, form, {2026, 11, 22});
    EXPECT_EQ(stage().assessed_on, (base::Date{2026, 11, 22}));
}

TEST_P(AgendaStore, AStageThatIsAddedWithAStandingKeepsTheDayItWasSaid) {
    db::Transaction tx = database().write();
    agenda::insert_stage(
        tx,
        things.framework,
        {.name = "Act", .good_looks_like = "Done.", .standing = "started"},
        {2026, 11, 22}
    );
    const auto stages = agenda::list_frameworks(tx, cast.network).at(0).stages;
    EXPECT_EQ(stages.at(1).assessed_on, (base::Date{2026, 11, 22}));
}

TEST_P(AgendaStore, KeepsAVersionAsItWasAndShowsItsReaderNoMoreThanIsPublic) {
    db::Transaction tx = database().write();
    agenda::set_vision(
        tx, support::test_now, base::Viewer::system(), cast.network, "Everyone thrives here.", ""
    );
    const auto second = agenda::adopt_version(
        tx, support::test_now, base::Viewer::system(), cast.network, {2026, 11, 21}, ""
    );
    EXPECT_EQ(second, 2);
    const std::string first = agenda::find_version_content(tx, cast.network, 1).value();
    const auto items = agenda::read_snapshot(first);
    ASSERT_EQ(items.size(), 10U);
    EXPECT_EQ(items[0].fields.at(0).value, "Everyone lives well here.");
    EXPECT_EQ(agenda::find_newest_version(tx, cast.network)->number, 2);

    std::string open;
    for (const agenda::Item& item :
         agenda::read_public_snapshot(first, agenda::list_public_things(tx, cast.network))) {
        open += item.title + "\n";
        for (const agenda::Item::Field& field : item.fields) {
            open += field.value + "\n";
        }
    }
    for (const char* hidden :
         {"Trouble at the hostel",
          "Talks with the council",
          "Ring the landlord",
          "We disagree",
          "June meeting",
          "Tuesday clash"}) {
        EXPECT_EQ(open.find(hidden), std::string::npos) << hidden;
    }
    EXPECT_NE(open.find("Care close to home"), std::string::npos);
    // A name can be taken back; a version cannot.
    EXPECT_EQ(first.find("a mother of three"), std::string::npos);

    const auto differences = agenda::compare(
        items, agenda::read_snapshot(agenda::find_version_content(tx, cast.network, 2).value())
    );
    ASSERT_EQ(differences.size(), 1U);
    EXPECT_EQ(differences[0].after.kind, "vision");
}

TEST_P(AgendaStore, WhatWasWithdrawnLeavesTheOldVersionsToo) {
    db::Transaction tx = database().write();
    const base::Viewer system = base::Viewer::system();
    agenda::NeedForm need = agenda::find_need(tx, system, cast.network, things.need)->form;
    need.is_public = false;
    agenda::update_need(tx, cast.network, things.need, need);
    const auto content = agenda::find_version_content(tx, cast.network, 1).value();
    std::string open;
    for (const agenda::Item& item :
         agenda::read_public_snapshot(content, agenda::list_public_things(tx, cast.network))) {
        open += item.title + "\n";
        for (const agenda::Item::Field& field : item.fields) {
            open += field.value + "\n";
        }
    }
    EXPECT_EQ(open.find("The doors close at five."), std::string::npos);
    EXPECT_EQ(open.find("Somewhere to be seen after work"), std::string::npos);  // nor as a name
    EXPECT_NE(open.find("Withdrawn"), std::string::npos);
    EXPECT_NE(open.find("Care close to home"), std::string::npos);
}

namespace {

// Waits until another session of the same server waits for a lock.
void wait_for_a_waiter(db::Database& database) {
    for (bool waits = false; !waits;) {
        db::Reader reader = database.read();
        waits = reader
                    .find(
                        "/* test.waiters */ select count(*) as n from pg_locks l join "
                        "pg_stat_activity a on a.pid = l.pid "
                        "where not l.granted and a.datname = current_database()"
                    )
                    ->integer("n") > 0;
    }
}

}  // namespace

TEST_P(AgendaStore, NobodyIsOverwrittenByAFormSavedAtTheSameMoment) {
    if (on_sqlite()) {
        GTEST_SKIP() << "SQLite has one writer";
    }
    support::TestApp pages(database(), agenda::routes());
    pages.add_account("coordinator", app->viewer("coordinator").account());
    const std::string path = "/n/braidwater/agenda/edit";
    const std::string form = pages.get(path, "coordinator").body;
    const std::string before = R"(name="stamp" value=")";
    const std::size_t from = form.find(before) + before.size();
    const std::string stamp = form.substr(from, form.find('"', from) - from);
    db::Transaction faster = database().write();
    network::lock_network(faster, cast.network);
    agenda::set_vision(
        faster,
        support::test_now + base::hours(1),
        base::Viewer::system(),
        cast.network,
        "Said first.",
        ""
    );
    auto slower = std::async(std::launch::async, [&] {
        return pages.post(path, {{"public_text", "Said second."}, {"stamp", stamp}}, "coordinator");
    });
    wait_for_a_waiter(database());
    faster.commit();
    EXPECT_EQ(slower.get().status, 422);
    db::Reader reader = database().read();
    EXPECT_EQ(agenda::read_vision(reader, {}, cast.network).public_text, "Said first.");
}
