// Priorities and actions, as they are kept.
#include "agenda/action_store.hpp"
#include "agenda/agenda_store.hpp"
#include "agenda/priority_store.hpp"

#include <gmock/gmock.h>

using testing::ElementsAre;

namespace {

std::vector<std::string> priority_titles(
    db::Database& database, const base::Viewer& viewer, const std::string& network
) {
    db::Reader reader = database.read();
    std::vector<std::string> titles;
    for (const auto& one : agenda::list_priorities(reader, viewer, network)) {
        titles.push_back(one.form.title);
    }
    return titles;
}

}  // namespace

TEST_P(AgendaStore, MovesPrioritiesAndStopsAtTheEnds) {
    const auto move = [&](const std::string& id, bool up) {
        db::Transaction tx = database().write();
        agenda::move_priority(tx, cast.network, id, up);
        tx.commit();
    };
    const auto titles = [&](const std::string& as) {
        return priority_titles(database(), app->viewer(as), cast.network);
    };
    const auto first = ElementsAre("Care close to home", "Talks with the council");
    const auto second = ElementsAre("Talks with the council", "Care close to home");
    EXPECT_THAT(titles("member"), first);
    move(things.priority, true);
    EXPECT_THAT(titles("member"), first);
    move(things.priority, false);
    EXPECT_THAT(titles("member"), second);
    move(things.priority, false);
    EXPECT_THAT(titles("member"), second);
    move(things.priority, true);
    EXPECT_THAT(titles("member"), first);
    EXPECT_THAT(titles(""), ElementsAre("Care close to home"));
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

TEST_P(AgendaStore, TellsOwnersOfWhatIsDueHoweverMuchIsDueToOthers) {
    db::Transaction tx = database().write();
    for (int number = 0; number < 201; ++number) {
        agenda::create_action(
            tx,
            support::test_now,
            base::Viewer::system(),
            cast.network,
            {.priority_id = things.priority, .title = "Before", .due_on = base::Date{2026, 11, 23}}
        );
    }
    const auto own = agenda::list_due_actions(
        tx, app->viewer("delegate"), cast.network, support::test_now, {2026, 12, 31}
    );
    ASSERT_EQ(own.size(), 1U);
    EXPECT_EQ(own[0].owner, "Riverside Medical");
    const auto all = agenda::list_due_actions(
        tx, app->viewer("coordinator"), cast.network, support::test_now, {2026, 12, 31}
    );
    EXPECT_EQ(all.size(), 203U);
}
