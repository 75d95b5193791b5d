// An authenticator in software: makes passkeys and signs with them as a browser's would.
#pragma once

#include "platform/auth/cose_key.hpp"
#include "platform/auth/webauthn.hpp"

#include <cstdint>
#include <memory>
#include <string>

namespace support {

class SoftwarePasskey {
public:
    explicit SoftwarePasskey(auth::SignatureKind kind = auth::SignatureKind::es256);
    ~SoftwarePasskey();

    auth::Registration register_at(const auth::Ceremony& ceremony) const;
    // Counts up before it signs, when `counts`.
    auth::Assertion sign_at(const auth::Ceremony& ceremony);

    std::string cose_key() const;
    const std::string& credential() const { return credential_; }

    std::uint32_t sign_count = 0;
    bool counts = true;
    bool present = true;
    bool verified = true;
    std::string attestation_format = "none";

private:
    std::string authenticator_data(const auth::Ceremony& ceremony, bool with_key) const;
    std::string sign(const std::string& message) const;

    struct Key;
    std::unique_ptr<Key> key_;
    std::string credential_;
};

std::string client_data(const auth::Ceremony& ceremony, const std::string& type);

// Pieces of CBOR, to put malformed answers together with.
std::string cbor_head(int major, std::uint64_t argument);
std::string cbor_bytes(const std::string& bytes);
std::string cbor_text(const std::string& text);

}  // namespace support
