// The session that a sign-in opens, and what is kept of it.
#include "platform/auth/sign_in_cast.hpp"

#include <gmock/gmock.h>

using support::AuthSite;
using support::Browser;
using testing::HasSubstr;
using testing::Not;

TEST_P(SignIn, DisabledAndErasedAccountsGetNoMailAndKeepNoSession) {
    AuthSite site(database());
    const std::string mere = site.add_account("mere@example.org");
    Browser browser(site);
    browser.sign_in("mere@example.org");
    ASSERT_EQ(browser.who(), mere);
    Browser later(site);
    later.get("/sign-in");
    later.post("/sign-in", {{"email", "mere@example.org"}});
    site.run_jobs();
    database().change([&](db::Transaction& transaction) {
        auth::disable_account(transaction, site.clock.now(), mere, "");
    });
    EXPECT_EQ(browser.who(), "stranger");
    later.get("/sign-in/code");
    EXPECT_EQ(later.post("/sign-in/code", {{"code", site.last_code()}}).status, 422);
    later.get("/sign-in");
    later.post("/sign-in", {{"email", "mere@example.org"}});
    EXPECT_EQ(site.run_jobs(), 0u);
}

TEST_P(SignIn, GivesAnotherSessionEachTimeAndEndsTheOneBefore) {
    AuthSite site(database());
    const std::string mere = site.add_account("mere@example.org");
    Browser browser(site);
    browser.cookies["braid_session"] = "chosen-by-an-attacker";
    browser.sign_in("mere@example.org");
    const std::string first = browser.cookies["braid_session"];
    EXPECT_NE(first, "chosen-by-an-attacker");
    site.database().change([&](db::Transaction& transaction) {
        const std::string link =
            auth::make_signin_link(transaction, site.clock.now(), "mere@example.org");
        browser.csrf.clear();
        site.sent.push_back({.to = "", .subject = "", .text = site.settings.base_url + link + "\n"}
        );
    });
    browser.get(site.last_link());
    browser.post(site.last_link());
    EXPECT_NE(browser.cookies["braid_session"], first);
    EXPECT_EQ(browser.who(), mere);
    Browser old(site);
    old.cookies["braid_session"] = first;
    EXPECT_EQ(old.who(), "stranger");
}

TEST_P(SignIn, RefusesFormsFromOtherSites) {
    AuthSite site(database());
    site.add_account("mere@example.org");
    Browser browser(site);
    browser.get("/sign-in");
    EXPECT_EQ(
        browser.post("/sign-in", {{"email", "mere@example.org"}, {"csrf", "no"}}).status, 403
    );
    browser.sec_fetch_site = "cross-site";
    EXPECT_EQ(browser.post("/sign-in", {{"email", "mere@example.org"}}).status, 403);
    EXPECT_EQ(site.run_jobs(), 0u);
}

TEST_P(SignIn, SignOutEndsTheSessionInTheDatabaseToo) {
    AuthSite site(database());
    site.add_account("mere@example.org");
    Browser browser(site);
    browser.sign_in("mere@example.org");
    const std::string token = browser.cookies["braid_session"];
    browser.get("/account");
    EXPECT_EQ(browser.post("/sign-out").status, 303);
    EXPECT_EQ(browser.who(), "stranger");
    browser.cookies["braid_session"] = token;
    EXPECT_EQ(browser.who(), "stranger");
    browser.get("/sign-in");
    EXPECT_EQ(browser.post("/sign-out").status, 303) << "signing out twice is no mistake";
}

TEST_P(SignIn, KeepsNoTokenCodeOrAddressOfAClientInTheDatabase) {
    AuthSite site(database());
    site.add_account("mere@example.org");
    Browser browser(site);
    browser.sign_in("mere@example.org");
    const std::string token = support::between(site.last_link() + "\n", "/sign-in/link/", "\n");
    db::Reader reader = database().read();
    std::string all;
    for (const db::Row& row : reader.query(
             R"(/* test.all */
             select coalesce(token_hash, '') || ' ' || coalesce(code_hash, '') || ' ' ||
                 coalesce(browser_hash, '') as kept from sign_in_requests
             union all select token_hash || ' ' || agent as kept from sessions
             union all select bucket as kept from rate_limits)"
         )) {
        all += row.text("kept") + "\n";
    }
    EXPECT_THAT(all, HasSubstr("Firefox on Linux"));
    for (const std::string& secret :
         {token, site.last_code() + " ", browser.cookies["braid_session"], browser.address}) {
        ASSERT_FALSE(secret.empty());
        EXPECT_THAT(all, Not(HasSubstr(secret)));
    }
}
