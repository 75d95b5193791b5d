#include "platform/tables/numbers.hpp"

#include "base/text.hpp"

#include <gmock/gmock.h>
#include <gtest/gtest.h>
#include <rapidcheck/gtest.h>

namespace {

using tables::CellKind;
using tables::CellReading;
using tables::CellRules;
using tables::Comparison;
using ::testing::HasSubstr;

CellReading read(std::string_view text, const CellRules& rules = tables::default_cell_rules()) {
    return tables::read_cell(text, rules);
}

void expect_number(double value, std::string_view text) {
    const CellReading reading = read(text);
    EXPECT_EQ(CellKind::reported, reading.kind) << text << ": " << reading.expected;
    EXPECT_EQ(value, reading.value) << text;
}

void expect_refused(
    std::string_view expected,
    std::string_view text,
    const CellRules& rules = tables::default_cell_rules()
) {
    const CellReading reading = read(text, rules);
    EXPECT_EQ(CellKind::refused, reading.kind) << text;
    EXPECT_THAT(reading.expected, HasSubstr(std::string(expected))) << text;
}

TEST(Numbers, WholeAndDecimal) {
    expect_number(0, "0");
    expect_number(1469, "1469");
    expect_number(7, "007");
    expect_number(71.6, "71.6");
    expect_number(0.5, ".5");
    expect_number(-3.25, "-3.25");
    expect_number(9007199254740992.0, "9007199254740992");
}

TEST(Numbers, ThousandsInGroupsOfThree) {
    expect_number(1469, "1,469");
    expect_number(1234567.5, "1,234,567.5");
    expect_number(-12050, "-12,050");
    for (const char* text :
         {"1,46", "1,4690", "12,34,567", ",123", "1234,567", "0,123", "1,,234", "1,234,"}) {
        expect_refused("thousands in groups of three, as in 1,234", text);
    }
}

TEST(Numbers, SpacesAroundDoNotCountAndMinusMayBeTypographic) {
    expect_number(12, "  12\t");
    expect_number(12, "\u00A012\u202F");
    expect_number(12, "\uFEFF12\r\n");
    expect_number(-5, "\u22125");
    expect_number(-5, "- 5");
    const CellReading zero = read("-0");
    EXPECT_FALSE(std::signbit(zero.value));
}

TEST(Numbers, PercentagesKeepTheirUnit) {
    const CellReading reading = read("71.6 %");
    EXPECT_EQ(71.6, reading.value);
    EXPECT_TRUE(reading.has_percent_sign);
    CellRules rules = tables::default_cell_rules();
    rules.allow_percent_sign = false;
    expect_refused("without a percent sign", "71.6%", rules);
}

TEST(Numbers, ExponentsOnlyWhereAllowed) {
    expect_refused("without an exponent", "1e+05");
    expect_refused("without an exponent", "3E-05");
    CellRules rules = tables::default_cell_rules();
    rules.allow_exponent = true;
    EXPECT_EQ(100000, read("1e+05", rules).value);
    EXPECT_EQ(0.00003, read("3E-05", rules).value);
    expect_refused("digits after the exponent", "3e", rules);
    expect_refused("too large", "1e999", rules);
}

TEST(Numbers, NothingElseIsANumber) {
    for (const char* text :
         {"abc",
          "12a",
          "1 469",
          "$5",
          "+5",
          "1.2.3",
          "inf",
          "nan",
          "0x10",
          "--5",
          "5-",
          "(5)",
          "%",
          ".",
          "1%%",
          "#N/A",
          "\u0660"}) {
        EXPECT_EQ(CellKind::refused, read(text).kind) << text;
    }
    expect_refused("a digit after the decimal mark", "5.");
    expect_refused("beyond which units are lost", "9007199254740993000");
}

TEST(Numbers, NegativesCanBeRefused) {
    CellRules rules = tables::default_cell_rules();
    rules.allow_negative = false;
    expect_refused("not negative", "-5", rules);
}

TEST(Numbers, OtherMarksCanBeChosen) {
    CellRules rules = tables::default_cell_rules();
    rules.decimal_mark = ',';
    rules.thousands_mark = '.';
    EXPECT_EQ(1469.5, read("1.469,5", rules).value);
    rules.thousands_mark = '\0';
    EXPECT_EQ(CellKind::refused, read("1.469,5", rules).kind);
}

TEST(SpecialValues, BelowIsSuppressedAndAboveIsBounded) {
    const CellReading small = read("<5");
    EXPECT_EQ(CellKind::suppressed, small.kind);
    EXPECT_EQ(Comparison::below, small.bound->comparison);
    EXPECT_EQ(5, small.bound->value);
    const CellReading large = read("> 95%");
    EXPECT_EQ(CellKind::bounded, large.kind);
    EXPECT_EQ(Comparison::above, large.bound->comparison);
    EXPECT_EQ(95, large.bound->value);
    EXPECT_TRUE(large.has_percent_sign);
    EXPECT_EQ(Comparison::at_most, read("\u22645").bound->comparison);
    EXPECT_EQ(Comparison::at_least, read(">=1,000").bound->comparison);
    EXPECT_EQ(CellKind::refused, read("<").kind);
    EXPECT_EQ(CellKind::refused, read("<S").kind);
    EXPECT_EQ(CellKind::refused, read("<<5").kind);
}

TEST(SpecialValues, WordsSayWhyANumberIsNotThere) {
    for (const char* text : {"..S", "S", "s", "Masked", "MASKED ", "c", "C"}) {
        EXPECT_EQ(CellKind::suppressed, read(text).kind) << text;
    }
    for (const char* text : {"", "  ", "\u00A0", "NA", "..", "-", "\u2013"}) {
        EXPECT_EQ(CellKind::missing, read(text).kind) << text;
    }
    EXPECT_EQ(CellKind::not_collected, read("Not  collected").kind);
    expect_refused("the mapping has to say", "N/A");
}

TEST(SpecialValues, AMappingOverrulesAnyWord) {
    CellRules rules = tables::default_cell_rules();
    rules.words["n/a"] = CellKind::not_collected;
    rules.words["-"] = CellKind::suppressed;
    rules.words.erase("c");
    rules.below = CellKind::bounded;
    rules.above = CellKind::refused;
    EXPECT_EQ(CellKind::not_collected, read("N/A", rules).kind);
    EXPECT_EQ(CellKind::suppressed, read("-", rules).kind);
    EXPECT_EQ(-5, read("-5", rules).value);
    EXPECT_EQ(CellKind::refused, read("C", rules).kind);
    EXPECT_EQ(CellKind::bounded, read("<5", rules).kind);
    expect_refused("not a bound", ">95%", rules);
}

TEST(SpecialValues, KindsHaveNamesAndStates) {
    for (const CellKind kind :
         {CellKind::reported,
          CellKind::bounded,
          CellKind::suppressed,
          CellKind::missing,
          CellKind::not_collected,
          CellKind::refused}) {
        EXPECT_EQ(kind, tables::parse_cell_kind(tables::name(kind)));
    }
    EXPECT_EQ(CellKind::not_collected, tables::parse_cell_kind(" Not Collected"));
    EXPECT_EQ(std::nullopt, tables::parse_cell_kind("hidden"));
    EXPECT_EQ(base::FigureState::suppressed, tables::figure_state(CellKind::bounded));
    EXPECT_EQ(base::FigureState::missing, tables::figure_state(CellKind::missing));
    EXPECT_EQ(std::nullopt, tables::figure_state(CellKind::refused));
}

TEST(SpecialValues, OnlyReportedWholeNumbersAreWhole) {
    EXPECT_EQ(12050, read("12,050").whole());
    EXPECT_EQ(std::nullopt, read("1.5").whole());
    EXPECT_EQ(std::nullopt, read("<5").whole());
}

RC_GTEST_PROP(Numbers, EveryWholeNumberIsReadWithAndWithoutCommas, ()) {
    const auto number =
        *rc::gen::inRange<std::int64_t>(-9'007'199'254'740'992, 9'007'199'254'740'992);
    RC_ASSERT(read(std::to_string(number)).whole() == number);
    const std::string commas =
        (number < 0 ? "-" : "") + base::with_commas(number < 0 ? -number : number);
    RC_ASSERT(read(commas).whole() == number);
}

RC_GTEST_PROP(Numbers, AnyTextIsReadOrRefusedWithAReason, (const std::string& text)) {
    const CellReading reading = read(text);
    RC_ASSERT((reading.kind == CellKind::refused) == !reading.expected.empty());
}

}  // namespace
