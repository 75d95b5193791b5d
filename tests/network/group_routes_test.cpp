#include "network/cast.hpp"
#include "network/routes.hpp"
#include "platform/auth/account.hpp"
#include "support/database_test.hpp"

#include <gtest/gtest.h>

using support::location;

struct GroupPages : testing::Test {
    TestDatabase database;
    base::Vault vault{base::Secret(std::string(32, 'k'))};
    support::TestApp app{*database, network::routes(vault, "https://braid.test")};
    support::Cast cast = support::make_cast(app);
    const base::Viewer system = base::Viewer::system();

    std::string make_group(const std::string& name = "Kai table") {
        db::Transaction tx = database->write();
        std::string id = network::create_group(
            tx, app.clock().now(), system, cast.network, {.name = name, .purpose = "Food for all."}
        );
        tx.commit();
        return id;
    }
    std::string person_of(const std::string& name) {
        db::Reader reader = database->read();
        return network::find_person_of_account(reader, cast.network, app.viewer(name).account())
            ->id;
    }
    void join(const std::string& group, const std::string& name, network::GroupRole role) {
        db::Transaction tx = database->write();
        network::add_to_group(
            tx, app.clock().now(), system, cast.network, group, person_of(name), role
        );
        tx.commit();
    }
    // The address of the first "End" button of a page.
    static std::string end_path(const std::string& page) {
        const std::size_t end = page.find("/end\"");
        const std::size_t start = page.rfind('"', end - 1) + 1;
        return page.substr(start, end + 4 - start);
    }
};

TEST_F(GroupPages, AreForMembersAndChangedByThoseWhoManage) {
    const std::string path = "/n/braidwater/groups/" + make_group();
    for (const std::string& page : {std::string("/n/braidwater/groups"), path}) {
        EXPECT_EQ(app.get(page, "member").status, 200);
        EXPECT_EQ(app.get(page, "outsider").status, 404);
        EXPECT_NE(app.get(page).status, 200);
    }
    const support::Fields form{{"name", "New"}, {"kind", "peer"}, {"starts_on", "2026-11-01"}};
    EXPECT_EQ(app.post("/n/braidwater/groups", form, "member").status, 404);
    EXPECT_EQ(app.post(path + "/close", {}, "member").status, 404);
    EXPECT_EQ(app.post(path + "/members", {}, "outsider").status, 404);
    const auto added = app.post("/n/braidwater/groups", form, "coordinator");
    EXPECT_EQ(added.status, 303) << added.body;
    EXPECT_EQ(app.post("/n/braidwater/groups", form, "coordinator").status, 422);
    EXPECT_EQ(
        app.post("/n/braidwater/groups", {{"name", "x"}, {"kind", "clan"}}, "coordinator").status,
        422
    );
    EXPECT_EQ(app.get("/n/elsewhere" + path.substr(13), "outsider").status, 404);
}

TEST_F(GroupPages, ItsOwnAddressIsForItsMembersAlone) {
    const std::string group = make_group();
    join(group, "member", network::GroupRole::organiser);
    const auto own = app.get("/g/" + group, "member");
    EXPECT_EQ(own.status, 200);
    EXPECT_NE(own.body.find("Food for all."), std::string::npos);
    EXPECT_EQ(app.get("/g/" + group, "delegate").status, 404);
    EXPECT_EQ(app.get("/g/" + group, "outsider").status, 404);
    EXPECT_NE(app.get("/g/" + group).status, 200);
    EXPECT_EQ(app.get("/g/" + base::new_uuid(), "member").status, 404);
}

