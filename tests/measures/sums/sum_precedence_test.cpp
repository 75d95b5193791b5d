// Which import a sum is of, where several tell the same people in other groups.
#include "measures/measure_cast.hpp"
#include "measures/sums/sum_cast.hpp"

#include <gtest/gtest.h>

using cast::computed;
using cast::day;
using cast::find_sum;
using measures::Measure;
using measures::Sum;

namespace {

using SeenRows = std::vector<cast::Seen>;

const SeenRows with_total{
    {cast::north, "ethnicity=total", day, day, 100, 200},
    {cast::north, "ethnicity=maori", day, day, 40, 80},
    {cast::north, "ethnicity=other", day, day, 60, 120}};
const SeenRows corrected_parts{
    {cast::north, "ethnicity=maori", day, day, 70, 80},
    {cast::north, "ethnicity=other", day, day, 110, 120}};

std::optional<double> everyone_of(const std::vector<Sum>& sums, const char* place = cast::north) {
    const Sum* sum = find_sum(sums, place, "", "", day);
    return sum == nullptr ? std::nullopt : sum->numerator;
}

}  // namespace

class SumPrecedence : public MeasureSums {
protected:
    // The sums of files that went live one after the other.
    std::vector<Sum> sums_of(
        const std::vector<SeenRows>& files, const measures::Selection& chosen = {}
    ) {
        cast::add_network(database());
        Measure plain = cast::plain_measure();
        plain.chosen = chosen;
        const Measure measure = cast::add_measure(database(), plain);
        std::int64_t live_at = 0;
        for (const SeenRows& rows : files) {
            cast::add_import(database(), measure, rows, {.live_at = ++live_at});
        }
        return computed(database(), measure);
    }
};
ON_BOTH_DATABASES(SumPrecedence);

TEST_P(SumPrecedence, NewerPartsStandForAnOlderTotal) {
    const auto sums = sums_of({with_total, corrected_parts});
    EXPECT_EQ(180, everyone_of(sums));
    EXPECT_EQ(70, find_sum(sums, cast::north, "ethnicity", "maori", day)->numerator);
    EXPECT_EQ(180, everyone_of(sums, cast::region));
}

TEST_P(SumPrecedence, ANewerTotalStandsForOlderParts) {
    const auto sums = sums_of({corrected_parts, {{cast::north, "", day, day, 150, 200}}});
    EXPECT_EQ(150, everyone_of(sums));
    EXPECT_EQ(70, find_sum(sums, cast::north, "ethnicity", "maori", day)->numerator);
}

TEST_P(SumPrecedence, NewerPartsOfSomeGroupsDoNotPassForEveryone) {
    const auto sums = sums_of({with_total, {{cast::north, "ethnicity=maori", day, day, 70, 80}}});
    EXPECT_EQ(100, everyone_of(sums));
    EXPECT_EQ(70, find_sum(sums, cast::north, "ethnicity", "maori", day)->numerator);
}

TEST_P(SumPrecedence, NewerPartsOfWhichOneIsWithheldDoNotPassForEveryone) {
    SeenRows withheld = corrected_parts;
    withheld[1] = {cast::north, "ethnicity=other", day, day, {}, {}, {}, "suppressed"};
    EXPECT_EQ(100, everyone_of(sums_of({with_total, withheld})));
}

TEST_P(SumPrecedence, OneGroupBesideATotalOfWhichNoGroupsAreKnownIsNotEveryone) {
    EXPECT_EQ(
        100,
        everyone_of(sums_of({{with_total[0]}, {{cast::north, "ethnicity=maori", day, day, 70, 80}}})
        )
    );
}

TEST_P(SumPrecedence, PartsOfTwoNewerFilesStandForAnOlderTotalTogether) {
    EXPECT_EQ(180, everyone_of(sums_of({with_total, {corrected_parts[0]}, {corrected_parts[1]}})));
}

TEST_P(SumPrecedence, PartsOlderAndNewerThanATotalDoNotReplaceIt) {
    const SeenRows total{{cast::north, "ethnicity=total", day, day, 150, 200}};
    EXPECT_EQ(150, everyone_of(sums_of({{corrected_parts[0]}, total, {corrected_parts[1]}})));
}

TEST_P(SumPrecedence, FilesOfDifferentGroupsAndOfDifferentPlacesAddUp) {
    SeenRows south = corrected_parts;
    south[0].place = south[1].place = cast::south;
    const auto sums = sums_of({with_total, south});
    EXPECT_EQ(100, everyone_of(sums));
    EXPECT_EQ(180, everyone_of(sums, cast::south));
    EXPECT_EQ(280, everyone_of(sums, cast::region));
}

TEST_P(SumPrecedence, AReturnThatDoesNotAskWhoIsNotKnownStandsForTheTotalOfAFile) {
    SeenRows file = with_total;
    file.push_back({cast::north, "ethnicity=unknown", day, day, 5, 10});
    SeenRows back = corrected_parts;
    back.push_back({cast::north, "ethnicity=unknown", day, day, {}, {}, {}, "not collected"});
    EXPECT_EQ(180, everyone_of(sums_of({file, back})));
}

