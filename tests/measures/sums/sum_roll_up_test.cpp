// Which places a sum over places waits for, and for how long.
#include "measures/sums/sum_roll_up.hpp"

#include <gtest/gtest.h>

#include <string>

using measures::SumParts;
using measures::SumPeriod;
using measures::SumSpot;
using measures::SumSpots;
using measures::TreePlace;

namespace {

constexpr std::int32_t district = 0;
constexpr std::int32_t sums_met = 0;

// A district of four suburbs, over ten quarters. Each suburb gives 1 of 10 in each period.
struct District {
    std::vector<TreePlace> places{{}, {0}, {0}, {0}, {0}};
    std::vector<SumPeriod> periods;
    std::vector<base::Date> breaks;
    SumSpots spots;
    measures::LeftOut left_out;

    District() {
        for (int number = 0; number < 10; ++number) {
            const int year = 2020 + number / 4;
            const int month = 1 + 3 * (number % 4);
            const base::Date start{year, month, 1};
            const base::Date next{month == 10 ? year + 1 : year, month == 10 ? 1 : month + 3, 1};
            periods.push_back({start, base::add_days(next, -1)});
        }
    }

    void give(std::int32_t place, std::int32_t period, base::FigureState state) {
        spots.at({place, sums_met, period, 0})
            .add(
                measures::Unit::proportion,
                {.state = state, .numerator = 1, .denominator = 10, .value = {}}
            );
    }
    // "1111" for four periods in which the place gave figures, "1.11" where it left one out.
    void give(std::int32_t place, const std::string& quarters) {
        for (std::size_t period = 0; period < quarters.size(); ++period) {
            if (quarters[period] == '1') {
                give(place, static_cast<std::int32_t>(period), base::FigureState::reported);
            }
        }
    }
    void leave_out(std::int32_t place, std::int32_t period) {
        left_out.insert({place, sums_met, period, 0});
    }
    // Of each period the places added up; "3/4" while one of four is waited for; "-" for no sum.
    std::string series(std::int32_t place = district) {
        measures::roll_up(spots.all(), left_out, places, periods, breaks);
        std::string told;
        for (std::int32_t period = 0; period < 10; ++period) {
            const auto found = spots.all().find({place, sums_met, period, 0});
            std::string one = "-";
            if (found != spots.all().end()) {
                const measures::Sum sum = found->second.finish(measures::Unit::proportion);
                one = sum.is_waiting()
                          ? std::to_string(sum.places_given) + "/" +
                                std::to_string(sum.places_expected)
                          : std::to_string(static_cast<int>(sum.numerator.value_or(0)));
                EXPECT_EQ(sum.is_waiting(), sum.state == base::FigureState::missing);
            }
            told += (told.empty() ? "" : " ") + one;
        }
        return told;
    }
};

}  // namespace

TEST(RollUp, WhatIsLeftOutIsOutWhetherOrNotItIsWaitedFor) {
    District four;
    for (const std::int32_t place : {1, 2}) {
        four.give(place, "111");
    }
    four.leave_out(3, 0);
    four.leave_out(4, 1);
    four.leave_out(1, 2);  // given again since
    EXPECT_EQ("2/3 2/3 2 - - - - - - -", four.series());
}

TEST(RollUp, WhatIsLeftOutOfAllPartsIsOutOfTheWhole) {
    District four;
    four.places = {{}, {0}, {0}, {2}, {2}};
    four.give(1, "1");
    four.leave_out(3, 0);
    EXPECT_EQ("1/2 - - - - - - - - -", four.series());
    EXPECT_FALSE(four.spots.all().contains({2, sums_met, 0, 0}));
}

TEST(RollUp, OneSuburbsReturnDoesNotPassForTheDistrict) {
    District four;
    for (const std::int32_t place : {2, 3, 4}) {
        four.give(place, "111");
    }
    four.give(1, "11111");
    EXPECT_EQ("4 4 4 1/4 1/4 - - - - -", four.series());
}

TEST(RollUp, TheFirstFiguresAndThoseOfAPlaceThatJoinsMakeNobodyWait) {
    District four;
    four.give(1, "1111");
    four.give(2, "..11");
    EXPECT_EQ("1 1 2 2 - - - - - -", four.series());
}

TEST(RollUp, AGapInTheMiddleOfAHistoryIsAGapOfTheSumToo) {
    District four;
    four.give(1, "1111111111");
    four.give(2, "1111111111");
    four.give(3, "1111.11111");
    EXPECT_EQ("3 3 3 3 2/3 3 3 3 3 3", four.series());
}

TEST(RollUp, APlaceThatReportedOnceLeavesAGapOfOnePeriod) {
    District four;
    four.give(1, "1111111111");
    four.give(2, "1111111111");
    four.give(3, "..1");
    EXPECT_EQ("2 2 3 2/3 2 2 2 2 2 2", four.series());
}

TEST(RollUp, APlaceThatReportsOnlySomeQuartersLeavesTheOthersOpen) {
    District four;
    four.give(1, "1111111111");
    four.give(2, "1111111111");
    four.give(3, "1.1.1...1.");
    EXPECT_EQ("3 2/3 3 2/3 3 2/3 2/3 2/3 3 2/3", four.series());
}

TEST(RollUp, APlaceThatStopsWithoutAnEndIsWaitedForFourPeriodsAtMost) {
    District four;
    four.give(1, "1111111111");
    four.give(2, "1111111111");
    four.give(3, "11111");
    EXPECT_EQ("3 3 3 3 3 2/3 2/3 2/3 2/3 2", four.series());
}

TEST(RollUp, APlaceThatEndedIsNotWaitedForInPeriodsAfterwards) {
    District four;
    four.give(1, "111111");
    four.give(2, "111111");
    four.give(3, "1111");
    four.places[3].ends_on = four.periods[4].start;
    EXPECT_EQ("3 3 3 3 2/3 2 - - - -", four.series());
}

TEST(RollUp, NobodyIsWaitedForAcrossABreak) {
    District four;
    four.give(1, "1111111");
    four.give(2, "1111111");
    four.give(3, "1111");
    four.breaks = {four.periods[4].start};
    EXPECT_EQ("3 3 3 3 2 2 2 - - -", four.series());
}

TEST(RollUp, WhatWasWithheldWasGiven) {
    District four;
    four.give(1, "111");
    four.give(2, "11");
    four.give(2, 2, base::FigureState::suppressed);
    EXPECT_EQ("2 2 1 - - - - - - -", four.series());
}

TEST(RollUp, APlaceAboveWaitsForThoseThatWait) {
    District four;
    four.places = {{}, {0}, {1}, {1}, {0}};
    four.give(2, "111");
    four.give(3, "11");
    four.give(4, "111");
    EXPECT_EQ("3 3 1/2 - - - - - - -", four.series());
    EXPECT_EQ("2 2 1/2 - - - - - - -", four.series(1));
}

TEST(RollUp, APlaceThatGaveItsOwnFiguresWaitsForThoseBelowAfterwards) {
    District four;
    four.give(district, "11");
    four.give(1, "1111");
    four.give(2, "1111");
    four.give(3, "11.1");
    EXPECT_EQ("1 1 2/3 3 - - - - - -", four.series());
}
