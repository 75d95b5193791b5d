// Changing and losing the second step: proofs, recovery codes, removal.
#include "platform/auth/encoding.hpp"
#include "platform/auth/second_factor.hpp"
#include "platform/auth/second_factor_cast.hpp"

#include <gmock/gmock.h>

using support::add_passkey;
using support::AuthSite;
using support::Browser;
using support::place_of;
using support::set_up_app;
using testing::HasSubstr;
using testing::Not;

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
