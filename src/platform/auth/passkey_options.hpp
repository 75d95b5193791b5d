// What a page tells assets/ts/passkey.ts, as JSON; and what it sends back, as form fields.
#pragma once

#include "platform/auth/account.hpp"
#include "platform/auth/second_factor.hpp"
#include "platform/auth/settings.hpp"
#include "platform/http/message.hpp"

#include <string>

namespace auth {

std::string create_options(
    const RelyingParty& party,
    const std::string& site_name,
    const Account& account,
    const SecondFactors& factors,
    const std::string& challenge
);
std::string get_options(
    const RelyingParty& party, const SecondFactors& factors, const std::string& challenge
);

// Error(invalid) when a field is no base64url, or empty: the script did not run.
Registration registration_of(const http::Form& form);
Assertion assertion_of(const http::Form& form);

}  // namespace auth
