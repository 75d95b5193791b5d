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

class OwnPlacePages : public TargetPages {
protected:
    static constexpr const char* around = "0198bbbb-0000-7000-8000-0000000000a0";

    // The network's own place becomes a part of another one.
    void put_inside(const char* place) {
        db::Transaction tx = database->write();
        tx.execute(
            R"(/* test.around */
            insert into places (id, network_id, parent_id, name, kind, defined_by, note, search_key)
            values (:id, :network, null, 'Aotearoa', 'country', 'area', '', 'aotearoa'))",
            {{"id", around}, {"network", cast.network}}
        );
        tx.execute(
            "/* test.move */ update places set parent_id = :around where id = :place",
            {{"around", around}, {"place", place}}
        );
        tx.commit();
        db::Reader reader = database->read();
        const auto measure =
            measures::get_measure(reader, base::Viewer::system(), cast.network, "immunised");
        cast::sum_up(*database, measure);
    }
};

TEST_F(OwnPlacePages, TargetsStayWithTheOwnPlaceWhenItIsPutInsideAnother) {
    with_target(counted());
    put_inside(cast::region);
    const auto page = app.get(base + "/immunised").body;
    EXPECT_TRUE(shows(page, "Needed from the newest figure"));
    EXPECT_FALSE(shows(page, "The network set its targets for"));
    const auto wider = app.get(base + "/immunised?place=" + around).body;
    EXPECT_TRUE(shows(wider, ">Waiora Valley</a>"));
    EXPECT_FALSE(shows(wider, "Needed from the newest figure"));
    const auto api = app.get("/api/v1/networks/braidwater/measures/immunised").body;
    EXPECT_TRUE(shows(api, "\"name\":\"Waiora Valley\""));
}

TEST_F(OwnPlacePages, ABaselineIsReadAtTheOwnPlaceWhereAnotherStandsAboveIt) {
    with_target(counted());
    put_inside(cast::region);
    const auto saved = app.post(
        base + "/immunised/targets",
        {{"value", "510"},
         {"due_on", "2031-06-30"},
         {"baseline_on", "2022-12-31"},
         {"reason", "More."}},
        "coordinator"
    );
    ASSERT_EQ(303, saved.status);
    const auto page = app.get(base + "/immunised/targets", "coordinator").body;
    EXPECT_TRUE(shows(page, "80, 31 Dec 2022"));
    EXPECT_TRUE(shows(page, "Baseline, Waiora Valley"));
    EXPECT_FALSE(shows(page, "No figure of"));
}

TEST_F(TargetPages, ABaselineBeforeABreakIsNotHeldAgainstLaterFigures) {
    with_target(counted());
    const std::string path = base + "/immunised";
    ASSERT_EQ(
        303,
        app.post(
               path + "/targets",
               {{"value", "500"},
                {"due_on", "2031-06-30"},
                {"baseline_on", "2022-12-31"},
                {"reason", "As many as asked."}},
               "coordinator"
        )
            .status
    );
    const char* words = "Counted differently since then";
    EXPECT_TRUE(shows(app.get(path).body, "80, 31 Dec 2022"));
    EXPECT_FALSE(shows(app.get(path).body, words));
    ASSERT_EQ(
        303,
        app.post(
               path + "/breaks",
               {{"on", "2023-06-01"}, {"kind", "source"}, {"reason", "Another register."}},
               "coordinator"
        )
            .status
    );
    const auto page = app.get(path).body;
    EXPECT_TRUE(shows(page, words));
    EXPECT_TRUE(shows(page, "Baseline before the break, 31 Dec 2022"));
    EXPECT_TRUE(shows(app.get(path + "/targets", "coordinator").body, words));
}
