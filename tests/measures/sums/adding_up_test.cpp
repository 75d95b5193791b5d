// A place that moves in the tree, from its form to the figures of the places above it.
#include "measures/measure_cast.hpp"
#include "measures/measures.hpp"
#include "network/cast.hpp"
#include "support/database_test.hpp"
#include "support/test_app.hpp"

#include <gmock/gmock.h>

#include <iterator>

using testing::HasSubstr;
using testing::Not;

class MovedPlaces : public StoreTest {
protected:
    void SetUp() override {
        StoreTest::SetUp();
        if (IsSkipped()) {
            return;
        }
        http::Routes routes =
            network::routes(vault, "https://braid.example.org", {measures::places_moved, {}});
        for (http::Route& route : measures::routes()) {
            routes.push_back(std::move(route));
        }
        app = std::make_unique<support::TestApp>(database(), std::move(routes));
        people = support::make_cast(*app);
        cast::add_places(database(), people.network);
        measure = cast::plain_measure();
        measure.network_id = people.network;
        measure = cast::add_measure(database(), measure);
        cast::add_import(
            database(),
            measure,
            {{cast::north, "ethnicity=maori", "2026-01-01", "2026-03-31", 40, 100},
             {cast::north, "ethnicity=other", "2026-01-01", "2026-03-31", 60, 100},
             {cast::south, "ethnicity=maori", "2026-01-01", "2026-03-31", 10, 100},
             {cast::south, "ethnicity=other", "2026-01-01", "2026-03-31", 20, 100}}
        );
        cast::sum_up(database(), measure);
    }

    void save_south(
        const std::string& name, const std::string& parent, const std::string& ends_on = ""
    ) {
        const std::string path = std::string("/n/braidwater/places/") + cast::south;
        const auto form = app->get(path + "/edit", "coordinator");
        const std::string mark = "name=\"version\" value=\"";
        const auto from = form.body.find(mark) + mark.size();
        const auto saved = app->post(
            path,
            {{"name", name},
             {"kind", "locality"},
             {"parent_id", parent},
             {"defined_by", "area"},
             {"ends_on", ends_on},
             {"version", form.body.substr(from, form.body.find('"', from) - from)}},
            "coordinator"
        );
        ASSERT_EQ(303, saved.status) << saved.body;
    }
    int run_jobs() {
        const jobs::Handlers handlers{{measures::add_up_job, measures::add_up_again}};
        return jobs::run_due(database(), handlers, {}, app->clock().now());
    }
    std::optional<double> counted_in_region() {
        db::Reader reader = database().read();
        for (const measures::Sum& sum : measures::list_sums(reader, measure.id, cast::region)) {
            if (sum.dimension.empty()) {
                return sum.numerator;
            }
        }
        return std::nullopt;
    }
    std::string page() {
        return app->get(std::string("/n/braidwater/measures/immunised?place=") + cast::north).body;
    }

    base::Vault vault{base::Secret(std::string(32, 'k'))};
    std::unique_ptr<support::TestApp> app;
    support::Cast people;
    measures::Measure measure;
};
ON_BOTH_DATABASES(MovedPlaces);

TEST_P(MovedPlaces, AreAddedUpAnewAndNothingStaleIsShownMeanwhile) {
    EXPECT_EQ(130, counted_in_region());
    EXPECT_THAT(page(), Not(HasSubstr("being added up again")));
    save_south("South", "");
    EXPECT_THAT(page(), HasSubstr("being added up again"));
    const auto list = app->get("/n/braidwater/measures", "member");
    EXPECT_THAT(list.body, HasSubstr("Being added up again"));
    EXPECT_EQ(1, run_jobs());
    EXPECT_EQ(100, counted_in_region());
    EXPECT_THAT(page(), Not(HasSubstr("being added up again")));
    save_south("South", cast::region);
    save_south("South", cast::north);
    save_south("South", cast::region);
    EXPECT_EQ(1, run_jobs());
    EXPECT_EQ(130, counted_in_region());
}

TEST_P(MovedPlaces, WhatStaysInItsPlaceIsNotAddedUpAgain) {
    save_south("Southern", cast::region);
    EXPECT_EQ(0, run_jobs());
    EXPECT_THAT(page(), Not(HasSubstr("being added up again")));
}

TEST_P(MovedPlaces, APlaceThatEndsIsNotWaitedForAnyLonger) {
    cast::add_import(
        database(),
        measure,
        {{cast::north, "ethnicity=maori", "2026-04-01", "2026-06-30", 41, 100},
         {cast::north, "ethnicity=other", "2026-04-01", "2026-06-30", 61, 100}}
    );
    cast::sum_up(database(), measure);
    const auto newest = [&] {
        db::Reader reader = database().read();
        const auto sums = measures::list_sums(reader, measure.id, cast::region);
        return *cast::find_sum(sums, cast::region, "", "", "2026-06-30");
    };
    EXPECT_EQ(base::FigureState::missing, newest().state);
    EXPECT_EQ(1, newest().places_given);
    EXPECT_EQ(2, newest().places_expected);
    save_south("South", cast::region, "2026-03-31");
    EXPECT_EQ(1, run_jobs());
    EXPECT_EQ(102, newest().numerator);
}

TEST_P(MovedPlaces, AnAdditionOverTheOldTreeIsTurnedBack) {
    measures::AddedUp old;
    {
        db::Reader reader = database().read();
        measure = measures::get_measure(reader, base::Viewer::system(), people.network, measure.id);
        old = measures::compute_sums(reader, measure);
    }
    save_south("South", "");
    const std::string late = measures::stage_sums(database(), {}, measure.id, old);
    {
        db::Transaction transaction = database().write();
        EXPECT_THROW(measures::show_sums(transaction, measure, late), db::Conflict);
    }
    EXPECT_EQ(1, run_jobs());
    EXPECT_EQ(100, counted_in_region());
    measures::add_up_again(
        {"again", measures::add_up_job, "{\"measure\":\"" + measure.id + "\"}", 1},
        database(),
        app->clock().now()
    );
    EXPECT_EQ(100, counted_in_region());
}
