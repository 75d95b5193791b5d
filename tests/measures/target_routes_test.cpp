// Targets of a measure, and the breaks in how it is counted.
#include "measures/measure_pages.hpp"
#include "measures/measure_store.hpp"

#include <gtest/gtest.h>

#include <tuple>
#include <utility>
#include <vector>

using cast::says_number;
using cast::seen;
using cast::shows;
using measures::Measure;
using support::Fields;

TEST_F(MeasurePages, TheLineStopsAtABreakAndNoPaceCrossesIt) {
    with_figures();
    const std::string path = base + "/immunised";
    app.post(
        path + "/targets",
        {{"value", "95"}, {"due_on", "2030-06-30"}, {"reason", "Nearly all."}},
        "coordinator"
    );
    const auto joined = app.get(path).body;
    EXPECT_TRUE(shows(joined, "From 2022 to 2023 the figure for everyone went"));
    EXPECT_FALSE(shows(joined, "class=\"break\""));
    const auto lines = [](const std::string& page) {
        std::size_t count = 0;
        for (std::size_t at = page.find("class=\"line"); at != std::string::npos;
             at = page.find("class=\"line", at + 1)) {
            ++count;
        }
        return count;
    };
    EXPECT_GT(lines(joined), 0U);
    const auto recorded = app.post(
        path + "/breaks",
        {{"on", "2023-06-01"}, {"kind", "denominator"}, {"reason", "A new edition counts."}},
        "coordinator"
    );
    ASSERT_EQ(303, recorded.status);
    const auto stopped = app.get(path).body;
    EXPECT_EQ(0U, lines(stopped));
    EXPECT_TRUE(shows(stopped, "A new edition counts."));
    EXPECT_FALSE(shows(stopped, "From 2022 to 2023"));
    EXPECT_FALSE(shows(stopped, "At that pace"));
}

TEST_F(MeasurePages, BreaksAndTargetsAreRemovedAndPutBack) {
    with_figures();
    const std::string path = base + "/immunised";
    for (const auto& [part, fields, words] :
         std::vector<std::tuple<std::string, Fields, std::string>>{
             {"/breaks",
              {{"on", "2023-06-01"}, {"kind", "denominator"}, {"reason", "New edition."}},
              "New edition."},
             {"/targets",
              {{"group", "ethnicity=maori"},
               {"value", "95"},
               {"due_on", "2030-06-30"},
               {"reason", "For all of us."}},
              "For all of us."}}) {
        ASSERT_EQ(303, app.post(path + part, fields, "coordinator").status) << part;
        EXPECT_TRUE(shows(app.get(path).body, words));
        const auto page = app.get(path + part, "coordinator").body;
        const std::size_t end = page.find("/remove\"");
        const std::size_t start = page.rfind("action=\"", end) + 8;
        const std::string one = page.substr(start, end - start);
        ASSERT_EQ(303, app.post(one + "/remove", {}, "coordinator").status) << one;
        EXPECT_FALSE(shows(app.get(path).body, words));
        ASSERT_EQ(303, app.post(one + "/put-back", {}, "coordinator").status);
        EXPECT_TRUE(shows(app.get(path).body, words));
        const std::string unknown = path + part + "/0198cccc-0000-7000-8000-000000000009/remove";
        EXPECT_EQ(404, app.post(unknown, {}, "coordinator").status);
    }
}

TEST_F(MeasurePages, MistakesInTargetsAndBreaksAreSaid) {
    with_figures();
    const std::string path = base + "/immunised";
    const auto target = app.post(
        path + "/targets",
        {{"value", "1,2"}, {"due_on", "2030-02-30"}, {"baseline_on", "soon"}, {"group", "a=b"}},
        "coordinator"
    );
    EXPECT_EQ(422, target.status);
    for (const char* words :
         {"Write a number", "Give the date by which", "Give a date", "one of the measure"}) {
        EXPECT_TRUE(shows(target.body, words));
    }
    const auto late = app.post(
        path + "/targets",
        {{"value", "90"}, {"due_on", "2020-01-01"}, {"reason", "Late."}},
        "coordinator"
    );
    EXPECT_EQ(422, late.status);
    EXPECT_TRUE(shows(late.body, "Give a date after today"));
    const auto large = app.post(path + "/targets", {{"value", "190"}}, "coordinator");
    EXPECT_TRUE(shows(large.body, "between 0 and 100"));
    const auto stop = app.post(path + "/breaks", {{"on", "soon"}, {"kind", "x"}}, "coordinator");
    EXPECT_EQ(422, stop.status);
    EXPECT_TRUE(shows(stop.body, "Say what changed"));
}

