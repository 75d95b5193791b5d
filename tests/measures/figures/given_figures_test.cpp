// What a partner may work out of another's figures, where each returned its own place.
#include "measures/figures/given_figures.hpp"

#include "measures/figures/figures.hpp"
#include "measures/figures/given_cast.hpp"
#include "support/database_test.hpp"

#include <gtest/gtest.h>

using cast::asked_day;
using measures::Figures;
using measures::Measure;

namespace {

constexpr const char* west = "0198bbbb-0000-7000-8000-000000000004";
const cast::Imported as_counted{.protection = "raw"};

}  // namespace

class GivenFigures : public StoreTest {
protected:
    void SetUp() override {
        StoreTest::SetUp();
        if (IsSkipped()) {
            return;
        }
        cast::add_network(database());
        db::Transaction tx = database().write();
        tx.execute(
            R"(/* test.west */
            insert into places (id, network_id, parent_id, name, kind, defined_by, note, search_key)
            values (:id, :network, :parent, 'West', 'locality', 'area', '', 'west'))",
            {{"id", west}, {"network", cast::network_id}, {"parent", cast::region}}
        );
        tx.commit();
        measure = cast::add_measure(database());
    }

    void give(const char* place, const std::vector<cast::Seen>& rows) {
        cast::give(database(), measure, place, rows);
    }
    void give_everyone(const char* place, double count) { give(place, {everyone(place, count)}); }
    static cast::Seen everyone(const char* place, double count) {
        return {place, "", asked_day, asked_day, count, 200};
    }

    Figures figures_of(const char* place) {
        db::Reader reader = database().read();
        const auto network = network::get_network(reader, base::Viewer(), "waiora");
        const Measure now =
            measures::get_measure(reader, base::Viewer(), cast::network_id, measure.id);
        return measures::read_figures(reader, base::Viewer(), network, now, {.place_id = place})
            .value();
    }
    // Of a count: Māori and Pacific.
    void give_two(const char* place, double maori, double pacific) {
        give(
            place,
            {{place, "ethnicity=maori", asked_day, asked_day, maori},
             {place, "ethnicity=pacific", asked_day, asked_day, pacific}}
        );
    }
    bool shows_everyone(const char* place) {
        return figures_of(place).everyone.points[0].cell.numerator->is_reported();
    }
    bool shows_group(const char* place, std::string_view code) {
        const Figures figures = figures_of(place);
        for (const measures::GroupFigures& group : figures.dimensions.at(0).groups) {
            if (group.group.code == code) {
                return group.points[0].cell.numerator->is_reported();
            }
        }
        ADD_FAILURE() << code;
        return false;
    }

    Measure measure;
};

ON_BOTH_DATABASES(GivenFigures);

TEST_P(GivenFigures, APartnerDoesNotLearnTheSmallCountOfAnotherFromThePlaceAboveBoth) {
    give_everyone(cast::north, 17);
    give_everyone(cast::south, 3);
    cast::sum_up(database(), measure);
    EXPECT_FALSE(shows_everyone(cast::region));  // who gave 17 would read 3 from 20
    EXPECT_FALSE(shows_everyone(cast::south));
    EXPECT_TRUE(shows_everyone(cast::north));
}

TEST_P(GivenFigures, ThreePartnersLearnNothingSmallOfEachOther) {
    give_everyone(cast::north, 17);
    give_everyone(cast::south, 3);
    give_everyone(west, 30);
    cast::sum_up(database(), measure);
    EXPECT_FALSE(shows_everyone(cast::region));
    EXPECT_FALSE(shows_everyone(cast::south));
    EXPECT_TRUE(shows_everyone(cast::north));
    EXPECT_TRUE(shows_everyone(west));
}

TEST_P(GivenFigures, OneWithASmallCountDoesNotLearnTheOtherSmallOne) {
    give_everyone(cast::north, 3);
    give_everyone(cast::south, 5);
    cast::sum_up(database(), measure);
    EXPECT_FALSE(shows_everyone(cast::region));
    give_everyone(west, 4);
    cast::sum_up(database(), measure);
    EXPECT_TRUE(shows_everyone(cast::region));  // to each there are two unknown, 6 or more together
}

TEST_P(GivenFigures, APlaceThatCameFromAFileMayProtectAnother) {
    give_everyone(cast::north, 17);
    give_everyone(cast::south, 3);
    cast::add_import(database(), measure, {everyone(west, 50)}, as_counted);
    cast::sum_up(database(), measure);
    EXPECT_TRUE(shows_everyone(cast::region));
    EXPECT_TRUE(shows_everyone(cast::north));
    EXPECT_FALSE(shows_everyone(cast::south));
    EXPECT_FALSE(shows_everyone(west));
}

