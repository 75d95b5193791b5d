#include "agenda/agenda_cast.hpp"
#include "network/cast.hpp"
#include "platform/journal/thread.hpp"
#include "support/database_test.hpp"

#include <fmt/format.h>
#include <gmock/gmock.h>
#include <gtest/gtest.h>

using support::Fields;
using support::location;
using testing::HasSubstr;
using testing::Not;

struct AgendaPages : testing::Test {
    // The stamp a form of this page carries.
    std::string stamp_on(const std::string& path) {
        const std::string body = app.get(path, "coordinator").body;
        const std::string before = R"(name="stamp" value=")";
        const std::size_t start = body.find(before);
        EXPECT_NE(start, std::string::npos) << path;
        const std::size_t from = start + before.size();
        return start == std::string::npos ? "" : body.substr(from, body.find('"', from) - from);
    }

    std::int64_t public_version() {
        db::Reader reader = database->read();
        return journal::public_version(reader, cast.network);
    }

    bool was_written(const char* kind, const std::string& subject) {
        db::Reader reader = database->read();
        return reader
            .find(
                "/* test.entry */ select kind from journal where kind = :kind and subject_id = :id",
                {{"kind", kind}, {"id", subject}}
            )
            .has_value();
    }

    TestDatabase database;
    support::TestApp app{*database, agenda::routes()};
    support::Cast cast = support::make_cast(app);
    support::AgendaCast things = support::make_agenda(*database, cast.network, cast.partner);
    const std::string root = "/n/braidwater";
};

TEST_F(AgendaPages, WhatStrangersTakeAwayMayBeCached) {
    for (const std::string path :
         {"/api/v1/networks/braidwater/agenda",
          "/n/braidwater/agenda?format=csv",
          "/n/braidwater/needs?format=csv",
          "/n/braidwater/actions?format=csv",
          "/n/braidwater/agenda/versions?format=csv"}) {
        EXPECT_EQ(app.get(path).public_scope, cast.network) << path;
        EXPECT_FALSE(app.get(path, "member").public_scope) << path;
    }
}

TEST_F(AgendaPages, TheWholeAgendaIsOnOnePage) {
    const std::string open = app.get(root + "/agenda").body;
    for (const char* words :
         {"Everyone lives well here.",
          "Version 1 was adopted on",
          "Care close to home",
          "Somewhere to be seen after work",
          "Access to and quality of health care",
          "Fewer people wait",
          "0 of 1 actions done"}) {
        EXPECT_THAT(open, HasSubstr(words));
    }
    const std::string inside = app.get(root + "/agenda", "member").body;
    EXPECT_THAT(inside, HasSubstr("Internal wording"));
    EXPECT_THAT(inside, HasSubstr("We disagree on how."));
    EXPECT_THAT(inside, HasSubstr("What we stopped"));
    EXPECT_THAT(inside, HasSubstr("0 of 2 actions done"));
}

TEST_F(AgendaPages, AMemberAddsANeedAndSeesWhatBecameOfIt) {
    const std::int64_t before = public_version();
    const auto added = app.post(
        root + "/needs",
        {{"title", "Buses at night"},
         {"said_by", "a shift worker"},
         {"said_on", "2026-11-20"},
         {"place_id", cast.locality},
         {"is_public", "yes"}},
        "member"
    );
    ASSERT_EQ(added.status, 303) << added.body;
    EXPECT_GT(public_version(), before);
    const std::string page = app.get(location(added)).body;
    EXPECT_THAT(page, HasSubstr("a shift worker"));
    EXPECT_THAT(page, HasSubstr("Braidwater"));
    EXPECT_THAT(app.get(root + "/needs?q=night").body, HasSubstr("Buses at night"));
    EXPECT_THAT(app.get(root + "/needs?state=answered").body, HasSubstr("No need fits"));
    EXPECT_THAT(app.get(root + "/needs?place=" + cast.locality).body, Not(HasSubstr("after work")));
}

