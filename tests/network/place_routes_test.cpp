#include "network/cast.hpp"
#include "network/routes.hpp"
#include "platform/journal/journal.hpp"
#include "support/database_test.hpp"

#include <gtest/gtest.h>

#include <algorithm>

using support::location;

struct PlacePages : testing::Test {
    TestDatabase database;
    base::Vault vault{base::Secret(std::string(32, 'k'))};
    support::TestApp app{*database, network::routes(vault, "https://braid.test")};
    support::Cast cast = support::make_cast(app);

    http::Response read_file(
        const std::string& json, support::Fields fields, const std::string& as = "coordinator"
    ) {
        fields.emplace_back("kind", "suburb");
        return app.upload("/n/braidwater/boundaries", fields, "file", "x.geojson", json, as);
    }
    static std::string feature(const std::string& properties) {
        return R"({"type":"Feature","properties":)" + properties +
               R"(,"geometry":{"type":"Polygon","coordinates":[[[174,-41],[175,-41],[175,-42],)"
               R"([174,-41]]]}})";
    }
    static std::string collection(const std::string& features) {
        return R"({"type":"FeatureCollection","features":[)" + features + "]}";
    }
    std::size_t place_count() {
        db::Reader reader = database->read();
        return network::list_places(reader, base::Viewer::system(), cast.network).size();
    }
    std::string membership_place() {
        const auto added = app.post(
            "/n/braidwater/places",
            {{"name", "Hapū of the <b>river</b>"}, {"kind", "hapū"}, {"defined_by", "membership"}},
            "coordinator"
        );
        EXPECT_EQ(added.status, 303) << added.body;
        return location(added);
    }
};

TEST_F(PlacePages, AreReadByAnyoneAndChangedByThoseWhoManage) {
    const std::string path = "/n/braidwater/places/" + cast.locality;
    EXPECT_EQ(app.get("/n/braidwater/places").status, 200);
    EXPECT_EQ(app.get(path).status, 200);
    EXPECT_EQ(app.get("/n/elsewhere/places").status, 404);
    EXPECT_EQ(app.get("/n/braidwater/boundaries", "coordinator").status, 200);
    for (const char* edit : {"/n/braidwater/boundaries", "/n/braidwater/places/new"}) {
        EXPECT_EQ(app.get(edit, "member").status, 404) << edit;
        EXPECT_EQ(app.get(edit, "outsider").status, 404) << edit;
        EXPECT_NE(app.get(edit).status, 200) << edit;
    }
    EXPECT_EQ(app.post(path + "/members", {}, "member").status, 404);
    EXPECT_EQ(app.post(path + "/members", {}, "outsider").status, 404);
    EXPECT_EQ(read_file(collection(feature("{}")), {}, "member").status, 404);
}

TEST_F(PlacePages, AStrangersPageMayBeKeptAndAMembersMayNot) {
    EXPECT_EQ(app.get("/n/braidwater/places").public_scope, cast.network);
    EXPECT_EQ(app.get("/n/braidwater/partners").public_scope, cast.network);
    EXPECT_FALSE(app.get("/n/braidwater/places", "member").public_scope);
}

TEST_F(PlacePages, AFileAddsPlacesAndRedrawsThoseOfTheSameCodeOrName) {
    const std::string file = collection(
        feature(R"({"NAME":"North","code":"100"})") + "," +
        feature(R"({"NAME":"Braidwater","code":"200"})")
    );
    const auto first = read_file(file, {});
    ASSERT_EQ(first.status, 303) << first.body;
    EXPECT_EQ(place_count(), 2U);  // Braidwater was there
    EXPECT_EQ(read_file(file, {{"code_property", "code"}}).status, 422);
    const support::Fields coded{{"code_property", "code"}, {"code_system", "sa2-2023"}};
    EXPECT_EQ(read_file(file, coded).status, 303);
    EXPECT_EQ(place_count(), 2U);  // they had no code until now
    EXPECT_EQ(read_file(file, coded).status, 303);
    EXPECT_EQ(place_count(), 2U);
    const auto page = app.get("/n/braidwater/places/" + cast.locality);
    EXPECT_NE(page.body.find("Outline of Braidwater"), std::string::npos);
}

