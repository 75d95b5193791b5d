// What is removed or erased leaves the journal whole: its entries name it by an id that says
// nothing.
#include "app/demo_program.hpp"
#include "demo/demo.hpp"
#include "network/network.hpp"
#include "platform/auth/account.hpp"
#include "platform/journal/seal.hpp"
#include "platform/journal/verify.hpp"

#include <gtest/gtest.h>

namespace {

class JournalWhole : public testing::Test {
protected:
    // Seals what was written; true when every link of the chain holds and nothing is left.
    static bool is_whole() {
        journal::seal(database());
        const journal::Report report = journal::verify(database(), std::string(64, '0'));
        return !report.broken && report.unsealed == 0;
    }
    static db::Database& database() { return demo_program().database(); }
    static std::int64_t sealed() {
        return journal::verify(database(), std::string(64, '0')).sealed;
    }

    const std::string cookies_ = sign_in("coordinator");
};

TEST_F(JournalWhole, AfterANeedIsTakenBack) {
    ASSERT_TRUE(is_whole());
    const auto added = post_form(
        network_page + "/needs",
        network_page + "/needs/new",
        "title=A+bus+on+Sundays&public_text=None+goes.&said_by=A+rider&said_on=2026-11-01&is_"
        "public=on",
        cookies_
    );
    ASSERT_EQ(added.status, 303) << added.body;
    const std::string need(added.headers.get("Location"));
    ASSERT_TRUE(is_whole());
    const std::int64_t before = sealed();
    EXPECT_EQ(post_form(need + "/take-back", need + "/edit", "", cookies_).status, 303);
    EXPECT_EQ(ask(need, cookies_).status, 404);
    EXPECT_TRUE(is_whole());
    EXPECT_EQ(sealed(), before + 1);
}

TEST_F(JournalWhole, AfterAPersonAndTheirAccountAreErased) {
    std::string account;
    std::string person;
    database().change([&](db::Transaction& tx) {
        const base::Instant now = demo_program().clock().now();
        const base::Viewer system = base::Viewer::system();
        const std::string network = network::get_network(tx, system, demo::slug).id;
        account = auth::create_account(tx, now, {.email = "rua@example.org"}).id;
        person = network::create_person(
            tx,
            now,
            system,
            network,
            {.name = "Rua", .email = "rua@example.org", .account_id = account}
        );
        network::give_role(tx, now, system, network, person, network::Role::member, "");
    });
    ASSERT_TRUE(is_whole());
    const std::string page = network_page + "/people/" + person;
    EXPECT_EQ(post_form(page + "/erase", page, "understood=on", cookies_).status, 303);
    db::Reader reader = database().read();
    EXPECT_FALSE(auth::find_account(reader, account));
    EXPECT_EQ(ask(page, cookies_).status, 404);
    EXPECT_TRUE(is_whole());
}

}  // namespace
