#include "agenda/agenda_pages.hpp"

#include <gmock/gmock.h>

using support::Fields;
using testing::HasSubstr;
using testing::Not;

TEST_F(AgendaPages, ADelegateMarksAnActionOfTheirPartnerAsDoneAndUndoesIt) {
    const std::string path = root + "/actions/" + things.action;
    EXPECT_THAT(app.get(path, "delegate").body, HasSubstr("Mark as done"));
    EXPECT_THAT(app.get(path, "member").body, Not(HasSubstr("Mark as done")));
    EXPECT_EQ(app.post(path + "/done", {}, "member").status, 404);
    EXPECT_EQ(app.post(path + "/done", {}, "delegate").status, 303);
    EXPECT_EQ(app.post(path + "/done", {}, "delegate").status, 303);
    EXPECT_THAT(app.get(path).body, HasSubstr("Finished"));
    EXPECT_THAT(app.get(root + "/agenda").body, HasSubstr("1 of 1 actions done"));
    EXPECT_EQ(app.post(path + "/reopen", {}, "delegate").status, 303);
    EXPECT_THAT(app.get(path).body, Not(HasSubstr("Finished")));
    EXPECT_TRUE(was_written("action.done", things.action));
    EXPECT_TRUE(was_written("action.reopened", things.action));
    EXPECT_EQ(
        app.post(root + "/actions/" + things.hidden_action + "/done", {}, "delegate").status, 404
    );
}

TEST_F(AgendaPages, AnActionComesFromItsInitiativeOfTheSamePriority) {
    const Fields form{
        {"title", "Hire a van"},
        {"priority_id", things.priority},
        {"initiative_id", things.initiative},
        {"owner_organisation_id", cast.partner},
        {"due_on", "2026-12-24"},
        {"is_public", "yes"}};
    const auto added = app.post(root + "/actions", form, "coordinator");
    ASSERT_EQ(added.status, 303) << added.body;
    EXPECT_THAT(app.get(root + "/initiatives/" + things.initiative).body, HasSubstr("Hire a van"));
    Fields wrong = form;
    wrong[1].second = things.hidden_priority;
    EXPECT_EQ(app.post(root + "/actions", wrong, "coordinator").status, 422);
    EXPECT_THAT(app.get(root + "/actions?state=done").body, HasSubstr("No action fits"));
    EXPECT_THAT(app.get(root + "/actions?q=VAN&sort=-due").body, HasSubstr("Hire a van"));
}

TEST_F(AgendaPages, ThePersonWhoOwnsAnActionIsNamedInsideOnly) {
    db::Transaction tx = database->write();
    const auto person = tx.find("/* test */ select id from people where name = 'member'");
    tx.execute(
        "/* test */ update actions set owner_person_id = :person where id = :id",
        {{"person", person->text("id")}, {"id", things.action}}
    );
    tx.commit();
    const std::string path = root + "/actions/" + things.action;
    EXPECT_THAT(app.get(path, "delegate").body, HasSubstr("member, Riverside Medical"));
    EXPECT_THAT(app.get(path).body, Not(HasSubstr("member, Riverside Medical")));
    EXPECT_EQ(app.post(path + "/done", {}, "member").status, 303);
}

TEST_F(AgendaPages, WhatIsStillToBeDoneStandsFirstAndIsMarkedWhenLate) {
    const auto add = [&](const char* title, const char* due) {
        const Fields form{
            {"title", title},
            {"priority_id", things.priority},
            {"due_on", due},
            {"is_public", "yes"}};
        const auto added = app.post(root + "/actions", form, "coordinator");
        EXPECT_EQ(added.status, 303) << added.body;
        return support::location(added);
    };
    const std::string done = add("Done long ago", "2026-01-10");
    add("Late by a day", "2026-11-21");
    ASSERT_EQ(app.post(done + "/done", {}, "coordinator").status, 303);
    const std::string list = app.get(root + "/actions", "member").body;
    ASSERT_THAT(list, HasSubstr("Done long ago"));
    EXPECT_LT(list.find("Late by a day"), list.find("Done long ago"));
    const std::string by_day = app.get(root + "/actions?sort=due").body;
    ASSERT_THAT(by_day, HasSubstr("Late by a day"));
    EXPECT_LT(by_day.find("Done long ago"), by_day.find("Late by a day"));
    EXPECT_THAT(list, HasSubstr("1 day late"));
    EXPECT_THAT(by_day, Not(HasSubstr("day late"))) << "of a partner's lateness strangers hear not";
    const std::string done_page = app.get(done, "member").body;
    ASSERT_THAT(done_page, HasSubstr("Done long ago"));
    EXPECT_THAT(done_page, Not(HasSubstr("days late")));
}