TEST_P(SumPrecedence, AReturnLeavesNothingOfOlderFilesOfItsPlaceAndPeriod) {
    cast::add_network(database());
    const Measure measure = cast::add_measure(database(), cast::plain_measure());
    SeenRows file = with_total;
    file.push_back({cast::north, "gender=female", day, day, 50, 100});
    file.push_back({cast::north, "gender=female", "2022-05-03", "2022-05-03", 30, 60});
    file.push_back({cast::south, "gender=female", "2022-05-03", "2022-05-03", 10, 20});
    file.push_back({cast::south, "gender=female", day, day, 20, 40});
    cast::add_import(database(), measure, file, {.live_at = 2});
    cast::add_import(database(), measure, corrected_parts, {.live_at = 3, .kind = "return"});
    const auto sums = computed(database(), measure);
    EXPECT_EQ(180, everyone_of(sums));
    EXPECT_EQ(nullptr, find_sum(sums, cast::north, "gender", "female", day))
        << "of the people of before";
    EXPECT_NE(nullptr, find_sum(sums, cast::north, "gender", "female", "2022-05-03"));
    EXPECT_NE(nullptr, find_sum(sums, cast::south, "gender", "female", day));
    const Sum* above = find_sum(sums, cast::region, "gender", "female", day);
    ASSERT_NE(nullptr, above);
    EXPECT_EQ(base::FigureState::missing, above->state) << "the south does not pass for both";
    EXPECT_EQ(1, above->places_given);
    EXPECT_EQ(2, above->places_expected);
    EXPECT_EQ(80, find_sum(sums, cast::region, "gender", "female", "2022-05-03")->denominator);

    cast::add_import(
        database(), measure, {{cast::north, "gender=female", day, day, 90, 100}}, {.live_at = 4}
    );
    const auto after = computed(database(), measure);
    const Sum* newer = find_sum(after, cast::north, "gender", "female", day);
    ASSERT_NE(nullptr, newer);
    EXPECT_EQ(90, newer->numerator);
    EXPECT_EQ(110, find_sum(after, cast::region, "gender", "female", day)->numerator);
}

TEST_P(SumPrecedence, NamingTheTotalOfADimensionAndLeavingItOutIsTheSame) {
    const auto sums = sums_of(
        {{{cast::north, "ethnicity=maori;gender=total", day, day, 40, 80}},
         {{cast::north, "ethnicity=maori", day, day, 70, 80}}}
    );
    EXPECT_EQ(70, find_sum(sums, cast::north, "ethnicity", "maori", day)->numerator);
}

TEST_P(SumPrecedence, NewerBandsStandForTheOlderRangeWhereTheyHoldAllOfIt) {
    const SeenRows range{{cast::north, "age=12+", day, day, 50, 100}};
    const SeenRows bands{
        {cast::north, "age=12-17", day, day, 30, 50}, {cast::north, "age=18+", day, day, 30, 50}};
    EXPECT_EQ(60, everyone_of(sums_of({range, bands}, {{"age", "12+"}})));
}

TEST_P(SumPrecedence, NewerBandsThatLeaveAgesOutDoNotStandForTheRange) {
    const SeenRows range{{cast::north, "age=12+", day, day, 50, 100}};
    const SeenRows bands{
        {cast::north, "age=12-17", day, day, 30, 50}, {cast::north, "age=18-64", day, day, 20, 30}};
    EXPECT_EQ(50, everyone_of(sums_of({range, bands}, {{"age", "12+"}})));
}

TEST_P(SumPrecedence, FiguresThatDoNotNameAnAgeAreOfTheAgesThatTheMeasureIsOf) {
    const SeenRows file{
        {cast::north, "age=5-11;ethnicity=maori", day, day, 1, 10},
        {cast::north, "age=12-15;ethnicity=maori", day, day, 20, 40},
        {cast::north, "age=16+;ethnicity=maori", day, day, 20, 40},
        {cast::north, "age=16+;ethnicity=other", day, day, 20, 40}};
    SeenRows back = corrected_parts;
    back.push_back({cast::south, "ethnicity=maori", day, day, 7, 9});
    const auto sums = sums_of({file, back}, {{"age", "12+"}});
    EXPECT_EQ(70, find_sum(sums, cast::north, "ethnicity", "maori", day)->numerator);
    EXPECT_EQ(180, everyone_of(sums));
    EXPECT_EQ(7, everyone_of(sums, cast::south));
}

TEST_P(SumPrecedence, HalfACrossTableDoesNotPassForEveryone) {
    const auto sums = sums_of(
        {{{cast::north, "", day, day, 100, 200}},
         {{cast::north, "age=12-17;ethnicity=maori", day, day, 10, 20},
          {cast::north, "age=18+;ethnicity=other", day, day, 20, 40}}}
    );
    EXPECT_EQ(100, everyone_of(sums));
}

TEST_P(SumPrecedence, AWholeCrossTableStandsForAnOlderTotal) {
    const auto sums = sums_of(
        {{{cast::north, "", day, day, 100, 200}},
         {{cast::north, "age=12-17;ethnicity=maori", day, day, 10, 20},
          {cast::north, "age=18+;ethnicity=maori", day, day, 30, 50},
          {cast::north, "age=12-14;ethnicity=other", day, day, 5, 10},
          {cast::north, "age=15-17;ethnicity=other", day, day, 5, 10},
          {cast::north, "age=18+;ethnicity=other", day, day, 60, 110}}}
    );
    EXPECT_EQ(110, everyone_of(sums));
}
