#include "network/cast.hpp"
#include "network/routes.hpp"
#include "platform/auth/account.hpp"
#include "platform/journal/thread.hpp"
#include "support/database_test.hpp"

#include <gtest/gtest.h>

using support::location;

struct PeoplePages : testing::Test {
    TestDatabase database;
    support::TestApp app{*database, network::routes(vault(), "https://braid.test")};
    support::Cast cast = support::make_cast(app);

    static const base::Vault& vault() {
        static const base::Vault one(base::Secret(std::string(32, 'k')));
        return one;
    }
    std::string id_of(const std::string& name) {
        db::Reader reader = database->read();
        return network::find_person_of_account(reader, cast.network, app.viewer(name).account())
            ->id;
    }
    std::string path_of(const std::string& name) { return "/n/braidwater/people/" + id_of(name); }
    // The address of the first role's "End" button on a person's page.
    std::string end_role_path(const std::string& page) {
        const std::size_t end = page.find("/end\"");
        const std::size_t start = page.rfind("\"/n/", end) + 1;
        return page.substr(start, end + 4 - start);
    }
};

TEST_F(PeoplePages, AreForThoseWhoSeePeople) {
    for (const char* path : {"/n/braidwater/people", "/n/braidwater/people/new"}) {
        EXPECT_EQ(app.get(path, "coordinator").status, 200) << path;
        EXPECT_EQ(app.get(path, "member").status, 404) << path;
        EXPECT_EQ(app.get(path, "outsider").status, 404) << path;
        EXPECT_NE(app.get(path).status, 200) << path;
        EXPECT_EQ(location(app.get(path, "unproved")), "/account/second-factor") << path;
    }
    EXPECT_EQ(app.get(path_of("delegate"), "member").status, 404);
    EXPECT_EQ(app.get(path_of("delegate"), "outsider").status, 404);
    EXPECT_EQ(app.post(path_of("delegate"), {{"name", "X"}}, "outsider").status, 404);
    EXPECT_EQ(
        app.post(path_of("delegate") + "/erase", {{"understood", "yes"}}, "member").status, 404
    );
}

TEST_F(PeoplePages, ACoordinatorAddsAPersonAndFindsThem) {
    const auto added = app.post(
        "/n/braidwater/people",
        {{"name", "Hēmi <i>Rata</i>"},
         {"email", "hemi@example.org.nz"},
         {"organisation_id", cast.partner},
         {"position", "Navigator"}},
        "coordinator"
    );
    ASSERT_EQ(added.status, 303) << added.body;
    const auto page = app.get(location(added), "coordinator");
    EXPECT_NE(page.body.find("Hēmi &lt;i&gt;Rata&lt;/i&gt;"), std::string::npos);
    EXPECT_NE(page.body.find("Navigator"), std::string::npos);
    const auto found = app.get("/n/braidwater/people?q=heemi", "coordinator");
    EXPECT_NE(found.body.find("1 person"), std::string::npos);
    EXPECT_NE(
        app.get("/n/braidwater/people?q=zzz", "coordinator").body.find("Nobody fits"),
        std::string::npos
    );
    const auto twice = app.post(
        "/n/braidwater/people",
        {{"name", "Another"}, {"email", "HEMI@example.org.nz"}},
        "coordinator"
    );
    EXPECT_EQ(twice.status, 422);
    EXPECT_NE(twice.body.find("has that e-mail address already"), std::string::npos);
}

TEST_F(PeoplePages, SayWhatIsWrong) {
    const auto refused = app.post(
        "/n/braidwater/people",
        {{"name", ""}, {"email", "nobody"}, {"organisation_id", "elsewhere"}},
        "coordinator"
    );
    EXPECT_EQ(refused.status, 422);
    for (const char* words : {"Enter the person", "Enter an e-mail address", "Choose a partner"}) {
        EXPECT_NE(refused.body.find(words), std::string::npos) << words;
    }
    EXPECT_EQ(
        app.post("/n/braidwater/people", {{"name", std::string(201, 'x')}}, "coordinator").status,
        422
    );
}

