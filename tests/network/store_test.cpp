// Every statement of this module on both databases: a walk through its pages.
#include "network/cast.hpp"
#include "network/invitation_store.hpp"
#include "network/routes.hpp"
#include "support/database_test.hpp"

#include <gtest/gtest.h>

#include <future>

using support::location;

class NetworkPagesOnBothDatabases : public StoreTest {
protected:
    void SetUp() override {
        StoreTest::SetUp();
        if (IsSkipped()) {
            return;
        }
        app = std::make_unique<support::TestApp>(
            database(), network::routes(vault, "https://braid.test")
        );
        cast = support::make_cast(*app);
    }
    void TearDown() override {
        app.reset();
        StoreTest::TearDown();
    }
    // Posts as the coordinator, expects the redirect, and follows it.
    std::string change(const std::string& path, const support::Fields& fields) {
        const auto response = app->post(path, fields, "coordinator");
        EXPECT_EQ(response.status, 303) << path << response.body;
        const std::string to = location(response);
        EXPECT_EQ(app->get(to, "coordinator").status, 200) << to;
        return to;
    }
    static std::string id_of(const std::string& path) { return path.substr(path.rfind('/') + 1); }
    // The path of the first form of a page that ends so.
    std::string form_path(const std::string& page, const std::string& end) {
        const std::string body = app->get(page, "coordinator").body;
        const std::size_t stop = body.find(end + "\"");
        EXPECT_NE(stop, std::string::npos) << page << " has no form to " << end;
        const std::size_t start = body.rfind('"', stop - 1) + 1;
        return body.substr(start, stop + end.size() - start);
    }

    base::Vault vault{base::Secret(std::string(32, 'k'))};
    std::unique_ptr<support::TestApp> app;
    support::Cast cast;
};

ON_BOTH_DATABASES(NetworkPagesOnBothDatabases);

TEST_P(NetworkPagesOnBothDatabases, AnswerAllTheirLists) {
    for (const char* path :
         {"/places",
          "/places/new",
          "/boundaries",
          "/partners?q=river&sector=community&sort=-joined",
          "/partners/new",
          "/people?q=mem&role=member&sort=-added",
          "/people?sort=-name",
          "/people?sort=added",
          "/people?format=csv",
          "/people/new",
          "/invitations",
          "/invitations/new",
          "/groups",
          "/groups/new",
          "/agreements",
          "/agreements/new",
          "/settings",
          "/me",
          "/me/ethnicity"}) {
        EXPECT_EQ(app->get("/n/braidwater" + std::string(path), "coordinator").status, 200) << path;
    }
    for (const char* path : {"/api/v1/networks", "/api/v1/networks/braidwater/places"}) {
        EXPECT_EQ(app->get(path).status, 200) << path;
    }
}

TEST_P(NetworkPagesOnBothDatabases, KeepAPersonThroughTheirTimeInTheNetwork) {
    const std::string person = change(
        "/n/braidwater/people",
        {{"name", "Hana"}, {"email", "Hana@example.org.nz"}, {"organisation_id", cast.partner}}
    );
    change(
        "/n/braidwater/invitations",
        {{"person_id", id_of(person)}, {"email", "hana@example.org.nz"}, {"role", "chair"}}
    );
    change(form_path("/n/braidwater/invitations", "/resend"), {});
    change(form_path("/n/braidwater/invitations", "/revoke"), {});
    change(person + "/roles", {{"role", "partner_delegate"}, {"role_organisation", cast.partner}});
    change(form_path(person, "/end"), {});
    const std::string group = change(
        "/n/braidwater/groups",
        {{"name", "Table"}, {"kind", "governance"}, {"starts_on", "2026-11-01"}}
    );
    change(group + "/members", {{"person_id", id_of(person)}, {"role", "organiser"}});
    EXPECT_NE(app->get(person, "coordinator").body.find("Table"), std::string::npos);
    change(form_path(group, "/end"), {});
    change(group + "/close", {});
    change(group + "/reopen", {});
    const auto erased = app->post(person + "/erase", {{"understood", "yes"}}, "coordinator");
    EXPECT_EQ(erased.status, 303) << erased.body;
    EXPECT_EQ(app->get(person, "coordinator").status, 404);
}

