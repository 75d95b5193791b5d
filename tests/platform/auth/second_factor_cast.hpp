// Setting up the second step from its pages.
#pragma once

#include "platform/auth/webauthn.hpp"
#include "support/auth_harness.hpp"
#include "support/database_test.hpp"
#include "support/software_passkey.hpp"

#include <string>
#include <vector>

class SecondFactor : public StoreTest {};

namespace support {

// What an app with this key shows now.
std::string app_code(const AuthSite& site, const std::string& secret);

// Sets up an app from the pages and returns its key; `codes` gets the recovery codes.
std::string set_up_app(AuthSite& site, Browser& browser, std::vector<std::string>* codes = nullptr);

// The ceremony that a page asks for.
auth::Ceremony ceremony_of(const std::string& page);
FormFields registration_fields(const auth::Registration& registration);
FormFields assertion_fields(const SoftwarePasskey& passkey, const auth::Assertion& assertion);
http::Response add_passkey(Browser& browser, const SoftwarePasskey& passkey);

}  // namespace support