TEST_F(AgendaPages, WhoAddsANeedMayChangeItsWordsAndHearsWhatBecameOfIt) {
    EXPECT_THAT(app.get(root + "/needs/new", "member").body, Not(HasSubstr("What became of it")));
    const Fields words{
        {"title", "Lights at the crossing"}, {"said_by", "a walker"}, {"said_on", "2026-11-20"}};
    const std::string path = location(app.post(root + "/needs", words, "member"));
    const std::string id = path.substr(path.rfind('/') + 1);
    EXPECT_THAT(app.get(path, "member").body, HasSubstr("Change this need"));
    {
        db::Reader reader = database->read();
        EXPECT_TRUE(
            journal::follows(reader, cast.network, {"need", id}, app.viewer("member").account())
        );
    }
    Fields changed = words;
    changed[0].second = "Lights at both crossings";
    changed.push_back({"state", "answered"});
    changed.push_back({"state_reason", "By myself."});
    changed.push_back({"stamp", stamp_on(path + "/edit")});
    EXPECT_EQ(app.post(path, changed, "member").status, 303);
    EXPECT_THAT(app.get(path, "member").body, HasSubstr("Lights at both crossings"));
    EXPECT_THAT(app.get(path, "member").body, Not(HasSubstr("By myself")));
    Fields decided = words;
    decided.push_back({"state", "set_aside"});
    decided.push_back({"state_reason", "The council has it in hand."});
    decided.push_back({"stamp", stamp_on(path + "/edit")});
    EXPECT_EQ(app.post(path, decided, "coordinator").status, 303);
    EXPECT_TRUE(was_written("need.set_aside", id));
}

TEST_F(AgendaPages, WhoAddedANeedTakesItBackWhileNothingHasBecomeOfIt) {
    const Fields words{{"title", "Said too soon"}, {"said_by", "me"}, {"said_on", "2026-11-20"}};
    const std::string path = location(app.post(root + "/needs", words, "member"));
    EXPECT_THAT(app.get(path + "/edit", "member").body, HasSubstr("Take this need back"));
    EXPECT_EQ(app.post(path + "/take-back", {}, "delegate").status, 404);
    EXPECT_EQ(app.post(path + "/take-back", {}, "coordinator").status, 409);
    EXPECT_EQ(app.post(path + "/take-back", {}, "member").status, 303);
    EXPECT_EQ(app.get(path, "member").status, 404);
    EXPECT_EQ(app.post(path + "/take-back", {}, "member").status, 404);
    EXPECT_TRUE(was_written("need.taken_back", path.substr(path.rfind('/') + 1)));
}

TEST_F(AgendaPages, ANeedThatIsNotPublicLeavesThePublicVersionAlone) {
    const std::int64_t before = public_version();
    app.post(
        root + "/needs",
        {{"title", "Quiet"}, {"said_by", "someone"}, {"said_on", "2026-11-20"}},
        "member"
    );
    EXPECT_EQ(public_version(), before);
}

TEST_F(AgendaPages, WhatIsWrongIsSaidAndWhatWasTypedIsKept) {
    const auto refused = app.post(
        root + "/needs",
        {{"title", "Kept <words>"}, {"said_on", "2026-02-30"}, {"place_id", base::new_uuid()}},
        "member"
    );
    EXPECT_EQ(refused.status, 422);
    EXPECT_THAT(refused.body, HasSubstr("Kept &lt;words&gt;"));
    EXPECT_THAT(refused.body, HasSubstr("2026-02-30"));
    EXPECT_THAT(refused.body, HasSubstr("Say who said it"));
    EXPECT_THAT(refused.body, HasSubstr("Choose a place of this network"));
    EXPECT_THAT(refused.body, HasSubstr("<title>Error: Add a need"));
}

TEST_F(AgendaPages, OfTwoWhoEditAtOnceTheSecondIsToldAndLosesNothing) {
    const std::string path = root + "/needs/" + things.need;
    const std::string stamp = stamp_on(path + "/edit");
    const auto form = [&](const std::string& title, const std::string& from) {
        return Fields{
            {"title", title},
            {"said_by", "a mother"},
            {"said_on", "2026-11-01"},
            {"is_public", "yes"},
            {"stamp", from}};
    };
    EXPECT_EQ(app.post(path, form("First", stamp), "coordinator").status, 303);
    const auto second = app.post(path, form("Second", stamp), "coordinator");
    EXPECT_EQ(second.status, 422);
    EXPECT_THAT(second.body, HasSubstr("Someone else saved this"));
    EXPECT_THAT(second.body, HasSubstr("Second"));
    EXPECT_THAT(app.get(path).body, HasSubstr("First"));
    EXPECT_EQ(app.post(path, form("Second", stamp_on(path + "/edit")), "coordinator").status, 303);
    EXPECT_THAT(app.get(path).body, HasSubstr("Second"));
    EXPECT_TRUE(was_written("need.changed", things.need));
}

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

