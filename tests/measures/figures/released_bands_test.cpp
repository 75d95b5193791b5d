// What overlapping age bands may tell of each other.
#include "measures/figures/released_bands.hpp"

#include "measures/figures/banded_cast.hpp"
#include "measures/returns/return_released.hpp"

#include <gmock/gmock.h>

using measures::Measure;

ON_BOTH_DATABASES(BandedFigures);

TEST_P(BandedFigures, OfBandsThatOverlapOneSetIsShown) {
    make();
    add({{"5+", 500}, {"12+", 497}, {"5-11", 3}}, "raw");
    EXPECT_EQ((Shown{{"5+", false}, {"12+", true}, {"5-11", false}}), shown());
    EXPECT_THAT(reason("5+"), testing::HasSubstr("overlaps with age groups that are shown"));
    EXPECT_THAT(reason("5-11"), testing::HasSubstr("fewer than 6"));
}

TEST_P(BandedFigures, ABandIsNotToldByAChainOfThree) {
    // 5 and over less 18 and over is 5 to 17; less 9 to 17 leaves the 4 who are 5 to 8.
    make();
    add({{"5+", 500}, {"18+", 446}, {"9-17", 50}, {"5-8", 4}}, "raw");
    EXPECT_EQ((Shown{{"5+", false}, {"18+", true}, {"9-17", true}, {"5-8", false}}), shown());
}

TEST_P(BandedFigures, BandsThatNoneContainsTellNoSmallOneEither) {
    // 0 to 14 and 15 to 19 are 0 to 9 and 10 to 19.
    make();
    add({{"0-14", 100}, {"15-19", 4}, {"0-9", 60}, {"10-19", 44}}, "raw");
    EXPECT_FALSE(shown().at("15-19"));
    EXPECT_FALSE(shown().at("0-14") && shown().at("0-9") && shown().at("10-19"));
}

TEST_P(BandedFigures, BandsThatTheirSourcePublishedAreShownAsTheyAre) {
    make();
    add({{"5+", 500}, {"12+", 497}, {"5-11", 3}}, "as_published");
    EXPECT_EQ((Shown{{"5+", true}, {"12+", true}, {"5-11", true}}), shown());
}

TEST_P(BandedFigures, EveryoneIsTheBandThatIsTheRange) {
    make({{"age", "5+"}});
    add({{"5+", 500}, {"12+", 497}, {"5-11", 3}, {"12-17", 40}}, "raw");
    EXPECT_TRUE(shows_everyone());
    // 12 and over and 5 to 11 make everyone: of these, the one protects the other.
    EXPECT_EQ((Shown{{"12+", false}, {"5-11", false}, {"12-17", false}}), shown());
}

TEST_P(BandedFigures, TheRestOfASourcesTotalIsNotToldByABand) {
    make();
    add({{"total", 100}, {"5+", 97}}, "raw");
    EXPECT_FALSE(shows_everyone() && shown().at("5+"));
}

TEST_P(BandedFigures, TheRestOfASourcesTotalIsNotToldByBandsThatOverlap) {
    make();
    add({{"total", 100}, {"5+", 97}, {"12+", 60}}, "raw");
    EXPECT_TRUE(shows_everyone());
    EXPECT_EQ((Shown{{"5+", false}, {"12+", true}}), shown());
}

TEST_P(BandedFigures, TheRestOfARawTotalIsNotToldByAPublishedBandEither) {
    make();
    add({{"5+", 97}, {"12+", 60}}, "as_published");
    add({{"total", 100}}, "raw", 2);
    EXPECT_FALSE(shows_everyone());
    EXPECT_EQ((Shown{{"5+", true}, {"12+", true}}), shown());
}

TEST_P(BandedFigures, ARawBandThatOverlapsWithAPublishedOneIsWithheld) {
    make();
    add({{"5+", 97}, {"12+", 94}}, "as_published");
    add({{"18+", 80}, {"20+", 76}}, "raw", 2);
    EXPECT_EQ((Shown{{"5+", true}, {"12+", true}, {"18+", false}, {"20+", false}}), shown());
}

