#include "network/cast.hpp"
#include "network/routes.hpp"
#include "network/settings.hpp"
#include "platform/journal/journal.hpp"
#include "support/database_test.hpp"

#include <gtest/gtest.h>

struct SettingsPages : testing::Test {
    TestDatabase database;
    base::Vault vault{base::Secret(std::string(32, 'k'))};
    support::TestApp app{*database, network::routes(vault, "https://braid.test")};
    support::Cast cast = support::make_cast(app);

    std::string version() {
        const std::string page = app.get("/n/braidwater/settings", "coordinator").body;
        const std::string mark = "name=\"version\" value=\"";
        return page.substr(page.find(mark) + mark.size(), 64);
    }
    http::Response save(const support::Fields& more, const std::string& as = "coordinator") {
        support::Fields fields{
            {"name", "Braidwater"}, {"zone", "Pacific/Chatham"}, {"suppress_below", "10"}};
        fields.insert(fields.end(), more.begin(), more.end());
        return app.post("/n/braidwater/settings", fields, as);
    }
};

TEST_F(SettingsPages, AreForThoseWhoManageTheNetwork) {
    EXPECT_EQ(app.get("/n/braidwater/settings", "coordinator").status, 200);
    EXPECT_EQ(app.get("/n/braidwater/settings", "member").status, 404);
    EXPECT_EQ(app.get("/n/braidwater/settings", "outsider").status, 404);
    EXPECT_NE(app.get("/n/braidwater/settings").status, 200);
    EXPECT_EQ(save({}, "member").status, 404);
    EXPECT_EQ(save({}, "outsider").status, 404);
}

TEST_F(SettingsPages, SavingRaisesThePublicVersionEvenWhenItClosesThePublicPage) {
    const auto public_version = [&] {
        db::Reader reader = database->read();
        return journal::public_version(reader, cast.network);
    };
    const auto before = public_version();
    const auto saved = save({{"version", version()}, {"contact", "hello@braidwater.example"}});
    EXPECT_EQ(saved.status, 303) << saved.body;
    EXPECT_GT(public_version(), before);
    EXPECT_EQ(app.get("/n/braidwater/partners").status, 404);
    db::Reader reader = database->read();
    const auto network = network::get_network_by_id(reader, base::Viewer::system(), cast.network);
    EXPECT_EQ(network.name, "Braidwater");
    EXPECT_EQ(network.zone, "Pacific/Chatham");
    EXPECT_EQ(network.suppress_below, 10);
    EXPECT_EQ(network.contact, "hello@braidwater.example");
}

TEST_F(SettingsPages, TwoWhoSaveAtOnceAreTold) {
    const std::string opened = version();
    EXPECT_EQ(save({{"version", opened}, {"is_public", "yes"}}).status, 303);
    const auto late = save({{"version", opened}, {"purpose", "Mine"}});
    EXPECT_EQ(late.status, 422);
    EXPECT_NE(late.body.find("Someone else saved this meanwhile"), std::string::npos);
    EXPECT_NE(late.body.find("Mine"), std::string::npos);
}

TEST_F(SettingsPages, OnlyAnOperatorMakesNetworks) {
    EXPECT_NE(app.get("/networks/new").status, 200);
    EXPECT_EQ(app.get("/networks/new", "coordinator").status, 404);
    EXPECT_EQ(app.post("/networks", {{"name", "X"}}, "coordinator").status, 404);
}

TEST_F(SettingsPages, AnOperatorMakesANetworkAndItsCoordinatorIsInvited) {
    app.make_operator("outsider");
    EXPECT_EQ(app.get("/networks/new", "outsider").status, 200);
    support::Fields form{
        {"name", "Waiora"},
        {"slug", "waiora"},
        {"kind", "iwi"},
        {"zone", "Pacific/Auckland"},
        {"suppress_below", "6"},
        {"coordinator_name", "Hana"},
        {"coordinator_email", "hana@example.org.nz"}};
    const auto made = app.post("/networks", form, "outsider");
    ASSERT_EQ(made.status, 303) << made.body;
    EXPECT_EQ(app.post("/networks", form, "outsider").status, 422);
    db::Reader reader = database->read();
    const auto network = network::get_network(reader, base::Viewer::system(), "waiora");
    EXPECT_EQ(network.kind, "iwi");
    EXPECT_FALSE(network.is_public);
    const auto mail =
        reader.find(R"(/* test.mail */ select subject, to_address from outgoing_mail)");
    EXPECT_EQ(mail->text("to_address"), "hana@example.org.nz");
    EXPECT_EQ(mail->text("subject"), "You are invited to Waiora");
    // Running the server gives no way into the networks it serves.
    EXPECT_EQ(app.get("/n/waiora/people", "outsider").status, 404);
}

TEST(SettingsRules, NameTheFieldThatIsWrong) {
    const network::SettingsForm good{
        .name = "Waiora", .zone = "Pacific/Auckland", .suppress_below = "6"};
    EXPECT_TRUE(network::validate(good).empty());
    for (const char* bad : {"2", "101", "", "six", "6.5", "-6", "99999999999999999999"}) {
        network::SettingsForm form = good;
        form.suppress_below = bad;
        ASSERT_EQ(network::validate(form).size(), 1U) << bad;
        EXPECT_EQ(network::validate(form)[0].field, "suppress_below");
    }
    network::SettingsForm form = good;
    form.zone = "Mars/Olympus";
    EXPECT_EQ(network::validate(form)[0].field, "zone");
}

TEST(NewNetworkRules, AskForASlugAKindAndACoordinatorOfTheirOwnAddress) {
    const network::NewNetworkForm good{
        .settings = {.name = "Waiora", .zone = "Pacific/Auckland", .suppress_below = "6"},
        .slug = "waiora",
        .kind = "iwi",
        .coordinator_name = "Hana",
        .coordinator_email = "hana@example.org.nz"};
    EXPECT_TRUE(network::validate(good).empty());
    for (const char* bad : {"", "a", "Waiora", "wai ora", "-wai", "wai--ora", "wāiora", "../x"}) {
        network::NewNetworkForm form = good;
        form.slug = bad;
        ASSERT_EQ(network::validate(form).size(), 1U) << bad;
        EXPECT_EQ(network::validate(form)[0].field, "slug");
    }
    network::NewNetworkForm form = good;
    form.coordinator_email = "info@example.org.nz";
    EXPECT_EQ(network::validate(form)[0].field, "coordinator_email");
    form = good;
    form.kind = "empire";
    EXPECT_EQ(network::validate(form)[0].field, "kind");
}