TEST_P(NetworkPagesOnBothDatabases, AcceptAnInvitationOnce) {
    db::Transaction tx = database().write();
    const base::Viewer system = base::Viewer::system();
    const std::string person = network::create_person(
        tx, app->clock().now(), system, cast.network, {.name = "Ana", .email = "ana@example.org.nz"}
    );
    const std::string group =
        network::create_group(tx, app->clock().now(), system, cast.network, {.name = "Kai"});
    const base::Secret token = network::insert_invitation(
        tx,
        app->clock().now(),
        cast.network,
        {.person_id = person, .role = {.role = "member"}, .group_id = group, .invited_by = person}
    );
    tx.commit();
    const std::string link = "/invitation/" + token.reveal();
    EXPECT_EQ(app->get(link).status, 200);
    EXPECT_EQ(app->post(link, {}, "outsider").status, 303);
    EXPECT_EQ(app->post(link, {}, "outsider").status, 410);
    db::Reader reader = database().read();
    const auto account = network::list_person_names(reader, app->viewer("member"), cast.network);
    EXPECT_EQ(account.size(), 6U);
}

// Six posts of the same at the same moment.
TEST_P(NetworkPagesOnBothDatabases, TakeOneOfManyChangesAtOnce) {
    const auto taken = [&](const std::string& path, const support::Fields& fields) {
        std::vector<std::future<int>> answers;
        for (int i = 0; i < 6; ++i) {
            answers.push_back(std::async(std::launch::async, [&] {
                return app->post(path, fields, "coordinator").status;
            }));
        }
        int count = 0;
        for (auto& answer : answers) {
            count += answer.get() == 303 ? 1 : 0;
        }
        return count;
    };
    EXPECT_EQ(taken("/n/braidwater/people", {{"name", "Ana"}, {"email", "ana@example.nz"}}), 1);
    const std::string person =
        change("/n/braidwater/people", {{"name", "Hana"}, {"email", "hana@example.nz"}});
    const std::string group = change(
        "/n/braidwater/groups",
        {{"name", "Table"}, {"kind", "governance"}, {"starts_on", "2026-11-01"}}
    );
    EXPECT_EQ(taken(group + "/members", {{"person_id", id_of(person)}, {"role", "member"}}), 1);
    const std::string place = change(
        "/n/braidwater/places", {{"name", "Members"}, {"kind", "community"}, {"defined_by", "both"}}
    );
    EXPECT_EQ(
        taken(
            place + "/members",
            {{"member", "organisation:" + cast.partner}, {"starts_on", "2026-11-01"}}
        ),
        1
    );
    const std::string form = app->get(person + "/edit", "coordinator").body;
    const std::string mark = "name=\"version\" value=\"";
    const std::string version = form.substr(form.find(mark) + mark.size(), 64);
    EXPECT_EQ(taken(person, {{"name", "Hana R"}, {"version", version}}), 1);
    taken(person + "/roles", {{"role", "kaitiaki"}});
    db::Reader reader = database().read();
    const auto roles = reader.find(
        "/* test.roles */ select count(*) as n from network_roles where role = 'kaitiaki'"
    );
    EXPECT_EQ(roles->integer("n"), 1);
}

