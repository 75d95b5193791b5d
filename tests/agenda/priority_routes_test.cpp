#include "agenda/agenda_pages.hpp"

#include <gmock/gmock.h>

using support::Fields;
using support::location;
using testing::HasSubstr;
using testing::Not;

TEST_F(AgendaPages, APriorityNamesTheNeedsItAnswersAndTheThreadFollows) {
    const auto added = app.post(
        root + "/priorities",
        {{"title", "Ways home"},
         {"need_ids", things.need},
         {"determinants", "transport"},
         {"is_public", "yes"}},
        "coordinator"
    );
    ASSERT_EQ(added.status, 303) << added.body;
    const std::string path = location(added);
    EXPECT_THAT(app.get(path).body, HasSubstr("Somewhere to be seen after work"));
    EXPECT_THAT(app.get(root + "/needs/" + things.need).body, HasSubstr("Ways home"));
    const auto changed = app.post(
        path,
        {{"title", "Ways home"}, {"is_public", "yes"}, {"stamp", stamp_on(path + "/edit")}},
        "coordinator"
    );
    ASSERT_EQ(changed.status, 303) << changed.body;
    EXPECT_THAT(app.get(root + "/needs/" + things.need).body, Not(HasSubstr("Ways home")));
}

TEST_F(AgendaPages, APriorityCannotAnswerANeedOfAnotherNetwork) {
    const auto refused = app.post(
        "/n/elsewhere/priorities", {{"title", "Ours"}, {"need_ids", things.need}}, "outsider"
    );
    EXPECT_EQ(refused.status, 422);
}

TEST_F(AgendaPages, StoppingAPrioritySaysWhyAndWhen) {
    const std::string path = root + "/priorities/" + things.priority;
    const Fields form{
        {"title", "Care close to home"},
        {"scope", "stopped"},
        {"is_public", "yes"},
        {"stamp", stamp_on(path + "/edit")}};
    EXPECT_EQ(app.post(path, form, "coordinator").status, 422);
    Fields with_reason = form;
    with_reason.emplace_back("scope_reason", "The money ended.");
    EXPECT_EQ(app.post(path, with_reason, "coordinator").status, 303);
    const std::string page = app.get(root + "/agenda").body;
    EXPECT_THAT(page, HasSubstr("What we stopped"));
    EXPECT_THAT(page, HasSubstr("The money ended."));
    EXPECT_THAT(page, HasSubstr("22 November 2026"));
}

TEST_F(AgendaPages, PrioritiesMoveByButtons) {
    const std::string move = root + "/priorities/" + things.priority + "/move";
    const auto order = [&] {
        const std::string body = app.get(root + "/priorities", "member").body;
        return body.find("Care close to home") < body.find("Talks with the council");
    };
    EXPECT_TRUE(order());
    EXPECT_EQ(app.post(move, {{"direction", "down"}}, "coordinator").status, 303);
    EXPECT_FALSE(order());
    EXPECT_EQ(app.post(move, {{"direction", "up"}}, "coordinator").status, 303);
    EXPECT_TRUE(order());
    EXPECT_EQ(app.post(move, {{"direction", "sideways"}}, "coordinator").status, 400);
}

TEST_F(AgendaPages, OutcomesAndInitiativesStandUnderTheirPriority) {
    const auto outcome = app.post(
        root + "/outcomes",
        {{"title", "More smiles"}, {"priority_id", things.priority}, {"is_public", "yes"}},
        "coordinator"
    );
    ASSERT_EQ(outcome.status, 303) << outcome.body;
    const auto initiative = app.post(
        root + "/initiatives",
        {{"title", "Mobile clinic"},
         {"priority_id", things.priority},
         {"lead_organisation_id", cast.partner},
         {"is_public", "yes"}},
        "coordinator"
    );
    ASSERT_EQ(initiative.status, 303) << initiative.body;
    const std::string priority = app.get(root + "/priorities/" + things.priority).body;
    EXPECT_THAT(priority, HasSubstr("More smiles"));
    EXPECT_THAT(priority, HasSubstr("Mobile clinic"));
    EXPECT_THAT(app.get(location(outcome)).body, HasSubstr("Came from"));
    EXPECT_THAT(app.get(location(initiative)).body, HasSubstr("Riverside Medical"));
    for (const char* list : {"/outcomes", "/initiatives"}) {
        EXPECT_EQ(
            app.post(
                   root + list, {{"title", "x"}, {"priority_id", base::new_uuid()}}, "coordinator"
            )
                .status,
            422
        );
    }
}

TEST_F(AgendaPages, MovingAnOutcomeToAnotherPriorityMovesItsThread) {
    const std::string path = root + "/outcomes/" + things.outcome;
    const auto moved = app.post(
        path,
        {{"title", "Fewer people wait"},
         {"priority_id", things.hidden_priority},
         {"is_public", "yes"},
         {"stamp", stamp_on(path + "/edit")}},
        "coordinator"
    );
    ASSERT_EQ(moved.status, 303) << moved.body;
    EXPECT_THAT(app.get(path, "member").body, HasSubstr("Talks with the council"));
    EXPECT_THAT(app.get(path).body, Not(HasSubstr("Talks with the council")));
}