TEST_F(PeoplePages, AnEditOverASavedOneIsRefusedInWords) {
    const std::string path = path_of("delegate");
    const auto form = app.get(path + "/edit", "coordinator").body;
    const std::string mark = "name=\"version\" value=\"";
    const std::string version = form.substr(form.find(mark) + mark.size(), 64);
    const support::Fields first{{"name", "delegate One"}, {"version", version}};
    EXPECT_EQ(app.post(path, first, "coordinator").status, 303);
    const auto late = app.post(path, {{"name", "Two"}, {"version", version}}, "coordinator");
    EXPECT_EQ(late.status, 422);
    EXPECT_NE(late.body.find("Someone else saved this meanwhile"), std::string::npos);
}

TEST_F(PeoplePages, DownloadsHoldNoContacts) {
    app.post(
        "/n/braidwater/people", {{"name", "Ana"}, {"email", "ana@example.org.nz"}}, "coordinator"
    );
    const auto csv = app.get("/n/braidwater/people?format=csv", "coordinator");
    EXPECT_NE(csv.body.find("Ana"), std::string::npos);
    EXPECT_EQ(csv.body.find("ana@example"), std::string::npos);
    EXPECT_EQ(app.get("/n/braidwater/people?format=csv", "member").status, 404);
}

TEST_F(PeoplePages, ErasingLeavesNothingButTheJournalsIds) {
    const std::string path = path_of("delegate");
    EXPECT_EQ(app.post(path + "/erase", {}, "coordinator").status, 422);
    EXPECT_EQ(app.post(path + "/erase", {{"understood", "yes"}}, "coordinator").status, 303);
    EXPECT_EQ(app.get(path, "coordinator").status, 404);
    db::Reader reader = database->read();
    const auto rows = reader.find(
        R"(/* test.count */ select count(*) as n from network_roles where role = 'partner_delegate')"
    );
    EXPECT_EQ(rows->integer("n"), 0);
    const auto entries = journal::feed(
        reader, base::Viewer::system(), cast.network, {.kind_prefix = "person.erased"}
    );
    EXPECT_EQ(entries.size(), 1U);
}

TEST_F(PeoplePages, ErasingAPersonLeavesNothingThatTheyFollowedHere) {
    const base::Viewer system = base::Viewer::system();
    db::Transaction tx = database->write();
    const std::string account =
        auth::create_account(tx, app.clock().now(), {.email = "ana@example.org.nz"}).id;
    std::string here;
    for (const std::string& network : {cast.other_network, cast.network}) {
        here = network::create_person(
            tx, app.clock().now(), system, network, {.name = "Ana", .account_id = account}
        );
        journal::follow(tx, app.clock().now(), network, {"network", network}, account);
        journal::write(
            tx,
            app.clock().now(),
            {.scope = network,
             .actor = "",
             .kind = "network.changed",
             .subject = {"network", network}}
        );
    }
    tx.commit();
    app.post("/n/braidwater/people/" + here + "/erase", {{"understood", "yes"}}, "coordinator");
    db::Reader reader = database->read();
    const auto followed = reader.query(
        "/* test.followed */ select scope from thread_followers where follower = :account",
        {{"account", account}}
    );
    ASSERT_EQ(1U, followed.size()) << "what they follow as a person of another network stays";
    const auto told = reader.query(
        R"(/* test.told */ select j.scope as scope from journal_notices n
           join journal j on j.id = n.entry_id where n.follower = :account)",
        {{"account", account}}
    );
    ASSERT_EQ(1U, told.size());
    for (const db::Row& row : followed) {
        EXPECT_EQ(cast.other_network, row.text("scope"));
    }
    for (const db::Row& row : told) {
        EXPECT_EQ(cast.other_network, row.text("scope"));
    }
}

TEST_F(PeoplePages, ErasingSomeonesLastPersonErasesTheirWayIn) {
    const base::Viewer system = base::Viewer::system();
    db::Transaction tx = database->write();
    const std::string account =
        auth::create_account(tx, app.clock().now(), {.email = "ana@example.org.nz"}).id;
    const auto person_in = [&](const std::string& network_id) {
        return network::create_person(
            tx, app.clock().now(), system, network_id, {.name = "Ana", .account_id = account}
        );
    };
    const std::string here = person_in(cast.network);
    const std::string there = person_in(cast.other_network);
    journal::follow(tx, app.clock().now(), cast.network, {"network", cast.network}, account);
    tx.commit();
    const support::Fields understood{{"understood", "yes"}};
    app.post("/n/braidwater/people/" + here + "/erase", understood, "coordinator");
    {
        db::Reader reader = database->read();
        EXPECT_TRUE(auth::find_account(reader, account));
    }
    app.post("/n/elsewhere/people/" + there + "/erase", understood, "outsider");
    db::Reader reader = database->read();
    EXPECT_FALSE(auth::find_account(reader, account));
    EXPECT_FALSE(auth::find_account_by_email(reader, "ana@example.org.nz"));
    EXPECT_FALSE(reader.find(
        "/* test.followers */ select follower from thread_followers where follower = :account",
        {{"account", account}}
    ));
}