TEST_F(AgendaPages, SomeoneSignedInFollowsAThingAndStops) {
    const Fields need{{"kind", "need"}, {"id", things.need}, {"follow", "yes"}};
    EXPECT_EQ(location(app.post(root + "/follow", need, "member")), root + "/needs/" + things.need);
    EXPECT_THAT(
        app.get(root + "/needs/" + things.need, "member").body, HasSubstr("Stop telling me")
    );
    EXPECT_THAT(
        app.get(root + "/needs/" + things.need, "delegate").body, HasSubstr("Tell me when it moves")
    );
    EXPECT_THAT(app.get(root + "/needs/" + things.need).body, Not(HasSubstr("Tell me")));
    app.post(root + "/follow", {{"kind", "need"}, {"id", things.need}, {"follow", "no"}}, "member");
    EXPECT_THAT(
        app.get(root + "/needs/" + things.need, "member").body, HasSubstr("Tell me when it moves")
    );
    for (const Fields& hidden :
         {Fields{{"kind", "need"}, {"id", things.hidden_need}, {"follow", "yes"}},
          Fields{{"kind", "person"}, {"id", things.need}, {"follow", "yes"}},
          Fields{{"kind", "need"}, {"id", "%"}, {"follow", "yes"}},
          Fields{}}) {
        EXPECT_EQ(app.post(root + "/follow", hidden, "outsider").status, 404);
    }
}

TEST_F(AgendaPages, AWordIsAdoptedSetAsideAndTakenBack) {
    const Fields form{
        {"term", "Manaaki"},
        {"language", "mi"},
        {"definition", "How we look after each other."},
        {"adopted_on", "2026-11-20"}};
    EXPECT_EQ(app.post(root + "/words", form, "coordinator").status, 303);
    const auto again = app.post(root + "/words", form, "coordinator");
    EXPECT_EQ(again.status, 422);
    EXPECT_THAT(again.body, HasSubstr("has that word already"));
    EXPECT_THAT(app.get(root + "/words?q=zzz").body, HasSubstr("No word fits"));
    EXPECT_THAT(app.get(root + "/words?q=manāki").body, HasSubstr("lang=\"mi\">Manaaki"));
    const std::string path = root + "/words/" + things.word;
    EXPECT_EQ(app.post(path + "/drop", {}, "coordinator").status, 303);
    EXPECT_THAT(app.get(root + "/words").body, Not(HasSubstr("hauora")));
    EXPECT_THAT(app.get(root + "/words?dropped=yes").body, HasSubstr("hauora"));
    EXPECT_EQ(app.post(path + "/take-back", {}, "coordinator").status, 303);
    EXPECT_THAT(app.get(root + "/words").body, HasSubstr("hauora"));
}

TEST_F(AgendaPages, AFrameworkGrowsByStagesAndIsAssessed) {
    const auto added = app.post(
        root + "/framework", {{"name", "Five steps"}, {"source", "Ourselves"}}, "coordinator"
    );
    ASSERT_EQ(added.status, 303) << added.body;
    EXPECT_EQ(app.post(root + "/framework", {{"name", "Five steps"}}, "coordinator").status, 422);
    const std::string id = location(added).substr(location(added).find('#') + 1);
    const std::string stages = root + "/framework/" + id + "/stages";
    EXPECT_EQ(app.post(stages, {{"name", ""}}, "coordinator").status, 422);
    EXPECT_EQ(
        app.post(stages, {{"name", "Gather"}, {"good_looks_like", "All came."}}, "coordinator")
            .status,
        303
    );
    const std::string page = app.get(root + "/framework", "coordinator").body;
    const std::size_t at = page.find(stages + "/0");
    ASSERT_NE(at, std::string::npos) << page;
    const std::string stage = page.substr(at, page.find('"', at) - at);
    const auto assessed = app.post(
        stage,
        {{"name", "Gather"},
         {"standing", "in_place"},
         {"standing_note", "All of them did."},
         {"stamp", stamp_on(stage)}},
        "coordinator"
    );
    EXPECT_EQ(assessed.status, 303) << assessed.body;
    const std::string after = app.get(root + "/framework").body;
    EXPECT_THAT(after, HasSubstr("All of them did."));
    EXPECT_THAT(after, HasSubstr("22 November 2026"));
}

