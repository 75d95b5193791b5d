#include "agenda/agenda_pages.hpp"

#include <gmock/gmock.h>

using support::Fields;
using support::location;
using testing::HasSubstr;
using testing::Not;

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
    EXPECT_THAT(app.get(root + "/agenda").body, HasSubstr("Reworded since version 1"));
    EXPECT_EQ(
        app.post(root + "/agenda/versions", {{"adopted_on", "soon"}}, "coordinator").status, 422
    );
    const std::string before = app.get(root + "/agenda/versions/new", "coordinator").body;
    EXPECT_THAT(before, HasSubstr("What has changed since version 1"));
    EXPECT_THAT(before, HasSubstr("put in: </span>thrives "));
    const auto adopted = app.post(
        root + "/agenda/versions",
        {{"adopted_on", "2026-11-22"}, {"summary", "Bolder."}},
        "coordinator"
    );
    ASSERT_EQ(location(adopted), root + "/agenda/versions/2") << adopted.body;
    EXPECT_THAT(app.get(root + "/agenda").body, Not(HasSubstr("Reworded")));
    const std::vector<std::pair<std::string, std::string>> again{{"adopted_on", "2026-11-22"}};
    EXPECT_EQ(app.post(root + "/agenda/versions", again, "coordinator").status, 422);
    EXPECT_THAT(
        app.get(root + "/agenda/versions/new", "coordinator").body, HasSubstr("Nothing has changed")
    );
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