TEST_F(PeoplePages, ErasingAnOperatorKeepsTheirWayIn) {
    db::Transaction tx = database->write();
    const std::string account =
        auth::create_account(
            tx, app.clock().now(), {.email = "op@example.org.nz", .operates_instance = true}
        )
            .id;
    const std::string person = network::create_person(
        tx,
        app.clock().now(),
        base::Viewer::system(),
        cast.network,
        {.name = "Op", .account_id = account}
    );
    tx.commit();
    const std::string path = "/n/braidwater/people/" + person + "/erase";
    EXPECT_EQ(app.post(path, {{"understood", "yes"}}, "coordinator").status, 303);
    db::Reader reader = database->read();
    EXPECT_TRUE(auth::find_account(reader, account));
}

TEST_F(PeoplePages, ADelegatesAccessRestsWhileTheirPartnerIsAway) {
    const auto delegated = [&] {
        db::Reader reader = database->read();
        return network::delegated_organisations(
                   reader, app.viewer("delegate"), cast.network, app.clock().now()
        )
            .size();
    };
    const std::string partner = "/n/braidwater/partners/" + cast.partner;
    EXPECT_EQ(delegated(), 1U);
    EXPECT_TRUE(app.viewer("delegate").holds(base::Permission::read_internal, cast.network));
    EXPECT_EQ(app.post(partner + "/leave", {{"left_on", "2026-11-22"}}, "coordinator").status, 303);
    EXPECT_EQ(delegated(), 1U) << "today is its last day";
    EXPECT_EQ(app.post(partner + "/leave", {{"left_on", "2026-11-21"}}, "coordinator").status, 303);
    EXPECT_EQ(delegated(), 0U);
    EXPECT_FALSE(app.viewer("delegate").holds(base::Permission::read_internal, cast.network));
    EXPECT_TRUE(app.viewer("member").holds(base::Permission::read_internal, cast.network));
    EXPECT_EQ(app.post(partner + "/return", {}, "coordinator").status, 303);
    EXPECT_EQ(delegated(), 1U);
}

TEST_F(PeoplePages, ARoleWorksFromItsFirstDayAndEndsAtOnce) {
    const std::string path = path_of("member");
    EXPECT_EQ(app.get("/n/braidwater/partners/new", "member").status, 404);
    db::Transaction tx = database->write();
    const base::Viewer system = base::Viewer::system();
    const std::string id = network::give_role(
        tx, app.clock().now(), system, cast.network, id_of("steward"), network::Role::chair
    );
    EXPECT_EQ(
        network::give_role(
            tx, app.clock().now(), system, cast.network, id_of("steward"), network::Role::chair
        ),
        id
    );
    tx.commit();
    EXPECT_TRUE(app.viewer("steward").holds(base::Permission::convene, cast.network));
    const std::string end = path_of("steward") + "/roles/" + id + "/end";
    EXPECT_EQ(app.post(end, {}, "member").status, 404);
    EXPECT_EQ(app.post(end, {}, "coordinator").status, 303);
    EXPECT_FALSE(app.viewer("steward").holds(base::Permission::convene, cast.network));
    EXPECT_EQ(app.post(end, {}, "coordinator").status, 404);
}

