#include "agenda/action_store.hpp"
#include "agenda/agenda_store.hpp"
#include "agenda/need_store.hpp"
#include "agenda/priority_store.hpp"
#include "agenda/version_store.hpp"
#include "agenda/vision_store.hpp"
#include "agenda/word_store.hpp"

#include <gmock/gmock.h>

using testing::ElementsAre;

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

TEST_P(AgendaStore, SaysWhatOfTodaysAgendaWasAdopted) {
    using agenda::Standing;
    const base::Viewer system = base::Viewer::system();
    const base::Date today{2026, 11, 22};
    const auto summarise = [&] {
        db::Reader reader = database().read();
        return agenda::summarise(reader, system, cast.network);
    };
    const auto standing_of = [&](const std::string& id) {
        for (const auto& priority : summarise().priorities) {
            if (priority.id == id) {
                return priority.standing;
            }
        }
        throw std::out_of_range(id);
    };
    EXPECT_EQ(summarise().vision_standing, Standing::adopted);
    EXPECT_EQ(summarise().priorities[0].outcomes.at(0).standing, Standing::adopted);
    EXPECT_EQ(standing_of(things.priority), Standing::adopted);
    EXPECT_EQ(standing_of(things.hidden_priority), Standing::adopted) << "inside";
    std::string added;
    database().change([&](db::Transaction& tx) {
        const auto before = agenda::find_priority(tx, system, cast.network, things.priority);
        agenda::PriorityForm form = before->form;
        form.internal_text = "We agree by now.";
        agenda::update_priority(tx, cast.network, *before, form, today);
        added =
            agenda::insert_priority(tx, app->clock().now(), cast.network, {.title = "Warm homes"});
        agenda::set_vision(tx, support::test_now, system, cast.network, "Everyone thrives.", "");
    });
    EXPECT_EQ(summarise().vision_standing, Standing::reworded);
    EXPECT_EQ(standing_of(things.priority), Standing::adopted) << "said the same to all";
    EXPECT_EQ(standing_of(added), Standing::proposed);
    database().change([&](db::Transaction& tx) {
        const auto before = agenda::find_priority(tx, system, cast.network, things.priority);
        agenda::PriorityForm form = before->form;
        form.public_text = "Only on weekdays.";
        agenda::update_priority(tx, cast.network, *before, form, today);
    });
    EXPECT_EQ(standing_of(things.priority), Standing::reworded);
    database().change([&](db::Transaction& tx) {
        agenda::adopt_version(tx, support::test_now, system, cast.network, today, "");
    });
    EXPECT_EQ(summarise().vision_standing, Standing::adopted);
    EXPECT_EQ(standing_of(things.priority), Standing::adopted);
    EXPECT_EQ(standing_of(added), Standing::adopted);
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