TEST_P(GivenFigures, WithinOnePlaceTheRowsOfAReturnProtectEachOther) {
    give(
        cast::north,
        {{cast::north, "ethnicity=maori", asked_day, asked_day, 3, 50},
         {cast::north, "ethnicity=other", asked_day, asked_day, 20, 100}}
    );
    cast::sum_up(database(), measure);
    EXPECT_TRUE(shows_everyone(cast::north));
    EXPECT_FALSE(shows_group(cast::north, "maori"));
    EXPECT_FALSE(shows_group(cast::north, "other"));
}

TEST_P(GivenFigures, GroupsOfTwoPlacesTellNeitherPartnerASmallOne) {
    give(
        cast::north,
        {{cast::north, "ethnicity=maori", asked_day, asked_day, 3, 50},
         {cast::north, "ethnicity=other", asked_day, asked_day, 20, 100}}
    );
    give(
        cast::south,
        {{cast::south, "ethnicity=maori", asked_day, asked_day, 17, 50},
         {cast::south, "ethnicity=other", asked_day, asked_day, 30, 100}}
    );
    cast::sum_up(database(), measure);
    // Who gave the south's knows 17 and 30.
    EXPECT_FALSE(shows_group(cast::region, "maori"));
    EXPECT_FALSE(shows_group(cast::region, "other"));
    EXPECT_TRUE(shows_group(cast::south, "maori"));
    EXPECT_TRUE(shows_group(cast::south, "other"));
}

TEST_P(GivenFigures, AFileBesideAReturnIsProtectedFromItsGiver) {
    give(cast::north, {{cast::north, "ethnicity=other", asked_day, asked_day, 20, 100}});
    cast::add_import(
        database(),
        measure,
        {{cast::north, "ethnicity=maori", asked_day, asked_day, 3, 50}},
        as_counted
    );
    cast::sum_up(database(), measure);
    EXPECT_FALSE(shows_everyone(cast::north));
    EXPECT_FALSE(shows_group(cast::north, "maori"));
    EXPECT_TRUE(shows_group(cast::north, "other"));
}

TEST_P(GivenFigures, TotalsOfAFileTellNoRowThatAReturnWithheld) {
    Measure counted = cast::plain_measure();
    counted.slug = "counted";
    counted.unit = measures::Unit::count;
    measure = cast::add_measure(database(), counted);
    give_two(cast::north, 60, 37);
    give_two(west, 50, 40);
    give_two(cast::south, 3, 30);
    cast::add_import(
        database(),
        measure,
        {{cast::north, "", asked_day, asked_day, 100},
         {west, "", asked_day, asked_day, 93},
         {cast::south, "", asked_day, asked_day, 40}},
        {.protection = "raw", .live_at = 2}
    );
    cast::sum_up(database(), measure);
    // Whoever accepted the returns knows 60 and 50: 113 less these is the 3 of the south.
    EXPECT_TRUE(shows_group(cast::north, "maori"));
    EXPECT_TRUE(shows_group(west, "maori"));
    EXPECT_FALSE(shows_group(cast::south, "maori"));
    EXPECT_FALSE(shows_group(cast::south, "pacific"));
    EXPECT_FALSE(shows_group(cast::region, "maori"));
    EXPECT_FALSE(shows_group(cast::region, "pacific"));
    // 97 and 90 were told: beside these the totals would tell three people.
    EXPECT_FALSE(shows_everyone(cast::north));
    EXPECT_FALSE(shows_everyone(west));
    EXPECT_TRUE(shows_everyone(cast::south));
}

TEST_P(GivenFigures, WhatANewerFileSaysInsteadIsNotWhatThePartnerGave) {
    give_everyone(cast::north, 17);
    give_everyone(cast::south, 20);
    cast::add_import(
        database(),
        measure,
        {everyone(cast::north, 50), everyone(west, 3)},
        {.protection = "raw", .live_at = 2}
    );
    cast::sum_up(database(), measure);
    EXPECT_FALSE(shows_everyone(west));
    EXPECT_TRUE(shows_everyone(cast::south));
    EXPECT_FALSE(shows_everyone(cast::north));  // nobody knows the 50: it protects the 3
    EXPECT_TRUE(shows_everyone(cast::region));
}
