// Adding up groups that lie inside each other or overlap.
#include "measures/measure_cast.hpp"
#include "measures/sums/sum_cast.hpp"

#include <gtest/gtest.h>

using cast::by_ethnicity;
using cast::computed;
using cast::day;
using cast::find_sum;
using measures::Measure;
using measures::Sum;

namespace {

Measure aged(const char* range) {
    Measure plain = cast::plain_measure();
    plain.chosen = {{"age", range}};
    return plain;
}

}  // namespace

TEST_P(MeasureSums, AnAgeRangeTakesInTheBandsInsideItOnly) {
    cast::add_network(database());
    Measure plain = cast::plain_measure();
    plain.chosen = {{"age", "12+"}};
    const Measure measure = cast::add_measure(database(), plain);
    cast::add_import(
        database(),
        measure,
        {{cast::north, "age=5-11;ethnicity=maori", day, day, 1, 10},
         {cast::north, "age=12-15;ethnicity=maori", day, day, 2, 10},
         {cast::north, "age=16+;ethnicity=maori", day, day, 4, 10},
         {cast::north, "age=10-14;ethnicity=maori", day, day, 100, 100},
         {cast::north, "age=total;ethnicity=maori", day, day, 1000, 1000}}
    );
    const auto sums = computed(database(), measure);
    EXPECT_EQ(6, find_sum(sums, cast::north, "", "", day)->numerator);
    EXPECT_EQ(20, find_sum(sums, cast::north, "ethnicity", "maori", day)->denominator);
    EXPECT_EQ(nullptr, find_sum(sums, cast::north, "age", "5-11", day));
    EXPECT_EQ(nullptr, find_sum(sums, cast::north, "age", "10-14", day));
    EXPECT_EQ(2, find_sum(sums, cast::north, "age", "12-15", day)->numerator);
}

TEST_P(MeasureSums, TheBandThatIsTheRangeIsNotAddedToItsParts) {
    cast::add_network(database());
    const Measure measure = cast::add_measure(database(), aged("12+"));
    cast::add_import(
        database(),
        measure,
        {{cast::north, "age=12-17", day, day, 20, 40},
         {cast::north, "age=18+", day, day, 50, 60},
         {cast::north, "age=12+", day, day, 71, 101}}
    );
    const auto sums = computed(database(), measure);
    EXPECT_EQ(71, find_sum(sums, cast::north, "", "", day)->numerator);
    EXPECT_EQ(nullptr, find_sum(sums, cast::north, "age", "12+", day));
    EXPECT_EQ(20, find_sum(sums, cast::north, "age", "12-17", day)->numerator);
}

TEST_P(MeasureSums, BandsOfTheNewerImportStandWhereBandsOverlap) {
    cast::add_network(database());
    const Measure measure = cast::add_measure(database(), aged("12+"));
    cast::add_import(
        database(),
        measure,
        {{cast::north, "age=12-17;ethnicity=maori", day, day, 20, 40},
         {cast::north, "age=18+;ethnicity=maori", day, day, 50, 60},
         {cast::north, "age=12-17;ethnicity=other", day, day, 10, 20}},
        {.live_at = 1}
    );
    cast::add_import(
        database(),
        measure,
        {{cast::north, "age=12-15;ethnicity=maori", day, day, 11, 25},
         {cast::north, "age=16-17;ethnicity=maori", day, day, 9, 15}},
        {.live_at = 2}
    );
    const auto sums = computed(database(), measure);
    EXPECT_EQ(70, find_sum(sums, cast::north, "ethnicity", "maori", day)->numerator);
    EXPECT_EQ(80, find_sum(sums, cast::north, "", "", day)->numerator);
}

TEST_P(MeasureSums, BandsThatOverlapInOneImportHaveNoSum) {
    cast::add_network(database());
    const Measure measure = cast::add_measure(database(), aged("12+"));
    cast::add_import(
        database(),
        measure,
        {{cast::north, "age=12-17", day, day, 20, 40},
         {cast::north, "age=12-15", day, day, 11, 25},
         {cast::north, "age=18+", day, day, 50, 60}}
    );
    const auto sums = computed(database(), measure);
    const Sum* everyone = find_sum(sums, cast::north, "", "", day);
    EXPECT_EQ(base::FigureState::missing, everyone->state);
    EXPECT_FALSE(everyone->numerator.has_value());
    EXPECT_EQ(11, find_sum(sums, cast::north, "age", "12-15", day)->numerator);
}

TEST_P(MeasureSums, GroupsThatOverlapAreCutByAndNeverAddedUp) {
    cast::add_network(database());
    const Measure measure = cast::add_measure(database());
    cast::add_import(database(), measure, by_ethnicity(cast::north), {.ethnicity_output = "total"});
    auto sums = computed(database(), measure);
    EXPECT_EQ(nullptr, find_sum(sums, cast::north, "", "", day));
    EXPECT_EQ(40, find_sum(sums, cast::north, "ethnicity", "maori", day)->numerator);
}

