// Which imports and periods the sums are of, and how sums are written and removed.
#include "measures/sums/sum_store.hpp"

#include "measures/measure_cast.hpp"
#include "measures/sums/sum_cast.hpp"
#include "measures/sums/sums.hpp"

#include <gtest/gtest.h>

using cast::by_ethnicity;
using cast::computed;
using cast::day;
using cast::find_sum;
using measures::Measure;
using measures::Sum;

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
    const auto with_staged = computed(database(), measure, {.adding = staged});
    EXPECT_EQ(46, find_sum(with_staged, cast::north, "ethnicity", "maori", day)->numerator);
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

TEST_P(MeasureSums, AnEditionThatTheSweepHasTakenIsNotShown) {
    cast::add_network(database());
    const Measure measure = cast::add_measure(database());
    cast::add_import(database(), measure, by_ethnicity(cast::north));
    measures::AddedUp added_up{computed(database(), measure)};
    const std::string edition = measures::stage_sums(database(), {}, measure.id, added_up);
    {
        // As far as a sweep is that was cut short, or is still at it.
        db::Transaction tx = database().write();
        EXPECT_TRUE(measures::claim_for_sweep(tx, edition));
        tx.commit();
    }
    {
        db::Transaction tx = database().write();
        EXPECT_THROW(measures::show_sums(tx, measure, edition), db::Conflict);
    }
    {
        db::Reader reader = database().read();
        EXPECT_EQ(
            std::vector<std::string>{edition}, measures::list_old_sums(reader, base::Instant{} + 1)
        );
        EXPECT_TRUE(measures::list_sums(reader, measure.id).empty());
    }
    measures::remove_sums(database(), edition);
    db::Reader reader = database().read();
    EXPECT_TRUE(measures::list_old_sums(reader, base::Instant{} + 1).empty());
}
