#include "measures/measure_cast.hpp"
#include "measures/measures.hpp"
#include "measures/routes.hpp"
#include "network/cast.hpp"
#include "support/database_test.hpp"

#include <gtest/gtest.h>

using support::Fields;
using support::location;

namespace {

// What a reader sees of a page: without its tags, whose coordinates are numbers too.
std::string seen(const std::string& page) {
    std::string text;
    bool is_inside = false;
    for (const char c : page) {
        is_inside = c == '<' || (is_inside && c != '>');
        if (!is_inside) {
            text += c == '>' ? ' ' : c;
        }
    }
    return text;
}

bool shows(const std::string& text, const std::string& part) {
    return text.find(part) != std::string::npos;
}

// True when the number stands alone, not as a part of a longer one.
bool says_number(const std::string& text, const std::string& number) {
    const auto is_part = [&](std::size_t at) {
        return at < text.size() && (std::isdigit(static_cast<unsigned char>(text[at])) != 0);
    };
    for (std::size_t at = text.find(number); at != std::string::npos;
         at = text.find(number, at + 1)) {
        if (!(at > 0 && is_part(at - 1)) && !is_part(at + number.size())) {
            return true;
        }
    }
    return false;
}

}  // namespace

struct MeasurePages : testing::Test {
    MeasurePages() { cast::add_places(*database, cast.network); }

    measures::Measure make(measures::Measure plain = cast::plain_measure()) {
        plain.network_id = cast.network;
        return cast::add_measure(*database, plain);
    }

    measures::Measure with_figures(const std::string& protection = "as_published") {
        const measures::Measure measure = make();
        cast::add_import(
            *database,
            measure,
            {{cast::north, "ethnicity=maori", "2023-01-01", "2023-12-31", 400, 500},
             {cast::north, "ethnicity=pacific", "2023-01-01", "2023-12-31", 3, 57},
             {cast::north, "ethnicity=other", "2023-01-01", "2023-12-31", 950, 1000},
             {cast::north, "ethnicity=unknown", "2023-01-01", "2023-12-31", 100, 110},
             {cast::north, "ethnicity=maori", "2022-01-01", "2022-12-31", 390, 500},
             {cast::north, "ethnicity=pacific", "2022-01-01", "2022-12-31", 40, 57},
             {cast::north, "ethnicity=other", "2022-01-01", "2022-12-31", 940, 1000}},
            {.protection = protection}
        );
        cast::sum_up(*database, measure);
        return measure;
    }

    Fields form(const std::string& name, const Fields& more = {}) {
        Fields fields{
            {"name", name},
            {"definition", "What it is."},
            {"unit", "proportion"},
            {"decimals", "1"},
            {"direction", "higher_is_better"},
            {"numerator_means", "people seen"},
            {"denominator_means", "people who asked"}};
        fields.insert(fields.end(), more.begin(), more.end());
        return fields;
    }

    TestDatabase database;
    support::TestApp app{*database, measures::routes()};
    support::Cast cast = support::make_cast(app);
    const std::string base = "/n/braidwater/measures";
};

TEST_F(MeasurePages, ACoordinatorAddsAMeasureAndChangesIt) {
    const auto added = app.post(base, form("Seen <b>soon</b>"), "coordinator");
    ASSERT_EQ(303, added.status) << added.body;
    EXPECT_EQ(base + "/seen-b-soon-b", location(added));
    EXPECT_TRUE(shows(app.get(location(added), "member").body, "Seen &lt;b&gt;soon&lt;/b&gt;"));
    EXPECT_EQ(404, app.get(location(added)).status);

    const auto edit = app.get(location(added) + "/edit", "coordinator");
    EXPECT_TRUE(shows(edit.body, "people who asked"));
    const std::size_t at = edit.body.find("name=\"read\" value=\"") + 19;
    const std::string read = edit.body.substr(at, edit.body.find('"', at) - at);
    const Fields change =
        form("Seen soon", {{"slug", "seen"}, {"is_public", "yes"}, {"read", read}});
    app.clock().advance(1);
    const auto saved = app.post(location(added) + "/edit", change, "coordinator");
    ASSERT_EQ(303, saved.status) << saved.body;
    EXPECT_EQ(200, app.get(base + "/seen").status);
    const auto late = app.post(base + "/seen/edit", change, "coordinator");
    EXPECT_EQ(422, late.status);
    EXPECT_TRUE(shows(late.body, "Someone else changed this measure"));
}

