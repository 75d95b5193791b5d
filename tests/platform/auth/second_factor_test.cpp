// The second step at sign-in, and when it counts.
#include "platform/auth/second_factor_cast.hpp"

#include <gmock/gmock.h>

using support::app_code;
using support::AuthSite;
using support::between;
using support::Browser;
using support::place_of;
using support::set_up_app;
using testing::HasSubstr;
using testing::Not;

ON_BOTH_DATABASES(SecondFactor);

TEST_P(SecondFactor, OpensWhatNeedsItAndRotatesTheSession) {
    AuthSite site(database());
    const std::string mere = site.add_account("mere@example.org", true);
    Browser browser(site);
    browser.sign_in("mere@example.org");
    EXPECT_EQ(place_of(browser.get("/operate")), "/account/second-factor/prove?next=%2Foperate");
    EXPECT_EQ(
        place_of(browser.get("/account/second-factor/prove?next=/operate")),
        "/account/second-factor?next=%2Foperate"
    ) << "there is nothing to prove it with yet";
    const std::string before = browser.cookies["braid_session"];
    set_up_app(site, browser);
    EXPECT_NE(browser.cookies["braid_session"], before);
    EXPECT_EQ(browser.who(), mere + " with second factor");
    EXPECT_EQ(browser.get("/operate").body, "done");
    Browser old(site);
    old.cookies["braid_session"] = before;
    EXPECT_EQ(old.who(), "stranger");
    EXPECT_EQ(browser.post("/operate").status, 200) << "the form's token outlives the rotation";
    EXPECT_EQ(site.run_jobs(), 1u);
    EXPECT_THAT(site.sent.back().text, HasSubstr("An authenticator app was added to your account"));
}

TEST_P(SecondFactor, IsAskedForAtTheNextSignInAndCountsForTwelveHours) {
    AuthSite site(database());
    const std::string mere = site.add_account("mere@example.org", true);
    Browser first(site);
    first.sign_in("mere@example.org");
    const std::string secret = set_up_app(site, first);
    site.clock.advance(60);
    Browser second(site);
    const http::Response response = second.sign_in("mere@example.org");
    EXPECT_EQ(place_of(response), "/account/second-factor/prove?next=%2F&skip=yes");
    EXPECT_THAT(second.get(place_of(response)).body, HasSubstr("Go on without it for now"));
    EXPECT_THAT(
        second.get(place_of(second.get("/operate"))).body, Not(HasSubstr("Go on without it"))
    );
    EXPECT_EQ(second.who(), mere);
    second.get("/account/second-factor/prove?next=/operate");
    const std::string code = app_code(site, secret);
    const http::Response proved =
        second.post("/account/second-factor/prove/app", {{"code", code}, {"next", "/operate"}});
    EXPECT_EQ(place_of(proved), "/operate");
    EXPECT_EQ(second.get("/operate").body, "done");
    site.clock.advance(base::hours(12));
    EXPECT_EQ(second.who(), mere);
    EXPECT_EQ(second.get("/operate").status, 303);
}

TEST_P(SecondFactor, TakesAnAppsCodeOnce) {
    AuthSite site(database());
    site.add_account("mere@example.org", true);
    Browser browser(site);
    browser.sign_in("mere@example.org");
    const std::string secret = set_up_app(site, browser);
    Browser other(site);
    other.sign_in("mere@example.org");
    other.get("/account/second-factor/prove");
    const auto prove = [&] {
        return other.post(
                        "/account/second-factor/prove/app", {{"code", app_code(site, secret)}}
        ).status;
    };
    EXPECT_EQ(prove(), 422) << "the code that confirmed the app";
    site.clock.advance(60);
    EXPECT_EQ(prove(), 303);
    EXPECT_EQ(prove(), 422);
}

TEST_P(SecondFactor, IsLimited) {
    AuthSite site(database());
    site.add_account("mere@example.org", true);
    Browser browser(site);
    browser.sign_in("mere@example.org");
    const std::string secret = set_up_app(site, browser);
    site.clock.advance(1000);
    Browser other(site);
    other.sign_in("mere@example.org");
    other.get("/account/second-factor/prove");
    for (int i = 0; i < 10; ++i) {
        EXPECT_EQ(other.post("/account/second-factor/prove/app", {{"code", "x"}}).status, 422);
    }
    const http::Response refused =
        other.post("/account/second-factor/prove/app", {{"code", app_code(site, secret)}});
    EXPECT_EQ(refused.status, 429);
    EXPECT_THAT(refused.body, HasSubstr("Please wait 15 minutes"));
    EXPECT_EQ(
        other.post("/account/second-factor/prove/recovery", {{"recovery_code", "x"}}).status, 429
    );
    site.clock.advance(901);
    EXPECT_EQ(
        other.post("/account/second-factor/prove/app", {{"code", app_code(site, secret)}}).status,
        303
    );
}

TEST_P(SecondFactor, DoesNotCountForASharedMailbox) {
    AuthSite site(database());
    const std::string shared = site.add_account("reception@example.org");
    site.grant_roles = [](db::Reader&, base::Viewer& viewer, base::Instant) {
        viewer.grant(base::instance_scope, bit(base::Permission::operate_instance));
    };
    Browser browser(site);
    browser.sign_in("reception@example.org");
    EXPECT_THAT(
        browser.get("/account/second-factor").body, HasSubstr("Several people read this mailbox")
    );
    set_up_app(site, browser);
    EXPECT_EQ(browser.who(), shared);
    EXPECT_EQ(browser.get("/operate").status, 303);
}

TEST_P(SecondFactor, SetUpOnTheWayLeadToWhereSomeoneWasGoing) {
    AuthSite site(database());
    site.add_account("aroha@example.org", true);
    Browser browser(site);
    browser.sign_in("aroha@example.org");
    const std::string prove = place_of(browser.get("/operate?week=2"));
    EXPECT_THAT(prove, HasSubstr("/account/second-factor/prove?next="));
    const std::string set_up = place_of(browser.get(prove));
    EXPECT_THAT(set_up, HasSubstr("/account/second-factor?next=%2Foperate%3Fweek%3D2"));
    const std::string page = browser.get(set_up).body;
    const std::string next = "?next=%2Foperate%3Fweek%3D2";
    EXPECT_THAT(page, HasSubstr("/account/second-factor/passkey" + next));
    EXPECT_THAT(page, HasSubstr("/account/second-factor/app" + next));
    EXPECT_EQ(
        place_of(browser.post("/account/second-factor/app" + next)),
        "/account/second-factor/app" + next
    );
    const std::string app = browser.get("/account/second-factor/app" + next).body;
    EXPECT_THAT(app, HasSubstr("/account/second-factor/app/confirm" + next));
    const std::string secret = between(app, "<code>", "</code>");
    const http::Response done = browser.post(
        "/account/second-factor/app/confirm" + next, {{"code", app_code(site, secret)}}
    );
    EXPECT_THAT(done.body, HasSubstr("href=\"/operate?week=2\""));
    EXPECT_EQ(browser.get("/operate?week=2").body, "done");
    const http::Response elsewhere = browser.get("/account/second-factor?next=//evil.example");
    EXPECT_THAT(elsewhere.body, Not(HasSubstr("evil.example")));
}
