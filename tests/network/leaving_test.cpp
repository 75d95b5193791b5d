// An account whose owner erases it leaves its networks.
#include "network/cast.hpp"
#include "platform/auth/account.hpp"
#include "platform/journal/thread.hpp"
#include "support/database_test.hpp"

#include <gtest/gtest.h>

STORE_TESTS(Leaving);

namespace {

void leave(support::TestApp& app, const std::string& name) {
    db::Transaction tx = app.database().write();
    network::leave_networks(tx, support::test_now, app.viewer(name).account());
    tx.commit();
}

bool is_known(support::TestApp& app, const support::Cast& cast, const std::string& name) {
    db::Reader reader = app.database().read();
    return network::find_person_of_account(reader, cast.network, app.viewer(name).account())
        .has_value();
}

}  // namespace

TEST_P(Leaving, TakesTheWayInToANetworkAwayAndNoOtherPersons) {
    support::TestApp app(database(), {});
    const support::Cast cast = support::make_cast(app);
    leave(app, "member");
    EXPECT_FALSE(is_known(app, cast, "member"));
    EXPECT_TRUE(is_known(app, cast, "delegate"));
    EXPECT_FALSE(app.viewer("member").holds(base::Permission::read_internal, cast.network));
    leave(app, "member");  // who is in no network leaves none
}

TEST_P(Leaving, IsRefusedToTheLastWhoCanRunANetwork) {
    support::TestApp app(database(), {});
    const support::Cast cast = support::make_cast(app);
    leave(app, "unproved");
    try {
        leave(app, "coordinator");
        FAIL() << "a network was left without anyone who can run it";
    } catch (const base::Error& error) {
        EXPECT_EQ(error.code(), base::Code::conflict);
        EXPECT_NE(std::string(error.what()).find("the only one who can run"), std::string::npos);
    }
    EXPECT_TRUE(is_known(app, cast, "coordinator"));
}

TEST_P(Leaving, CountsNobodyWhoseAccountIsClosedAmongThoseWhoCanRunANetwork) {
    support::TestApp app(database(), {});
    const support::Cast cast = support::make_cast(app);
    leave(app, "unproved");
    std::string second;
    {
        db::Transaction tx = app.database().write();
        second = auth::create_account(tx, support::test_now, {.email = "second@example.org"}).id;
        const std::string person = network::create_person(
            tx,
            support::test_now,
            base::Viewer::system(),
            cast.network,
            {.name = "Second", .account_id = second}
        );
        network::give_role(
            tx,
            support::test_now,
            base::Viewer::system(),
            cast.network,
            person,
            network::Role::administrator
        );
        auth::disable_account(tx, support::test_now, second, "");
        tx.commit();
    }
    EXPECT_THROW(leave(app, "coordinator"), base::Error);
    {
        db::Transaction tx = app.database().write();
        auth::enable_account(tx, support::test_now, second, "");
        tx.commit();
    }
    leave(app, "coordinator");
    EXPECT_FALSE(is_known(app, cast, "coordinator"));
}

TEST_P(Leaving, DoesNotHoldSomeoneWhoRunsNothing) {
    support::TestApp app(database(), {});
    const support::Cast cast = support::make_cast(app);
    leave(app, "unproved");
    {
        db::Transaction tx = app.database().write();
        tx.execute("/* test */ delete from network_roles where role = 'coordinator'");
        tx.commit();
    }
    leave(app, "member");
    EXPECT_FALSE(is_known(app, cast, "member"));
}
