#include "platform/auth/webauthn.hpp"

#include "base/error.hpp"
#include "platform/auth/encoding.hpp"
#include "support/software_passkey.hpp"

#include <gtest/gtest.h>
#include <rapidcheck.h>

#include <fstream>
#include <functional>
#include <iterator>

namespace {

using auth::Ceremony;
using auth::SignatureKind;
using support::SoftwarePasskey;

const Ceremony at_braid = {
    "Y2hhbGxlbmdlLWNoYWxsZW5nZQ", "https://braid.example.org", "braid.example.org"};

std::string refusal(const std::function<void()>& act) {
    try {
        act();
    } catch (const base::Error& error) {
        EXPECT_EQ(error.code(), base::Code::invalid);
        return error.what();
    }
    return "accepted";
}

std::string registering(const Ceremony& ceremony, const auth::Registration& registration) {
    return refusal([&] { auth::verify_registration(ceremony, registration); });
}

std::string signing(const Ceremony& expected, SoftwarePasskey& passkey, const Ceremony& given) {
    return refusal([&] {
        auth::verify_assertion(expected, passkey.sign_at(given), passkey.cose_key(), 0);
    });
}

}  // namespace

class EveryKind : public ::testing::TestWithParam<SignatureKind> {};
INSTANTIATE_TEST_SUITE_P(
    WebAuthn,
    EveryKind,
    ::testing::Values(SignatureKind::es256, SignatureKind::eddsa, SignatureKind::rs256)
);

TEST_P(EveryKind, OfKeyRegistersAndSigns) {
    SoftwarePasskey passkey(GetParam());
    const auth::NewPasskey made =
        auth::verify_registration(at_braid, passkey.register_at(at_braid));
    EXPECT_EQ(made.credential, passkey.credential());
    EXPECT_EQ(made.public_key, passkey.cose_key());
    EXPECT_EQ(made.sign_count, 0u);
    EXPECT_EQ(auth::verify_assertion(at_braid, passkey.sign_at(at_braid), made.public_key, 0), 1u);
    EXPECT_EQ(auth::verify_assertion(at_braid, passkey.sign_at(at_braid), made.public_key, 1), 2u);
}

TEST_P(EveryKind, OfKeyRefusesAnothersSignature) {
    SoftwarePasskey passkey(GetParam());
    const SoftwarePasskey other(GetParam());
    EXPECT_EQ(
        refusal([&] {
            auth::verify_assertion(at_braid, passkey.sign_at(at_braid), other.cose_key(), 0);
        }),
        "The passkey's signature is not right."
    );
}

TEST_P(EveryKind, OfKeyRefusesASignatureOverOtherData) {
    SoftwarePasskey passkey(GetParam());
    for (const int part : {0, 1, 2}) {
        auth::Assertion assertion = passkey.sign_at(at_braid);
        std::string& changed = part == 0   ? assertion.signature
                               : part == 1 ? assertion.authenticator_data
                                           : assertion.client_data;
        if (part == 2) {
            changed.insert(1, " ");
        } else {
            changed.back() = static_cast<char>(changed.back() ^ 1);
        }
        EXPECT_EQ(
            refusal([&] { auth::verify_assertion(at_braid, assertion, passkey.cose_key(), 0); }),
            "The passkey's signature is not right."
        );
    }
}

TEST(WebAuthn, RefusesAnotherChallengeOriginOrSite) {
    SoftwarePasskey passkey;
    Ceremony given = at_braid;
    given.challenge = "b3RoZXItY2hhbGxlbmdlLW90aA";
    EXPECT_NE(
        registering(at_braid, passkey.register_at(given)).find("not for the page"),
        std::string::npos
    );
    EXPECT_NE(signing(at_braid, passkey, given).find("not for the page"), std::string::npos);
    given = at_braid;
    given.origin = "https://braid.example.org.evil.example";
    EXPECT_NE(
        registering(at_braid, passkey.register_at(given)).find("another site's page"),
        std::string::npos
    );
    EXPECT_NE(signing(at_braid, passkey, given).find("another site's page"), std::string::npos);
    given = at_braid;
    given.relying_party = "evil.example";
    EXPECT_EQ(
        registering(at_braid, passkey.register_at(given)), "This passkey belongs to another site."
    );
    EXPECT_EQ(signing(at_braid, passkey, given), "This passkey belongs to another site.");
}

TEST(WebAuthn, RefusesAnEmptyExpectedChallenge) {
    SoftwarePasskey passkey;
    Ceremony empty = at_braid;
    empty.challenge = "";
    EXPECT_NE(signing(empty, passkey, empty).find("not for the page"), std::string::npos);
}