TEST_F(GroupPages, AMemberWithoutASecondStepSeesTheOrganisersAndHowManyOthers) {
    const std::string group = make_group();
    const std::string own = "/g/" + group;
    join(group, "coordinator", network::GroupRole::organiser);
    join(group, "delegate", network::GroupRole::member);
    db::Transaction tx = database->write();
    std::vector<std::string> more;
    for (const char* name : {"Aroha Without Role", "Tama Without Role", "Left Long Ago"}) {
        more.push_back(
            network::create_person(tx, app.clock().now(), system, cast.network, {.name = name})
        );
        network::add_to_group(
            tx,
            app.clock().now(),
            system,
            cast.network,
            group,
            more.back(),
            network::GroupRole::member
        );
    }
    tx.execute(
        R"(/* test.left */ update group_members set starts_on = '2026-01-01', ends_on = '2026-02-01'
           where person_id = :person)",
        {{"person", more.back()}}
    );
    // Someone who is in the group and has no role in the network, once with and once without.
    const auto account = auth::create_account(tx, app.clock().now(), {.email = "me@example.org"});
    const std::string me = network::create_person(
        tx, app.clock().now(), system, cast.network, {.name = "Only Me", .account_id = account.id}
    );
    network::add_to_group(
        tx, app.clock().now(), system, cast.network, group, me, network::GroupRole::member
    );
    tx.commit();
    app.add_account("proved", account.id);
    app.add_account("bare", account.id, false);

    const std::string all = app.get(own, "proved").body;
    for (const char* name : {"coordinator", "delegate", "Aroha Without", "Left Long", "Only Me"}) {
        EXPECT_NE(all.find(name), std::string::npos) << name;
    }
    EXPECT_EQ(all.find("in this group as well"), std::string::npos);
    const std::string some = app.get(own, "bare").body;
    EXPECT_NE(some.find("coordinator"), std::string::npos);
    EXPECT_NE(some.find("Only Me"), std::string::npos);
    for (const char* name : {"delegate", "Aroha Without", "Tama Without", "Left Long"}) {
        EXPECT_EQ(some.find(name), std::string::npos) << name;
    }
    EXPECT_NE(some.find("3 other people are in this group as well"), std::string::npos);
    EXPECT_NE(some.find("/account/second-factor/prove?next=%2Fg%2F"), std::string::npos);
    EXPECT_EQ(app.get(own, "outsider").status, 404);
    EXPECT_NE(app.get(own).status, 200) << "a stranger";
}

TEST_F(GroupPages, AnOrganiserKeepsTheRosterAndAMemberMayLeave) {
    const std::string group = make_group();
    join(group, "member", network::GroupRole::organiser);
    const support::Fields delegate{{"person_id", person_of("delegate")}, {"role", "member"}};
    EXPECT_EQ(app.post("/g/" + group + "/members", delegate, "delegate").status, 404);
    EXPECT_EQ(app.post("/g/" + group + "/members", delegate, "member").status, 303);
    EXPECT_EQ(app.post("/g/" + group + "/members", delegate, "member").status, 422);
    EXPECT_EQ(app.get("/g/" + group, "delegate").status, 200);
    EXPECT_EQ(app.post("/g/" + group + "/members", delegate, "delegate").status, 404);
    EXPECT_EQ(app.post("/g/" + group + "/leave", {}, "delegate").status, 303);
    EXPECT_EQ(app.get("/g/" + group, "delegate").status, 404);
    EXPECT_EQ(
        app.post("/g/" + group + "/members", {{"person_id", base::new_uuid()}}, "member").status,
        422
    );
}

TEST_F(GroupPages, AnEndedMembershipAndAClosedGroupEndTheirRightsAtOnce) {
    const std::string group = make_group();
    const std::string path = "/n/braidwater/groups/" + group;
    join(group, "member", network::GroupRole::organiser);
    const std::string end = end_path(app.get(path, "coordinator").body);
    EXPECT_EQ(app.post(end, {}, "delegate").status, 404);
    EXPECT_EQ(app.post(end, {}, "coordinator").status, 303);
    EXPECT_EQ(app.get("/g/" + group, "member").status, 404);
    join(group, "member", network::GroupRole::member);
    EXPECT_EQ(app.get("/g/" + group, "member").status, 200);
    EXPECT_EQ(app.post(path + "/close", {}, "coordinator").status, 303);
    EXPECT_EQ(app.get("/g/" + group, "member").status, 404);
    EXPECT_EQ(app.post(path + "/reopen", {}, "coordinator").status, 303);
    EXPECT_EQ(app.get("/g/" + group, "member").status, 200);
}

TEST_F(GroupPages, SurviveHostileWordsAndDownload) {
    make_group("<script>alert('&\")</script>");
    const auto list = app.get("/n/braidwater/groups", "member");
    EXPECT_EQ(list.body.find("<script>alert"), std::string::npos);
    EXPECT_EQ(app.get("/n/braidwater/groups?format=csv", "member").status, 200);
    EXPECT_EQ(app.get("/n/braidwater/groups?format=xlsx", "member").status, 200);
}
