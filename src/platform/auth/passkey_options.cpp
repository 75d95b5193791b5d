#include "platform/auth/passkey_options.hpp"

#include "base/error.hpp"
#include "platform/auth/encoding.hpp"

#include <boost/json.hpp>

namespace auth {

namespace {

boost::json::array credentials_of(const SecondFactors& factors) {
    boost::json::array credentials;
    for (const Passkey& passkey : factors.passkeys) {
        credentials.emplace_back(passkey.credential);
    }
    return credentials;
}

std::string passkey_field(const http::Form& form, std::string_view name) {
    const std::optional<std::string> bytes = parse_base64url(form.raw(name));
    if (!bytes || bytes->empty()) {
        throw base::Error(
            base::Code::invalid,
            "Your browser sent no passkey. Passkeys need JavaScript; an authenticator app works "
            "without it."
        );
    }
    return *bytes;
}

}  // namespace

std::string create_options(
    const RelyingParty& party,
    const std::string& site_name,
    const Account& account,
    const SecondFactors& factors,
    const std::string& challenge
) {
    const boost::json::object options = {
        {"challenge", challenge},
        {"site", {{"id", party.host}, {"name", site_name}}},
        {"user",
         {{"id", base64url(account.id)},
          {"name", account.email},
          {"displayName", account.name.empty() ? account.email : account.name}}},
        {"known", credentials_of(factors)}};
    return boost::json::serialize(options);
}

std::string get_options(
    const RelyingParty& party, const SecondFactors& factors, const std::string& challenge
) {
    const boost::json::object options = {
        {"challenge", challenge},
        {"site", {{"id", party.host}}},
        {"known", credentials_of(factors)}};
    return boost::json::serialize(options);
}

Registration registration_of(const http::Form& form) {
    return {passkey_field(form, "client_data"), passkey_field(form, "attestation")};
}

Assertion assertion_of(const http::Form& form) {
    return {
        passkey_field(form, "client_data"),
        passkey_field(form, "authenticator_data"),
        passkey_field(form, "signature")};
}

}  // namespace auth