TEST_F(AgendaPages, AVersionIsAdoptedReadAndCompared) {
    const std::string edit = root + "/agenda/edit";
    ASSERT_EQ(
        app.post(
               edit,
               {{"public_text", "Everyone thrives well here."},
                {"internal_text", "We now agree."},
                {"stamp", stamp_on(edit)}},
               "coordinator"
        )
            .status,
        303
    );
    EXPECT_EQ(app.post(edit, {{"public_text", "x"}, {"stamp", "0"}}, "coordinator").status, 422);
    EXPECT_EQ(
        app.post(root + "/agenda/versions", {{"adopted_on", "soon"}}, "coordinator").status, 422
    );
    const auto adopted = app.post(
        root + "/agenda/versions",
        {{"adopted_on", "2026-11-22"}, {"summary", "Bolder."}},
        "coordinator"
    );
    ASSERT_EQ(location(adopted), root + "/agenda/versions/2") << adopted.body;
    EXPECT_THAT(app.get(root + "/agenda/versions").body, HasSubstr("Bolder."));
    EXPECT_THAT(app.get(root + "/agenda/versions/1").body, HasSubstr("Everyone lives well here."));
    EXPECT_EQ(
        location(app.get(root + "/agenda/versions/compare?from=1&to=2")),
        root + "/agenda/versions/1/compare/2"
    );
    const std::string open = app.get(root + "/agenda/versions/1/compare/2").body;
    EXPECT_THAT(open, HasSubstr("taken out: </span>lives "));
    EXPECT_THAT(open, HasSubstr("put in: </span>thrives "));
    EXPECT_THAT(open, Not(HasSubstr("We now agree")));
    EXPECT_THAT(app.get(root + "/agenda/versions/1/compare/2", "member").body, HasSubstr("agree"));
    EXPECT_THAT(app.get(root + "/agenda/versions/1/compare/1").body, HasSubstr("Nothing changed"));
    for (const char* none : {"/agenda/versions/9", "/agenda/versions/-1", "/agenda/versions/1x"}) {
        EXPECT_EQ(app.get(root + none).status, 404) << none;
    }
}

TEST_F(AgendaPages, EveryTableCanBeTakenAway) {
    for (const char* list :
         {"/agenda",
          "/needs",
          "/priorities",
          "/outcomes",
          "/initiatives",
          "/actions",
          "/words",
          "/framework",
          "/agenda/versions"}) {
        const auto csv = app.get(root + list + "?format=csv");
        EXPECT_EQ(csv.status, 200) << list;
        EXPECT_GT(std::count(csv.body.begin(), csv.body.end(), '\n'), 1) << list << csv.body;
        EXPECT_EQ(app.get(root + list + "?format=xlsx").status, 200) << list;
        EXPECT_EQ(app.get(root + list + "?format=pdf").status, 400) << list;
    }
    EXPECT_THAT(
        app.get(root + "/actions?format=csv").body,
        HasSubstr("Open on Thursdays,Until eight.,Riverside Medical,,2026-12-01,Planned")
    );
    EXPECT_THAT(app.get(root + "/agenda?format=csv").body, Not(HasSubstr("We disagree")));
    EXPECT_THAT(app.get(root + "/agenda?format=csv", "member").body, HasSubstr("We disagree"));
}

TEST_F(AgendaPages, EmptyListsSayWhatToDoNext) {
    for (const char* list :
         {"agenda",
          "needs",
          "priorities",
          "outcomes",
          "initiatives",
          "actions",
          "words",
          "framework",
          "agenda/versions"}) {
        EXPECT_THAT(
            app.get(std::string("/n/elsewhere/") + list, "outsider").body, HasSubstr("empty-state")
        ) << list;
    }
}

TEST_F(AgendaPages, PagesFarBeyondTheLastAreEmptyAndOddNumbersAreTheFirst) {
    EXPECT_EQ(app.get(root + "/needs?page=99999999999999").status, 200);
    EXPECT_THAT(app.get(root + "/needs?page=-3").body, HasSubstr("after work"));
    EXPECT_THAT(app.get(root + "/needs?page=x").body, HasSubstr("after work"));
}

TEST_F(AgendaPages, TheApiSaysWhatItsReaderMaySee) {
    const auto open = app.get("/api/v1/networks/braidwater/agenda");
    EXPECT_EQ(open.status, 200);
    EXPECT_THAT(std::string(open.headers.get("Content-Type")), HasSubstr("application/json"));
    EXPECT_THAT(open.body, HasSubstr(R"("title":"Care close to home")"));
    EXPECT_THAT(open.body, HasSubstr(R"("determinants":["health_care","transport"])"));
    EXPECT_THAT(open.body, HasSubstr(R"("due_on":"2026-12-01")"));
    EXPECT_THAT(open.body, Not(HasSubstr("internal_text")));
    EXPECT_THAT(open.body, Not(HasSubstr("\"person\"")));
    EXPECT_THAT(
        app.get("/api/v1/networks/braidwater/agenda", "member").body,
        HasSubstr(R"("internal_text":"We disagree on how.")")
    );
    EXPECT_EQ(app.get("/api/v1/networks/elsewhere/agenda").status, 404);
}
