#include "network/cast.hpp"
#include "network/routes.hpp"
#include "platform/auth/account.hpp"
#include "support/database_test.hpp"

#include <gtest/gtest.h>

using support::location;

struct InvitationPages : testing::Test {
    TestDatabase database;
    base::Vault vault{base::Secret(std::string(32, 'k'))};
    support::TestApp app{*database, network::routes(vault, "https://braid.test")};
    support::Cast cast = support::make_cast(app);

    // The path of the link in the newest mail.
    std::string mailed_link() {
        db::Reader reader = database->read();
        const auto mail = reader.find(
            R"(/* test.mail */ select text_body from outgoing_mail order by created_at desc, id desc limit 1)"
        );
        const std::string text = mail ? mail->text("text_body") : "";
        const std::size_t start = text.find("/invitation/");
        return start == std::string::npos ? "" : text.substr(start, text.find('\n', start) - start);
    }
    http::Response invite(const support::Fields& more, const std::string& as = "coordinator") {
        support::Fields fields{{"name", "Hana"}, {"email", "hana@example.org.nz"}};
        fields.insert(fields.end(), more.begin(), more.end());
        return app.post("/n/braidwater/invitations", fields, as);
    }
    // Accepts as a stranger's browser does: with the secret of its own cookie.
    http::Response accept(const std::string& link) {
        const std::string secret(43, 's');
        http::Request request;
        request.method = http::Method::post;
        request.target = link;
        request.host = "braid.test";
        request.client_address = "192.0.2.1";
        request.body = "csrf=" + secret;
        request.headers.set("Content-Type", "application/x-www-form-urlencoded");
        request.headers.set("Cookie", "visitor=" + secret);
        return app.dispatcher().answer(request);
    }
    std::optional<auth::Account> hana() {
        db::Reader reader = database->read();
        return auth::find_account_by_email(reader, "hana@example.org.nz");
    }
};

TEST_F(InvitationPages, AreForThoseWhoManageTheNetwork) {
    for (const char* path : {"/n/braidwater/invitations", "/n/braidwater/invitations/new"}) {
        EXPECT_EQ(app.get(path, "coordinator").status, 200) << path;
        EXPECT_EQ(app.get(path, "member").status, 404) << path;
        EXPECT_EQ(app.get(path, "outsider").status, 404) << path;
        EXPECT_NE(app.get(path).status, 200) << path;
    }
    EXPECT_EQ(invite({{"role", "member"}}, "member").status, 404);
    EXPECT_EQ(invite({{"role", "member"}}, "outsider").status, 404);
}

TEST_F(InvitationPages, ALinkWorksOnceAndStartsTheRole) {
    ASSERT_EQ(invite({{"role", "chair"}}).status, 303);
    const std::string link = mailed_link();
    ASSERT_FALSE(link.empty());
    EXPECT_FALSE(hana());
    const auto page = app.get(link);
    EXPECT_EQ(page.status, 200);
    EXPECT_NE(page.body.find("Braidwater Alliance"), std::string::npos);
    EXPECT_NE(page.body.find("Chair"), std::string::npos);

    const auto accepted = accept(link);
    EXPECT_EQ(accepted.status, 303) << accepted.body;
    EXPECT_EQ(location(accepted), "/sign-in?next=%2Fn%2Fbraidwater");
    ASSERT_TRUE(hana());
    app.add_account("hana", hana()->id);
    EXPECT_TRUE(app.viewer("hana").may(base::Permission::convene, cast.network));
    EXPECT_EQ(accept(link).status, 410);
    EXPECT_EQ(app.get(link).status, 410);
}

TEST_F(InvitationPages, AnExpiredATakenBackAndAReplacedLinkOpenNothing) {
    invite({{"role", "member"}});
    const std::string first = mailed_link();
    app.clock().advance(base::days(15));
    EXPECT_EQ(app.get(first).status, 410);
    EXPECT_EQ(accept(first).status, 410);

    const std::string list = app.get("/n/braidwater/invitations", "coordinator").body;
    const std::size_t end = list.find("/resend\"");
    const std::size_t start = list.rfind("\"/n/", end) + 1;
    const std::string resend = list.substr(start, end + 7 - start);
    EXPECT_EQ(app.post(resend, {}, "member").status, 404);
    EXPECT_EQ(app.post(resend, {}, "coordinator").status, 303);
    const std::string second = mailed_link();
    EXPECT_NE(first, second);
    EXPECT_EQ(app.get(first).status, 410);
    EXPECT_EQ(app.get(second).status, 200);

    const std::string revoke = resend.substr(0, resend.rfind('/')) + "/revoke";
    EXPECT_EQ(app.post(revoke, {}, "coordinator").status, 303);
    EXPECT_EQ(accept(second).status, 410);
    EXPECT_EQ(app.get("/invitation/never-sent").status, 410);
    EXPECT_FALSE(hana());
}