TEST_F(PlacePages, AFileThatCannotBeReadChangesNothingAndSaysWhy) {
    EXPECT_EQ(app.post("/n/braidwater/boundaries", {{"kind", "x"}}, "coordinator").status, 422);
    const std::string good = feature(R"({"name":"A"})");
    for (const auto& [file, words] : std::vector<std::pair<std::string, std::string>>{
             {"not json", "JSON"},
             {"[]", ""},
             {collection(""), "no areas"},
             {collection(good + "," + good), "Two areas"},
             {collection(good + R"(,{"type":"Feature","properties":{"name":"B"},"geometry":null})"),
              "Feature 2"},
             {collection(good + "," + feature(R"({"title":"B"})")), "Feature 2"}}) {
        const auto refused = read_file(file, {});
        EXPECT_EQ(refused.status, 422) << file;
        EXPECT_NE(refused.body.find(words), std::string::npos) << file << refused.body;
    }
    const auto asked = read_file(collection(feature(R"({"SA2_TITLE":"A"})")), {});
    EXPECT_EQ(asked.status, 422);
    EXPECT_NE(asked.body.find("<option value=\"SA2_TITLE\""), std::string::npos) << asked.body;
    EXPECT_EQ(place_count(), 1U);
}

TEST_F(PlacePages, AFileWithCodesFindsAPlaceThatHasNoCodeByItsName) {
    {
        db::Transaction tx = database->write();
        network::create_place(
            tx,
            app.clock().now(),
            base::Viewer::system(),
            cast.network,
            {"", "", "Waiora", "district", "", ""}
        );
        tx.commit();
    }
    const std::size_t before = place_count();
    const support::Fields coded{
        {"name_property", "name"}, {"code_property", "code"}, {"code_system", "nz-test"}};
    const std::string file = collection(
        feature(R"({"name":"Waiora","code":"W1"})") + "," +
        feature(R"({"name":"Waiora","code":"W2"})")
    );
    for (int i = 0; i < 2; ++i) {
        EXPECT_EQ(read_file(file, coded).status, 303);
        EXPECT_EQ(place_count(), before + 1) << "the second area of that name is another place";
    }
    db::Reader reader = database->read();
    EXPECT_EQ(network::find_place(reader, cast.network, "W1")->name, "Waiora");
}

TEST_F(PlacePages, MembersMakeAPlaceAndLeaveIt) {
    const std::string path = membership_place();
    const support::Fields partner{
        {"member", "organisation:" + cast.partner}, {"starts_on", "2026-11-01"}};
    EXPECT_EQ(app.post(path + "/members", partner, "coordinator").status, 303);
    EXPECT_EQ(app.post(path + "/members", partner, "coordinator").status, 422);
    db::Reader reader = database->read();
    const auto people = network::list_person_names(reader, app.viewer("coordinator"), cast.network);
    const auto delegate = std::find_if(people.begin(), people.end(), [](const auto& person) {
        return person.name == "delegate";
    });
    ASSERT_NE(delegate, people.end());
    EXPECT_EQ(
        app.post(
               path + "/members",
               {{"member", "person:" + delegate->id}, {"starts_on", "2026-11-01"}},
               "coordinator"
        )
            .status,
        303
    );
    const auto public_page = app.get(path).body;
    EXPECT_NE(public_page.find("Riverside Medical"), std::string::npos);
    EXPECT_EQ(public_page.find("delegate"), std::string::npos);
    const auto page = app.get(path, "coordinator").body;
    EXPECT_NE(page.find("delegate, since"), std::string::npos);
    EXPECT_EQ(page.find("<b>river</b>"), std::string::npos);

    const std::size_t end = page.find("/end\"");
    const std::size_t start = page.rfind('"', end - 1) + 1;
    const std::string action = page.substr(start, end + 4 - start);
    EXPECT_EQ(app.post(action, {}, "member").status, 404);
    EXPECT_EQ(app.post(action, {}, "coordinator").status, 303);
    EXPECT_EQ(app.post(action, {}, "coordinator").status, 404);
}

