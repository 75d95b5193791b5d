// Who may do what, for every route of the module.
#include "agenda/agenda_cast.hpp"
#include "network/cast.hpp"
#include "support/database_test.hpp"

#include <fmt/format.h>
#include <gtest/gtest.h>

#include <map>

using support::location;

struct AgendaAccess : testing::Test {
    // A route's path with the cast's things in it.
    std::string path_of(const http::Route& route, const std::string& slug = "braidwater") const {
        const std::map<std::string, std::string> values{
            {"{network}", slug},
            {"{need}", things.need},
            {"{priority}", things.priority},
            {"{outcome}", things.outcome},
            {"{initiative}", things.initiative},
            {"{action}", things.action},
            {"{word}", things.word},
            {"{framework}", things.framework},
            {"{stage}", stage},
            {"{version}", "1"},
            {"{other}", "1"}};
        std::string path = route.path;
        for (const auto& [name, value] : values) {
            const std::size_t at = path.find(name);
            if (at != std::string::npos) {
                path.replace(at, name.size(), value);
            }
        }
        return path.ends_with("/compare") ? path + "?from=1&to=1" : path;
    }

    http::Response ask(const http::Route& route, const std::string& path, const std::string& as) {
        return route.method == http::Method::get ? app.get(path, as) : app.post(path, {}, as);
    }

    std::string find_stage() {
        db::Reader reader = database->read();
        return reader
            .find("/* test.stage */ select id from framework_stages where name = 'Listen'")
            ->text("id");
    }

    TestDatabase database;
    support::TestApp app{*database, agenda::routes()};
    support::Cast cast = support::make_cast(app);
    support::AgendaCast things = support::make_agenda(*database, cast.network, cast.partner);
    std::string stage = find_stage();
};

TEST_F(AgendaAccess, AStrangerReadsWhatIsForAnyoneAndNothingElse) {
    for (const http::Route& route : agenda::routes()) {
        const std::string path = path_of(route);
        const auto response = ask(route, path, "");
        if (route.access.kind == http::Access::Kind::anyone) {
            EXPECT_TRUE(response.status == 200 || response.status == 303)
                << path << " " << response.status;
            EXPECT_EQ(response.body.find("name=\"csrf\""), std::string::npos) << path;
        } else {
            EXPECT_TRUE(response.status == 303 || response.status == 401) << path;
            EXPECT_EQ(location(response).find("/n/"), std::string::npos) << path;
        }
    }
}

TEST_F(AgendaAccess, APersonOfAnotherNetworkChangesNothingHere) {
    for (const http::Route& route : agenda::routes()) {
        if (route.access.kind == http::Access::Kind::permission) {
            const std::string path = path_of(route);
            EXPECT_EQ(ask(route, path, "outsider").status, 404) << path;
        }
    }
}

TEST_F(AgendaAccess, NothingOfANetworkThatIsNotPublicIsThereForOthers) {
    for (const http::Route& route : agenda::routes()) {
        if (route.access.kind == http::Access::Kind::anyone) {
            const std::string path = path_of(route, "elsewhere");
            EXPECT_EQ(ask(route, path, "").status, 404) << path;
            EXPECT_EQ(ask(route, path, "coordinator").status, 404) << path;
        }
    }
}

TEST_F(AgendaAccess, AThingOfOneNetworkIsNotFoundInAnother) {
    for (const http::Route& route : agenda::routes()) {
        const bool names_a_thing =
            route.path.find('{', std::string("/n/{network}").size()) != std::string::npos &&
            route.path.starts_with("/n/");
        if (names_a_thing) {
            const std::string path = path_of(route, "elsewhere");
            EXPECT_EQ(ask(route, path, "outsider").status, 404) << path;
        }
    }
}

TEST_F(AgendaAccess, AMemberAddsNeedsButDoesNotEditTheAgenda) {
    for (const http::Route& route : agenda::routes()) {
        if (route.access.kind == http::Access::Kind::permission &&
            route.access.permission != base::Permission::contribute) {
            const std::string path = path_of(route);
            EXPECT_EQ(ask(route, path, "member").status, 404) << path;
        }
    }
    EXPECT_EQ(app.get("/n/braidwater/needs/new", "member").status, 200);
}

TEST_F(AgendaAccess, WhatPeopleSaidIsNotRewrittenByThoseWhoDidNotAddIt) {
    support::add_person(app, cast.network, "neighbour", "lived_experience_partner");
    for (const char* as : {"member", "neighbour"}) {
        const std::string need = "/n/braidwater/needs/" + things.need;
        EXPECT_EQ(app.get(need + "/edit", as).status, 404);
        EXPECT_EQ(app.post(need, {{"title", "Rewritten"}}, as).status, 404);
        EXPECT_EQ(app.get("/n/braidwater/agenda/edit", as).status, 404);
        EXPECT_EQ(app.get("/n/braidwater/agenda/versions/new", as).status, 404);
        EXPECT_EQ(app.get(need, as).body.find("Change this need"), std::string::npos);
    }
    EXPECT_EQ(app.get("/n/braidwater/priorities/new", "neighbour").status, 200);
}

