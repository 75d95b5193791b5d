// Adding up: everyone and each group, over groups, places and what is absent.
#include "measures/measure_cast.hpp"
#include "measures/sums/sum_cast.hpp"

#include <gtest/gtest.h>

using cast::by_ethnicity;
using cast::computed;
using cast::day;
using cast::find_sum;
using measures::Measure;
using measures::Sum;

TEST_P(MeasureSums, AddUpEveryoneAndEachGroup) {
    cast::add_network(database());
    const Measure measure = cast::add_measure(database());
    cast::add_import(database(), measure, by_ethnicity(cast::north));
    const auto sums = computed(database(), measure);
    const Sum* everyone = find_sum(sums, cast::north, "", "", day);
    ASSERT_NE(nullptr, everyone);
    EXPECT_EQ(130, everyone->numerator);
    EXPECT_EQ(150, everyone->denominator);
    EXPECT_EQ(2, everyone->cells);
    const Sum* maori = find_sum(sums, cast::north, "ethnicity", "maori", day);
    ASSERT_NE(nullptr, maori);
    EXPECT_EQ(40, maori->numerator);
    EXPECT_EQ("as_published", maori->protection);
}

TEST_P(MeasureSums, ASourcesOwnTotalIsNeverAddedToItsParts) {
    cast::add_network(database());
    const Measure measure = cast::add_measure(database());
    auto rows = by_ethnicity(cast::north);
    rows.push_back({cast::north, "ethnicity=total", day, day, 133, 155});
    cast::add_import(database(), measure, rows);
    const auto sums = computed(database(), measure);
    EXPECT_EQ(133, find_sum(sums, cast::north, "", "", day)->numerator);
    EXPECT_EQ(40, find_sum(sums, cast::north, "ethnicity", "maori", day)->numerator);
    EXPECT_EQ(nullptr, find_sum(sums, cast::north, "ethnicity", "total", day));
}

TEST_P(MeasureSums, ACombinationThatNamesFewerDimensionsIsATotalOfTheOthers) {
    cast::add_network(database());
    const Measure measure = cast::add_measure(database());
    cast::add_import(
        database(),
        measure,
        {{cast::north, "ethnicity=maori;gender=female", day, day, 20, 25},
         {cast::north, "ethnicity=maori;gender=male", day, day, 20, 25},
         {cast::north, "ethnicity=maori", day, day, 41, 51},
         {cast::north, "gender=female", day, day, 70, 80},
         {cast::north, "", day, day, 131, 151}}
    );
    const auto sums = computed(database(), measure);
    EXPECT_EQ(131, find_sum(sums, cast::north, "", "", day)->numerator);
    EXPECT_EQ(41, find_sum(sums, cast::north, "ethnicity", "maori", day)->numerator);
    EXPECT_EQ(70, find_sum(sums, cast::north, "gender", "female", day)->numerator);
    EXPECT_EQ(20, find_sum(sums, cast::north, "gender", "male", day)->numerator);
}

TEST_P(MeasureSums, WhatIsAbsentIsCountedAndLeftOut) {
    cast::add_network(database());
    const Measure measure = cast::add_measure(database());
    cast::add_import(
        database(),
        measure,
        {{cast::north, "ethnicity=maori;gender=female", day, day, 20, 25},
         {cast::north, "ethnicity=maori;gender=male", day, day, {}, 25, {}, "suppressed"},
         {cast::north, "ethnicity=pacific;gender=male", day, day, {}, {}, {}, "suppressed"},
         {cast::north, "ethnicity=other;gender=male", day, day, {}, {}, {}, "missing"},
         {cast::north, "ethnicity=unknown;gender=male", day, day, {}, {}, {}, "not collected"},
         {cast::north, "ethnicity=other;gender=female", day, day, 120, 100}}
    );
    const auto sums = computed(database(), measure);
    const Sum* maori = find_sum(sums, cast::north, "ethnicity", "maori", day);
    EXPECT_EQ(base::FigureState::reported, maori->state);
    EXPECT_EQ(20, maori->numerator);
    EXPECT_EQ(25, maori->denominator);
    EXPECT_EQ(1, maori->suppressed_cells);
    EXPECT_EQ(
        base::FigureState::suppressed,
        find_sum(sums, cast::north, "ethnicity", "pacific", day)->state
    );
    EXPECT_EQ(
        base::FigureState::not_collected,
        find_sum(sums, cast::north, "ethnicity", "unknown", day)->state
    );
    const Sum* other = find_sum(sums, cast::north, "ethnicity", "other", day);
    EXPECT_EQ(120, other->numerator);
    EXPECT_EQ(1, other->over_cells);
    EXPECT_EQ(1, other->missing_cells);
}

