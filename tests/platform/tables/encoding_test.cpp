#include "platform/tables/encoding.hpp"

#include "platform/tables/decode.hpp"
#include "platform/tables/table_files.hpp"

#include <gmock/gmock.h>

#include <sstream>

namespace {

using tables::Encoding;
using tables_test::data_file;
using tables_test::refusal_of;
using ::testing::AllOf;
using ::testing::HasSubstr;

tables::DetectedEncoding detect_in(
    const std::string& bytes, std::optional<Encoding> forced = std::nullopt
) {
    std::istringstream file(bytes);
    return tables::detect_encoding(file, "made.csv", forced);
}

std::string decode_whole(const std::string& bytes, std::optional<Encoding> forced = std::nullopt) {
    std::istringstream file(bytes);
    const auto detected = tables::detect_encoding(file, "made.csv", forced);
    std::string text;
    tables::decode(file, "made.csv", detected, [&](std::string_view piece) {
        text += piece;
        return true;
    });
    return text;
}

std::string utf16(std::u16string_view text, bool big_endian) {
    std::string bytes;
    for (const char16_t unit : text) {
        const char high = static_cast<char>(unit >> 8);
        const char low = static_cast<char>(unit & 0xFF);
        bytes += big_endian ? high : low;
        bytes += big_endian ? low : high;
    }
    return bytes;
}

TEST(Encoding, PlainAsciiAndMacronsAreUtf8) {
    EXPECT_EQ(Encoding::utf8, detect_in("a,b\n1,2\n").encoding);
    EXPECT_EQ(Encoding::utf8, detect_in("district\nWaitemat\u0101\n").encoding);
    EXPECT_FALSE(detect_in("a").forced);
}

TEST(Encoding, AByteOrderMarkDecidesAndIsNotText) {
    EXPECT_EQ(
        "a,\u0101",
        decode_whole("\xEF\xBB\xBF"
                     "a,\u0101")
    );
    EXPECT_EQ("a,\u0101", decode_whole("\xFF\xFE" + utf16(u"a,\u0101", false)));
    EXPECT_EQ("a,\u0101", decode_whole("\xFE\xFF" + utf16(u"a,\u0101", true)));
    EXPECT_EQ("", decode_whole("\xEF\xBB\xBF"));
}

TEST(Encoding, Utf16WithoutAMarkIsKnownByItsZeros) {
    EXPECT_EQ(
        Encoding::utf16_le, detect_in(utf16(u"district,people\r\nAwarua,7\r\n", false)).encoding
    );
    EXPECT_EQ(
        Encoding::utf16_be, detect_in(utf16(u"district,people\r\nAwarua,7\r\n", true)).encoding
    );
}

TEST(Encoding, BytesThatAreUtf8NowhereAreWindows1252) {
    EXPECT_EQ("Caf\u00E9 \u2013 Hawke\u2019s", decode_whole("Caf\xE9 \x96 Hawke\x92s"));
    EXPECT_EQ(Encoding::windows_1252, detect_in("Caf\xE9").encoding);
}

TEST(Encoding, AByteThatNeitherKnowsIsNamedWithOffsetLineAndValue) {
    EXPECT_THAT(
        refusal_of([] { tables::open(data_file("undecided_byte.csv")); }),
        AllOf(
            HasSubstr("undecided_byte.csv, line 3: byte 27 (counted from 1) is 0x81"),
            HasSubstr("neither in UTF-8 nor in Windows-1252"),
            HasSubstr("Expected UTF-8")
        )
    );
}

TEST(Encoding, TwoEncodingsInOneFileAreRefused) {
    EXPECT_THAT(
        refusal_of([] { tables::open(data_file("two_encodings.csv")); }),
        AllOf(HasSubstr("line 3: byte 36 (counted from 1) is 0x92"), HasSubstr("mixed"))
    );
}

TEST(Encoding, TheLineOfAByteCountsEveryKindOfLineEnd) {
    EXPECT_THAT(
        refusal_of([] { detect_in("a\r\nb\rc\nd \x81"); }),
        HasSubstr("made.csv, line 4: byte 10 (counted from 1) is 0x81")
    );
}

TEST(Encoding, ForcingDecidesWhatCannotBeDetected) {
    const std::string bytes = "Caf\u00E9, Hawke\x92s";
    EXPECT_THROW(detect_in(bytes), base::Error);
    const auto forced = detect_in(bytes, Encoding::windows_1252);
    EXPECT_TRUE(forced.forced);
    EXPECT_EQ("Caf\u00C3\u00A9, Hawke\u2019s", decode_whole(bytes, Encoding::windows_1252));
    EXPECT_THAT(
        refusal_of([] { detect_in("a\x81", Encoding::windows_1252); }),
        HasSubstr("byte 2 (counted from 1) is 0x81")
    );
    EXPECT_THAT(
        refusal_of([] { detect_in("Caf\xE9,", Encoding::utf8); }),
        AllOf(HasSubstr("byte 4 (counted from 1) is 0xE9"), HasSubstr("not valid UTF-8"))
    );
}

TEST(Encoding, AMarkThatContradictsTheForcedEncodingIsRefused) {
    EXPECT_THAT(
        refusal_of([] {
            detect_in(
                "\xEF\xBB\xBF"
                "a",
                Encoding::windows_1252
            );
        }),
        HasSubstr("begins with the byte order mark of UTF-8, but Windows-1252 was asked for")
    );
}

TEST(Encoding, OverlongFormsAndSurrogatesAreNotUtf8) {
    for (const char* bytes :
         {"\u0101 \xC0\xAF", "\u0101 \xED\xA0\x80", "\u0101 \xF5\x80\x80\x80", "\u0101 \xE2\x82"}) {
        EXPECT_THAT(refusal_of([&] { detect_in(bytes); }), HasSubstr("byte 4 (counted from 1)"))
            << bytes;
    }
}

TEST(Encoding, ANulIsNotText) {
    EXPECT_THAT(
        refusal_of([] { detect_in(std::string("a,b\n1,\0\n", 8)); }),
        AllOf(HasSubstr("line 2: byte 7 (counted from 1) is 0x00"), HasSubstr("not text"))
    );
    const std::string wide = "\xFF\xFE" + utf16(std::u16string_view(u"a,b\n1,\0\n", 8), false);
    EXPECT_THAT(
        refusal_of([&] { decode_whole(wide); }),
        HasSubstr("line 2: byte 15 (counted from 1) is 0x00")
    );
}

TEST(Encoding, HalfACharacterOfUtf16IsRefused) {
    EXPECT_THAT(
        refusal_of([] { tables::open(data_file("half_character.csv")); }),
        AllOf(HasSubstr("line 2: byte 17"), HasSubstr("half of a character"))
    );
    EXPECT_THAT(
        refusal_of([] { decode_whole("\xFF\xFE" + utf16(u"ab", false) + "c"); }),
        HasSubstr("byte 7")
    );
}

TEST(Encoding, OtherKindsOfFileAreNamed) {
    EXPECT_THAT(refusal_of([] { detect_in("PK\x03\x04rest"); }), HasSubstr("an Excel workbook"));
    EXPECT_THAT(
        refusal_of([] { detect_in("\xD0\xCF\x11\xE0rest"); }), HasSubstr("an old Excel workbook")
    );
    EXPECT_THAT(refusal_of([] { detect_in("%PDF-1.7"); }), HasSubstr("a PDF document"));
    EXPECT_THAT(refusal_of([] { detect_in("\x1F\x8B\x08"); }), HasSubstr("compressed"));
}

TEST(Encoding, CharactersThatCrossTheBufferAreWhole) {
    // 2, 3 and 4 bytes, and surrogate pairs, at every offset against the 64 kB pieces.
    for (std::size_t shift = 0; shift < 4; ++shift) {
        std::string text(shift, 'x');
        std::u16string wide(shift, u'x');
        while (text.size() < 300'000) {
            text += "\u0101\u20AC\U0001F33Fab,\n";
            wide += u"\u0101\u20AC\U0001F33Fab,\n";
        }
        EXPECT_EQ(text, decode_whole(text));
        EXPECT_EQ(text, decode_whole("\xFE\xFF" + utf16(wide, true)));
    }
}

TEST(Encoding, NamesAreReadBack) {
    for (const Encoding encoding :
         {Encoding::utf8, Encoding::utf16_le, Encoding::utf16_be, Encoding::windows_1252}) {
        EXPECT_EQ(encoding, tables::parse_encoding(tables::name(encoding)));
    }
    EXPECT_EQ(Encoding::windows_1252, tables::parse_encoding("CP1252"));
    EXPECT_EQ(std::nullopt, tables::parse_encoding("latin9"));
}

}  // namespace
