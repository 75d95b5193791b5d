// Where the network's targets hold, and what is said of them.
#include "measures/measure_pages.hpp"

#include <gtest/gtest.h>

using cast::shows;
using measures::Measure;

namespace {

constexpr const char* suburb = "?place=0198bbbb-0000-7000-8000-000000000002";

}  // namespace

class TargetPages : public MeasurePages {
protected:
    // 80 and 120 in the north, and a target of 500 for the whole network.
    void with_target(const Measure& plain, const char* target = "500") {
        const Measure measure = make(plain);
        cast::add_import(
            *database,
            measure,
            {{cast::north, "", "2022-01-01", "2022-12-31", 80, 900},
             {cast::north, "", "2023-01-01", "2023-12-31", 120, 900},
             {cast::south, "", "2023-01-01", "2023-12-31", 300, 900}}
        );
        cast::sum_up(*database, measure);
        const auto saved = app.post(
            base + "/immunised/targets",
            {{"value", target}, {"due_on", "2030-06-30"}, {"reason", "As many as asked."}},
            "coordinator"
        );
        ASSERT_EQ(303, saved.status);
    }
    static Measure counted() {
        Measure measure = cast::plain_measure();
        measure.unit = measures::Unit::count;
        measure.decimals = 0;
        return measure;
    }
};

TEST_F(TargetPages, ATargetOfTheNetworkIsNotMeasuredAgainstOneSuburb) {
    with_target(counted());
    const auto whole = app.get(base + "/immunised").body;
    EXPECT_TRUE(shows(whole, "Needed from the newest figure"));
    EXPECT_TRUE(shows(whole, "As many as asked."));
    const auto north = app.get(base + "/immunised" + suburb).body;
    EXPECT_TRUE(shows(north, "The network set its targets for"));
    EXPECT_TRUE(shows(north, ">Waiora Valley</a>"));
    EXPECT_TRUE(shows(north, "not against the figures of North"));
    EXPECT_FALSE(shows(north, "Needed from the newest figure"));
    EXPECT_FALSE(shows(north, "class=\"target"));
    EXPECT_FALSE(shows(north, ">Target<"));
    EXPECT_FALSE(shows(north, "500"));
}

TEST_F(TargetPages, TheApiSaysWhoseTargetItIs) {
    with_target(counted());
    const auto api = app.get("/api/v1/networks/braidwater/measures/immunised").body;
    EXPECT_TRUE(shows(api, "\"name\":\"Waiora Valley\""));
}

TEST_F(TargetPages, APlaceWithoutTargetsSaysNothingOfThem) {
    with_figures();
    EXPECT_FALSE(shows(app.get(base + "/immunised" + suburb).body, "set its targets for"));
}

TEST_F(TargetPages, WhereNeitherMoreNorLessIsBetterNoTargetIsReached) {
    Measure plain = cast::plain_measure();
    plain.direction = measures::Direction::neither;
    with_target(plain, "5");
    const auto page = app.get(base + "/immunised").body;
    EXPECT_TRUE(shows(page, "As many as asked."));
    EXPECT_TRUE(shows(page, "None is told: neither more nor less of it is better."));
    for (const char* words :
         {"already reached", "Needed from", "Seen since", "At that pace", "Cannot tell"}) {
        EXPECT_FALSE(shows(page, words)) << words;
    }
}

TEST_F(TargetPages, IntervalsAreExplainedOnlyWhereThereAreAny) {
    with_figures();
    const std::string api = "/api/v1/networks/braidwater/measures/immunised/figures";
    EXPECT_TRUE(shows(app.get(base + "/immunised").body, "Intervals are 95 %"));
    EXPECT_TRUE(shows(app.get(api).body, "\"intervals\":\"Intervals are 95 %"));
}

TEST_F(TargetPages, CountsHaveNoIntervalsToExplain) {
    const Measure measure = make(counted());
    cast::add_import(
        *database,
        measure,
        {{cast::north, "ethnicity=maori", "2023-01-01", "2023-12-31", 80},
         {cast::north, "ethnicity=other", "2023-01-01", "2023-12-31", 120}}
    );
    cast::sum_up(*database, measure);
    const auto page = app.get(base + "/immunised").body;
    EXPECT_TRUE(shows(page, "For whom"));
    EXPECT_FALSE(shows(page, "Intervals are"));
    const auto api = app.get("/api/v1/networks/braidwater/measures/immunised/figures").body;
    EXPECT_TRUE(shows(api, "\"intervals\":null"));
}
