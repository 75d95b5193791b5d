#include "agenda/action_store.hpp"
#include "agenda/agenda_cast.hpp"
#include "agenda/framework_store.hpp"
#include "agenda/need_store.hpp"
#include "agenda/priority_store.hpp"
#include "agenda/snapshot.hpp"
#include "agenda/version_store.hpp"
#include "agenda/vision_store.hpp"
#include "agenda/word_store.hpp"
#include "network/cast.hpp"
#include "support/database_test.hpp"

#include <gmock/gmock.h>

#include <future>

using testing::ElementsAre;

struct AgendaStore : StoreTest {
    void SetUp() override {
        StoreTest::SetUp();
        if (IsSkipped()) {
            return;
        }
        app = std::make_unique<support::TestApp>(database(), http::Routes{});
        cast = support::make_cast(*app);
        things = support::make_agenda(database(), cast.network, cast.partner);
    }

    std::vector<std::string> priority_titles(const std::string& as) {
        db::Reader reader = database().read();
        std::vector<std::string> titles;
        for (const auto& one : agenda::list_priorities(reader, app->viewer(as), cast.network)) {
            titles.push_back(one.form.title);
        }
        return titles;
    }

    std::unique_ptr<support::TestApp> app;
    support::Cast cast;
    support::AgendaCast things;
};
ON_BOTH_DATABASES(AgendaStore);

TEST_P(AgendaStore, KeepsWhatIsNotPublicForMembers) {
    db::Reader reader = database().read();
    const base::Viewer member = app->viewer("member");
    for (const base::Viewer& other : {base::Viewer(), app->viewer("outsider")}) {
        EXPECT_EQ(agenda::count_needs(reader, other, cast.network, {}), 1);
        EXPECT_FALSE(agenda::find_need(reader, other, cast.network, things.hidden_need));
        EXPECT_EQ(
            agenda::find_need(reader, other, cast.network, things.need)->form.internal_text, ""
        );
        EXPECT_FALSE(agenda::find_priority(reader, other, cast.network, things.hidden_priority));
        EXPECT_THAT(
            agenda::find_priority(reader, other, cast.network, things.priority)->form.need_ids,
            ElementsAre(things.need)
        );
        EXPECT_FALSE(agenda::find_action(reader, other, cast.network, things.hidden_action));
        EXPECT_EQ(agenda::count_actions(reader, other, cast.network, {}), 1);
        EXPECT_EQ(agenda::read_vision(reader, other, cast.network).internal_text, "");
    }
    EXPECT_EQ(agenda::count_needs(reader, member, cast.network, {}), 2);
    EXPECT_EQ(
        agenda::find_need(reader, member, cast.network, things.need)->form.internal_text,
        "Said in the June meeting."
    );
    EXPECT_EQ(
        agenda::find_priority(reader, member, cast.network, things.priority)->form.need_ids.size(),
        2U
    );
    EXPECT_EQ(agenda::count_actions(reader, member, cast.network, {.state = "open"}), 2);
    EXPECT_EQ(
        agenda::read_vision(reader, member, cast.network).internal_text, "We disagree on how."
    );
}

TEST_P(AgendaStore, FindsNothingOfAnotherNetwork) {
    db::Reader reader = database().read();
    const base::Viewer system = base::Viewer::system();
    EXPECT_FALSE(agenda::find_need(reader, system, cast.other_network, things.need));
    EXPECT_FALSE(agenda::find_priority(reader, system, cast.other_network, things.priority));
    EXPECT_FALSE(agenda::find_outcome(reader, system, cast.other_network, things.outcome));
    EXPECT_FALSE(agenda::find_initiative(reader, system, cast.other_network, things.initiative));
    EXPECT_FALSE(agenda::find_action(reader, system, cast.other_network, things.action));
    EXPECT_FALSE(agenda::find_word(reader, cast.other_network, things.word));
    EXPECT_TRUE(agenda::list_versions(reader, cast.other_network).empty());
}

TEST_P(AgendaStore, MovesPrioritiesAndStopsAtTheEnds) {
    const auto move = [&](const std::string& id, bool up) {
        db::Transaction tx = database().write();
        agenda::move_priority(tx, cast.network, id, up);
        tx.commit();
    };
    const auto first = ElementsAre("Care close to home", "Talks with the council");
    const auto second = ElementsAre("Talks with the council", "Care close to home");
    EXPECT_THAT(priority_titles("member"), first);
    move(things.priority, true);
    EXPECT_THAT(priority_titles("member"), first);
    move(things.priority, false);
    EXPECT_THAT(priority_titles("member"), second);
    move(things.priority, false);
    EXPECT_THAT(priority_titles("member"), second);
    move(things.priority, true);
    EXPECT_THAT(priority_titles("member"), first);
    EXPECT_THAT(priority_titles(""), ElementsAre("Care close to home"));
}

