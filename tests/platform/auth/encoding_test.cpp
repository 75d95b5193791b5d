#include "platform/auth/encoding.hpp"

#include <gtest/gtest.h>
#include <rapidcheck.h>

TEST(Base32, GivesTheTextsOfRfc4648) {
    const std::pair<const char*, const char*> vectors[] = {
        {"", ""},
        {"f", "MY"},
        {"fo", "MZXQ"},
        {"foo", "MZXW6"},
        {"foob", "MZXW6YQ"},
        {"fooba", "MZXW6YTB"},
        {"foobar", "MZXW6YTBOI"}};
    for (const auto& [bytes, text] : vectors) {
        EXPECT_EQ(auth::base32(bytes), text);
        EXPECT_EQ(auth::parse_base32(text), bytes);
    }
}

TEST(Base32, ReadsWhatPeopleType) {
    EXPECT_EQ(auth::parse_base32("mzxw 6ytb-oi======"), "foobar");
    EXPECT_FALSE(auth::parse_base32("MZXW1"));
    EXPECT_FALSE(auth::parse_base32("ā"));
}

TEST(Encoding, GoesThereAndBack) {
    EXPECT_TRUE(rc::check([](const std::string& bytes) {
        RC_ASSERT(auth::parse_base32(auth::base32(bytes)) == bytes);
        RC_ASSERT(auth::parse_base64url(auth::base64url(bytes)) == bytes);
    }));
}

TEST(Base64url, IsStrict) {
    EXPECT_EQ(auth::base64url("\xfb\xff"), "-_8");
    EXPECT_FALSE(auth::parse_base64url("-_8="));
    EXPECT_FALSE(auth::parse_base64url("+/8"));
    EXPECT_FALSE(auth::parse_base64url("-_8 "));
    EXPECT_FALSE(auth::parse_base64url("-"));
}