TEST_P(MeasureSums, PlacesAboveTakeTheSumOfTheirPartsWhereTheyHaveNoneOfTheirOwn) {
    cast::add_network(database());
    const Measure measure = cast::add_measure(database());
    auto rows = by_ethnicity(cast::north);
    for (const cast::Seen& row : by_ethnicity(cast::south, 2)) {
        rows.push_back(row);
    }
    rows.push_back({cast::north, "ethnicity=maori", "2022-05-03", "2022-05-03", 10, 50});
    rows.push_back({cast::region, "ethnicity=maori", "2022-05-03", "2022-05-03", 11, 51});
    cast::add_import(database(), measure, rows);
    const auto sums = computed(database(), measure);
    EXPECT_EQ(390, find_sum(sums, cast::region, "", "", day)->numerator);
    EXPECT_EQ(120, find_sum(sums, cast::region, "ethnicity", "maori", day)->numerator);
    EXPECT_EQ(11, find_sum(sums, cast::region, "", "", "2022-05-03")->numerator);
}

TEST_P(MeasureSums, AValueWithoutACountIsNotAddedToAnother) {
    cast::add_network(database());
    Measure plain = cast::plain_measure();
    plain.unit = measures::Unit::value;
    const Measure measure = cast::add_measure(database(), plain);
    cast::add_import(
        database(),
        measure,
        {{cast::north, "ethnicity=maori", day, day, {}, {}, 10.0},
         {cast::north, "ethnicity=other", day, day, {}, {}, 20.0},
         {cast::south, "ethnicity=maori", day, day, {}, 10.0, 10.0},
         {cast::south, "ethnicity=other", day, day, {}, 30.0, 20.0}}
    );
    const auto sums = computed(database(), measure);
    EXPECT_EQ(base::FigureState::missing, find_sum(sums, cast::north, "", "", day)->state);
    EXPECT_EQ(10, find_sum(sums, cast::north, "ethnicity", "maori", day)->value);
    EXPECT_EQ(17.5, find_sum(sums, cast::south, "", "", day)->value);
}

TEST_P(MeasureSums, PrintedRatesAreNotReplacedByCrudeOnes) {
    cast::add_network(database());
    const Measure measure = cast::add_measure(database());
    cast::add_import(
        database(),
        measure,
        {{cast::north, "ethnicity=maori", day, day, 40, 50, 74.0},  // standardised for age
         {cast::north, "ethnicity=other", day, day, 90, 100, 88.0},
         {cast::south, "ethnicity=maori", day, day, 40, 50, 80.0},  // the rate of its counts
         {cast::south, "ethnicity=other", day, day, 90, 100, 90.0}}
    );
    const auto sums = computed(database(), measure);
    EXPECT_EQ(base::FigureState::missing, find_sum(sums, cast::north, "", "", day)->state);
    EXPECT_EQ(74, find_sum(sums, cast::north, "ethnicity", "maori", day)->value);
    EXPECT_EQ(130, find_sum(sums, cast::south, "", "", day)->numerator);
    EXPECT_EQ(base::FigureState::missing, find_sum(sums, cast::region, "", "", day)->state);
}