TEST_F(PeoplePages, ARoleThatSeesNamesIsRefusedToASharedMailbox) {
    db::Transaction tx = database->write();
    const auto account =
        auth::create_account(tx, app.clock().now(), {.email = "reception@example.org.nz"});
    const std::string person = network::create_person(
        tx,
        app.clock().now(),
        base::Viewer::system(),
        cast.network,
        {.name = "Reception", .account_id = account.id}
    );
    tx.commit();
    const std::string path = "/n/braidwater/people/" + person + "/roles";
    const auto refused = app.post(path, {{"role", "coordinator"}}, "coordinator");
    EXPECT_EQ(refused.status, 422);
    EXPECT_NE(refused.body.find("several people read"), std::string::npos);
    EXPECT_EQ(app.post(path, {{"role", "member"}}, "coordinator").status, 303);
    EXPECT_EQ(app.post(path, {{"role", "partner_delegate"}}, "coordinator").status, 422);
    EXPECT_EQ(app.post(path, {{"role", "king"}}, "coordinator").status, 422);
    const auto delegate = app.post(
        path, {{"role", "partner_delegate"}, {"role_organisation", cast.partner}}, "coordinator"
    );
    EXPECT_EQ(delegate.status, 422);
    EXPECT_NE(delegate.body.find("several people read"), std::string::npos);
}

TEST_F(PeoplePages, NobodyGivesThemselvesSightOfRawFigures) {
    const auto give = [&](const char* to, const char* role, const char* by) {
        return app.post(path_of(to) + "/roles", {{"role", role}}, by);
    };
    const auto as_delegate = app.post(
        path_of("coordinator") + "/roles",
        {{"role", "partner_delegate"}, {"role_organisation", cast.partner}},
        "coordinator"
    );
    EXPECT_EQ(as_delegate.status, 422);
    EXPECT_NE(as_delegate.body.find("Nobody gives this role to themselves"), std::string::npos);
    EXPECT_FALSE(app.viewer("coordinator").holds(base::Permission::answer_returns, cast.network));
    const auto refused = give("coordinator", "data_steward", "coordinator");
    EXPECT_EQ(refused.status, 422);
    EXPECT_NE(refused.body.find("Nobody gives this role to themselves"), std::string::npos);
    const auto invited = app.post(
        "/n/braidwater/invitations",
        {{"person_id", id_of("coordinator")},
         {"email", "coordinator@example.org"},
         {"role", "data_steward"}},
        "coordinator"
    );
    EXPECT_EQ(invited.status, 422);
    EXPECT_NE(invited.body.find("Nobody gives this role to themselves"), std::string::npos);
    EXPECT_FALSE(app.viewer("coordinator").holds(base::Permission::see_raw, cast.network));
    EXPECT_EQ(give("coordinator", "chair", "coordinator").status, 303);
    db::Transaction tx = database->write();
    const auto account = auth::create_account(tx, app.clock().now(), {.email = "mere@example.org"});
    const std::string other = network::create_person(
        tx,
        app.clock().now(),
        base::Viewer::system(),
        cast.network,
        {.name = "Mere", .account_id = account.id}
    );
    tx.commit();
    const std::string path = "/n/braidwater/people/" + other + "/roles";
    EXPECT_EQ(app.post(path, {{"role", "data_steward"}}, "coordinator").status, 303);
}

TEST_F(PeoplePages, ANameIsOneLineOfText) {
    const auto added = [&](const std::string& name, const std::string& position) {
        return app.post(
            "/n/braidwater/people", {{"name", name}, {"position", position}}, "coordinator"
        );
    };
    for (const auto& [name, position] :
         {std::pair("Hana\tMoana", ""),
          std::pair("Hana\nMoana", ""),
          std::pair("Hana\u202eanaoM", ""),
          std::pair("Hana", "a\nb")}) {
        const auto refused = added(name, position);
        EXPECT_EQ(refused.status, 422) << name;
        EXPECT_NE(refused.body.find("without tabs, line breaks"), std::string::npos) << name;
    }
    EXPECT_EQ(added("Hana Moana", "Navigator").status, 303);
}

TEST_F(PeoplePages, ANetworkKeepsSomeoneWhoCanRunIt) {
    // The second coordinator goes first; the last one cannot.
    EXPECT_EQ(app.post(path_of("unproved") + "/unlink", {}, "coordinator").status, 303);
    const std::string path = path_of("coordinator");
    EXPECT_EQ(app.post(path + "/unlink", {}, "coordinator").status, 409);
    EXPECT_EQ(app.post(path + "/erase", {{"understood", "yes"}}, "coordinator").status, 409);
    const std::string end = end_role_path(app.get(path, "coordinator").body);
    EXPECT_EQ(app.post(end, {}, "coordinator").status, 409);
    EXPECT_EQ(app.get(path, "coordinator").status, 200);
}
