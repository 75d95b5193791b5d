#include "network/cast.hpp"
#include "network/routes.hpp"
#include "platform/journal/journal.hpp"
#include "support/database_test.hpp"

#include <gtest/gtest.h>

using support::location;

struct PartnerPages : testing::Test {
    TestDatabase database;
    support::TestApp app{*database, network::organisation_routes()};
    support::Cast cast = support::make_cast(app);

    std::string version_of(const std::string& path) {
        const std::string form = app.get(path + "/edit", "coordinator").body;
        const std::string mark = "name=\"version\" value=\"";
        const std::size_t start = form.find(mark);
        EXPECT_NE(start, std::string::npos) << path;
        return start == std::string::npos ? "" : form.substr(start + mark.size(), 64);
    }
};

TEST_F(PartnerPages, AStrangerReadsPartnersOfAPublicNetworkButNotTheirContacts) {
    const auto list = app.get("/n/braidwater/partners");
    EXPECT_EQ(list.status, 200);
    EXPECT_NE(list.body.find("Riverside Medical"), std::string::npos);
    EXPECT_EQ(list.body.find("Add a partner"), std::string::npos);
    EXPECT_EQ(app.get("/n/elsewhere/partners").status, 404);
}

TEST_F(PartnerPages, ACoordinatorAddsAPartnerWhoThenLeavesAndComesBack) {
    const auto added = app.post(
        "/n/braidwater/partners",
        {{"name", "Ōtara <b>Hub</b>"},
         {"sector", "community"},
         {"kinds", "provider"},
         {"email", "hub@example.org.nz"}},
        "coordinator"
    );
    ASSERT_EQ(added.status, 303) << added.body;
    const std::string path = location(added);
    const auto page = app.get(path, "member");
    EXPECT_NE(page.body.find("Ōtara &lt;b&gt;Hub&lt;/b&gt;"), std::string::npos);
    EXPECT_NE(page.body.find("hub@example.org.nz"), std::string::npos);
    EXPECT_EQ(app.get(path).body.find("hub@example.org.nz"), std::string::npos);

    EXPECT_EQ(app.post(path + "/leave", {{"left_on", "2026-11-21"}}, "coordinator").status, 303);
    EXPECT_EQ(app.get("/n/braidwater/partners").body.find("Hub"), std::string::npos);
    EXPECT_NE(app.get("/n/braidwater/partners?left=yes").body.find("Hub"), std::string::npos);
    EXPECT_EQ(app.post(path + "/return", {}, "coordinator").status, 303);
    EXPECT_NE(app.get("/n/braidwater/partners").body.find("Hub"), std::string::npos);
}

TEST_F(PartnerPages, WhyAPartnerLeftIsForMembers) {
    const std::string path = "/n/braidwater/partners/" + cast.partner;
    app.post(path + "/leave", {{"left_on", "2026-11-20"}, {"reason", "A quarrel"}}, "coordinator");
    EXPECT_NE(app.get(path, "member").body.find("A quarrel"), std::string::npos);
    const auto shown = app.get(path).body;
    EXPECT_NE(shown.find("It left on"), std::string::npos);
    EXPECT_EQ(shown.find("A quarrel"), std::string::npos);
}

TEST_F(PartnerPages, AnEditOverASavedOneIsRefusedInWords) {
    const std::string path = "/n/braidwater/partners/" + cast.partner;
    const std::string version = version_of(path);
    const auto save = [&](const std::string& name) {
        return app.post(
            path, {{"name", name}, {"sector", "community"}, {"version", version}}, "coordinator"
        );
    };
    EXPECT_EQ(save("One").status, 303);
    const auto late = save("Two");
    EXPECT_EQ(late.status, 422);
    EXPECT_NE(late.body.find("Someone else saved this meanwhile"), std::string::npos);
}

TEST_F(PartnerPages, AChangeOfContactsIsNotToldToEveryone) {
    const std::string path = "/n/braidwater/partners/" + cast.partner;
    const auto save = [&](const std::string& email, const std::string& website) {
        const support::Fields form{
            {"name", "Riverside Medical"},
            {"sector", "community"},
            {"joined_on", "2026-01-01"},
            {"email", email},
            {"website", website},
            {"version", version_of(path)}};
        EXPECT_EQ(app.post(path, form, "coordinator").status, 303);
        db::Reader reader = database->read();
        return journal::feed(
                   reader, base::Viewer(), cast.network, {.kind_prefix = "organisation.changed"}
        )
            .size();
    };
    EXPECT_EQ(save("desk@example.org.nz", ""), 0U);
    EXPECT_EQ(save("desk@example.org.nz", "https://example.org.nz"), 1U);
}

TEST_F(PartnerPages, SearchMeetsMacrons) {
    app.post(
        "/n/braidwater/partners",
        {{"name", "Māori Wardens"}, {"sector", "community"}},
        "coordinator"
    );
    EXPECT_NE(app.get("/n/braidwater/partners?q=maaori").body.find("Wardens"), std::string::npos);
    EXPECT_NE(
        app.get("/n/braidwater/partners?q=zzz").body.find("No partner fits"), std::string::npos
    );
}

TEST_F(PartnerPages, WhatIsWrongIsSaidAndWhatWasTypedIsKept) {
    const auto refused = app.post(
        "/n/braidwater/partners",
        {{"name", "Riverside Medical"}, {"sector", "community"}, {"nzbn", "1234"}},
        "coordinator"
    );
    EXPECT_EQ(refused.status, 422);
    EXPECT_NE(refused.body.find("value=\"1234\""), std::string::npos);
    const auto taken = app.post(
        "/n/braidwater/partners",
        {{"name", "Riverside Medical"}, {"sector", "community"}},
        "coordinator"
    );
    EXPECT_EQ(taken.status, 422);
    EXPECT_NE(taken.body.find("has a partner of that name already"), std::string::npos);
}

TEST_F(PartnerPages, OnlyThoseWhoManageTheNetworkChangePartners) {
    const support::Fields form{{"name", "New"}, {"sector", "community"}};
    EXPECT_EQ(app.post("/n/braidwater/partners", form, "member").status, 404);
    EXPECT_EQ(app.post("/n/braidwater/partners", form, "outsider").status, 404);
    EXPECT_NE(app.post("/n/braidwater/partners", form).status, 303);
    // A coordinator who has not proved a second factor is asked for it first.
    EXPECT_EQ(
        location(app.get("/n/braidwater/partners/new", "unproved")), "/account/second-factor"
    );
}

TEST_F(PartnerPages, DownloadsHoldTheFilteredList) {
    const auto csv = app.get("/n/braidwater/partners?format=csv");
    EXPECT_EQ(csv.status, 200);
    EXPECT_NE(
        csv.body.find("Riverside Medical,Community organisation or charity,2026-01-01"),
        std::string::npos
    );
    EXPECT_EQ(app.get("/n/braidwater/partners?format=xlsx").status, 200);
    EXPECT_EQ(app.get("/n/braidwater/partners?format=pdf").status, 400);
}
