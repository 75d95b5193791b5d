// Text forms of bytes: base32 (RFC 4648, for TOTP secrets) and base64url (for WebAuthn).
#pragma once

#include <optional>
#include <string>
#include <string_view>

namespace auth {

// Upper-case base32 without padding.
std::string base32(std::string_view bytes);
// Takes lower case, spaces, hyphens and padding too, as people type them; nothing for anything
// else.
std::optional<std::string> parse_base32(std::string_view text);

// URL-safe base64 without padding; strict when read.
std::string base64url(std::string_view bytes);
std::optional<std::string> parse_base64url(std::string_view text);

std::string random_bytes(std::size_t count);
std::string sha256(std::string_view bytes);

}  // namespace auth
