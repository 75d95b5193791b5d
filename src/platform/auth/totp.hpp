// Six-digit codes from an authenticator app: RFC 6238 with HMAC-SHA-1 and steps of 30 seconds,
// which is what every such app supports.
#pragma once

#include "base/secret.hpp"
#include "base/time.hpp"

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>

namespace auth {

// The HOTP value (RFC 4226) of a counter, as `digits` decimal digits.
std::string one_time_code(std::string_view secret_bytes, std::uint64_t counter, int digits = 6);

std::int64_t totp_step(base::Instant at);

// The step in which `code` is right: now, the one before or the one after, but later than
// `last_step`, so that a code works once. Spaces in the code are passed over.
std::optional<std::int64_t> find_totp_step(
    std::string_view secret_bytes, std::string_view code, base::Instant now, std::int64_t last_step
);

// 160 random bits, as RFC 4226 recommends.
base::Secret new_totp_secret();

// otpauth://totp/Issuer:account?secret=...&issuer=... (Key URI format), percent-encoded.
std::string totp_link(
    std::string_view issuer, std::string_view account, const base::Secret& secret_bytes
);

}  // namespace auth
