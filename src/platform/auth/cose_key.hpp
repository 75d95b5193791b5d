// Public keys of passkeys, as COSE writes them (RFC 9053), and the check of their signatures.
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>

namespace auth {

enum class SignatureKind : std::int64_t { es256 = -7, eddsa = -8, rs256 = -257 };

struct CoseKey {
    SignatureKind kind = SignatureKind::es256;
    std::string x;        // P-256: x coordinate; Ed25519: the public key; 32 bytes
    std::string y;        // P-256: y coordinate
    std::string modulus;  // RSA, 2048 to 4096 bits
    std::string exponent;
};

// Nothing for a key that is malformed, of another kind, or not on its curve.
std::optional<CoseKey> parse_cose_key(std::string_view cbor);

// True when `signature` (DER for ES256) over `message` is by this key.
bool verify_signature(const CoseKey& key, std::string_view message, std::string_view signature);

}  // namespace auth