TEST_F(InvitationPages, WhoIsSignedInOtherwiseDoesNotTakeTheInvitation) {
    invite({{"role", "chair"}});
    const std::string link = mailed_link();
    const auto page = app.get(link, "outsider");
    EXPECT_NE(page.body.find("signed in with another account"), std::string::npos);
    EXPECT_EQ(app.post(link, {}, "outsider").status, 303);
    EXPECT_FALSE(app.viewer("outsider").holds(base::Permission::convene, cast.network));
    EXPECT_TRUE(hana());
}

TEST_F(InvitationPages, SensitiveRolesAreNotSentToSharedMailboxes) {
    const support::Fields shared{
        {"name", "Desk"}, {"email", "reception@example.org.nz"}, {"role", "coordinator"}};
    const auto refused = app.post("/n/braidwater/invitations", shared, "coordinator");
    EXPECT_EQ(refused.status, 422);
    EXPECT_NE(refused.body.find("several people read"), std::string::npos);
    const support::Fields desk{
        {"name", "Desk"},
        {"email", "reception@example.org.nz"},
        {"role", "partner_delegate"},
        {"role_organisation", cast.partner}};
    EXPECT_EQ(app.post("/n/braidwater/invitations", desk, "coordinator").status, 422);
    EXPECT_EQ(invite({{"role", "partner_delegate"}}).status, 422);
    EXPECT_EQ(
        invite({{"role", "partner_delegate"}, {"role_organisation", cast.partner}}).status, 303
    );
}

TEST_F(InvitationPages, AMailboxFoundToBeSharedLaterIsRefusedWhenAccepting) {
    invite({{"role", "coordinator"}});
    const std::string link = mailed_link();
    db::Transaction tx = database->write();
    auth::create_account(
        tx, app.clock().now(), {.email = "hana@example.org.nz", .is_shared_mailbox = true}
    );
    tx.commit();
    EXPECT_EQ(accept(link).status, 409);
    EXPECT_EQ(app.get(link).status, 200);
}

TEST_F(InvitationPages, NobodyComesByRawFiguresAsAPersonOfTheirOwnMaking) {
    // A coordinator with an address, beside the others.
    const base::Instant now = app.clock().now();
    const auto change = [&](const auto& act) {
        db::Transaction tx = database->write();
        const auto made = act(tx);
        tx.commit();
        return made;
    };
    const auto mere = change([&](db::Transaction& tx) {
        return auth::create_account(tx, now, {.email = "mere@example.org.nz", .name = "Mere"});
    });
    const base::Viewer system = base::Viewer::system();
    const std::string person = change([&](db::Transaction& tx) {
        const std::string id = network::create_person(
            tx, now, system, cast.network, {.name = "Mere", .account_id = mere.id}
        );
        network::give_role(tx, now, system, cast.network, id, network::Role::coordinator);
        return id;
    });
    app.add_account("mere", mere.id);
    for (const char* way : {"given", "invited"}) {
        const bool is_given = std::string(way) == "given";
        const std::string made = change([&](db::Transaction& tx) {
            return network::create_person(tx, now, system, cast.network, {.name = way});
        });
        if (is_given) {
            ASSERT_EQ(
                app.post(
                       "/n/braidwater/people/" + made + "/roles", {{"role", "data_steward"}}, "mere"
                )
                    .status,
                303
            );
        }
        const auto invited = app.post(
            "/n/braidwater/invitations",
            {{"person_id", made},
             {"email", "mere@example.org.nz"},
             {"role", is_given ? "member" : "data_steward"}},
            "mere"
        );
        ASSERT_EQ(invited.status, 303) << invited.body;
        const std::string link = mailed_link();
        app.post("/n/braidwater/people/" + person + "/unlink", {}, "mere");
        const auto refused = accept(link);
        EXPECT_EQ(refused.status, 409) << way;
        EXPECT_NE(refused.body.find("nobody gives that to themselves"), std::string::npos) << way;
        EXPECT_FALSE(app.viewer("mere").holds(base::Permission::see_raw, cast.network)) << way;
        // As the next way finds her: a coordinator whose address nobody else has.
        change([&](db::Transaction& tx) {
            tx.execute(
                "/* test.free */ update people set email = null where id = :id", {{"id", made}}
            );
            tx.execute(
                "/* test.link */ update people set account_id = :account where id = :id",
                {{"account", mere.id}, {"id", person}}
            );
            return true;
        });
    }
}

