// Passkeys as the second step.
#include "platform/auth/encoding.hpp"
#include "platform/auth/second_factor_cast.hpp"

#include <gmock/gmock.h>

using support::add_passkey;
using support::assertion_fields;
using support::AuthSite;
using support::Browser;
using support::ceremony_of;
using support::place_of;
using support::registration_fields;
using testing::HasSubstr;
using testing::Not;

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
