// Passkeys: the checks of Web Authentication Level 2, sections 7.1 (registration) and 7.2
// (assertion). The attestation statement is not asked for and not looked at: any kind counts as
// "none". Everything that fails throws base::Error(invalid) with a sentence for the person.
#pragma once

#include <cstdint>
#include <string>
#include <string_view>

namespace auth {

// What this ceremony must be about.
struct Ceremony {
    std::string challenge;           // base64url, as it was sent to the browser
    std::string origin;              // "https://braid.example.org"
    std::string relying_party;       // "braid.example.org"
    bool user_verification = false;  // also ask for the PIN or fingerprint of the device
};

// What navigator.credentials.create() answered; bytes, not base64.
struct Registration {
    std::string client_data;
    std::string attestation;
};

struct NewPasskey {
    std::string credential;  // its id, bytes
    std::string public_key;  // COSE, bytes
    std::uint32_t sign_count = 0;
    bool backed_up = false;
};

NewPasskey verify_registration(const Ceremony& ceremony, const Registration& registration);

// What navigator.credentials.get() answered; bytes, not base64.
struct Assertion {
    std::string client_data;
    std::string authenticator_data;
    std::string signature;
};

// The new signature count. A count that does not grow, where the device counts at all, means that
// the key was copied: refused.
std::uint32_t verify_assertion(
    const Ceremony& ceremony,
    const Assertion& assertion,
    std::string_view public_key,
    std::uint32_t sign_count
);

}  // namespace auth
