#include "platform/tables/dates.hpp"

#include <gmock/gmock.h>
#include <gtest/gtest.h>
#include <rapidcheck/gtest.h>

namespace {

using tables::DateForm;
using ::testing::HasSubstr;

std::string day(std::string_view text, DateForm form = DateForm::any) {
    const auto reading = tables::read_date(text, form);
    return reading.date ? reading.date->iso() : "expected " + reading.expected;
}

TEST(Dates, YearFirstInEverySpelling) {
    for (const char* text :
         {"2022-02-09",
          "2022_02_09",
          "2022/2/9",
          "2022.02.09",
          "20220209",
          " 2022-02-09\u00A0",
          "2022-02-09T00:00:00Z",
          "2022-02-09 00:00:00.000"}) {
        EXPECT_EQ("2022-02-09", day(text)) << text;
        EXPECT_EQ("2022-02-09", day(text, DateForm::year_first)) << text;
    }
}

TEST(Dates, ATimeOtherThanMidnightIsNotDropped) {
    EXPECT_THAT(day("2022-02-09 11:30:00"), HasSubstr("expected a date such as"));
}

TEST(Dates, ADayThatReadsTwoWaysIsRefusedNamingBoth) {
    EXPECT_EQ(
        "expected a date that reads one way: this is 9 February 2022 with the day first and 2 "
        "September 2022 with the "
        "month first; the mapping has to say which",
        day("9/2/2022")
    );
    EXPECT_EQ("2022-02-09", day("9/2/2022", DateForm::day_first));
    EXPECT_EQ("2022-02-09", day("09-02-2022", DateForm::day_first));
    EXPECT_EQ("2022-09-02", day("9/2/2022", DateForm::month_first));
}

TEST(Dates, ADayThatReadsOneWayIsRead) {
    EXPECT_EQ("2022-12-25", day("25/12/2022"));
    EXPECT_EQ("2022-12-25", day("12/25/2022"));
    EXPECT_EQ("2022-05-05", day("5.5.2022"));
    EXPECT_EQ("expected a day that exists", day("12/25/2022", DateForm::day_first));
}

TEST(Dates, MonthsByName) {
    for (const char* text :
         {"9 February 2022", "9 Feb 2022", "09-feb-2022", "February 9, 2022", "9 FEB, 2022"}) {
        EXPECT_EQ("2022-02-09", day(text)) << text;
        EXPECT_EQ("2022-02-09", day(text, DateForm::month_by_name)) << text;
    }
    EXPECT_EQ("2022-09-01", day("1 Sept 2022"));
    EXPECT_EQ("2022-08-31", day("31 August 2022"));
    EXPECT_THAT(day("9 Febuary 2022"), HasSubstr("expected a date such as"));
    EXPECT_THAT(day("9 F 2022"), HasSubstr("expected a date such as"));
}

TEST(Dates, AYearOfTwoDigitsIsRefusedNamingBothCenturies) {
    EXPECT_EQ("expected a year of four digits: 22 may be 1922 or 2022", day("9/2/22"));
    EXPECT_EQ("expected a year of four digits: 05 may be 1905 or 2005", day("9-Feb-05"));
}

TEST(Dates, DaysThatDoNotExist) {
    for (const char* text :
         {"2022-02-30",
          "2022_13_01",
          "31/4/2022",
          "20220231",
          "30 Feb 2022",
          "2023-02-29",
          "0000-00-00"}) {
        EXPECT_EQ("expected a day that exists", day(text)) << text;
    }
    EXPECT_EQ("2024-02-29", day("2024-02-29"));
}

TEST(Dates, TheFormAskedForIsTheOnlyOneRead) {
    EXPECT_EQ(
        "expected a date such as 9/02/2022, the day first", day("2022-02-09", DateForm::day_first)
    );
    EXPECT_EQ("expected a date such as 2022-02-09", day("9 Feb 2022", DateForm::year_first));
    EXPECT_EQ("expected a date such as 9 February 2022", day("9/2/2022", DateForm::month_by_name));
}

TEST(Dates, NothingElseIsADate) {
    for (const char* text :
         {"",
          "-",
          "2022",
          "February 2022",
          "44601",
          "9/2-2022",
          "9//2/2022",
          "-9 Feb 2022 x",
          "9!2!2022",
          "1/2/3/4",
          "99999999999/1/1",
          "2022-002-09",
          "123/1/2022",
          "9 Feb? 2022",
          "\u0660"}) {
        EXPECT_EQ(std::nullopt, tables::read_date(text).date) << text;
    }
}

TEST(Dates, FormsHaveNames) {
    for (const DateForm form :
         {DateForm::any,
          DateForm::year_first,
          DateForm::day_first,
          DateForm::month_first,
          DateForm::month_by_name}) {
        EXPECT_EQ(form, tables::parse_date_form(tables::name(form)));
    }
    EXPECT_EQ(std::nullopt, tables::parse_date_form("sideways"));
}

RC_GTEST_PROP(Dates, EveryDayIsReadBack, ()) {
    const base::Date date = base::add_days({1900, 1, 1}, *rc::gen::inRange(0, 80'000));
    RC_ASSERT(tables::read_date(date.iso()).date == date);
    RC_ASSERT(tables::read_date(base::long_date(date)).date == date);
    RC_ASSERT(tables::read_date(base::short_date(date)).date == date);
}

RC_GTEST_PROP(Dates, AnyTextIsReadOrRefusedWithAReason, (const std::string& text)) {
    const auto reading = tables::read_date(text);
    RC_ASSERT(reading.date.has_value() == reading.expected.empty());
}

}  // namespace
