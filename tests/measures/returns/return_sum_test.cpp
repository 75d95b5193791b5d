#include "measures/returns/return_sum.hpp"

#include <gtest/gtest.h>

using base::FigureState;
using measures::ReturnValue;

class ReturnSums : public testing::Test {
protected:
    static ReturnValue given(const char* groups, double numerator, double denominator) {
        return {.groups = groups, .numerator = numerator, .denominator = denominator};
    }
    static ReturnValue absent(const char* groups, FigureState state) {
        return {.groups = groups, .state = state};
    }
    ReturnValue row(const std::vector<std::vector<ReturnValue>>& returns, const char* groups) {
        for (const ReturnValue& value : measures::add_up_returns(measure, 6, returns)) {
            if (value.groups == groups) {
                return value;
            }
        }
        ADD_FAILURE() << groups << " was not added up";
        return {};
    }

    measures::Measure measure;
};

TEST_F(ReturnSums, FiguresThatMayBeShownAddUp) {
    const auto sum =
        row({{given("by=a", 17, 40), given("by=b", 30, 40)},
             {given("by=a", 13, 20), given("by=b", 9, 20)}},
            "by=a");
    EXPECT_EQ(FigureState::reported, sum.state);
    EXPECT_EQ(30, sum.numerator);
    EXPECT_EQ(60, sum.denominator);
}

TEST_F(ReturnSums, OnePartnerAloneIsKeptAsItCame) {
    EXPECT_EQ(3, row({{given("by=a", 3, 40), given("by=b", 30, 40)}}, "by=a").numerator);
}

TEST_F(ReturnSums, ASmallCountOfOnePartnerIsWithheldOfAll) {
    for (const double small : {0.0, 3.0, 5.0}) {
        const auto sum =
            row({{given("by=a", 17, 40), given("by=b", 30, 40), given("by=c", 20, 30)},
                 {given("by=a", small, 20), given("by=b", 9, 20), given("by=c", 15, 30)}},
                "by=a");
        EXPECT_EQ(FigureState::suppressed, sum.state) << small;
        EXPECT_FALSE(sum.numerator || sum.denominator || sum.value) << small;
    }
}

// The total of the one was on the page before the other was added.
TEST_F(ReturnSums, WhatWouldTellTheSmallCountFromATotalShownBeforeIsWithheldToo) {
    const std::vector<std::vector<ReturnValue>> returns{
        {given("by=a", 17, 40), given("by=b", 30, 40), given("by=c", 20, 30)},
        {given("by=a", 3, 20), given("by=b", 9, 20), given("by=c", 15, 30)}};
    EXPECT_EQ(FigureState::suppressed, row(returns, "by=b").state);
    EXPECT_EQ(35, row(returns, "by=c").numerator);
}

TEST_F(ReturnSums, AFigureThatOneDidNotGiveIsNotTheOthersAlone) {
    const auto with = [&](ReturnValue other) {
        return row(
            {{given("by=a", 17, 40), given("by=b", 30, 40)},
             {std::move(other), given("by=b", 9, 20)}},
            "by=a"
        );
    };
    EXPECT_EQ(FigureState::suppressed, with(absent("by=a", FigureState::suppressed)).state);
    EXPECT_EQ(FigureState::missing, with(absent("by=a", FigureState::missing)).state);
    EXPECT_EQ(FigureState::missing, with(absent("by=a", FigureState::not_collected)).state);
    EXPECT_FALSE(with(absent("by=a", FigureState::missing)).numerator);
    EXPECT_EQ(
        FigureState::missing,
        row({{given("by=a", 17, 40), given("by=b", 30, 40)}, {given("by=b", 9, 20)}}, "by=a").state
    );
    EXPECT_EQ(
        FigureState::not_collected,
        row({{absent("by=a", FigureState::not_collected)},
             {absent("by=a", FigureState::not_collected)}},
            "by=a")
            .state
    );
}
