// What the owner of an account does with it: another address, and the end of it.
#include "platform/auth/account.hpp"
#include "platform/auth/email_change.hpp"
#include "support/auth_harness.hpp"
#include "support/database_test.hpp"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

using support::AuthSite;
using support::between;
using support::Browser;
using support::place_of;
using testing::HasSubstr;
using testing::Not;

namespace {

std::string mailed_code(const AuthSite& site) {
    return between(site.sent.back().text, "from then on: ", "\n");
}

void ask_for(Browser& browser, const std::string& email) {
    browser.get("/account/email");
    EXPECT_EQ(place_of(browser.post("/account/email", {{"email", email}})), "/account/email/code");
    browser.get("/account/email/code");
}

std::optional<auth::Account> account_of(AuthSite& site, const std::string& email) {
    db::Reader reader = site.database().read();
    return auth::find_account_by_email(reader, email);
}

}  // namespace

STORE_TESTS(OwnAccount);

TEST_P(OwnAccount, GetsAnotherAddressByTheCodeSentThere) {
    AuthSite site(database());
    const std::string id = site.add_account("mere@example.org");
    Browser browser(site);
    browser.sign_in("mere@example.org");
    Browser other(site);
    other.sign_in("mere@example.org");
    ask_for(browser, "Mere.New@example.org");
    ASSERT_EQ(site.run_jobs(), 1U);
    EXPECT_EQ(site.sent.back().to, "Mere.New@example.org");
    const std::string code = mailed_code(site);
    EXPECT_EQ(browser.post("/account/email/code", {{"code", code}}).status, 303);
    EXPECT_EQ(account_of(site, "mere.new@example.org")->id, id);
    EXPECT_FALSE(account_of(site, "mere@example.org"));
    site.run_jobs();
    EXPECT_EQ(site.sent.back().to, "mere@example.org");
    EXPECT_THAT(
        site.sent.back().text, HasSubstr("Another e-mail address was given to your account")
    );
    EXPECT_EQ(browser.who(), id);
    EXPECT_EQ(other.who(), "stranger");
}

TEST_P(OwnAccount, KeepsItsAddressWhileTheCodeIsWrong) {
    AuthSite site(database());
    site.add_account("mere@example.org");
    Browser browser(site);
    browser.sign_in("mere@example.org");
    ask_for(browser, "new@example.org");
    site.run_jobs();
    const std::string code = mailed_code(site);
    const std::string wrong = code == "000000" ? "000001" : "000000";
    for (int i = 0; i < auth::email_change_tries; ++i) {
        EXPECT_EQ(browser.post("/account/email/code", {{"code", wrong}}).status, 422);
    }
    EXPECT_EQ(browser.post("/account/email/code", {{"code", code}}).status, 422);
    EXPECT_TRUE(account_of(site, "mere@example.org"));
    EXPECT_FALSE(account_of(site, "new@example.org"));
}

TEST_P(OwnAccount, AnswersTheSameForAnAddressThatIsTaken) {
    AuthSite site(database());
    site.add_account("mere@example.org");
    site.add_account("taken@example.org");
    Browser browser(site);
    browser.sign_in("mere@example.org");
    ask_for(browser, "taken@example.org");
    EXPECT_EQ(site.run_jobs(), 0U);
    const std::string taken = browser.get("/account/email/code").body;
    ask_for(browser, "other@example.org");
    EXPECT_EQ(site.run_jobs(), 1U);
    const std::string free = browser.get("/account/email/code").body;
    EXPECT_EQ(
        taken.size() - std::string("taken").size(), free.size() - std::string("other").size()
    );
}

TEST_P(OwnAccount, DoesNotTakeAnAddressThatWasTakenMeanwhile) {
    AuthSite site(database());
    site.add_account("mere@example.org");
    Browser browser(site);
    browser.sign_in("mere@example.org");
    ask_for(browser, "new@example.org");
    site.run_jobs();
    const std::string code = mailed_code(site);
    site.add_account("new@example.org");
    EXPECT_EQ(browser.post("/account/email/code", {{"code", code}}).status, 422);
    EXPECT_TRUE(account_of(site, "mere@example.org"));
}

TEST_P(OwnAccount, RefusesNoAddressTheOwnAndASharedMailbox) {
    AuthSite site(database());
    site.add_account("mere@example.org");
    Browser browser(site);
    browser.sign_in("mere@example.org");
    browser.get("/account/email");
    for (const char* wrong : {"", "mere", "MERE@example.org", "info@example.org", "a@b@c"}) {
        EXPECT_EQ(browser.post("/account/email", {{"email", wrong}}).status, 422) << wrong;
    }
}

TEST_P(OwnAccount, IsAskedForFiveTimesAnHourAtMost) {
    AuthSite site(database());
    site.add_account("mere@example.org");
    Browser browser(site);
    browser.sign_in("mere@example.org");
    browser.get("/account/email");
    for (int i = 0; i < 5; ++i) {
        EXPECT_EQ(browser.post("/account/email", {{"email", "new@example.org"}}).status, 303);
    }
    EXPECT_EQ(browser.post("/account/email", {{"email", "new@example.org"}}).status, 429);
}