TEST_P(AgendaStore, RemembersTheDayAScopeChanged) {
    db::Transaction tx = database().write();
    const auto before =
        agenda::find_priority(tx, base::Viewer::system(), cast.network, things.priority).value();
    EXPECT_FALSE(before.scope_changed_on);
    agenda::PriorityForm form = before.form;
    form.scope = "stopped";
    form.scope_reason = "The money ended.";
    agenda::update_priority(tx, cast.network, before, form, {2026, 11, 20});
    const auto stopped =
        agenda::find_priority(tx, base::Viewer::system(), cast.network, things.priority).value();
    EXPECT_EQ(stopped.scope_changed_on, (base::Date{2026, 11, 20}));
    agenda::update_priority(tx, cast.network, stopped, form, {2026, 12, 1});
    EXPECT_EQ(
        agenda::find_priority(tx, base::Viewer::system(), cast.network, things.priority)
            ->scope_changed_on,
        (base::Date{2026, 11, 20})
    );
}

TEST_P(AgendaStore, KeepsTheDayAnActionWasFinishedUntilItIsOpenedAgain) {
    db::Transaction tx = database().write();
    const base::Viewer system = base::Viewer::system();
    const auto finished = [&] {
        return agenda::find_action(tx, system, cast.network, things.action)->finished_on;
    };
    agenda::ActionForm form = agenda::find_action(tx, system, cast.network, things.action)->form;
    form.state = "done";
    agenda::update_action(tx, cast.network, things.action, form, {2026, 11, 20});
    EXPECT_EQ(finished(), (base::Date{2026, 11, 20}));
    agenda::update_action(tx, cast.network, things.action, form, {2026, 11, 25});
    EXPECT_EQ(finished(), (base::Date{2026, 11, 20}));
    form.state = "under_way";
    agenda::update_action(tx, cast.network, things.action, form, {2026, 11, 26});
    EXPECT_EQ(finished(), std::nullopt);
}

TEST_P(AgendaStore, SearchesHoweverMacronsAreWritten) {
    db::Transaction tx = database().write();
    const base::Viewer system = base::Viewer::system();
    agenda::create_need(
        tx,
        support::test_now,
        system,
        cast.network,
        {.title = "Kai Māori", .said_by = "a cook", .said_on = {2026, 11, 2}}
    );
    agenda::create_word(
        tx,
        support::test_now,
        system,
        cast.network,
        {.term = "whānau",
         .language = "mi",
         .definition = "Whoever one's family is.",
         .adopted_on = {2026, 11, 2}}
    );
    for (const char* query : {"maori", "MĀORI", "maaori"}) {
        EXPECT_EQ(agenda::count_needs(tx, system, cast.network, {.query = query}), 1) << query;
    }
    ASSERT_EQ(agenda::list_words(tx, cast.network, "whaanau").size(), 1U);
    EXPECT_EQ(agenda::list_words(tx, cast.network, "zzz").size(), 0U);
    EXPECT_EQ(agenda::count_actions(tx, system, cast.network, {.query = "thursday"}), 1);
}

TEST_P(AgendaStore, SortsActionsAndPutsThoseWithoutADayLast) {
    db::Transaction tx = database().write();
    const base::Viewer system = base::Viewer::system();
    agenda::create_action(
        tx,
        support::test_now,
        system,
        cast.network,
        {.priority_id = things.priority, .title = "Any day"}
    );
    const auto titles = [&](const std::string& sort) {
        std::vector<std::string> all;
        for (const auto& one : agenda::list_actions(tx, system, cast.network, {.sort = sort})) {
            all.push_back(one.form.title);
        }
        return all;
    };
    EXPECT_THAT(titles("due"), ElementsAre("Open on Thursdays", "Ring the landlord", "Any day"));
    EXPECT_THAT(titles("-due"), ElementsAre("Ring the landlord", "Open on Thursdays", "Any day"));
    EXPECT_THAT(titles("title"), ElementsAre("Any day", "Open on Thursdays", "Ring the landlord"));
    EXPECT_THAT(titles("; drop table"), titles("due"));
}

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
    agenda::assess_stage(tx, cast.network, stage.id, form, {2026, 11, 20});
    agenda::assess_stage(
        tx, cast.other_network, stage.id, {.name = "x", .good_looks_like = ""}, {}
    );
    agenda::insert_stage(tx, things.framework, {.name = "Act", .good_looks_like = "Done."});
    const auto stages = agenda::list_frameworks(tx, cast.network).at(0).stages;
    ASSERT_EQ(stages.size(), 2U);
    EXPECT_EQ(stages[0].form.standing, "in_place");
    EXPECT_EQ(stages[0].assessed_on, (base::Date{2026, 11, 20}));
    EXPECT_EQ(stages[1].position, 2);
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

