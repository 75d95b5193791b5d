#include "platform/auth/cose_key.hpp"

#include "platform/auth/cbor.hpp"

#include <sodium.h>

#include <memory>
#include <openssl/bn.h>
#include <openssl/core_names.h>
#include <openssl/evp.h>
#include <openssl/param_build.h>

namespace auth {

namespace {

template <auto free>
struct OpensslFree {
    template <class T>
    void operator()(T* thing) const {
        free(thing);
    }
};
using Pkey = std::unique_ptr<EVP_PKEY, OpensslFree<EVP_PKEY_free>>;
using PkeyContext = std::unique_ptr<EVP_PKEY_CTX, OpensslFree<EVP_PKEY_CTX_free>>;
using DigestContext = std::unique_ptr<EVP_MD_CTX, OpensslFree<EVP_MD_CTX_free>>;
using ParamBuilder = std::unique_ptr<OSSL_PARAM_BLD, OpensslFree<OSSL_PARAM_BLD_free>>;
using Parameters = std::unique_ptr<OSSL_PARAM, OpensslFree<OSSL_PARAM_free>>;
using BigNumber = std::unique_ptr<BIGNUM, OpensslFree<BN_free>>;

const unsigned char* cose_bytes(std::string_view text) {
    return reinterpret_cast<const unsigned char*>(text.data());
}

Pkey pkey_from(const char* kind, OSSL_PARAM_BLD* builder) {
    const Parameters parameters(OSSL_PARAM_BLD_to_param(builder));
    const PkeyContext context(EVP_PKEY_CTX_new_from_name(nullptr, kind, nullptr));
    EVP_PKEY* made = nullptr;
    if (!parameters || !context || EVP_PKEY_fromdata_init(context.get()) != 1 ||
        EVP_PKEY_fromdata(context.get(), &made, EVP_PKEY_PUBLIC_KEY, parameters.get()) != 1) {
        return nullptr;
    }
    return Pkey(made);
}

Pkey elliptic_pkey(const CoseKey& key) {
    const std::string point = '\x04' + key.x + key.y;
    const ParamBuilder builder(OSSL_PARAM_BLD_new());
    OSSL_PARAM_BLD_push_utf8_string(builder.get(), OSSL_PKEY_PARAM_GROUP_NAME, "prime256v1", 0);
    OSSL_PARAM_BLD_push_octet_string(
        builder.get(), OSSL_PKEY_PARAM_PUB_KEY, point.data(), point.size()
    );
    return pkey_from("EC", builder.get());
}

Pkey rsa_pkey(const CoseKey& key) {
    const auto number = [](const std::string& text) {
        return BigNumber(BN_bin2bn(cose_bytes(text), static_cast<int>(text.size()), nullptr));
    };
    const BigNumber modulus = number(key.modulus);
    const BigNumber exponent = number(key.exponent);
    const ParamBuilder builder(OSSL_PARAM_BLD_new());
    OSSL_PARAM_BLD_push_BN(builder.get(), OSSL_PKEY_PARAM_RSA_N, modulus.get());
    OSSL_PARAM_BLD_push_BN(builder.get(), OSSL_PKEY_PARAM_RSA_E, exponent.get());
    return pkey_from("RSA", builder.get());
}

bool is_usable(const CoseKey& key) {
    if (key.kind == SignatureKind::eddsa) {
        return crypto_core_ed25519_is_valid_point(cose_bytes(key.x)) == 1;
    }
    const Pkey pkey = key.kind == SignatureKind::es256 ? elliptic_pkey(key) : rsa_pkey(key);
    const PkeyContext context(pkey ? EVP_PKEY_CTX_new(pkey.get(), nullptr) : nullptr);
    return context && EVP_PKEY_public_check(context.get()) == 1;
}

// RFC 9053 labels: 1 key type, 3 algorithm, -1 curve or modulus, -2 x or exponent, -3 y.
std::optional<CoseKey> key_of(const Cbor& map) {
    const auto number = [&](std::int64_t label) {
        const Cbor* value = map.find(label);
        return value ? value->integer().value_or(0) : 0;
    };
    const auto bytes = [&](std::int64_t label) {
        const Cbor* value = map.find(label);
        return value && value->bytes() ? *value->bytes() : std::string();
    };
    const std::int64_t type = number(1);
    const std::int64_t algorithm = number(3);
    const std::int64_t curve = number(-1);
    CoseKey key;
    if (type == 2 && algorithm == -7 && curve == 1) {
        key = {SignatureKind::es256, bytes(-2), bytes(-3), "", ""};
        return key.x.size() == 32 && key.y.size() == 32 ? std::optional(key) : std::nullopt;
    }
    if (type == 1 && algorithm == -8 && curve == 6) {
        key = {SignatureKind::eddsa, bytes(-2), "", "", ""};
        return key.x.size() == 32 ? std::optional(key) : std::nullopt;
    }
    if (type == 3 && algorithm == -257) {
        key = {SignatureKind::rs256, "", "", bytes(-1), bytes(-2)};
        const bool sized = key.modulus.size() >= 256 && key.modulus.size() <= 512 &&
                           !key.exponent.empty() && key.exponent.size() <= 8;
        return sized ? std::optional(key) : std::nullopt;
    }
    return std::nullopt;
}

}  // namespace

std::optional<CoseKey> parse_cose_key(std::string_view cbor) {
    const std::optional<CborRead> read = read_cbor(cbor);
    if (!read || read->used != cbor.size()) {
        return std::nullopt;
    }
    const std::optional<CoseKey> key = key_of(read->value);
    return key && is_usable(*key) ? key : std::nullopt;
}

bool verify_signature(const CoseKey& key, std::string_view message, std::string_view signature) {
    if (key.kind == SignatureKind::eddsa) {
        return signature.size() == crypto_sign_BYTES &&
               crypto_sign_verify_detached(
                   cose_bytes(signature), cose_bytes(message), message.size(), cose_bytes(key.x)
               ) == 0;
    }
    const Pkey pkey = key.kind == SignatureKind::es256 ? elliptic_pkey(key) : rsa_pkey(key);
    const DigestContext context(EVP_MD_CTX_new());
    return pkey && context &&
           EVP_DigestVerifyInit(context.get(), nullptr, EVP_sha256(), nullptr, pkey.get()) == 1 &&
           EVP_DigestVerify(
               context.get(),
               cose_bytes(signature),
               signature.size(),
               cose_bytes(message),
               message.size()
           ) == 1;
}

}  // namespace auth
