#include "base/text.hpp"

#include <gtest/gtest.h>

TEST(Text, NfcComposesMacronsAndRefusesBrokenText) {
    EXPECT_EQ(base::nfc("Ma\u0304ori"), "Māori");
    EXPECT_FALSE(base::nfc("M\xe2ori"));
    EXPECT_EQ(base::nfc(""), "");
    EXPECT_TRUE(base::is_valid_utf8(""));
    EXPECT_FALSE(base::nfc(std::string_view("a\0b", 3)));
}

TEST(Text, SearchKeyMeetsMacronsDoubledVowelsAndCase) {
    EXPECT_EQ(base::search_key("Māori"), base::search_key("MAORI"));
    EXPECT_EQ(base::search_key("Maaori"), base::search_key("māori"));
    EXPECT_EQ(base::search_key("Whangārei"), base::search_key("Whangaarei"));
    EXPECT_NE(base::search_key("mana"), base::search_key("mara"));
}

TEST(Text, SlugKeepsAsciiLettersOfMacronVowels) {
    EXPECT_EQ(base::slug("Te Awa Ōtara"), "te-awa-otara");
    EXPECT_EQ(base::slug("  Hawke's Bay / North  "), "hawke-s-bay-north");
    EXPECT_EQ(base::slug("—"), "");
}

TEST(Text, CommasGroupByThousands) {
    EXPECT_EQ(base::with_commas(0), "0");
    EXPECT_EQ(base::with_commas(999), "999");
    EXPECT_EQ(base::with_commas(-1'234'567), "-1,234,567");
}

TEST(Text, CollationTreatsMacronsAsSecondary) {
    EXPECT_TRUE(base::collates_before("Mahi", "Māori"));
    EXPECT_TRUE(base::collates_before("Māori", "Mira"));
}

TEST(Text, OneLineHasNoControlCharacterAndNoSeparator) {
    for (const char* text : {"Hana", "Māori \u00a0 × \u2014 \U0001f33f", ""}) {
        EXPECT_TRUE(base::is_one_line(text)) << text;
    }
    for (const char* text :
         {"a\tb",
          "a\nb",
          "a\rb",
          "a\x1b[2Jb",
          "a\x7f",
          "a\u0085b",
          "a\u2028b",
          "a\u2029b",
          "a\u202eb",
          "a\u2066b",
          "a\u200fb"}) {
        EXPECT_FALSE(base::is_one_line(text)) << text;
    }
}

TEST(Text, TrimTypedDropsSpaceAndSignsOfDirectionAtBothEnds) {
    EXPECT_EQ("+64 21 555 0123", base::trim_typed(" \u202a+64 21 555 0123\u202c \u200e\n"));
    EXPECT_EQ("a\u200eb", base::trim_typed("\u2066a\u200eb\u2069"));
    EXPECT_EQ("", base::trim_typed("\u200e \u200f"));
    EXPECT_EQ("Māori", base::trim_typed("Māori"));
}

TEST(Text, LengthCountsCodePoints) {
    EXPECT_EQ(base::length("Māori"), 5U);
}
