// The frame of a group's own page: its network's menu, as far as the viewer sees that network.
#include "app/frame.hpp"

#include "network/cast.hpp"
#include "network/network.hpp"
#include "support/database_test.hpp"

#include <gmock/gmock.h>

using testing::HasSubstr;
using testing::Not;

class GroupFrame : public testing::Test {
protected:
    std::string make_group(const std::string& network_id, const std::string& member) {
        const base::Viewer system = base::Viewer::system();
        db::Transaction tx = database->write();
        const auto now = app.clock().now();
        const std::string group = network::create_group(
            tx, now, system, network_id, {.name = "Kai table", .purpose = "Food for all."}
        );
        const auto person =
            network::find_person_of_account(tx, network_id, app.viewer(member).account());
        network::add_to_group(
            tx, now, system, network_id, group, person->id, network::GroupRole::member
        );
        tx.commit();
        return group;
    }
    // With the roles `who` holds now.
    std::string framed(const std::string& group, const std::string& who) {
        http::Request request;
        request.parameters = {{"group", group}};
        const http::Context context(*database, app.clock(), app.viewer(who));
        return std::string(app::frame({}, {.title = "Kai table", .main = {}}, request, context).text());
    }
    void end_roles() {
        db::Transaction tx = database->write();
        tx.execute("/* test.end_roles */ delete from network_roles");
        tx.commit();
    }

    TestDatabase database;
    support::TestApp app{*database, {}};
    support::Cast cast = support::make_cast(app);
};

TEST_F(GroupFrame, HasTheMenuOfItsNetworkForThoseWhoSeeTheNetwork) {
    const std::string group = make_group(cast.other_network, "outsider");
    EXPECT_THAT(framed(group, "outsider"), HasSubstr("/n/elsewhere/agenda"));
    EXPECT_THAT(framed(group, "member"), Not(HasSubstr("/n/elsewhere"))) << "not in the group";
    EXPECT_THAT(framed(group, ""), Not(HasSubstr("/n/elsewhere")));
    end_roles();
    const std::string without_a_role = framed(group, "outsider");
    EXPECT_THAT(without_a_role, HasSubstr("/g/" + group)) << "is still a member";
    EXPECT_THAT(without_a_role, Not(HasSubstr("/n/elsewhere")));
}

TEST_F(GroupFrame, OfAPublicNetworkHasWhatIsPublicForMembersWithoutARole) {
    const std::string group = make_group(cast.network, "member");
    EXPECT_THAT(framed(group, "member"), HasSubstr("/n/braidwater/today"));
    end_roles();
    const std::string without_a_role = framed(group, "member");
    EXPECT_THAT(without_a_role, HasSubstr("/n/braidwater/agenda"));
    EXPECT_THAT(without_a_role, Not(HasSubstr("/n/braidwater/today")));
}
