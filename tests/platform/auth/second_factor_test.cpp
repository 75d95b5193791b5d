#include "platform/auth/second_factor.hpp"

#include "platform/auth/encoding.hpp"
#include "platform/auth/totp.hpp"
#include "support/auth_harness.hpp"
#include "support/database_test.hpp"
#include "support/software_passkey.hpp"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <set>

using support::AuthSite;
using support::between;
using support::Browser;
using support::place_of;
using testing::HasSubstr;
using testing::Not;

namespace {

std::string app_code(const AuthSite& site, const std::string& secret) {
    const auto step = static_cast<std::uint64_t>(auth::totp_step(site.clock.now()));
    return auth::one_time_code(*auth::parse_base32(secret), step);
}

// Sets up an app from the pages and returns its key; `codes` gets the recovery codes.
std::string set_up_app(
    AuthSite& site, Browser& browser, std::vector<std::string>* codes = nullptr
) {
    browser.get("/account/second-factor");
    EXPECT_EQ(place_of(browser.post("/account/second-factor/app")), "/account/second-factor/app");
    const std::string secret =
        between(browser.get("/account/second-factor/app").body, "<code>", "</code>");
    const http::Response done =
        browser.post("/account/second-factor/app/confirm", {{"code", app_code(site, secret)}});
    EXPECT_EQ(done.status, 200) << done.body;
    std::string rest = done.body;
    for (std::string code; !(code = between(rest, "<li><code>", "</code>")).empty();) {
        if (codes) {
            codes->push_back(code);
        }
        rest = rest.substr(rest.find(code) + code.size());
    }
    return secret;
}

// The ceremony that a page asks for.
auth::Ceremony ceremony_of(const std::string& page) {
    return {
        between(page, "challenge&quot;:&quot;", "&quot;"),
        "https://braid.example.org",
        "braid.example.org"};
}

support::FormFields registration_fields(const auth::Registration& registration) {
    return {
        {"name", "My phone"},
        {"client_data", auth::base64url(registration.client_data)},
        {"attestation", auth::base64url(registration.attestation)}};
}

support::FormFields assertion_fields(
    const support::SoftwarePasskey& passkey, const auth::Assertion& assertion
) {
    return {
        {"next", "/operate"},
        {"credential", auth::base64url(passkey.credential())},
        {"client_data", auth::base64url(assertion.client_data)},
        {"authenticator_data", auth::base64url(assertion.authenticator_data)},
        {"signature", auth::base64url(assertion.signature)}};
}

http::Response add_passkey(Browser& browser, const support::SoftwarePasskey& passkey) {
    const std::string page = browser.get("/account/second-factor/passkey").body;
    return browser.post(
        "/account/second-factor/passkeys",
        registration_fields(passkey.register_at(ceremony_of(page)))
    );
}

}  // namespace

STORE_TESTS(SecondFactor);

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

TEST_P(SecondFactor, CannotBeChangedWithoutProvingTheOneThereIs) {
    AuthSite site(database());
    site.add_account("mere@example.org", true);
    Browser owner(site);
    owner.sign_in("mere@example.org");
    set_up_app(site, owner);
    Browser reader_of_mail(site);
    reader_of_mail.sign_in("mere@example.org");
    reader_of_mail.get("/account");
    const std::string prove = "/account/second-factor/prove?next=%2Faccount%2Fsecond-factor";
    for (const char* path :
         {"/account/second-factor",
          "/account/second-factor/passkey",
          "/account/second-factor/app"}) {
        EXPECT_EQ(place_of(reader_of_mail.get(path)), prove) << path;
    }
    for (const char* path :
         {"/account/second-factor/app",
          "/account/second-factor/app/confirm",
          "/account/second-factor/app/remove",
          "/account/second-factor/passkeys",
          "/account/second-factor/passkeys/x/remove",
          "/account/recovery-codes"}) {
        EXPECT_EQ(place_of(reader_of_mail.post(path)), prove) << path;
    }
}

