// The code and the link that are mailed, and links from elsewhere.
#include "platform/auth/sign_in_cast.hpp"

#include <gmock/gmock.h>

using support::AuthSite;
using support::Browser;
using support::place_of;
using support::set_cookie_of;
using testing::HasSubstr;
using testing::Not;

ON_BOTH_DATABASES(SignIn);

TEST_P(SignIn, ByCodeOpensASession) {
    AuthSite site(database());
    const std::string mere = site.add_account("mere@example.org");
    Browser browser(site);
    EXPECT_EQ(browser.who(), "stranger");
    const http::Response response = browser.sign_in("Mere@Example.ORG");
    EXPECT_EQ(response.status, 303);
    EXPECT_EQ(place_of(response), "/");
    EXPECT_EQ(browser.who(), mere);
    const std::string cookie = set_cookie_of(response, "__Host-braid_session");
    for (const char* part : {"HttpOnly", "SameSite=Lax", "Secure", "Path=/", "Max-Age=2592000"}) {
        EXPECT_THAT(cookie, HasSubstr(part));
    }
    EXPECT_THAT(cookie, Not(HasSubstr("Domain")));
    EXPECT_EQ(site.sent.back().to, "mere@example.org");
}

TEST_P(SignIn, ByLinkNeedsAPressSoThatScannersDoNotUseItUp) {
    AuthSite site(database());
    const std::string mere = site.add_account("mere@example.org");
    Browser asking(site);
    asking.get("/sign-in");
    asking.post("/sign-in", {{"email", "mere@example.org"}});
    site.run_jobs();
    const std::string link = site.last_link();
    Browser scanner(site);
    for (int i = 0; i < 3; ++i) {
        EXPECT_EQ(scanner.get(link).status, 200);
    }
    EXPECT_EQ(scanner.who(), "stranger");
    Browser phone(site);
    const http::Response shown = phone.get(link);
    EXPECT_EQ(shown.headers.get("Referrer-Policy"), "same-origin") << "the address is a secret";
    EXPECT_EQ(shown.headers.get("Cache-Control"), "private, no-store");
    EXPECT_EQ(phone.post(link).status, 303);
    EXPECT_EQ(phone.who(), mere);
}

TEST_P(SignIn, KeysWorkOnceAndUseUpEachOther) {
    AuthSite site(database());
    site.add_account("mere@example.org");
    Browser browser(site);
    browser.sign_in("mere@example.org");
    const std::string code = site.last_code();
    const std::string link = site.last_link();
    Browser other(site);
    EXPECT_EQ(other.get(link).status, 410);
    EXPECT_EQ(other.post("/sign-in/code", {{"code", code}}).status, 403)
        << "no form seen, no token";
    other.get("/sign-in");
    EXPECT_EQ(other.post(link).status, 410);
    EXPECT_EQ(place_of(other.post("/sign-in/code", {{"code", code}})), "/sign-in");
    EXPECT_EQ(other.who(), "stranger");
}

TEST_P(SignIn, KeysEndAfterTenMinutes) {
    AuthSite site(database());
    site.add_account("mere@example.org");
    Browser browser(site);
    browser.get("/sign-in");
    browser.post("/sign-in", {{"email", "mere@example.org"}});
    site.run_jobs();
    site.clock.advance(base::minutes(10));
    EXPECT_EQ(browser.get(site.last_link()).status, 410);
    browser.get("/sign-in");
    EXPECT_EQ(browser.post(site.last_link()).status, 410);
    EXPECT_EQ(place_of(browser.post("/sign-in/code", {{"code", site.last_code()}})), "/sign-in");
    EXPECT_EQ(browser.who(), "stranger");
}

TEST_P(SignIn, ACodeIsAcceptedOnlyInTheBrowserThatAsked) {
    AuthSite site(database());
    site.add_account("mere@example.org");
    Browser browser(site);
    browser.get("/sign-in");
    browser.post("/sign-in", {{"email", "mere@example.org"}});
    site.run_jobs();
    const std::string code = site.last_code();
    Browser thief(site);
    thief.get("/sign-in");
    thief.post("/sign-in", {{"email", "someone@example.org"}});
    thief.get("/sign-in/code");
    EXPECT_EQ(thief.post("/sign-in/code", {{"code", code}}).status, 422);
    EXPECT_EQ(thief.who(), "stranger");
}

TEST_P(SignIn, ALinkFromTheConsoleWorksOnce) {
    AuthSite site(database());
    const std::string mere = site.add_account("mere@example.org");
    std::string link;
    database().change([&](db::Transaction& transaction) {
        link =
            auth::make_signin_link(transaction, site.clock.now(), "MERE@example.org", "/n/waiora");
        EXPECT_THROW(
            auth::make_signin_link(transaction, site.clock.now(), "none@example.org"), base::Error
        );
    });
    Browser browser(site);
    browser.get(link);
    EXPECT_EQ(place_of(browser.post(link)), "/n/waiora");
    EXPECT_EQ(browser.who(), mere);
    EXPECT_EQ(browser.get(link).status, 410);
}

TEST_P(SignIn, ALinkOfTheDemonstrationProvesTheSecondStepToo) {
    AuthSite site(database());
    const std::string mere = site.add_account("mere@example.org", true);
    const std::string shared = site.add_account("reception@example.org");
    for (const std::string email : {"mere@example.org", "reception@example.org"}) {
        std::string link;
        database().change([&](db::Transaction& transaction) {
            link = auth::make_signin_link(transaction, site.clock.now(), email, "/whoami", true);
        });
        Browser browser(site);
        browser.get(link);
        EXPECT_EQ(place_of(browser.post(link)), "/whoami");
        EXPECT_EQ(browser.who(), email[0] == 'm' ? mere + " with second factor" : shared);
    }
}

TEST_P(SignIn, AJobRunTwiceSendsKeysThatWork) {
    AuthSite site(database());
    const std::string mere = site.add_account("mere@example.org");
    Browser browser(site);
    browser.get("/sign-in");
    browser.post("/sign-in", {{"email", "mere@example.org"}});
    site.run_jobs();
    const std::string first = site.last_code();
    db::Reader reader = database().read();
    const std::string request =
        reader.find("/* test.request */ select id from sign_in_requests")->text("id");
    const jobs::Job job{
        "j", std::string(auth::sign_in_mail_job), "{\"request\":\"" + request + "\"}"};
    auth::job_handlers(site.settings, site.vault).at(job.kind)(job, database(), site.clock.now());
    EXPECT_EQ(site.run_jobs(), 1u);
    browser.get("/sign-in/code");
    browser.post("/sign-in/code", {{"code", site.last_code()}});
    EXPECT_EQ(browser.who(), mere);
    EXPECT_THROW(
        auth::job_handlers(site.settings, site.vault)
            .at(job.kind)({"j", job.kind, "[]"}, database(), site.clock.now()),
        base::Error
    );
}
