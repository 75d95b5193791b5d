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
        row({{given("a", 17, 40), given("b", 30, 40)}, {given("a", 13, 20), given("b", 9, 20)}},
            "a");
    EXPECT_EQ(FigureState::reported, sum.state);
    EXPECT_EQ(30, sum.numerator);
    EXPECT_EQ(60, sum.denominator);
}

TEST_F(ReturnSums, OnePartnerAloneIsKeptAsItCame) {
    EXPECT_EQ(3, row({{given("a", 3, 40), given("b", 30, 40)}}, "a").numerator);
}

TEST_F(ReturnSums, ASmallCountOfOnePartnerIsWithheldOfAll) {
    for (const double small : {0.0, 3.0, 5.0}) {
        const auto sum =
            row({{given("a", 17, 40), given("b", 30, 40), given("c", 20, 30)},
                 {given("a", small, 20), given("b", 9, 20), given("c", 15, 30)}},
                "a");
        EXPECT_EQ(FigureState::suppressed, sum.state) << small;
        EXPECT_FALSE(sum.numerator || sum.denominator || sum.value) << small;
    }
}

// The total of the one was on the page before the other was added.
TEST_F(ReturnSums, WhatWouldTellTheSmallCountFromATotalShownBeforeIsWithheldToo) {
    const std::vector<std::vector<ReturnValue>> returns{
        {given("a", 17, 40), given("b", 30, 40), given("c", 20, 30)},
        {given("a", 3, 20), given("b", 9, 20), given("c", 15, 30)}};
    EXPECT_EQ(FigureState::suppressed, row(returns, "b").state);
    EXPECT_EQ(35, row(returns, "c").numerator);
}

TEST_F(ReturnSums, AFigureThatOneDidNotGiveIsNotTheOthersAlone) {
    const auto with = [&](ReturnValue other) {
        return row(
            {{given("a", 17, 40), given("b", 30, 40)}, {std::move(other), given("b", 9, 20)}}, "a"
        );
    };
    EXPECT_EQ(FigureState::suppressed, with(absent("a", FigureState::suppressed)).state);
    EXPECT_EQ(FigureState::missing, with(absent("a", FigureState::missing)).state);
    EXPECT_EQ(FigureState::missing, with(absent("a", FigureState::not_collected)).state);
    EXPECT_FALSE(with(absent("a", FigureState::missing)).numerator);
    EXPECT_EQ(
        FigureState::missing,
        row({{given("a", 17, 40), given("b", 30, 40)}, {given("b", 9, 20)}}, "a").state
    );
    EXPECT_EQ(
        FigureState::not_collected,
        row({{absent("a", FigureState::not_collected)}, {absent("a", FigureState::not_collected)}},
            "a")
            .state
    );
}