TEST_F(MeasurePages, AFormWithMistakesIsShownAgainWithThem) {
    Fields bad = form("");
    bad.push_back({"chosen", "age"});
    bad.push_back({"outcome_id", "0198cccc-0000-7000-8000-000000000001"});
    const auto refused = app.post(base, bad, "coordinator");
    EXPECT_EQ(422, refused.status);
    for (const char* words :
         {"Give the measure a name.",
          "age=12+;gender=*",
          "Choose an outcome",
          "people who asked"}) {
        EXPECT_TRUE(shows(refused.body, words));
    }
    make();
    EXPECT_EQ(
        422, app.post(base, form("Immunised", {{"slug", "immunised"}}), "coordinator").status
    );
}

TEST_F(MeasurePages, OnlyThoseWhoDefineMeasuresMayChangeThem) {
    with_figures();
    for (const char* part : {"/edit", "/targets", "/breaks", "/groups", "/data"}) {
        const std::string path = base + "/immunised" + part;
        EXPECT_EQ(303, app.get(path).status) << path;
        EXPECT_EQ(404, app.get(path, "outsider").status) << path;
        EXPECT_NE(200, app.get(path, "member").status) << path;
    }
    EXPECT_NE(303, app.post(base, form("X"), "member").status);
    EXPECT_NE(303, app.post(base + "/immunised/retire", {}, "member").status);
}

TEST_F(MeasurePages, AMeasureOfAnotherNetworkIsNotFound) {
    measures::Measure foreign = cast::plain_measure();
    foreign.network_id = cast.other_network;
    foreign.slug = "theirs";
    const measures::Measure made = cast::add_measure(*database, foreign);
    EXPECT_EQ(404, app.get(base + "/theirs", "coordinator").status);
    EXPECT_EQ(404, app.get(base + "/" + made.id + "/edit", "coordinator").status);
    EXPECT_EQ(404, app.get("/n/elsewhere/measures/theirs").status);
    EXPECT_EQ(200, app.get("/n/elsewhere/measures/theirs", "outsider").status);
}

TEST_F(MeasurePages, AStrangersPageMayBeKeptUntilThePublicFaceChanges) {
    with_figures();
    const auto page = app.get(base + "/immunised");
    EXPECT_EQ(cast.network, page.public_scope);
    const std::int64_t before = page.public_version;
    EXPECT_FALSE(app.get(base + "/immunised", "member").public_scope.has_value());
    const std::string api = "/api/v1/networks/braidwater/measures";
    for (const std::string& path :
         {base + "/immunised?format=csv",
          base + "/immunised?format=xlsx",
          base + "?format=xlsx",
          api,
          api + "/immunised",
          api + "/immunised/figures"}) {
        const auto answer = app.get(path);
        EXPECT_EQ(cast.network, answer.public_scope) << path;
        EXPECT_FALSE(answer.file) << path << ": a file is not kept";
        EXPECT_FALSE(app.get(path, "member").public_scope.has_value()) << path;
    }
    app.post(
        base + "/immunised/breaks",
        {{"on", "2023-01-01"}, {"kind", "source"}, {"reason", "Another register."}},
        "coordinator"
    );
    EXPECT_GT(app.get(base + "/immunised").public_version, before);
}

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