TEST_P(AgendaStore, SettingAnActionDoneKeepsItsWords) {
    db::Transaction tx = database().write();
    const base::Viewer system = base::Viewer::system();
    const auto before = agenda::find_action(tx, system, cast.network, things.action)->form;
    agenda::update_action_state(tx, cast.network, things.action, "done", {2026, 11, 20});
    const auto done = agenda::find_action(tx, system, cast.network, things.action);
    EXPECT_EQ(done->form.state, "done");
    EXPECT_EQ(done->form.public_text, before.public_text);
    EXPECT_EQ(done->finished_on, (base::Date{2026, 11, 20}));
    agenda::update_action_state(tx, cast.network, things.action, "under_way", {2026, 11, 21});
    EXPECT_FALSE(agenda::find_action(tx, system, cast.network, things.action)->finished_on);
}

TEST_P(AgendaStore, SummarisesForThePublicPage) {
    db::Reader reader = database().read();
    const auto summary = agenda::summarise(reader, {}, cast.network);
    EXPECT_EQ(summary.vision, "Everyone lives well here.");
    EXPECT_EQ(summary.version, 1);
    ASSERT_EQ(summary.priorities.size(), 1U);
    EXPECT_THAT(summary.priorities[0].needs, ElementsAre("Somewhere to be seen after work"));
    EXPECT_EQ(summary.priorities[0].outcomes.at(0).title, "Fewer people wait");
    EXPECT_EQ(summary.priorities[0].actions_open, 1);
    EXPECT_EQ(agenda::list_outcome_choices(reader, {}, cast.network).size(), 1U);
    EXPECT_EQ(agenda::list_glossary(reader, {}, cast.network).at(0).term, "hauora");
    EXPECT_THROW(
        agenda::list_glossary(reader, app->viewer("member"), cast.other_network), base::Error
    );
}

TEST_P(AgendaStore, TellsWhatIsDueToThoseWhoOwnItAndToTheCoordinator) {
    db::Reader reader = database().read();
    const auto due = [&](const std::string& as, base::Date until) {
        return agenda::list_due_actions(
            reader, app->viewer(as), cast.network, support::test_now, until
        );
    };
    EXPECT_EQ(due("coordinator", {2026, 12, 31}).size(), 2U);
    EXPECT_EQ(due("coordinator", {2026, 12, 1}).size(), 1U);
    EXPECT_TRUE(due("member", {2026, 12, 31}).empty());
    const auto own = due("delegate", {2026, 12, 31});
    ASSERT_EQ(own.size(), 1U);
    EXPECT_TRUE(own[0].is_mine);
    EXPECT_EQ(own[0].owner, "Riverside Medical");
    EXPECT_FALSE(due("coordinator", {2026, 12, 31})[0].is_mine);
}

TEST_P(AgendaStore, DescribesOnlyWhatAViewerMaySee) {
    db::Reader reader = database().read();
    const journal::Thing open{"need", things.need};
    const journal::Thing hidden{"need", things.hidden_need};
    const journal::Thing word{"word", things.word};
    journal::Titles titles{{open, {}}, {hidden, {}}, {word, {}}};
    agenda::describe(reader, {}, cast.network, titles);
    EXPECT_EQ(titles[open].path, "/n/braidwater/needs/" + things.need);
    EXPECT_EQ(titles[hidden].title, "");
    EXPECT_EQ(titles[word].path, "/n/braidwater/words#" + things.word);
    agenda::describe(reader, app->viewer("member"), cast.network, titles);
    EXPECT_EQ(titles[hidden].title, "Trouble at the hostel");
}

TEST_P(AgendaStore, RefusesWrongWordsFromTheProgramItself) {
    db::Transaction tx = database().write();
    try {
        agenda::create_need(
            tx, support::test_now, base::Viewer::system(), cast.network, {.title = ""}
        );
        FAIL();
    } catch (const base::Error& error) {
        EXPECT_EQ(error.code(), base::Code::invalid);
        EXPECT_EQ(error.fields().at(0).field, "title");
    }
}