TEST_P(BandedFigures, ThePublishedBandOfOnePlaceHoldsForThoseBesideIt) {
    make();
    add({{"12+", 94}}, "as_published");
    add({{"5+", 97}, {"12+", 94}}, "raw", 2, cast::south);
    EXPECT_EQ((Shown{{"5+", false}, {"12+", true}}), shown(cast::south));
    EXPECT_EQ((Shown{{"5+", false}, {"12+", true}}), shown(cast::region));
}

TEST_P(BandedFigures, ABandOfAnOlderFileIsNotBesideThoseOfANewerOne) {
    make({{"age", "5+"}});
    add({{"5-17", 23}, {"12+", 90}, {"18+", 70}}, "raw", 1);
    add({{"12-17", 20}}, "raw", 2);
    const Shown now = shown();
    EXPECT_FALSE(now.at("5-17"));
    EXPECT_FALSE(now.at("12+") && (now.at("18+") || now.at("12-17")));
}

TEST_P(BandedFigures, WhatAPartnerGaveComesBeforeTheBandsOfAFile) {
    make();
    add({{"5+", 97}, {"18+", 80}}, "raw", 2);
    give({{"12+", 94}});
    EXPECT_EQ((Shown{{"5+", false}, {"12+", true}, {"18+", false}}), shown());
}

TEST_P(BandedFigures, WhatAPartnerKnowsWithholdsWhatAFileSaysOfItsPlace) {
    make();
    give({{"12+", 94}});
    // The newer figure of the file takes the place of the partner's, who knows it all the same.
    add({{"12+", 95}, {"18+", 91}}, "raw", 2);
    EXPECT_FALSE(shown().at("18+"));
}

TEST_P(BandedFigures, WhatThePageOfAReturnSetAsideIsNotShownByTheMeasuresPage) {
    make();
    give({{"5-11", 40}, {"12+", 94}, {"5+", 134}});
    EXPECT_EQ((Shown{{"5-11", true}, {"12+", true}, {"5+", false}}), shown());
}

namespace {

std::vector<bool> shown_rows(
    const measures::Selection& chosen, const std::vector<std::pair<const char*, double>>& counts
) {
    std::vector<measures::ReturnRow> rows;
    std::vector<measures::ReturnValue> values;
    for (const auto& [groups, count] : counts) {
        rows.push_back({groups, ""});
        values.push_back({.groups = groups, .numerator = count});
    }
    Measure counted = cast::plain_measure();
    counted.unit = measures::Unit::count;
    counted.chosen = chosen;
    std::vector<bool> shown;
    for (const auto& answer : measures::release_answers(counted, 6, rows, values)) {
        shown.push_back(answer.cell->figure.is_reported());
    }
    return shown;
}

}  // namespace

TEST(ReleasedAnswers, OfRowsThatOverlapOneSetIsShown) {
    EXPECT_EQ(
        (std::vector<bool>{false, true, false}),
        shown_rows({}, {{"age=5+", 500}, {"age=12+", 497}, {"age=5-11", 3}})
    );
}

TEST(ReleasedAnswers, TheRowThatIsTheWholeRangeIsEveryone) {
    EXPECT_EQ(
        (std::vector<bool>{true, false, false}),
        shown_rows({{"age", "5+"}}, {{"age=5+", 500}, {"age=12+", 497}, {"age=5-11", 3}})
    );
}

TEST(ReleasedAnswers, TheTotalIsOfTheRowsThatTheMeasureTakesIn) {
    EXPECT_EQ(
        (std::vector<bool>{true, false, false}),
        shown_rows({{"age", "12+"}}, {{"age=5-11", 20}, {"age=12-17", 3}, {"age=18+", 50}})
    );
}