TEST_P(SecondFactor, RecoveryCodesWorkOnceEach) {
    AuthSite site(database());
    const std::string mere = site.add_account("mere@example.org", true);
    Browser browser(site);
    browser.sign_in("mere@example.org");
    std::vector<std::string> codes;
    set_up_app(site, browser, &codes);
    ASSERT_EQ(codes.size(), 10u);
    Browser other(site);
    other.sign_in("mere@example.org");
    other.get("/account/second-factor/prove");
    const auto prove = [&](const std::string& code) {
        return other.post(
                        "/account/second-factor/prove/recovery", {{"recovery_code", code}}
        ).status;
    };
    EXPECT_EQ(prove("0000-0000-0000"), 422);
    std::string typed = codes[3];
    typed[0] = static_cast<char>(std::toupper(typed[0]));
    typed.erase(4, 1);
    EXPECT_EQ(prove(typed), 303);
    EXPECT_EQ(other.who(), mere + " with second factor");
    EXPECT_EQ(prove(codes[3]), 422) << "used already";
    EXPECT_THAT(other.get("/account").body, HasSubstr("9 recovery codes left"));
    site.run_jobs();
    EXPECT_THAT(site.sent.back().text, HasSubstr("A recovery code was used"));
    EXPECT_EQ(other.post("/account/recovery-codes").status, 200);
    EXPECT_EQ(prove(codes[4]), 422) << "worth nothing once new ones are made";
}

TEST_P(SecondFactor, RecoveryCodesOfAnotherAccountAreWrong) {
    AuthSite site(database());
    site.add_account("mere@example.org", true);
    site.add_account("hana@example.org", true);
    Browser mere(site);
    mere.sign_in("mere@example.org");
    std::vector<std::string> codes;
    set_up_app(site, mere, &codes);
    Browser hana(site);
    hana.sign_in("hana@example.org");
    set_up_app(site, hana);
    EXPECT_EQ(
        hana.post("/account/second-factor/prove/recovery", {{"recovery_code", codes[0]}}).status,
        422
    );
}

TEST_P(SecondFactor, AppsSecretIsSealedInTheDatabase) {
    AuthSite site(database());
    site.add_account("mere@example.org");
    Browser browser(site);
    browser.sign_in("mere@example.org");
    const std::string secret = set_up_app(site, browser);
    db::Reader reader = database().read();
    const std::string kept = reader.find("/* test.totp */ select sealed_secret from totp_secrets")
                                 ->text("sealed_secret");
    EXPECT_THAT(kept, Not(HasSubstr(secret)));
    EXPECT_THAT(kept, Not(HasSubstr(*auth::parse_base32(secret))));
}

TEST_P(SecondFactor, PasskeyIsAddedAndOpensTheNextSession) {
    AuthSite site(database());
    const std::string mere = site.add_account("mere@example.org", true);
    Browser browser(site);
    browser.sign_in("mere@example.org");
    support::SoftwarePasskey passkey;
    const http::Response added = add_passkey(browser, passkey);
    EXPECT_EQ(added.status, 200);
    EXPECT_THAT(added.body, HasSubstr("Keep these recovery codes"));
    EXPECT_EQ(browser.who(), mere + " with second factor");
    EXPECT_THAT(browser.get("/account/second-factor").body, HasSubstr("My phone"));
    Browser other(site);
    other.sign_in("mere@example.org");
    const std::string page = other.get("/account/second-factor/prove?next=/operate").body;
    const auth::Ceremony ceremony = ceremony_of(page);
    EXPECT_THAT(page, HasSubstr(auth::base64url(passkey.credential())));
    const auto fields = assertion_fields(passkey, passkey.sign_at(ceremony));
    EXPECT_EQ(place_of(other.post("/account/second-factor/prove/passkey", fields)), "/operate");
    EXPECT_EQ(other.get("/operate").body, "done");
    const http::Response replayed = other.post("/account/second-factor/prove/passkey", fields);
    EXPECT_EQ(replayed.status, 422);
    EXPECT_THAT(replayed.body, HasSubstr("not for the page you were on"));
}

TEST_P(SecondFactor, PasskeyOfAnotherAccountOrSessionIsRefused) {
    AuthSite site(database());
    site.add_account("mere@example.org", true);
    site.add_account("hana@example.org", true);
    Browser mere(site);
    mere.sign_in("mere@example.org");
    support::SoftwarePasskey of_mere;
    add_passkey(mere, of_mere);
    Browser hana(site);
    hana.sign_in("hana@example.org");
    support::SoftwarePasskey of_hana;
    add_passkey(hana, of_hana);
    const auto prove = [&](support::SoftwarePasskey& passkey, const std::string& page) {
        return hana.post(
            "/account/second-factor/prove/passkey",
            assertion_fields(passkey, passkey.sign_at(ceremony_of(page)))
        );
    };
    const std::string own = hana.get("/account/second-factor/prove").body;
    EXPECT_THAT(prove(of_mere, own).body, HasSubstr("not one of yours"));
    const std::string others = mere.get("/account/second-factor/prove").body;
    EXPECT_THAT(prove(of_hana, others).body, HasSubstr("not for the page you were on"));
    EXPECT_EQ(prove(of_hana, hana.get("/account/second-factor/prove").body).status, 303);
}

