// Pages to set up, change and prove a second sign-in step.
#pragma once

#include "platform/auth/account.hpp"
#include "platform/auth/second_factor.hpp"
#include "platform/auth/settings.hpp"
#include "platform/html/html.hpp"

#include <string>
#include <string_view>
#include <vector>

namespace auth {

// `next` is where whoever had to set up a step first was going; "" when they came for the step.

struct SecondFactorPage {
    std::string csrf;
    SecondFactors factors;
    bool is_shared_mailbox = false;
    bool can_have_passkeys = true;
    std::string next = {};
};
html::Html second_factor_page(const SecondFactorPage& page);

struct TotpPage {
    std::string csrf;
    std::string secret;  // base32
    std::string link;    // otpauth://
    base::FieldErrors errors;
    std::string next = {};
};
html::Html totp_page(const TotpPage& page);

struct AddPasskeyPage {
    std::string csrf;
    std::string options;  // JSON for assets/ts/passkey.ts
    std::string name;     // suggested: "Firefox on Windows"
    base::FieldErrors errors;
    std::string next = {};
};
html::Html add_passkey_page(const AddPasskeyPage& page);

html::Html recovery_codes_page(const std::vector<base::Secret>& codes, std::string_view next = "");

struct ProvePage {
    std::string csrf;
    std::string next;
    SecondFactors factors;
    bool can_use_passkeys = true;
    std::string options;  // JSON for assets/ts/passkey.ts
    base::FieldErrors errors;
    bool may_skip = false;  // asked at sign-in, not by a page that needs it
};
html::Html prove_page(const ProvePage& page);

}  // namespace auth
