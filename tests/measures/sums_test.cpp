#include "measures/sums.hpp"

#include "measures/measure_cast.hpp"
#include "support/database_test.hpp"

#include <gmock/gmock.h>

using cast::find_sum;
using measures::LiveChange;
using measures::Measure;
using measures::Sum;

STORE_TESTS(MeasureSums);

namespace {

constexpr const char* day = "2023-05-03";

std::vector<cast::Seen> by_ethnicity(const char* place, double scale = 1) {
    return {
        {place, "ethnicity=maori", day, day, 40 * scale, 50 * scale},
        {place, "ethnicity=other", day, day, 90 * scale, 100 * scale},
    };
}

std::vector<Sum> computed(
    db::Database& database, const Measure& measure, const LiveChange& change = {}
) {
    db::Reader reader = database.read();
    return measures::compute_sums(reader, measure, change).sums;
}

}  // namespace

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

TEST_P(MeasureSums, GroupsThatOverlapAreCutByAndNeverAddedUp) {
    cast::add_network(database());
    const Measure measure = cast::add_measure(database());
    cast::add_import(database(), measure, by_ethnicity(cast::north), {.ethnicity_output = "total"});
    auto sums = computed(database(), measure);
    EXPECT_EQ(nullptr, find_sum(sums, cast::north, "", "", day));
    EXPECT_EQ(40, find_sum(sums, cast::north, "ethnicity", "maori", day)->numerator);
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

TEST_P(MeasureSums, TheImportThatWentLiveLastCounts) {
    cast::add_network(database());
    const Measure measure = cast::add_measure(database());
    cast::add_import(database(), measure, by_ethnicity(cast::north), {.live_at = 1});
    cast::add_import(
        database(),
        measure,
        {{cast::north, "ethnicity=maori", day, day, 45, 50}},
        {.protection = "raw", .live_at = 2}
    );
    const std::string staged = cast::add_import(
        database(),
        measure,
        {{cast::north, "ethnicity=maori", day, day, 46, 50}},
        {.state = "staging", .live_at = 3}
    );
    auto sums = computed(database(), measure);
    const Sum* maori = find_sum(sums, cast::north, "ethnicity", "maori", day);
    EXPECT_EQ(45, maori->numerator);
    EXPECT_EQ("raw", maori->protection);
    EXPECT_EQ(135, find_sum(sums, cast::north, "", "", day)->numerator);
    EXPECT_EQ(
        46,
        find_sum(
            computed(database(), measure, {.adding = staged}),
            cast::north,
            "ethnicity",
            "maori",
            day
        )
            ->numerator
    );
}

TEST_P(MeasureSums, AnImportThatIsRemovedLeavesTheOneBeforeIt) {
    cast::add_network(database());
    const Measure measure = cast::add_measure(database());
    cast::add_import(database(), measure, by_ethnicity(cast::north), {.live_at = 1});
    const std::string second =
        cast::add_import(database(), measure, by_ethnicity(cast::north, 3), {.live_at = 2});
    const auto sums = computed(database(), measure, {.removing = second});
    EXPECT_EQ(130, find_sum(sums, cast::north, "", "", day)->numerator);
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

TEST_P(MeasureSums, AreWrittenOnceForTheDataTheyWereComputedFrom) {
    cast::add_network(database());
    const Measure measure = cast::add_measure(database());
    cast::add_import(database(), measure, by_ethnicity(cast::north));
    const auto sums = cast::sum_up(database(), measure);
    {
        db::Reader reader = database().read();
        EXPECT_EQ(sums.size(), measures::list_sums(reader, measure.id).size());
        EXPECT_EQ(3U, measures::list_sums(reader, measure.id, cast::region).size());
    }
    const std::string late = measures::stage_sums(database(), {}, measure.id, {sums});
    db::Transaction tx = database().write();
    EXPECT_THROW(measures::show_sums(tx, measure, late), db::Conflict);
}

TEST_P(MeasureSums, AreRemovedWholeAFewAtATimeButForTheEditionShown) {
    cast::add_network(database());
    const Measure measure = cast::add_measure(database());
    measures::AddedUp many;
    for (int day_number = 0; day_number < 1'300; ++day_number) {
        const base::Date on = base::add_days(*base::parse_date("2020-01-01"), day_number);
        measures::Sum sum;
        sum.place_id = cast::north;
        sum.period_start = on;
        sum.period_end = on;
        many.sums.push_back(sum);
    }
    const auto stage = [&] { return measures::stage_sums(database(), {}, measure.id, many); };
    const auto count = [&] {
        db::Reader reader = database().read();
        return reader.find("/* test.n */ select count(*) as n from measure_sums")->integer("n");
    };
    const std::string shown = stage();
    {
        db::Transaction tx = database().write();
        measures::show_sums(tx, measure, shown);
        tx.commit();
    }
    const std::string other = stage();
    EXPECT_EQ(2'600, count());
    measures::remove_sums(database(), shown);
    EXPECT_EQ(2'600, count());
    {
        db::Reader reader = database().read();
        EXPECT_EQ(
            std::vector<std::string>{other}, measures::list_old_sums(reader, base::Instant{} + 4000)
        );
    }
    measures::remove_sums(database(), other);
    EXPECT_EQ(1'300, count());
}

namespace {

Measure aged(const char* range) {
    Measure plain = cast::plain_measure();
    plain.chosen = {{"age", range}};
    return plain;
}

}  // namespace

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

TEST_P(MeasureSums, AYearIsNotKeptBesideItsQuarters) {
    cast::add_network(database());
    const Measure measure = cast::add_measure(database());
    cast::add_import(
        database(),
        measure,
        {{cast::north, "", "2022-01-01", "2022-03-31", 20, 50},
         {cast::north, "", "2022-04-01", "2022-06-30", 20, 50},
         {cast::north, "", "2022-07-01", "2022-09-30", 20, 50},
         {cast::north, "", "2022-10-01", "2022-12-31", {}, {}, {}, "suppressed"},
         {cast::north, "", "2022-01-01", "2022-12-31", 62, 200}}
    );
    const auto sums = computed(database(), measure);
    const Sum* last = find_sum(sums, cast::north, "", "", "2022-12-31");
    EXPECT_EQ(base::FigureState::suppressed, last->state);
    EXPECT_EQ("2022-10-01", last->period_start.iso());
    EXPECT_EQ(8U, sums.size());  // four quarters, of the place and of the place above
    db::Reader reader = database().read();
    EXPECT_EQ(1, measures::compute_sums(reader, measure).periods_left_out);
}

TEST_P(MeasureSums, PlacesThatTellOneDayInTwoLengthsCanBeWritten) {
    cast::add_network(database());
    const Measure measure = cast::add_measure(database());
    cast::add_import(
        database(),
        measure,
        {{cast::north, "", "2022-01-01", "2022-12-31", 60, 200},
         {cast::south, "", "2022-10-01", "2022-12-31", 20, 50},
         {cast::north, "", "2021-01-01", "2021-12-31", 60, 200}}
    );
    const auto sums = cast::sum_up(database(), measure);
    EXPECT_EQ(60, find_sum(sums, cast::region, "", "", "2022-12-31")->numerator);
    EXPECT_EQ(nullptr, find_sum(sums, cast::south, "", "", "2022-12-31"));
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
    EXPECT_EQ(40, find_sum(computed(database(), measure), cast::north, "", "", day)->numerator);
}