TEST_P(SecondFactor, PasskeyIsRegisteredOnceAndItsChallengeUsedOnce) {
    AuthSite site(database());
    site.add_account("mere@example.org", true);
    Browser browser(site);
    browser.sign_in("mere@example.org");
    support::SoftwarePasskey passkey;
    const std::string page = browser.get("/account/second-factor/passkey").body;
    const auto fields = registration_fields(passkey.register_at(ceremony_of(page)));
    EXPECT_EQ(browser.post("/account/second-factor/passkeys", fields).status, 200);
    const http::Response replayed = browser.post("/account/second-factor/passkeys", fields);
    EXPECT_EQ(replayed.status, 422);
    EXPECT_THAT(replayed.body, HasSubstr("not for the page you were on"));
    const http::Response again = add_passkey(browser, passkey);
    EXPECT_EQ(again.status, 422);
    EXPECT_THAT(again.body, HasSubstr("registered already"));
}

TEST_P(SecondFactor, PasskeyFormWithoutScriptIsExplained) {
    AuthSite site(database());
    site.add_account("mere@example.org");
    Browser browser(site);
    browser.sign_in("mere@example.org");
    browser.get("/account/second-factor/passkey");
    const http::Response response = browser.post(
        "/account/second-factor/passkeys",
        {{"name", "<script>x"}, {"client_data", ""}, {"attestation", "!!"}}
    );
    EXPECT_EQ(response.status, 422);
    EXPECT_THAT(response.body, HasSubstr("Passkeys need JavaScript"));
    EXPECT_THAT(response.body, Not(HasSubstr("<script>x")));
}

TEST_P(SecondFactor, RemovingTheLastOneForgetsTheRecoveryCodes) {
    AuthSite site(database());
    const std::string mere = site.add_account("mere@example.org");
    Browser browser(site);
    browser.sign_in("mere@example.org");
    set_up_app(site, browser);
    support::SoftwarePasskey passkey;
    EXPECT_EQ(place_of(add_passkey(browser, passkey)), "/account/second-factor");
    const auto factors = [&] {
        db::Reader reader = database().read();
        return auth::list_second_factors(reader, mere);
    };
    ASSERT_EQ(factors().passkeys.size(), 1u);
    browser.get("/account/second-factor");
    EXPECT_EQ(browser.post("/account/second-factor/app/remove").status, 303);
    EXPECT_EQ(browser.post("/account/second-factor/app/remove").status, 404);
    EXPECT_EQ(factors().recovery_codes, 10);
    const std::string path =
        "/account/second-factor/passkeys/" + factors().passkeys[0].id + "/remove";
    EXPECT_EQ(browser.post(path).status, 303);
    EXPECT_EQ(browser.post(path).status, 404);
    EXPECT_FALSE(factors().any());
    EXPECT_EQ(factors().recovery_codes, 0);
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

TEST_P(SecondFactor, PasskeysNeedAName) {
    AuthSite site(database(), "http://127.0.0.1:8080");
    site.add_account("mere@example.org");
    Browser browser(site);
    browser.secure = false;
    browser.host = "127.0.0.1:8080";
    browser.sign_in("mere@example.org");
    EXPECT_THAT(browser.get("/account/second-factor").body, HasSubstr("make no passkeys"));
    EXPECT_EQ(browser.get("/account/second-factor/passkey").status, 303);
    browser.host = "localhost:8080";
    EXPECT_EQ(browser.get("/account/second-factor/passkey").status, 200);
}

TEST_P(SecondFactor, ResetByAnOperatorRemovesAllAndSignsOut) {
    AuthSite site(database());
    const std::string mere = site.add_account("mere@example.org");
    Browser browser(site);
    browser.sign_in("mere@example.org");
    set_up_app(site, browser);
    database().change([&](db::Transaction& transaction) {
        auth::reset_second_factors(transaction, site.clock.now(), mere, "");
    });
    EXPECT_EQ(browser.who(), "stranger");
    db::Reader reader = database().read();
    EXPECT_FALSE(auth::list_second_factors(reader, mere).any());
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