TEST_F(InvitationPages, ANewAddressNeverGivesARoleToTheAccountOfTheOldOne) {
    db::Transaction tx = database->write();
    const auto old_account =
        auth::create_account(tx, app.clock().now(), {.email = "old@example.org.nz"});
    const std::string person = network::create_person(
        tx,
        app.clock().now(),
        base::Viewer::system(),
        cast.network,
        {.name = "Hana", .email = "old@example.org.nz", .account_id = old_account.id}
    );
    tx.commit();
    app.add_account("old", old_account.id);
    const auto invite_person = [&](const std::string& email) {
        return app.post(
            "/n/braidwater/invitations",
            {{"person_id", person}, {"email", email}, {"role", "chair"}},
            "coordinator"
        );
    };
    const auto refused = invite_person("hana@example.org.nz");
    EXPECT_EQ(refused.status, 422);
    EXPECT_NE(refused.body.find("sign in with another address"), std::string::npos);

    // The address is replaced while an invitation waits.
    ASSERT_EQ(invite_person("old@example.org.nz").status, 303);
    const std::string link = mailed_link();
    const std::string path = "/n/braidwater/people/" + person;
    const std::string form = app.get(path + "/edit", "coordinator").body;
    const std::string mark = "name=\"version\" value=\"";
    const support::Fields replaced{
        {"name", "Hana"},
        {"email", "hana@example.org.nz"},
        {"version", form.substr(form.find(mark) + mark.size(), 64)}};
    ASSERT_EQ(app.post(path, replaced, "coordinator").status, 303);
    EXPECT_EQ(accept(link).status, 410) << "it went to the address before";
    ASSERT_EQ(app.post(path + "/unlink", {}, "coordinator").status, 303);
    EXPECT_EQ(accept(link).status, 410);
    EXPECT_FALSE(app.viewer("old").holds(base::Permission::convene, cast.network));
    EXPECT_FALSE(hana());

    app.clock().advance(base::minutes(1));  // the newest mail is the second
    ASSERT_EQ(invite_person("hana@example.org.nz").status, 303);
    EXPECT_NE(app.get(path, "coordinator").body.find("and not here yet"), std::string::npos);
    EXPECT_EQ(accept(link).status, 410);
    EXPECT_EQ(accept(mailed_link()).status, 303);
    EXPECT_FALSE(app.viewer("old").holds(base::Permission::convene, cast.network));
    ASSERT_TRUE(hana());
    app.add_account("hana", hana()->id);
    EXPECT_TRUE(app.viewer("hana").holds(base::Permission::convene, cast.network));
}

TEST_F(InvitationPages, OtherChangesOfAPersonLeaveTheirInvitationAsItIs) {
    invite({{"role", "chair"}});
    const std::string link = mailed_link();
    db::Reader reader = database->read();
    const std::string path =
        "/n/braidwater/people/" +
        reader.find("/* test.person */ select id from people where name = 'Hana'")->text("id");
    const std::string form = app.get(path + "/edit", "coordinator").body;
    const std::string mark = "name=\"version\" value=\"";
    const support::Fields renamed{
        {"name", "Hana K"},
        {"email", "Hana@Example.org.nz"},
        {"version", form.substr(form.find(mark) + mark.size(), 64)}};
    ASSERT_EQ(app.post(path, renamed, "coordinator").status, 303);
    EXPECT_EQ(accept(link).status, 303);
}

TEST_F(InvitationPages, ASharedMailboxDoesNotInheritTheRolesOfItsPerson) {
    invite({{"role", "data_steward"}});
    ASSERT_EQ(accept(mailed_link()).status, 303);
    db::Reader reader = database->read();
    const std::string person =
        network::find_person_of_account(reader, cast.network, hana()->id)->id;
    ASSERT_EQ(
        app.post("/n/braidwater/people/" + person + "/unlink", {}, "coordinator").status, 303
    );
    app.clock().advance(base::minutes(1));  // the newest mail is the second
    ASSERT_EQ(
        app.post(
               "/n/braidwater/invitations",
               {{"person_id", person}, {"email", "office@example.org.nz"}, {"role", "member"}},
               "coordinator"
        )
            .status,
        303
    );
    EXPECT_EQ(accept(mailed_link()).status, 409);
}

TEST_F(InvitationPages, APersonOfTheListIsInvitedFromTheirPage) {
    const auto added =
        app.post("/n/braidwater/people", {{"name", "Ana"}, {"email", "ana@x.nz"}}, "coordinator");
    const std::string id = location(added).substr(location(added).rfind('/') + 1);
    const auto form = app.get("/n/braidwater/invitations/new?person=" + id, "coordinator");
    EXPECT_NE(form.body.find("ana@x.nz"), std::string::npos);
    EXPECT_EQ(
        app.get("/n/braidwater/invitations/new?person=" + base::new_uuid(), "coordinator").status,
        404
    );
    const auto twice = app.post(
        "/n/braidwater/invitations",
        {{"name", "Ana"}, {"email", "ana@x.nz"}, {"role", "member"}},
        "coordinator"
    );
    EXPECT_EQ(twice.status, 422);
    const auto sent = app.post(
        "/n/braidwater/invitations",
        {{"person_id", id}, {"email", "ana@y.nz"}, {"role", "member"}},
        "coordinator"
    );
    EXPECT_EQ(sent.status, 303);
    EXPECT_NE(
        app.get("/n/braidwater/people/" + id, "coordinator").body.find("ana@y.nz"),
        std::string::npos
    );
}
