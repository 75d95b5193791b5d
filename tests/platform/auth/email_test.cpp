#include "platform/auth/email.hpp"

#include <gtest/gtest.h>

TEST(Email, KeepsTheShownFormAndOneKeyAMailbox) {
    const auto email = auth::parse_email("  Hana.Te-Rangi+braid@Example.ORG ");
    ASSERT_TRUE(email);
    EXPECT_EQ(email->text, "Hana.Te-Rangi+braid@example.org");
    EXPECT_EQ(email->key, "hana.te-rangi+braid@example.org");
}

TEST(Email, TakesDomainsWithMacrons) {
    const auto email = auth::parse_email("mere@MĀORI.nz");
    ASSERT_TRUE(email);
    EXPECT_EQ(email->text, "mere@māori.nz");
    EXPECT_EQ(email->key, "mere@xn--mori-qsa.nz");
    EXPECT_EQ(auth::parse_email("mere@ma\u0304ori.nz")->key, email->key);
    EXPECT_EQ(auth::parse_email("mere@xn--mori-qsa.nz")->text, "mere@māori.nz");
    EXPECT_TRUE(auth::parse_email("me@localhost"));
}

TEST(Email, RefusesWhatIsNoAddress) {
    for (const char* text :
         {"",
          "@",
          "mere",
          "mere@",
          "@example.org",
          "me re@example.org",
          "a@b@example.org",
          "mere@exa mple.org",
          "mere@example..org",
          "mere@.example.org",
          "mere@example.org.",
          "mere@127.0.0.1",
          "mere@[127.0.0.1]",
          ".mere@example.org",
          "mere.@example.org",
          "me..re@example.org",
          "\"mere\"@example.org",
          "Mere <mere@example.org>",
          "mere@example.org,hana@example.org",
          "mere@example.org\r\nBcc: x@example.org",
          "mere\r\n@example.org",
          "mere@-example.org",
          "mere@exa_mple.org",
          "m\u0101ra@example.org",
          "me\u00a0re@example.org",
          "\xff@example.org"}) {
        EXPECT_FALSE(auth::parse_email(text)) << text;
    }
    EXPECT_FALSE(auth::parse_email(std::string(65, 'a') + "@example.org"));
    EXPECT_FALSE(auth::parse_email("a@" + std::string(64, 'b') + ".org"));
    EXPECT_FALSE(auth::parse_email(std::string(1000000, 'a')));
}

TEST(SharedMailbox, IsKnownByItsName) {
    for (const char* text :
         {"info@example.org",
          "Info@example.org",
          "reception@example.org",
          "front.desk@example.org",
          "admin+braid@example.org",
          "practice-manager@example.org",
          "accounts@example.org",
          "webmaster@example.org"}) {
        EXPECT_TRUE(auth::is_shared_by_custom(*auth::parse_email(text))) << text;
    }
    for (const char* text : {"mere@example.org", "infor@example.org", "admina@example.org"}) {
        EXPECT_FALSE(auth::is_shared_by_custom(*auth::parse_email(text))) << text;
    }
}
