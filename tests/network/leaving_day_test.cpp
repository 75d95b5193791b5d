// A partner is a partner until its last day has passed, where the network is: on every list and in
// what its delegates may do.
#include "network/cast.hpp"
#include "network/routes.hpp"
#include "support/database_test.hpp"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

using testing::HasSubstr;
using testing::Not;

// It is the afternoon of 22 November in Auckland, and still 21 November in Honolulu.
struct LeavingDay : testing::Test {
    TestDatabase database;
    base::Vault vault{base::Secret(std::string(32, 'k'))};
    support::TestApp app{*database, network::routes(vault, "https://braid.test")};
    support::Cast cast = support::make_cast(app);
    const std::string partner = "/n/braidwater/partners/" + cast.partner;

    http::Response leave(const std::string& last_day) {
        return app.post(partner + "/leave", {{"left_on", last_day}}, "coordinator");
    }
    void move_network_to(const std::string& zone) {
        db::Transaction tx = database->write();
        tx.execute("/* test.zone */ update networks set zone = :zone", {{"zone", zone}});
        tx.commit();
    }
    void serve_the_locality() {
        db::Transaction tx = database->write();
        tx.execute(
            R"(/* test.serves */
            insert into organisation_places (organisation_id, place_id) values (:id, :place))",
            {{"id", cast.partner}, {"place", cast.locality}}
        );
        tx.commit();
    }
    // Whether every list has it as a partner of today; all of them agree.
    bool is_partner() {
        const auto has = [&](const std::string& page, const std::string& as = "") {
            return app.get(page, as).body.find("Riverside Medical") != std::string::npos;
        };
        const bool listed = has("/n/braidwater/partners");
        EXPECT_EQ(!listed, has("/n/braidwater/partners?left=yes"));
        EXPECT_EQ(listed, has("/n/braidwater/partners?format=csv"));
        EXPECT_EQ(listed, has("/n/braidwater/places/" + cast.locality));
        EXPECT_EQ(listed, has("/n/braidwater/people/new", "coordinator"));
        EXPECT_EQ(listed, has("/n/braidwater/invitations/new", "coordinator"));
        EXPECT_EQ(listed, has("/api/v1/networks/braidwater/partners"));
        EXPECT_EQ(
            listed, app.viewer("delegate").may(base::Permission::read_internal, cast.network)
        );
        EXPECT_EQ(listed, delegates_to() == 1U);
        return listed;
    }
    std::size_t delegates_to() {
        db::Reader reader = database->read();
        return network::delegated_organisations(
                   reader, app.viewer("delegate"), cast.network, app.clock().now()
        )
            .size();
    }
};

TEST_F(LeavingDay, APartnerStaysAPartnerUntilItsLastDayHasPassed) {
    serve_the_locality();
    ASSERT_EQ(303, leave("2026-11-23").status);
    EXPECT_TRUE(is_partner()) << "it leaves tomorrow";
    EXPECT_THAT(app.get(partner).body, HasSubstr("Its last day is"));
    EXPECT_THAT(app.get(partner).body, Not(HasSubstr("It left on")));
    app.clock().advance(base::days(1));
    EXPECT_TRUE(is_partner()) << "today is its last day";
    app.clock().advance(base::days(1));
    EXPECT_FALSE(is_partner());
    EXPECT_THAT(app.get(partner).body, HasSubstr("It left on"));
    EXPECT_EQ(303, app.post(partner + "/return", {}, "coordinator").status);
    EXPECT_TRUE(is_partner());
}

TEST_F(LeavingDay, TheDayIsTheNetworksOwn) {
    serve_the_locality();
    ASSERT_EQ(303, leave("2026-11-21").status);
    EXPECT_FALSE(is_partner()) << "in Auckland that day has passed";
    move_network_to("Pacific/Honolulu");
    EXPECT_TRUE(is_partner()) << "in Honolulu it has not";
}

TEST_F(LeavingDay, APartnerCannotLeaveBeforeItJoined) {
    const auto refused = leave("2025-12-31");  // it joined on 1 January 2026
    EXPECT_EQ(422, refused.status);
    EXPECT_THAT(refused.body, HasSubstr("It joined on 1 January 2026: its last day cannot be"));
    EXPECT_EQ(303, leave("2026-01-01").status);
}

TEST_F(LeavingDay, APartnerCannotBeSaidToJoinAfterItLeft) {
    ASSERT_EQ(303, leave("2026-11-20").status);
    const std::string form = app.get(partner + "/edit", "coordinator").body;
    const std::string mark = "name=\"version\" value=\"";
    const std::string version = form.substr(form.find(mark) + mark.size(), 64);
    const auto join = [&](const std::string& day) {
        return app.post(
            partner,
            {{"name", "Riverside Medical"},
             {"sector", "community"},
             {"joined_on", day},
             {"version", version}},
            "coordinator"
        );
    };
    EXPECT_EQ(422, join("2026-11-21").status);
    EXPECT_EQ(303, join("2026-11-20").status);
}