TEST_P(OwnAccount, AsksWhoItIsWhereTheSignInIsOld) {
    AuthSite site(database());
    site.add_account("mere@example.org");
    Browser browser(site);
    browser.sign_in("mere@example.org");
    site.clock.set(site.clock.now() + base::minutes(16));
    EXPECT_THAT(browser.get("/account/email").body, HasSubstr("Is it you?"));
    EXPECT_THAT(browser.get("/account/erase").body, HasSubstr("Is it you?"));
    EXPECT_THAT(
        browser.post("/account/email", {{"email", "new@example.org"}}).body, HasSubstr("Is it you?")
    );
    EXPECT_THAT(browser.post("/account/erase", {{"sure", "yes"}}).body, HasSubstr("Is it you?"));
    EXPECT_EQ(
        place_of(browser.post("/account/again", {{"next", "/account/erase"}})),
        "/sign-in?next=%2Faccount%2Ferase"
    );
    EXPECT_EQ(browser.who(), "stranger");
}

TEST_P(OwnAccount, IsNobodysWithoutSigningIn) {
    AuthSite site(database());
    Browser stranger(site);
    stranger.get("/sign-in");
    for (const char* page : {"/account/email", "/account/email/code", "/account/erase"}) {
        EXPECT_THAT(place_of(stranger.get(page)), HasSubstr("/sign-in")) << page;
        EXPECT_EQ(stranger.post(page, {{"sure", "yes"}}).status, 401) << page;
    }
}

TEST_P(OwnAccount, IsErasedForGoodAndItsSessionsEnd) {
    AuthSite site(database());
    const std::string id = site.add_account("mere@example.org");
    Browser browser(site);
    browser.sign_in("mere@example.org");
    Browser other(site);
    other.sign_in("mere@example.org");
    const std::string page = browser.get("/account/erase").body;
    EXPECT_THAT(page, HasSubstr("What is erased"));
    EXPECT_THAT(page, HasSubstr("What stays"));
    EXPECT_EQ(browser.post("/account/erase").status, 422);
    std::string let_go;
    site.before_erasing = [&](db::Transaction&, base::Instant, std::string_view account) {
        let_go = account;
    };
    const http::Response erased = browser.post("/account/erase", {{"sure", "yes"}});
    EXPECT_EQ(place_of(erased), "/");
    EXPECT_THAT(support::set_cookie_of(erased, "__Host-braid_session"), HasSubstr("Max-Age=0"));
    EXPECT_EQ(let_go, id);
    EXPECT_FALSE(account_of(site, "mere@example.org"));
    EXPECT_EQ(browser.who(), "stranger");
    EXPECT_EQ(other.who(), "stranger");
    site.run_jobs();
    EXPECT_EQ(site.sent.back().to, "mere@example.org");
    EXPECT_THAT(site.sent.back().text, HasSubstr("is erased"));
}

TEST_P(OwnAccount, StaysWhereSomethingHasToBeDoneFirst) {
    AuthSite site(database());
    const std::string id = site.add_account("mere@example.org");
    site.before_erasing = [](db::Transaction&, base::Instant, std::string_view) {
        throw base::Error(base::Code::conflict, "You are the only one who can run the network.");
    };
    Browser browser(site);
    browser.sign_in("mere@example.org");
    browser.get("/account/erase");
    const http::Response refused = browser.post("/account/erase", {{"sure", "yes"}});
    EXPECT_EQ(refused.status, 422);
    EXPECT_THAT(refused.body, HasSubstr("You are the only one who can run the network."));
    EXPECT_EQ(browser.who(), id);
}

TEST_P(OwnAccount, OfTheOnlyOperatorStays) {
    AuthSite site(database());
    site.add_account("mere@example.org", true);
    Browser browser(site);
    browser.sign_in("mere@example.org");
    browser.get("/account/erase");
    EXPECT_THAT(
        browser.post("/account/erase", {{"sure", "yes"}}).body,
        HasSubstr("You are the only one who runs this server.")
    );
    site.add_account("second@example.org", true);
    EXPECT_EQ(place_of(browser.post("/account/erase", {{"sure", "yes"}})), "/");
}

TEST_P(OwnAccount, DownloadsWhereItIsSignedInAndNobodyElsesBrowsers) {
    AuthSite site(database());
    site.add_account("mere@example.org");
    site.add_account("hana@example.org");
    Browser browser(site);
    browser.sign_in("mere@example.org");
    Browser other(site);
    other.agent = "Mozilla/5.0 (iPhone; CPU iPhone OS 17_0 like Mac OS X) Safari/604.1";
    other.sign_in("hana@example.org");
    EXPECT_THAT(browser.get("/account").body, HasSubstr("/account?format=csv"));
    const auto csv = browser.get("/account?format=csv");
    EXPECT_EQ(csv.status, 200);
    EXPECT_THAT(csv.body, HasSubstr("Browser,Since,Last used,This browser"));
    EXPECT_THAT(csv.body, HasSubstr("Firefox on Linux,"));
    EXPECT_THAT(csv.body, Not(HasSubstr("Safari")));
    EXPECT_THAT(std::string(csv.headers.get("Cache-Control")), HasSubstr("no-store"));
    const auto sheet = browser.get("/account?format=xlsx");
    EXPECT_EQ(sheet.status, 200);
    EXPECT_EQ(sheet.body.substr(0, 2), "PK");
    Browser stranger(site);
    for (const char* format : {"csv", "xlsx"}) {
        EXPECT_EQ(stranger.get(std::string("/account?format=") + format).status, 303);
    }
}