// Two coordinators end each other's role at the same moment: one of them stays.
TEST_P(NetworkPagesOnBothDatabases, KeepAManagerWhenTwoAreEndedAtOnce) {
    std::vector<std::string> paths;
    {
        db::Reader reader = database().read();
        for (const char* name : {"coordinator", "unproved"}) {
            paths.push_back(
                "/n/braidwater/people/" +
                network::find_person_of_account(reader, cast.network, app->viewer(name).account())
                    ->id +
                "/unlink"
            );
        }
    }
    std::vector<std::future<int>> answers;
    for (const std::string& path : paths) {
        answers.push_back(std::async(std::launch::async, [&] {
            return app->post(path, {}, "coordinator").status;
        }));
    }
    for (auto& answer : answers) {
        answer.get();
    }
    db::Reader reader = database().read();
    const auto left = reader.find(
        R"(/* test.managers */ select count(*) as n from network_roles r
        join people p on p.id = r.person_id
        where r.role = 'coordinator' and r.network_id = :network and p.account_id is not null)",
        {{"network", cast.network}}
    );
    EXPECT_GE(left->integer("n"), 1);
}

TEST_P(NetworkPagesOnBothDatabases, NeverPutTwoPlacesInsideEachOther) {
    const std::string mark = "name=\"version\" value=\"";
    const support::Fields form{{"kind", "suburb"}, {"defined_by", "area"}};
    std::vector<std::string> paths;
    std::vector<support::Fields> moves;
    for (const char* name : {"North", "South"}) {
        support::Fields fields = form;
        fields.emplace_back("name", name);
        paths.push_back(change("/n/braidwater/places", fields));
        const std::string page = app->get(paths.back() + "/edit", "coordinator").body;
        fields.emplace_back("version", page.substr(page.find(mark) + mark.size(), 64));
        moves.push_back(fields);
    }
    moves[0].emplace_back("parent_id", id_of(paths[1]));
    moves[1].emplace_back("parent_id", id_of(paths[0]));
    std::vector<std::future<int>> answers;
    for (std::size_t i = 0; i < 2; ++i) {
        answers.push_back(std::async(std::launch::async, [&, i] {
            return app->post(paths[i], moves[i], "coordinator").status;
        }));
    }
    EXPECT_EQ(answers[0].get() + answers[1].get(), 303 + 422);
}

TEST_P(NetworkPagesOnBothDatabases, KeepPlacesSettingsAndSelfDescriptions) {
    const std::string place = change(
        "/n/braidwater/places", {{"name", "Members"}, {"kind", "community"}, {"defined_by", "both"}}
    );
    change(
        place + "/members",
        {{"member", "organisation:" + cast.partner}, {"starts_on", "2026-11-01"}}
    );
    change(form_path(place, "/end"), {});
    change(
        "/n/braidwater/me/language",
        {{"words", "English"}, {"purpose", "arrangements"}, {"consents", "yes"}, {"act", "save"}}
    );
    change("/n/braidwater/me/language/withdraw", {});
    const std::string settings = app->get("/n/braidwater/settings", "coordinator").body;
    const std::string mark = "name=\"version\" value=\"";
    change(
        "/n/braidwater/settings",
        {{"name", "Braidwater"},
         {"zone", "Pacific/Auckland"},
         {"suppress_below", "6"},
         {"is_public", "yes"},
         {"version", settings.substr(settings.find(mark) + mark.size(), 64)}}
    );
    const auto proposed = app->post(
        "/n/elsewhere/agreements",
        {{"other_slug", "braidwater"},
         {"relation", "they_serve"},
         {"terms", "Terms"},
         {"starts_on", "2026-11-22"}},
        "outsider"
    );
    ASSERT_EQ(proposed.status, 303) << proposed.body;
    const std::string agreement = "/n/braidwater/agreements/" + id_of(location(proposed));
    change(agreement + "/accept", {});
    change(agreement + "/end", {});
    db::Reader reader = database().read();
    journal::Titles titles{
        {{"agreement", id_of(agreement)}, {}},
        {{"organisation", cast.partner}, {}},
        {{"place", cast.locality}, {}}};
    network::describe(reader, app->viewer("member"), cast.network, titles);
    for (const auto& [thing, title] : titles) {
        EXPECT_FALSE(title.title.empty()) << thing.kind;
    }
}