TEST_F(PlacePages, APersonWhoLeavesAPlaceIsNotToldToEveryone) {
    const std::string path = membership_place();
    db::Reader reader = database->read();
    const auto people = network::list_person_names(reader, app.viewer("coordinator"), cast.network);
    app.post(
        path + "/members",
        {{"member", "person:" + people.front().id}, {"starts_on", "2026-11-01"}},
        "coordinator"
    );
    const std::string page = app.get(path, "coordinator").body;
    const std::size_t end = page.find("/end\"");
    const std::size_t start = page.rfind('"', end - 1) + 1;
    ASSERT_EQ(app.post(page.substr(start, end + 4 - start), {}, "coordinator").status, 303);
    db::Reader later = database->read();
    const journal::FeedFilter left{.kind_prefix = "place.member_left"};
    EXPECT_TRUE(journal::feed(later, base::Viewer(), cast.network, left).empty());
    EXPECT_EQ(journal::feed(later, base::Viewer::system(), cast.network, left).size(), 1U);
}

TEST_F(PlacePages, AnEditOverASavedOneIsRefusedInWords) {
    const std::string path = membership_place();
    const std::string form = app.get(path + "/edit", "coordinator").body;
    const std::string mark = "name=\"version\" value=\"";
    ASSERT_NE(form.find(mark), std::string::npos);
    const std::string version = form.substr(form.find(mark) + mark.size(), 64);
    const auto save = [&](const std::string& name) {
        return app.post(
            path,
            {{"name", name}, {"kind", "rohe"}, {"defined_by", "both"}, {"version", version}},
            "coordinator"
        );
    };
    EXPECT_EQ(save("One").status, 303);
    const auto late = save("Two");
    EXPECT_EQ(late.status, 422);
    EXPECT_NE(late.body.find("Someone else saved this meanwhile"), std::string::npos);
}

TEST_F(PlacePages, OnlyThoseOfTheNetworkBelongToItsPlaces) {
    const std::string path = membership_place() + "/members";
    for (const std::string& member :
         {std::string(),
          std::string("organisation:"),
          "person:" + base::new_uuid(),
          "network:" + cast.network,
          "organisation:" + base::new_uuid(),
          std::string(":::")}) {
        EXPECT_EQ(
            app.post(path, {{"member", member}, {"starts_on", "2026-11-01"}}, "coordinator").status,
            422
        ) << member;
    }
    EXPECT_EQ(
        app.post(
               "/n/braidwater/places/" + cast.locality + "/members",
               {{"member", "organisation:" + cast.partner}, {"starts_on", "2026-11-01"}},
               "coordinator"
        )
            .status,
        422
    );
}

TEST_F(PlacePages, TheOpenInterfaceShowsWhatItsViewerMaySee) {
    const auto all = app.get("/api/v1/networks");
    EXPECT_NE(all.body.find("\"braidwater\""), std::string::npos);
    EXPECT_EQ(all.body.find("elsewhere"), std::string::npos);
    EXPECT_NE(
        app.get("/api/v1/networks", "outsider").body.find("\"elsewhere\""), std::string::npos
    );
    EXPECT_EQ(app.get("/api/v1/networks/braidwater").status, 200);
    EXPECT_EQ(app.get("/api/v1/networks/elsewhere").status, 404);
    EXPECT_EQ(app.get("/api/v1/networks/elsewhere/places").status, 404);
    EXPECT_EQ(app.get("/api/v1/networks/elsewhere/partners").status, 404);
    EXPECT_NE(
        app.get("/api/v1/networks/braidwater/places").body.find(cast.locality), std::string::npos
    );
    EXPECT_NE(
        app.get("/api/v1/networks/braidwater/partners").body.find("Riverside Medical"),
        std::string::npos
    );
}