TEST_F(MeasurePages, GroupsTakeNewLabelsAndOrder) {
    with_figures();
    const std::string path = base + "/immunised/groups";
    const auto saved = app.post(
        path,
        {{"group-0", "ethnicity=pacific"},
         {"label-0", "Pacific <peoples>"},
         {"position-0", "0"},
         {"group-1", "ethnicity=nobody"},
         {"label-1", "Not a group"},
         {"position-1", "1"}},
        "coordinator"
    );
    ASSERT_EQ(303, saved.status) << saved.body;
    const auto page = app.get(base + "/immunised").body;
    EXPECT_TRUE(shows(page, "Pacific &lt;peoples&gt;"));
    EXPECT_FALSE(shows(page, "Not a group"));
    const auto refused = app.post(
        path,
        {{"group-0", "ethnicity=pacific"}, {"label-0", ""}, {"position-0", "-1"}},
        "coordinator"
    );
    EXPECT_EQ(422, refused.status);
}

TEST_F(MeasurePages, RetiredMeasuresLeaveTheListAndComeBack) {
    with_figures();
    EXPECT_TRUE(shows(app.get(base).body, "Immunised at two"));
    ASSERT_EQ(303, app.post(base + "/immunised/retire", {}, "coordinator").status);
    EXPECT_FALSE(shows(app.get(base).body, "Immunised at two"));
    EXPECT_TRUE(shows(app.get(base + "?retired=yes").body, "Immunised at two"));
    EXPECT_EQ(200, app.get(base + "/immunised").status);
    ASSERT_EQ(303, app.post(base + "/immunised/bring-back", {}, "coordinator").status);
    EXPECT_TRUE(shows(app.get(base + "?q=immunised").body, "Immunised at two"));
    EXPECT_TRUE(shows(app.get(base + "?q=nothing").body, "No measure has these words"));
}

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
    ASSERT_EQ(303, set("", "2021-06-30"));
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

TEST_F(MeasurePages, AMeasureWithoutFiguresSaysWhatToDoNext) {
    make();
    EXPECT_TRUE(shows(app.get(base + "/immunised", "coordinator").body, "Import figures"));
    EXPECT_TRUE(shows(app.get(base + "/immunised").body, "No figures yet"));
    EXPECT_EQ(404, app.get(base + "/immunised?format=csv").status);
    EXPECT_EQ(404, app.get(base + "/nothing").status);
}

TEST_F(MeasurePages, PlacesAndCutsThatAreNotThereAreNotFound) {
    with_figures();
    EXPECT_EQ(200, app.get(base + "/immunised?place=" + cast::north).status);
    EXPECT_EQ(404, app.get(base + "/immunised?place=" + std::string(cast::south)).status);
    EXPECT_EQ(404, app.get(base + "/immunised?by=shoe").status);
    EXPECT_EQ(400, app.get(base + "/immunised?format=pdf").status);
}

TEST_F(MeasurePages, CardsSayHowItGoesAndForWhom) {
    with_figures();
    db::Reader reader = (*database).read();
    const auto cards = measures::list_cards(reader, base::Viewer(), cast.network);
    ASSERT_EQ(1U, cards.size());
    EXPECT_TRUE(cards[0].has_data);
    EXPECT_TRUE(shows(std::string(cards[0].sentence.text()), "In 2023, services immunised"));
    EXPECT_TRUE(shows(std::string(cards[0].gap.text()), "Pacific"));
    EXPECT_FALSE(cards[0].spark.empty());
}

TEST_F(MeasurePages, JournalWordsCoverWhatWasDoneAndTitlesAreFilled) {
    const measures::Measure measure = make();
    db::Reader reader = (*database).read();
    journal::Titles titles{{{"measure", measure.id}, {}}, {{"place", "x"}, {}}};
    measures::describe(reader, base::Viewer(), cast.network, titles);
    EXPECT_EQ("Immunised at two", titles.at({"measure", measure.id}).title);
    EXPECT_EQ(base + "/immunised", titles.at({"measure", measure.id}).path);
}
