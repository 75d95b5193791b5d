#include "platform/tables/dialect.hpp"

#include "platform/tables/table_files.hpp"

#include <gmock/gmock.h>

namespace {

using tables::Dialect;
using tables::LineEnd;
using tables_test::refusal_of;
using ::testing::HasSubstr;

Dialect detect(std::string_view sample, const tables::DialectChoice& choice = {}) {
    return tables::detect_dialect(sample, true, choice);
}

TEST(Dialect, FindsEachDelimiter) {
    EXPECT_EQ(',', detect("a,b\n1,2\n").delimiter);
    EXPECT_EQ('\t', detect("a\tb\n1,5\t2,5\n").delimiter);
    EXPECT_EQ(';', detect("a;b\n1,5;2,5\n3,5;4,5\n").delimiter);
    EXPECT_EQ('|', detect("a|b\n1|2\n").delimiter);
}

TEST(Dialect, OneRaggedRowDoesNotDefeatIt) {
    std::string text = "code;label;people\n";
    for (int i = 0; i < 30; ++i) {
        text += i == 7 ? "7;too;many;cells;here\n" : "1;a, b, c;3\n";
    }
    EXPECT_EQ(';', detect(text).delimiter);
}

TEST(Dialect, DelimitersInsideQuotesDoNotCount) {
    EXPECT_EQ('|', detect("a|b\n\"x,y,z\"|\"1,234\"\n\"p,q,r\"|\"5,678\"\n").delimiter);
}

TEST(Dialect, AColumnAloneIsGivenAComma) {
    const Dialect dialect = detect("district\nAwarua\nMillbrook\n");
    EXPECT_EQ(',', dialect.delimiter);
    EXPECT_TRUE(dialect.has_header);
}

TEST(Dialect, TellsAHeaderFromTheFirstRow) {
    EXPECT_TRUE(detect("year,district,people\n2019,Awarua,10\n2020,Millbrook,12\n").has_header);
    EXPECT_FALSE(detect("2019,Awarua,10\n2020,Awarua,11\n2021,Awarua,12\n").has_header);
    EXPECT_TRUE(detect("name,kind\nAwarua,district\nMillbrook,locality\n").has_header)
        << "all words";
    EXPECT_TRUE(detect("district,<5,Masked,people\nAwarua,1,2,3\n").has_header);
    EXPECT_TRUE(detect("").has_header);
}

TEST(Dialect, YearsAndAgeBandsOverCountsAreAHeader) {
    EXPECT_TRUE(detect("region,2019,2020\nAwarua,10,11\nMillbrook,20,21\n").has_header);
    EXPECT_TRUE(detect("region,0-4,5-9,65+\nAwarua,10,11,3\nMillbrook,20,21,<5\n").has_header);
}

TEST(Dialect, LineEndsAreReported) {
    EXPECT_EQ(LineEnd::lf, detect("a,b\n1,2\n").line_end);
    EXPECT_EQ(LineEnd::crlf, detect("a,b\r\n1,2\r\n").line_end);
    EXPECT_EQ(LineEnd::cr, detect("a,b\r1,2\r").line_end);
    EXPECT_EQ(LineEnd::mixed, detect("a,b\r\n1,2\n").line_end);
    EXPECT_EQ(LineEnd::none, detect("a,b").line_end);
}

TEST(Dialect, ASampleCutInTheMiddleOfARowIsEnough) {
    std::string text = "a;b\r\n";
    for (int i = 0; i < 600; ++i) {
        text += "1;2\r\n";
    }
    const Dialect dialect = tables::detect_dialect(text + "3;\"open", false);
    EXPECT_EQ(';', dialect.delimiter);
    EXPECT_EQ(LineEnd::crlf, dialect.line_end);
}

TEST(Dialect, SingleQuotesOnlyWhereTheHeaderIsFullOfThem) {
    EXPECT_EQ('\'', detect("'a','b'\n'1','x, y'\n").quote);
    EXPECT_EQ('"', detect("a,b\n1,Hawke's Bay\n").quote);
    EXPECT_EQ('"', detect("'a','b'\n\"1\",2\n").quote);
}

TEST(Dialect, ASeparatorLineDecides) {
    const Dialect dialect = detect("sep=;\r\na;b\r\n1;2\r\n");
    EXPECT_EQ(';', dialect.delimiter);
    EXPECT_TRUE(dialect.has_separator_line);
    EXPECT_EQ(2U, dialect.first_line);
    EXPECT_EQ('|', detect("\"SEP=|\"\na|b\n").delimiter);
    EXPECT_THAT(
        refusal_of([] { detect("sep=x\naxb\n"); }),
        HasSubstr("Expected comma, tab, semicolon or pipe")
    );
}

TEST(Dialect, WhatThePersonSaysIsKept) {
    const Dialect dialect =
        detect("a,b;c\n1,2;3\n", {.delimiter = ';', .quote = '\0', .has_header = false});
    EXPECT_EQ(';', dialect.delimiter);
    EXPECT_EQ('\0', dialect.quote);
    EXPECT_FALSE(dialect.has_header);
    EXPECT_THROW(detect("a", {.delimiter = 'x'}), base::Error);
    EXPECT_THROW(detect("a", {.quote = 'x'}), base::Error);
}

TEST(Dialect, IsDescribedInWords) {
    EXPECT_EQ(
        "Columns separated by semicolons, quotes \", header on line 1, lines end with CR LF.",
        tables::describe(detect("a;b\r\n1;2\r\n"))
    );
    EXPECT_EQ(
        "Columns separated by tabs, no quotes, no header, lines end with LF.",
        tables::describe(detect("1\t2\n3\t4\n", {.quote = '\0'}))
    );
}

}  // namespace