TEST_P(MeasureSums, ChosenGroupsThatOverlapAreNotAddedUp) {
    cast::add_network(database());
    Measure plain = cast::plain_measure();
    plain.chosen = {{"ethnicity", "maori|pacific"}};
    const Measure measure = cast::add_measure(database(), plain);
    cast::add_import(
        database(),
        measure,
        {{cast::north, "ethnicity=maori;gender=female", day, day, 40, 50},
         {cast::north, "ethnicity=pacific;gender=female", day, day, 30, 50}},
        {.ethnicity_output = "total"}
    );
    const auto sums = computed(database(), measure);
    EXPECT_EQ(nullptr, find_sum(sums, cast::north, "", "", day));
    EXPECT_EQ(nullptr, find_sum(sums, cast::north, "gender", "female", day));
    EXPECT_EQ(40, find_sum(sums, cast::north, "ethnicity", "maori", day)->numerator);
}

TEST_P(MeasureSums, OneChosenGroupOfThoseThatOverlapStandsByItself) {
    cast::add_network(database());
    Measure plain = cast::plain_measure();
    plain.chosen = {{"ethnicity", "maori"}};
    const Measure measure = cast::add_measure(database(), plain);
    cast::add_import(
        database(),
        measure,
        {{cast::north, "ethnicity=maori;gender=female", day, day, 40, 50},
         {cast::north, "ethnicity=pacific;gender=female", day, day, 30, 50}},
        {.ethnicity_output = "total"}
    );
    const auto sums = computed(database(), measure);
    EXPECT_EQ(40, find_sum(sums, cast::north, "", "", day)->numerator);
}

TEST_P(MeasureSums, NewerBandsOfSomeAgesRemoveNobodyFromEveryone) {
    cast::add_network(database());
    const Measure measure = cast::add_measure(database(), aged("12+"));
    cast::add_import(
        database(),
        measure,
        {{cast::north, "age=12-17", day, day, 20, 40}, {cast::north, "age=18+", day, day, 50, 60}},
        {.live_at = 1}
    );
    cast::add_import(
        database(), measure, {{cast::north, "age=12-15", day, day, 11, 25}}, {.live_at = 2}
    );
    const auto sums = computed(database(), measure);
    EXPECT_EQ(70, find_sum(sums, cast::north, "", "", day)->numerator);
    EXPECT_EQ(100, find_sum(sums, cast::north, "", "", day)->denominator);
    EXPECT_EQ(11, find_sum(sums, cast::north, "age", "12-15", day)->numerator);
    EXPECT_EQ(20, find_sum(sums, cast::north, "age", "12-17", day)->numerator);
}

TEST_P(MeasureSums, BandsOfWhichNeitherImportHoldsAllHaveNoSum) {
    cast::add_network(database());
    const Measure measure = cast::add_measure(database(), aged("12+"));
    cast::add_import(
        database(), measure, {{cast::north, "age=12-17", day, day, 20, 40}}, {.live_at = 1}
    );
    cast::add_import(
        database(), measure, {{cast::north, "age=15-24", day, day, 11, 25}}, {.live_at = 2}
    );
    const auto sums = computed(database(), measure);
    EXPECT_EQ(base::FigureState::missing, find_sum(sums, cast::north, "", "", day)->state);
}

TEST_P(MeasureSums, AThirdImportIsMetWithTheBandsThatStandAfterTwo) {
    cast::add_network(database());
    const Measure measure = cast::add_measure(database(), aged("12+"));
    cast::add_import(
        database(), measure, {{cast::north, "age=12-20", day, day, 500, 500}}, {.live_at = 1}
    );
    cast::add_import(
        database(),
        measure,
        {{cast::north, "age=12-17", day, day, 20, 40}, {cast::north, "age=18+", day, day, 50, 60}},
        {.live_at = 2}
    );
    cast::add_import(
        database(), measure, {{cast::north, "age=12-15", day, day, 11, 25}}, {.live_at = 3}
    );
    const auto sums = computed(database(), measure);
    EXPECT_EQ(70, find_sum(sums, cast::north, "", "", day)->numerator);
}

TEST_P(MeasureSums, EveryDimensionOfOverlappingBandsIsGuarded) {
    cast::add_network(database());
    const Measure measure = cast::add_measure(database());
    cast::add_import(
        database(),
        measure,
        {{cast::north, "age=12-15;doses=1+", day, day, 50, 100},
         {cast::north, "age=12-15;doses=2+", day, day, 40, 100},
         {cast::north, "age=12-17;doses=1+", day, day, 60, 120},
         {cast::north, "age=12-17;doses=2+", day, day, 50, 120},
         {cast::north, "age=18+;doses=1+", day, day, 30, 40}}
    );
    const auto sums = computed(database(), measure);
    const auto state_of = [&](const char* dimension, const char* code) {
        return find_sum(sums, cast::north, dimension, code, day)->state;
    };
    EXPECT_EQ(base::FigureState::missing, state_of("age", "12-15"));
    EXPECT_EQ(base::FigureState::missing, state_of("doses", "1+"));
    EXPECT_EQ(base::FigureState::missing, state_of("", ""));
    EXPECT_EQ(30, find_sum(sums, cast::north, "age", "18+", day)->numerator);
}
