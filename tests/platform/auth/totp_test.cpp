#include "platform/auth/totp.hpp"

#include "platform/auth/encoding.hpp"

#include <gtest/gtest.h>

namespace {

const std::string rfc_secret = "12345678901234567890";

base::Instant at_second(std::int64_t seconds) {
    return {seconds * base::micros_per_second};
}

}  // namespace

TEST(Totp, GivesTheCodesOfRfc6238) {
    const std::pair<std::int64_t, const char*> vectors[] = {
        {59, "94287082"},
        {1111111109, "07081804"},
        {1111111111, "14050471"},
        {1234567890, "89005924"},
        {2000000000, "69279037"},
        {20000000000, "65353130"},
    };
    for (const auto& [seconds, code] : vectors) {
        const auto step = static_cast<std::uint64_t>(auth::totp_step(at_second(seconds)));
        EXPECT_EQ(auth::one_time_code(rfc_secret, step, 8), code) << seconds;
    }
}

TEST(Totp, GivesTheCodesOfRfc4226) {
    const char* codes[] = {
        "755224",
        "287082",
        "359152",
        "969429",
        "338314",
        "254676",
        "287922",
        "162583",
        "399871",
        "520489"};
    for (std::uint64_t counter = 0; counter < 10; ++counter) {
        EXPECT_EQ(auth::one_time_code(rfc_secret, counter), codes[counter]);
    }
}

TEST(Totp, AcceptsTheStepBeforeAndAfter) {
    const std::string code = auth::one_time_code(rfc_secret, 100);
    EXPECT_EQ(auth::find_totp_step(rfc_secret, code, at_second(99 * 30), 0), 100);
    EXPECT_EQ(auth::find_totp_step(rfc_secret, code, at_second(100 * 30), 0), 100);
    EXPECT_EQ(auth::find_totp_step(rfc_secret, code, at_second(101 * 30 + 29), 0), 100);
    EXPECT_FALSE(auth::find_totp_step(rfc_secret, code, at_second(98 * 30), 0));
    EXPECT_FALSE(auth::find_totp_step(rfc_secret, code, at_second(102 * 30), 0));
}

TEST(Totp, AcceptsACodeOnlyOnce) {
    const std::string code = auth::one_time_code(rfc_secret, 100);
    EXPECT_FALSE(auth::find_totp_step(rfc_secret, code, at_second(100 * 30), 100));
}

TEST(Totp, PassesOverSpacesAndRefusesEverythingElse) {
    const std::string code = auth::one_time_code(rfc_secret, 100);
    const base::Instant now = at_second(100 * 30);
    EXPECT_TRUE(auth::find_totp_step(rfc_secret, code.substr(0, 3) + " " + code.substr(3), now, 0));
    for (const std::string& wrong :
         {std::string(),
          code.substr(1),
          code + "0",
          std::string("abcdef"),
          std::string(100000, '1')}) {
        EXPECT_FALSE(auth::find_totp_step(rfc_secret, wrong, now, 0));
    }
}

TEST(Totp, LinkNamesIssuerAndAccountEncoded) {
    EXPECT_EQ(
        auth::totp_link("Braid & co", "mere@example.org", base::Secret(rfc_secret)),
        "otpauth://totp/Braid%20%26%20co:mere%40example.org"
        "?secret=GEZDGNBVGY3TQOJQGEZDGNBVGY3TQOJQ&issuer=Braid%20%26%20co"
    );
}

TEST(Totp, SecretsDifferAndHave160Bits) {
    EXPECT_EQ(auth::new_totp_secret().reveal().size(), 20u);
    EXPECT_NE(auth::new_totp_secret().reveal(), auth::new_totp_secret().reveal());
}
