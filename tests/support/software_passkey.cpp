#include "support/software_passkey.hpp"

#include "platform/auth/encoding.hpp"

#include <fmt/format.h>

#include <array>
#include <openssl/bn.h>
#include <openssl/core_names.h>
#include <openssl/ec.h>
#include <openssl/evp.h>
#include <openssl/rsa.h>

namespace support {

struct SoftwarePasskey::Key {
    auth::SignatureKind kind;
    EVP_PKEY* pkey = nullptr;
    ~Key() { EVP_PKEY_free(pkey); }

    std::string number(const char* name, int size) const {
        BIGNUM* value = nullptr;
        EVP_PKEY_get_bn_param(pkey, name, &value);
        std::string bytes(static_cast<std::size_t>(size ? size : BN_num_bytes(value)), '\0');
        BN_bn2binpad(
            value, reinterpret_cast<unsigned char*>(bytes.data()), static_cast<int>(bytes.size())
        );
        BN_free(value);
        return bytes;
    }
};

std::string cbor_head(int major, std::uint64_t argument) {
    const char first = static_cast<char>(major << 5);
    if (argument < 24) {
        return {static_cast<char>(first | static_cast<char>(argument))};
    }
    if (argument < 256) {
        return {static_cast<char>(first | 24), static_cast<char>(argument)};
    }
    return {
        static_cast<char>(first | 25),
        static_cast<char>(argument >> 8),
        static_cast<char>(argument & 255)};
}

std::string cbor_bytes(const std::string& bytes) {
    return cbor_head(2, bytes.size()) + bytes;
}
std::string cbor_text(const std::string& text) {
    return cbor_head(3, text.size()) + text;
}

std::string client_data(const auth::Ceremony& ceremony, const std::string& type) {
    return fmt::format(
        R"({{"type":"{}","challenge":"{}","origin":"{}","crossOrigin":false}})",
        type,
        ceremony.challenge,
        ceremony.origin
    );
}

SoftwarePasskey::SoftwarePasskey(auth::SignatureKind kind)
    : key_(std::make_unique<Key>(Key{kind})), credential_(auth::random_bytes(32)) {
    switch (kind) {
        case auth::SignatureKind::es256:
            key_->pkey = EVP_EC_gen("P-256");
            break;
        case auth::SignatureKind::eddsa:
            key_->pkey = EVP_PKEY_Q_keygen(nullptr, nullptr, "ED25519");
            break;
        case auth::SignatureKind::rs256:
            key_->pkey = EVP_RSA_gen(2048);
            break;
    }
}

SoftwarePasskey::~SoftwarePasskey() = default;

std::string SoftwarePasskey::cose_key() const {
    const auto entry = [](std::int64_t label, const std::string& value) {
        const auto size = static_cast<std::uint64_t>(label < 0 ? -1 - label : label);
        return cbor_head(label < 0 ? 1 : 0, size) + value;
    };
    if (key_->kind == auth::SignatureKind::es256) {
        return cbor_head(5, 5) + entry(1, cbor_head(0, 2)) + entry(3, cbor_head(1, 6)) +
               entry(-1, cbor_head(0, 1)) +
               entry(-2, cbor_bytes(key_->number(OSSL_PKEY_PARAM_EC_PUB_X, 32))) +
               entry(-3, cbor_bytes(key_->number(OSSL_PKEY_PARAM_EC_PUB_Y, 32)));
    }
    if (key_->kind == auth::SignatureKind::eddsa) {
        std::string x(32, '\0');
        std::size_t size = x.size();
        EVP_PKEY_get_raw_public_key(key_->pkey, reinterpret_cast<unsigned char*>(x.data()), &size);
        return cbor_head(5, 4) + entry(1, cbor_head(0, 1)) + entry(3, cbor_head(1, 7)) +
               entry(-1, cbor_head(0, 6)) + entry(-2, cbor_bytes(x));
    }
    return cbor_head(5, 4) + entry(1, cbor_head(0, 3)) + entry(3, cbor_head(1, 256)) +
           entry(-1, cbor_bytes(key_->number(OSSL_PKEY_PARAM_RSA_N, 0))) +
           entry(-2, cbor_bytes(key_->number(OSSL_PKEY_PARAM_RSA_E, 0)));
}

std::string SoftwarePasskey::authenticator_data(const auth::Ceremony& ceremony, bool with_key)
    const {
    std::string data = auth::sha256(ceremony.relying_party);
    data += static_cast<char>((present ? 1 : 0) | (verified ? 4 : 0) | (with_key ? 0x40 : 0));
    for (int shift = 24; shift >= 0; shift -= 8) {
        data += static_cast<char>((sign_count >> shift) & 255);
    }
    if (with_key) {
        data += std::string(16, '\0');
        data += static_cast<char>(credential_.size() >> 8);
        data += static_cast<char>(credential_.size() & 255);
        data += credential_ + cose_key();
    }
    return data;
}

std::string SoftwarePasskey::sign(const std::string& message) const {
    EVP_MD_CTX* context = EVP_MD_CTX_new();
    const EVP_MD* digest = key_->kind == auth::SignatureKind::eddsa ? nullptr : EVP_sha256();
    EVP_DigestSignInit(context, nullptr, digest, nullptr, key_->pkey);
    std::size_t size = 1024;
    std::string signature(size, '\0');
    EVP_DigestSign(
        context,
        reinterpret_cast<unsigned char*>(signature.data()),
        &size,
        reinterpret_cast<const unsigned char*>(message.data()),
        message.size()
    );
    EVP_MD_CTX_free(context);
    signature.resize(size);
    return signature;
}

auth::Registration SoftwarePasskey::register_at(const auth::Ceremony& ceremony) const {
    const std::string attestation =
        cbor_head(5, 3) + cbor_text("fmt") + cbor_text(attestation_format) + cbor_text("attStmt") +
        cbor_head(5, 0) + cbor_text("authData") + cbor_bytes(authenticator_data(ceremony, true));
    return {client_data(ceremony, "webauthn.create"), attestation};
}

auth::Assertion SoftwarePasskey::sign_at(const auth::Ceremony& ceremony) {
    sign_count += counts ? 1 : 0;
    auth::Assertion assertion;
    assertion.client_data = client_data(ceremony, "webauthn.get");
    assertion.authenticator_data = authenticator_data(ceremony, false);
    assertion.signature = sign(assertion.authenticator_data + auth::sha256(assertion.client_data));
    return assertion;
}

}  // namespace support