TEST_F(MeasurePages, ATargetIsNotReplacedUnseen) {
    with_figures();
    const std::string path = base + "/immunised/targets";
    const auto set = [&](const char* value, const char* day, const std::string& own_id) {
        return app.post(
            path,
            {{"own_id", own_id}, {"value", value}, {"due_on", day}, {"reason", "For all of us."}},
            "coordinator"
        );
    };
    ASSERT_EQ(303, set("95", "2030-06-30", "").status);
    const auto again = set("90", "2030-06-30", "");
    EXPECT_EQ(422, again.status);
    EXPECT_TRUE(shows(again.body, "There is a target for them and this date already"));
    const auto page = app.get(path, "coordinator").body;
    ASSERT_NE(std::string::npos, page.find("?target="));
    const std::size_t at = page.find("?target=") + 8;
    const std::string own_id = page.substr(at, page.find('"', at) - at);
    ASSERT_EQ(303, set("91", "2030-06-30", own_id).status);
    EXPECT_TRUE(shows(app.get(path, "coordinator").body, "91.0"));
    ASSERT_EQ(303, set("92", "2031-06-30", own_id).status);
    const auto moved = app.get(path, "coordinator").body;
    const std::size_t removed = moved.find("Removed targets");
    ASSERT_NE(std::string::npos, removed);
    EXPECT_LT(moved.find("92.0"), removed);
    EXPECT_NE(std::string::npos, moved.find("91.0", removed)) << "as it was";
    const auto stale = set("93", "2032-06-30", own_id);
    EXPECT_EQ(422, stale.status);
    EXPECT_TRUE(shows(stale.body, "This target was removed meanwhile"));
    const auto over = set("94", "2030-06-30", "");
    EXPECT_EQ(422, over.status);
    EXPECT_TRUE(shows(over.body, "this date was removed"));
}

TEST_F(MeasurePages, ABaselineIsADayOnWhichAPeriodOfItsMeasureEnds) {
    const Measure measure = with_figures();
    const std::string path = base + "/immunised/targets";
    const auto set = [&](const std::string& day, const std::string& own_id) {
        return app.post(
            path,
            {{"own_id", own_id},
             {"value", "95"},
             {"due_on", "2030-06-30"},
             {"baseline_on", day},
             {"reason", "For all of us."}},
            "coordinator"
        );
    };
    const auto refused = set("2022-11-30", "");
    EXPECT_EQ(422, refused.status);
    EXPECT_TRUE(shows(refused.body, "the nearest one ends on 31 Dec 2022."));
    ASSERT_EQ(303, set("2022-12-31", "").status);
    std::string own_id;
    {  // As if the figures of its baseline had been undone since.
        db::Transaction tx = database->write();
        tx.execute("/* test.undone */ update targets set baseline_on = '2021-06-30'");
        own_id = measures::list_targets(tx, measure.id).at(0).id;
        tx.commit();
    }
    EXPECT_EQ(303, set("2021-06-30", own_id).status) << "its other fields can be changed";
    EXPECT_EQ(422, set("2021-05-31", own_id).status);
}

TEST_F(MeasurePages, ABaselineIsTheFigureAsItMayBeShown) {
    with_figures("raw");
    const std::string path = base + "/immunised";
    const auto set = [&](const char* group, const char* day) {
        return app
            .post(
                path + "/targets",
                {{"group", group},
                 {"value", "95"},
                 {"due_on", "2030-06-30"},
                 {"baseline_on", day},
                 {"baseline_value", "5.3"},
                 {"reason", "For all of us."}},
                "coordinator"
            )
            .status;
    };
    ASSERT_EQ(303, set("ethnicity=pacific", "2023-12-31"));
    ASSERT_EQ(303, set("ethnicity=maori", "2022-12-31"));
    ASSERT_EQ(303, set("", "2022-12-31"));
    {  // As if the figures of its baseline had been undone since.
        db::Transaction tx = database->write();
        tx.execute("/* test.undone */ update targets set baseline_on = '2021-06-30' where code = ''"
        );
        tx.commit();
    }
    for (const auto& [address, who] : std::vector<std::pair<std::string, std::string>>{
             {path, ""}, {path, "member"}, {path + "/targets", "coordinator"}}) {
        const auto page = app.get(address, who);
        EXPECT_EQ(200, page.status);
        const std::string text = seen(page.body);
        EXPECT_FALSE(says_number(text, "5.3")) << address << who;
        EXPECT_TRUE(shows(text, "Not shown, 31 Dec 2023")) << address << who;
        EXPECT_TRUE(shows(text, "78.0\u00a0%, 31 Dec 2022")) << address << who;
        EXPECT_TRUE(shows(text, "No figure of 30 Jun 2021")) << address << who;
    }
    EXPECT_EQ(404, app.get(path + "/targets", "member").status);
    EXPECT_NE(200, app.get(path + "/targets").status);
}
