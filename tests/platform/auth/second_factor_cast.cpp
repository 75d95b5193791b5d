#include "platform/auth/second_factor_cast.hpp"

#include "platform/auth/encoding.hpp"
#include "platform/auth/totp.hpp"

namespace support {

std::string app_code(const AuthSite& site, const std::string& secret) {
    const auto step = static_cast<std::uint64_t>(auth::totp_step(site.clock.now()));
    return auth::one_time_code(*auth::parse_base32(secret), step);
}

std::string set_up_app(AuthSite& site, Browser& browser, std::vector<std::string>* codes) {
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

auth::Ceremony ceremony_of(const std::string& page) {
    return {
        between(page, "challenge&quot;:&quot;", "&quot;"),
        "https://braid.example.org",
        "braid.example.org"};
}

FormFields registration_fields(const auth::Registration& registration) {
    return {
        {"name", "My phone"},
        {"client_data", auth::base64url(registration.client_data)},
        {"attestation", auth::base64url(registration.attestation)}};
}

FormFields assertion_fields(const SoftwarePasskey& passkey, const auth::Assertion& assertion) {
    return {
        {"next", "/operate"},
        {"credential", auth::base64url(passkey.credential())},
        {"client_data", auth::base64url(assertion.client_data)},
        {"authenticator_data", auth::base64url(assertion.authenticator_data)},
        {"signature", auth::base64url(assertion.signature)}};
}

http::Response add_passkey(Browser& browser, const SoftwarePasskey& passkey) {
    const std::string page = browser.get("/account/second-factor/passkey").body;
    return browser.post(
        "/account/second-factor/passkeys",
        registration_fields(passkey.register_at(ceremony_of(page)))
    );
}

}  // namespace support
