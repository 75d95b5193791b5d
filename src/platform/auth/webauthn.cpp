#include "platform/auth/webauthn.hpp"

#include "base/error.hpp"
#include "platform/auth/cbor.hpp"
#include "platform/auth/cose_key.hpp"
#include "platform/auth/encoding.hpp"

#include <boost/json.hpp>
#include <sodium.h>

#include <optional>

namespace auth {

namespace {

constexpr std::size_t largest_answer = 64 * 1024;

[[noreturn]] void refuse_passkey(const char* why) {
    throw base::Error(base::Code::invalid, why);
}

std::string_view member(const boost::json::object& object, std::string_view name) {
    const boost::json::value* value = object.if_contains(name);
    return value && value->is_string() ? std::string_view(value->get_string()) : std::string_view();
}

void check_client_data(
    const Ceremony& ceremony, const std::string& client_data, std::string_view type
) {
    boost::system::error_code failed;
    const boost::json::value parsed =
        client_data.size() > largest_answer ? nullptr : boost::json::parse(client_data, failed);
    if (failed || !parsed.is_object()) {
        refuse_passkey("The browser's answer about the passkey could not be read.");
    }
    const boost::json::object& data = parsed.get_object();
    if (member(data, "type") != type) {
        refuse_passkey("The browser answered another question than the one about this passkey.");
    }
    const std::string_view challenge = member(data, "challenge");
    if (ceremony.challenge.empty() || challenge.size() != ceremony.challenge.size() ||
        sodium_memcmp(challenge.data(), ceremony.challenge.data(), challenge.size()) != 0) {
        refuse_passkey("This passkey answer is not for the page you were on: please try again.");
    }
    const boost::json::value* crossing = data.if_contains("crossOrigin");
    if (member(data, "origin") != ceremony.origin ||
        (crossing && !(crossing->is_bool() && !crossing->get_bool()))) {
        refuse_passkey("This passkey was used on another site's page, so it was not accepted.");
    }
}

// Section 6.1: rpIdHash (32), flags (1), signCount (4), then credential data and extensions.
struct AuthenticatorData {
    std::uint8_t flags = 0;
    std::uint32_t sign_count = 0;
    std::string_view rest;
};
constexpr std::uint8_t user_present = 0x01;
constexpr std::uint8_t user_verified = 0x04;
constexpr std::uint8_t backed_up = 0x10;
constexpr std::uint8_t credential_included = 0x40;
constexpr std::uint8_t extensions_included = 0x80;

AuthenticatorData check_authenticator_data(const Ceremony& ceremony, std::string_view bytes) {
    if (bytes.size() < 37 || bytes.size() > largest_answer) {
        refuse_passkey("The passkey's answer has the wrong length.");
    }
    if (bytes.substr(0, 32) != sha256(ceremony.relying_party)) {
        refuse_passkey("This passkey belongs to another site.");
    }
    AuthenticatorData data;
    data.flags = static_cast<std::uint8_t>(bytes[32]);
    for (std::size_t i = 33; i < 37; ++i) {
        data.sign_count = (data.sign_count << 8) | static_cast<std::uint8_t>(bytes[i]);
    }
    data.rest = bytes.substr(37);
    if ((data.flags & user_present) == 0) {
        refuse_passkey("The passkey did not confirm that you were there: please try again.");
    }
    if (ceremony.user_verification && (data.flags & user_verified) == 0) {
        refuse_passkey("The passkey must be unlocked with its PIN, face or fingerprint.");
    }
    return data;
}

// Section 6.5.1: aaguid (16), length (2), credential id, public key.
NewPasskey read_credential(const AuthenticatorData& data) {
    std::string_view rest = data.rest;
    if ((data.flags & credential_included) == 0 || rest.size() < 18) {
        refuse_passkey("The passkey's answer holds no new key.");
    }
    const std::size_t size = static_cast<std::size_t>(static_cast<std::uint8_t>(rest[16])) << 8 |
                             static_cast<std::uint8_t>(rest[17]);
    rest.remove_prefix(18);
    if (size == 0 || size > 1023 || size > rest.size()) {
        refuse_passkey("The passkey's answer holds a key id of the wrong length.");
    }
    const std::string_view credential = rest.substr(0, size);
    rest.remove_prefix(size);
    const std::optional<CborRead> key = read_cbor(rest);
    if (!key || !parse_cose_key(rest.substr(0, key->used))) {
        refuse_passkey(
            "This kind of passkey is not supported: its key is not ES256, EdDSA or RS256."
        );
    }
    const std::string_view extensions = rest.substr(key->used);
    if (extensions.empty() != ((data.flags & extensions_included) == 0)) {
        refuse_passkey("The passkey's answer has the wrong length.");
    }
    return {
        std::string(credential),
        std::string(rest.substr(0, key->used)),
        data.sign_count,
        (data.flags & backed_up) != 0};
}

}  // namespace

NewPasskey verify_registration(const Ceremony& ceremony, const Registration& registration) {
    check_client_data(ceremony, registration.client_data, "webauthn.create");
    const std::optional<CborRead> attestation = registration.attestation.size() > largest_answer
                                                    ? std::nullopt
                                                    : read_cbor(registration.attestation);
    const Cbor* data = attestation && attestation->used == registration.attestation.size()
                           ? attestation->value.find("authData")
                           : nullptr;
    const Cbor* format = data ? attestation->value.find("fmt") : nullptr;
    if (!data || !data->bytes() || !format || !format->text()) {
        refuse_passkey("The browser's answer about the passkey could not be read.");
    }
    return read_credential(check_authenticator_data(ceremony, *data->bytes()));
}

std::uint32_t verify_assertion(
    const Ceremony& ceremony,
    const Assertion& assertion,
    std::string_view public_key,
    std::uint32_t sign_count
) {
    check_client_data(ceremony, assertion.client_data, "webauthn.get");
    const AuthenticatorData data = check_authenticator_data(ceremony, assertion.authenticator_data);
    const std::optional<CoseKey> key = parse_cose_key(public_key);
    const std::string signed_text = assertion.authenticator_data + sha256(assertion.client_data);
    if (!key || !verify_signature(*key, signed_text, assertion.signature)) {
        refuse_passkey("The passkey's signature is not right.");
    }
    if ((data.sign_count != 0 || sign_count != 0) && data.sign_count <= sign_count) {
        refuse_passkey(
            "This passkey seems to have been copied, so it was not accepted. Please use another "
            "second factor, and remove this passkey."
        );
    }
    return data.sign_count;
}

}  // namespace auth
