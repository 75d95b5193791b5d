#include "platform/auth/session.hpp"

#include "support/auth_harness.hpp"
#include "support/database_test.hpp"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

using support::AuthSite;
using support::Browser;
using testing::HasSubstr;
using testing::Not;

STORE_TESTS(Sessions);

TEST_P(Sessions, EndWhenNotUsedForAWeek) {
    AuthSite site(database());
    const std::string mere = site.add_account("mere@example.org");
    Browser browser(site);
    browser.sign_in("mere@example.org");
    for (int week = 0; week < 3; ++week) {
        site.clock.advance(base::days(6));
        EXPECT_EQ(browser.who(), mere);
    }
    site.clock.advance(base::days(7));
    EXPECT_EQ(browser.who(), "stranger");
}

TEST_P(Sessions, EndAfterThirtyDaysInAnyCase) {
    AuthSite site(database());
    site.add_account("mere@example.org");
    Browser browser(site);
    browser.sign_in("mere@example.org");
    for (int i = 0; i < 5; ++i) {
        site.clock.advance(base::days(5));
        EXPECT_NE(browser.who(), "stranger");
    }
    site.clock.advance(base::days(5));
    EXPECT_EQ(browser.who(), "stranger");
}

TEST_P(Sessions, AreListedAndEndedByTheirOwnerOnly) {
    AuthSite site(database());
    const std::string mere = site.add_account("mere@example.org");
    site.add_account("hana@example.org");
    Browser laptop(site);
    laptop.sign_in("mere@example.org");
    Browser phone(site);
    phone.agent =
        "Mozilla/5.0 (iPhone; CPU iPhone OS 17_5 like Mac OS X) Version/17.5 Safari/604.1";
    phone.sign_in("mere@example.org");
    Browser hana(site);
    hana.sign_in("hana@example.org");
    const std::string page = laptop.get("/account").body;
    EXPECT_THAT(page, HasSubstr("Firefox on Linux"));
    EXPECT_THAT(page, HasSubstr("Safari on iPhone"));
    const auto sessions = [&] {
        db::Reader reader = database().read();
        return auth::list_sessions(reader, site.clock.now(), mere);
    }();
    ASSERT_EQ(sessions.size(), 2u);
    const auto& of_phone = sessions[0].agent == "Safari on iPhone" ? sessions[0] : sessions[1];
    const std::string path = "/account/sessions/" + of_phone.id + "/end";
    hana.get("/account");
    EXPECT_EQ(hana.post(path).status, 404);
    EXPECT_EQ(phone.who(), mere);
    laptop.get("/account");
    EXPECT_EQ(laptop.post(path).status, 303);
    EXPECT_EQ(phone.who(), "stranger");
    EXPECT_EQ(laptop.post(path).status, 404) << "ended already";
    EXPECT_EQ(laptop.who(), mere);
}

TEST_P(Sessions, ElsewhereEndTogether) {
    AuthSite site(database());
    const std::string mere = site.add_account("mere@example.org");
    Browser laptop(site);
    laptop.sign_in("mere@example.org");
    Browser phone(site);
    phone.sign_in("mere@example.org");
    phone.get("/account");
    EXPECT_EQ(phone.post("/account/sessions/end-others").status, 303);
    EXPECT_EQ(laptop.who(), "stranger");
    EXPECT_EQ(phone.who(), mere);
}

TEST_P(Sessions, OfThisBrowserCanBeEndedFromTheListToo) {
    AuthSite site(database());
    const std::string mere = site.add_account("mere@example.org");
    Browser laptop(site);
    laptop.sign_in("mere@example.org");
    const std::string page = laptop.get("/account").body;
    const std::string id = support::between(page, "/account/sessions/", "/end\"");
    const http::Response response = laptop.post("/account/sessions/" + id + "/end");
    EXPECT_THAT(support::set_cookie_of(response, "__Host-braid_session"), HasSubstr("Max-Age=0"));
    EXPECT_EQ(laptop.who(), "stranger");
}

TEST_P(Sessions, StrangersAreSentToSignInAndTheirFormsRefused) {
    AuthSite site(database());
    Browser stranger(site);
    EXPECT_EQ(support::place_of(stranger.get("/account")), "/sign-in?next=%2Faccount");
    stranger.get("/sign-in");
    for (const char* path :
         {"/account/name",
          "/account/sessions/x/end",
          "/account/sessions/end-others",
          "/account/second-factor/app",
          "/account/second-factor/app/confirm",
          "/account/second-factor/app/remove",
          "/account/second-factor/passkeys",
          "/account/second-factor/passkeys/x/remove",
          "/account/recovery-codes",
          "/account/second-factor/prove/app",
          "/account/second-factor/prove/passkey",
          "/account/second-factor/prove/recovery"}) {
        EXPECT_EQ(stranger.post(path).status, 401) << path;
    }
}

TEST_P(Sessions, GarbageInTheCookieIsAStranger) {
    AuthSite site(database());
    Browser browser(site);
    for (const std::string& value :
         {std::string(),
          std::string("x"),
          std::string(90, 'A'),
          std::string(8000, 'A'),
          std::string("' or 1=1 --")}) {
        browser.cookies["braid_session"] = value;
        EXPECT_EQ(browser.who(), "stranger");
    }
}

TEST_P(Sessions, WithoutTlsHaveAPlainCookieName) {
    AuthSite site(database(), "http://127.0.0.1:8080");
    site.add_account("mere@example.org");
    Browser browser(site);
    browser.secure = false;
    browser.host = "127.0.0.1:8080";
    const http::Response response = browser.sign_in("mere@example.org");
    const std::string cookie = support::set_cookie_of(response, "braid_session");
    EXPECT_THAT(cookie, HasSubstr("HttpOnly"));
    EXPECT_THAT(cookie, Not(HasSubstr("Secure")));
}

TEST_P(Sessions, KeepTheNameAPersonGivesAndShowHostileOnesSafely) {
    AuthSite site(database());
    site.add_account("mere@example.org");
    Browser browser(site);
    browser.sign_in("mere@example.org");
    browser.get("/account");
    const std::string hostile = "<b onclick='x'>M\u0113re \"&</b>";
    EXPECT_EQ(browser.post("/account/name", {{"name", hostile}}).status, 303);
    const std::string page = browser.get("/account").body;
    EXPECT_THAT(page, HasSubstr("M\u0113re"));
    EXPECT_THAT(page, Not(HasSubstr("<b onclick")));
    const http::Response refused = browser.post("/account/name", {{"name", std::string(201, 'x')}});
    EXPECT_EQ(refused.status, 422);
    EXPECT_THAT(refused.body, HasSubstr("at most 200 characters"));
    EXPECT_EQ(browser.post("/account/name", {{"name", ""}}).status, 303);
}

TEST_P(Sessions, AreSweptNinetyDaysAfterTheirEnd) {
    AuthSite site(database());
    site.add_account("mere@example.org");
    Browser browser(site);
    browser.sign_in("mere@example.org");
    const auto count = [&] {
        db::Reader reader = database().read();
        return reader
            .find(R"(/* test.count */
                  select (select count(*) from sessions) + (select count(*) from rate_limits) +
                      (select count(*) from sign_in_requests) as rows)")
            ->integer("rows");
    };
    const auto sweep = auth::periodics().at(0);
    sweep.run(database(), site.clock.now());
    EXPECT_GE(count(), 3);
    site.clock.advance(base::days(91));
    sweep.run(database(), site.clock.now());
    EXPECT_EQ(count(), 0);
}
