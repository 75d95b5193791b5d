#include "measures/measure.hpp"

#include "measures/measure_form.hpp"
#include "measures/period.hpp"
#include "measures/sums/sum_plan.hpp"

#include <gtest/gtest.h>

using measures::parse_number;
using measures::parse_selection;
using measures::Selection;

TEST(MeasureRules, ASelectionIsReadAndWrittenAlike) {
    const auto selection = parse_selection(" gender = * ; age=12+ ;");
    ASSERT_TRUE(selection);
    EXPECT_EQ("age=12+;gender=*", measures::selection_text(*selection));
    EXPECT_TRUE(parse_selection("")->empty());
    for (const char* wrong : {"age", "age=", "=12+", "age=1;age=2"}) {
        EXPECT_FALSE(parse_selection(wrong)) << wrong;
    }
}

TEST(MeasureRules, AnAgeRangeTakesInTheBandsInsideIt) {
    const Selection selection{{"age", "12-24"}};
    EXPECT_TRUE(measures::takes_in(selection, "age", "12-15"));
    EXPECT_TRUE(measures::takes_in(selection, "age", "20 to 24"));
    EXPECT_FALSE(measures::takes_in(selection, "age", "5-11"));
    EXPECT_FALSE(measures::takes_in(selection, "age", "20-29"));
    EXPECT_TRUE(measures::straddles(selection, "age", "20-29"));
    EXPECT_FALSE(measures::straddles(selection, "age", "12-15"));
    EXPECT_FALSE(measures::takes_in(selection, "age", "total"));
    EXPECT_TRUE(measures::takes_in(selection, "gender", "female"));
}

TEST(MeasureRules, NamedCodesAreTakenInExactly) {
    const Selection selection{{"ethnicity", "maori|pacific"}};
    EXPECT_TRUE(measures::takes_in(selection, "ethnicity", "maori"));
    EXPECT_FALSE(measures::takes_in(selection, "ethnicity", "mao"));
    EXPECT_FALSE(measures::takes_in(selection, "ethnicity", "other"));
}

TEST(MeasureRules, AGroupKeyHasOneForm) {
    const auto key = measures::parse_group_key("gender=female;age=12-15");
    EXPECT_EQ("age=12-15;gender=female", measures::group_key_text(key));
}

TEST(MeasureRules, PeriodsReadAsPeopleSayThem) {
    const auto text = [](const char* start, const char* end) {
        return measures::period_text(*base::parse_date(start), *base::parse_date(end));
    };
    EXPECT_EQ("3 May 2023", text("2023-05-03", "2023-05-03"));
    EXPECT_EQ("May 2023", text("2023-05-01", "2023-05-31"));
    EXPECT_EQ("Jan to Mar 2023", text("2023-01-01", "2023-03-31"));
    EXPECT_EQ("2023", text("2023-01-01", "2023-12-31"));
    EXPECT_EQ("2022/23", text("2022-07-01", "2023-06-30"));
    EXPECT_EQ("5 Jan 2023 to 9 Feb 2023", text("2023-01-05", "2023-02-09"));
    EXPECT_EQ("Feb 2024", text("2024-02-01", "2024-02-29"));
}

TEST(MeasureRules, NumbersAreReadAsTypedOrRefused) {
    EXPECT_EQ(82.5, parse_number(" 82.5 "));
    EXPECT_EQ(1240, parse_number("1,240"));
    for (const char* wrong : {"", "82,5", "1,2,3", "nan", "inf", "1e", "12 %", "abc"}) {
        EXPECT_FALSE(parse_number(wrong)) << wrong;
    }
}

TEST(SumPlans, NeverPutATotalBesideItsPartsInOnePattern) {
    measures::SumPlan plan({}, {"age", "ethnicity"}, {});
    const auto part = plan.contributions({{"age", "12-15"}, {"ethnicity", "maori"}});
    const auto total = plan.contributions({{"age", "12-15"}, {"ethnicity", "total"}});
    ASSERT_FALSE(part.empty());
    EXPECT_EQ(part[0].slot, total[0].slot);
    EXPECT_NE(part[0].pattern, total[0].pattern);
    for (const auto& one : total) {
        EXPECT_NE("ethnicity", plan.slots()[static_cast<std::size_t>(one.slot)].first);
    }
}

TEST(SumPlans, RefuseMoreDimensionsThanCanBeToldApart) {
    std::set<std::string, std::less<>> many;
    for (int i = 0; i < 61; ++i) {
        many.insert("d" + std::to_string(i));
    }
    EXPECT_THROW(measures::SumPlan({}, many, {}), base::Error);
}
