// What the pages of a measure may tell of small counts, and how they say that there is no figure.
#include "measures/measure_cast.hpp"
#include "measures/measure_pages.hpp"

#include <gtest/gtest.h>

using cast::says_number;
using cast::seen;
using cast::shows;

TEST_F(MeasurePages, FiguresTheirSourcePublishedAreShownAsTheyAre) {
    with_figures("as_published");
    EXPECT_TRUE(shows(app.get(base + "/immunised").body, "5.3"));
    EXPECT_TRUE(shows(app.get(base + "/immunised?format=csv").body, "reported,5.3,%"));
}

TEST_F(MeasurePages, SmallRawCountsLeaveByNoDoor) {
    with_figures("raw");
    const std::string api = "/api/v1/networks/braidwater/measures/immunised/figures";
    for (const std::string& path :
         {base + "/immunised",
          base + "/immunised?by=ethnicity",
          base + "/immunised?format=csv",
          base,
          base + "?format=csv",
          api,
          base + "/immunised?place=" + std::string(cast::region),
          api + "?place=" + cast::region}) {
        for (const char* who : {"", "member"}) {
            const auto answer = app.get(path, who);
            const std::string text = seen(answer.body);
            ASSERT_EQ(200, answer.status) << path;
            EXPECT_FALSE(says_number(text, "5.3")) << path;
            EXPECT_FALSE(shows(text, "5.26")) << path;
            EXPECT_FALSE(shows(text, ",3,")) << path;
            EXPECT_FALSE(shows(text, "\"value\":3E0")) << path;
            EXPECT_FALSE(shows(text, "\"value\":3}")) << path;
        }
    }
    EXPECT_TRUE(shows(app.get(base + "/immunised?format=csv").body, "suppressed"));
    EXPECT_TRUE(shows(app.get(api).body, "\"state\":\"suppressed\""));
}

TEST_F(MeasurePages, ASuppressedGroupCannotBeWorkedOutFromTheOthers) {
    with_figures("raw");
    const auto csv = app.get(base + "/immunised?format=csv").body;
    // With everyone at 1,453 and the other three shown, the missing 3 would follow.
    const bool has_all =
        csv.find(",1453,") != std::string::npos && csv.find(",400,") != std::string::npos &&
        csv.find(",950,") != std::string::npos && csv.find(",100,") != std::string::npos;
    EXPECT_FALSE(has_all);
}

TEST_F(MeasurePages, FiguresHeldAreForThoseWhoSeeRawDataAndTheJournalSaysSo) {
    with_figures("raw");
    const auto page = app.get(base + "/immunised/data", "steward");
    ASSERT_EQ(200, page.status);
    EXPECT_TRUE(shows(page.body, "57"));
    EXPECT_TRUE(shows(std::string(page.headers.get("Cache-Control")), "no-store"));
    db::Reader reader = (*database).read();
    EXPECT_EQ(
        1,
        reader.find("/* test.raw */ select count(*) as n from journal where kind = 'raw.read'")
            ->integer("n")
    );
}

TEST_F(MeasurePages, StatesOfAbsenceStayDistinctOnEveryWayOut) {
    const measures::Measure measure = make();
    const char* from = "2023-01-01";
    const char* to = "2023-12-31";
    cast::add_import(
        *database,
        measure,
        {{cast::north, "ethnicity=maori", from, to, {}, {}, {}, "suppressed"},
         {cast::north, "ethnicity=pacific", from, to, {}, {}, {}, "missing"},
         {cast::north, "ethnicity=other", from, to, {}, {}, {}, "not collected"},
         {cast::north, "ethnicity=unknown", from, to, 120, 100}}
    );
    cast::sum_up(*database, measure);
    const std::string api = "/api/v1/networks/braidwater/measures/immunised/figures";
    for (const std::string& path : {base + "/immunised?format=csv", api}) {
        const auto body = app.get(path).body;
        for (const char* state : {"suppressed", "missing", "not collected"}) {
            EXPECT_TRUE(shows(body, state)) << path;
        }
    }
    const auto page = app.get(base + "/immunised").body;
    EXPECT_TRUE(shows(page, "above 100"));
    EXPECT_TRUE(shows(page, "120"));
}

TEST_F(MeasurePages, AFigureHeldIsFollowedToTheRowOfItsFile) {
    const measures::Measure measure = with_figures("raw");
    const std::string path = base + "/immunised/data";
    const auto page = app.get(path, "steward").body;
    EXPECT_TRUE(shows(page, "Where these figures come from"));
    EXPECT_TRUE(shows(page, "Ethnicity: Pacific"));
    db::Reader reader = (*database).read();
    const auto row = reader.find(
        R"(/* test.line */
        select o.line, o.import_id from observations o join measure_cells c on c.id = o.cell_id
        where c.groups = 'ethnicity=pacific' and o.period_end = '2023-12-31')"
    );
    ASSERT_TRUE(row);
    const std::string given = page.substr(page.find("id=\"rows\""));
    EXPECT_TRUE(
        shows(given, "/n/braidwater/imports/" + row->text("import_id") + "\">figures.csv</a>")
    ) << given;
    EXPECT_TRUE(says_number(seen(given), std::to_string(row->integer("line"))));
    EXPECT_TRUE(says_number(seen(given), "57"));
    EXPECT_FALSE(says_number(seen(given), "940"));
    const std::string before =
        app.get(path + "?place=" + cast::north + "&period=2022-12-31", "steward").body;
    EXPECT_TRUE(says_number(seen(before.substr(before.find("id=\"rows\""))), "940"));
    EXPECT_EQ(404, app.get(path + "?place=nowhere", "steward").status);
    EXPECT_NE(200, app.get(path, "member").status);
    EXPECT_NE(200, app.get(path).status);
}