TEST(WebAuthn, RefusesAnAnswerToTheOtherCeremony) {
    SoftwarePasskey passkey;
    auth::Registration registration = passkey.register_at(at_braid);
    registration.client_data = support::client_data(at_braid, "webauthn.get");
    EXPECT_NE(registering(at_braid, registration).find("another question"), std::string::npos);
}

TEST(WebAuthn, RefusesAFrameOfAnotherSite) {
    SoftwarePasskey passkey;
    auth::Registration registration = passkey.register_at(at_braid);
    const std::size_t at = registration.client_data.find("false");
    registration.client_data.replace(at, 5, "true");
    EXPECT_NE(registering(at_braid, registration).find("another site's page"), std::string::npos);
}

TEST(WebAuthn, AsksForPresenceAndWhereWantedVerification) {
    SoftwarePasskey passkey;
    passkey.verified = false;
    EXPECT_EQ(signing(at_braid, passkey, at_braid), "accepted");
    Ceremony verified = at_braid;
    verified.user_verification = true;
    EXPECT_NE(signing(verified, passkey, at_braid).find("unlocked"), std::string::npos);
    EXPECT_NE(
        registering(verified, passkey.register_at(at_braid)).find("unlocked"), std::string::npos
    );
    passkey.present = false;
    EXPECT_NE(signing(at_braid, passkey, at_braid).find("were there"), std::string::npos);
    EXPECT_NE(
        registering(at_braid, passkey.register_at(at_braid)).find("were there"), std::string::npos
    );
}

TEST(WebAuthn, RefusesACopiedKeyByItsCount) {
    SoftwarePasskey passkey;
    const auto with_count = [&](std::uint32_t stored) {
        return refusal([&] {
            auth::verify_assertion(at_braid, passkey.sign_at(at_braid), passkey.cose_key(), stored);
        });
    };
    EXPECT_NE(with_count(5).find("copied"), std::string::npos);
    EXPECT_NE(with_count(2).find("copied"), std::string::npos);
    EXPECT_EQ(with_count(2), "accepted");
    passkey.counts = false;
    passkey.sign_count = 0;
    EXPECT_EQ(with_count(0), "accepted");
    EXPECT_NE(with_count(1).find("copied"), std::string::npos);
}

TEST(WebAuthn, TakesAnyAttestationAsNone) {
    SoftwarePasskey passkey;
    passkey.attestation_format = "packed";
    EXPECT_EQ(registering(at_braid, passkey.register_at(at_braid)), "accepted");
}

// The seeds that tests/fuzz/webauthn_fuzz.cpp grows from.
TEST(WebAuthn, AcceptsTheAnswersKeptForFuzzing) {
    for (const char* seed : {"es256", "eddsa"}) {
        std::ifstream file(
            std::string(BRAID_TESTS_FOLDER) + "/fuzz/corpus/webauthn/" + seed, std::ios::binary
        );
        const std::string attestation{std::istreambuf_iterator<char>(file), {}};
        EXPECT_EQ(
            registering(at_braid, {support::client_data(at_braid, "webauthn.create"), attestation}),
            "accepted"
        ) << seed;
    }
}

TEST(WebAuthn, RefusesMalformedAnswersWithASentence) {
    const SoftwarePasskey passkey;
    const auth::Registration good = passkey.register_at(at_braid);
    for (const std::string& client :
         {std::string(),
          std::string("{"),
          std::string("[]"),
          std::string(100000, '['),
          std::string("{\"type\":5}")}) {
        EXPECT_EQ(registering(at_braid, {client, good.attestation}).back(), '.');
    }
    for (std::size_t size = 0; size < good.attestation.size(); ++size) {
        EXPECT_EQ(
            registering(at_braid, {good.client_data, good.attestation.substr(0, size)}).back(), '.'
        );
    }
    EXPECT_EQ(registering(at_braid, {good.client_data, good.attestation + "x"}).back(), '.');
}

TEST(WebAuthn, SurvivesAnyChangeOfABit) {
    const SoftwarePasskey passkey;
    const auth::Registration good = passkey.register_at(at_braid);
    EXPECT_TRUE(rc::check([&](std::uint16_t where, std::uint8_t bits) {
        auth::Registration changed = good;
        char& byte = changed.attestation[where % changed.attestation.size()];
        byte = static_cast<char>(byte ^ bits);
        const std::string outcome = registering(at_braid, changed);
        RC_ASSERT(!outcome.empty());
    }));
}

TEST(CoseKey, RefusesAPointOffTheCurve) {
    const SoftwarePasskey passkey;
    std::string key = passkey.cose_key();
    ASSERT_TRUE(auth::parse_cose_key(key));
    key.back() = static_cast<char>(key.back() ^ 1);
    EXPECT_FALSE(auth::parse_cose_key(key));
    EXPECT_FALSE(auth::parse_cose_key(passkey.cose_key() + "x"));
    EXPECT_FALSE(auth::parse_cose_key(""));
}