TEST_F(AgendaAccess, AReaderFromOutsideSeesWhatIsReleasedAlsoWhereThereIsNoPublicPage) {
    support::add_person(app, cast.network, "reader", "reader");
    support::add_person(app, cast.other_network, "reader_elsewhere", "reader");
    for (const http::Route& route : agenda::routes()) {
        if (route.access.kind == http::Access::Kind::permission) {
            EXPECT_EQ(ask(route, path_of(route), "reader").status, 404) << route.path;
        }
    }
    EXPECT_EQ(app.get("/n/elsewhere/agenda", "reader_elsewhere").status, 200);
    EXPECT_EQ(app.get("/n/elsewhere/agenda", "reader").status, 404);
    EXPECT_EQ(app.get("/n/braidwater/needs/" + things.hidden_need, "reader").status, 404);
}

TEST_F(AgendaAccess, ACoordinatorNeedsNoSecondFactorForTheAgenda) {
    EXPECT_EQ(app.get("/n/braidwater/priorities/new", "unproved").status, 200);
}

TEST_F(AgendaAccess, NoPageShowsAStrangerWhatIsNotPublic) {
    support::add_person(app, cast.network, "reader", "reader");
    for (const http::Route& route : agenda::routes()) {
        if (route.access.kind != http::Access::Kind::anyone) {
            continue;
        }
        for (const std::string& as :
             {std::string(), std::string("outsider"), std::string("reader")}) {
            const std::string path = path_of(route);
            const std::string body = app.get(path, as).body;
            for (const char* hidden :
                 {"Trouble at the hostel",
                  "Talks with the council",
                  "Ring the landlord",
                  "We disagree on how",
                  "June meeting",
                  "Tuesday clash"}) {
                EXPECT_EQ(body.find(hidden), std::string::npos) << path << " " << hidden;
            }
        }
    }
    for (const std::string& id : {things.hidden_need}) {
        EXPECT_EQ(app.get("/n/braidwater/needs/" + id).status, 404);
    }
    EXPECT_EQ(app.get("/n/braidwater/priorities/" + things.hidden_priority).status, 404);
    EXPECT_EQ(app.get("/n/braidwater/actions/" + things.hidden_action, "outsider").status, 404);
    EXPECT_EQ(app.get("/n/braidwater/actions/" + things.hidden_action, "member").status, 200);
}

TEST_F(AgendaAccess, PagesOfStrangersMayBeCachedAndThoseOfOthersNot) {
    for (const http::Route& route : agenda::routes()) {
        if (route.access.kind == http::Access::Kind::anyone && route.path.starts_with("/n/") &&
            !route.path.ends_with("/compare")) {
            const std::string path = path_of(route);
            const auto open = app.get(path);
            EXPECT_EQ(open.public_scope, cast.network) << path;
            EXPECT_GT(open.public_version, 0) << path;
            EXPECT_FALSE(app.get(path, "member").public_scope) << path;
        }
    }
}

TEST_F(AgendaAccess, HostileWordsStayWords) {
    const std::string attack = "<script>alert('x')</script>\"><img src=x onerror=y>";
    support::make_agenda(*database, cast.other_network, "", attack);
    things = {};
    {
        db::Reader reader = database->read();
        const auto id = [&](db::Sql sql) {
            return reader.find(sql, {{"network", cast.other_network}})->text("id");
        };
        things.need =
            id("/* test */ select id from needs where network_id = :network and is_public");
        things.priority =
            id("/* test */ select id from priorities where network_id = :network and is_public");
        things.outcome = id("/* test */ select id from outcomes where network_id = :network");
        things.initiative = id("/* test */ select id from initiatives where network_id = :network");
        things.action =
            id("/* test */ select id from actions where network_id = :network and is_public");
        things.word = id("/* test */ select id from glossary_terms where network_id = :network");
        things.framework = id("/* test */ select id from frameworks where network_id = :network");
        stage =
            id("/* test */ select s.id as id from framework_stages s join frameworks f "
               "on f.id = s.framework_id where f.network_id = :network");
    }
    for (const http::Route& route : agenda::routes()) {
        if (route.method == http::Method::get && route.path.starts_with("/n/")) {
            const std::string path = path_of(route, "elsewhere");
            const auto response = app.get(path, "outsider");
            EXPECT_TRUE(response.status == 200 || response.status == 303) << path;
            EXPECT_EQ(response.body.find("<script"), std::string::npos) << path;
            EXPECT_EQ(response.body.find("<img"), std::string::npos) << path;
        }
    }
}
