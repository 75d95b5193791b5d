// The pages of measures: who makes and changes them, who sees them.
#include "measures/measure_cast.hpp"
#include "measures/measure_pages.hpp"
#include "measures/measures.hpp"

#include <gtest/gtest.h>

#include <algorithm>

using cast::seen;
using cast::shows;
using support::Fields;
using support::location;

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

TEST_F(MeasurePages, SumsOfPrintedRatesFollowTheDecimalsThatAreEdited) {
    measures::Measure plain = cast::plain_measure();
    plain.slug = "rates";
    const measures::Measure rates = make(plain);
    // 79.6 is the rate of its counts, 79.55 of every 100, to one decimal and not to three.
    cast::add_import(
        *database,
        rates,
        {{cast::north, "ethnicity=maori", "2022-01-01", "2022-12-31", 1591, 2000, 79.6},
         {cast::north, "ethnicity=other", "2022-01-01", "2022-12-31", 900, 1000, 90.0}}
    );
    cast::sum_up(*database, rates);
    const auto state = [&] {
        db::Reader reader = (*database).read();
        const auto sums = measures::list_sums(reader, rates.id, cast::north);
        return cast::find_sum(sums, cast::north, "", "", "2022-12-31")->state;
    };
    EXPECT_EQ(base::FigureState::reported, state());
    const std::string edit = app.get(base + "/rates/edit", "coordinator").body;
    const std::string mark = "name=\"read\" value=\"";
    const std::size_t at = edit.find(mark) + mark.size();
    support::Fields fields =
        form("Rates", {{"slug", "rates"}, {"read", edit.substr(at, edit.find('"', at) - at)}});
    for (auto& [name, value] : fields) {
        value = name == "decimals" ? "3" : value;
    }
    const auto saved = app.post(base + "/rates/edit", fields, "coordinator");
    ASSERT_EQ(303, saved.status) << saved.body;
    EXPECT_EQ(base::FigureState::missing, state());
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

TEST_F(MeasurePages, AgesOfAFileAreOrderedOnThePageOfGroups) {
    const measures::Measure measure = make();
    {
        // As an import stores them: youngest first, before what is no age.
        db::Transaction tx = (*database).write();
        const std::vector<measures::Group> ages{
            {"age", "5-11", "5 to 11", -98'989},
            {"age", "10-14", "10 to 14", -97'986},
            {"age", "12-15", "12 to 15", -97'585},
            {"age", "16+", "16 and over", -96'601}};
        measures::upsert_groups(tx, measure.id, ages);
        tx.commit();
    }
    const std::string path = base + "/immunised/groups";
    const auto page = app.get(path, "coordinator").body;
    EXPECT_FALSE(shows(page, "value=\"-"));
    support::Fields fields;
    const std::vector<std::pair<std::string, std::string>> order{
        {"5-11", "4"}, {"10-14", "2"}, {"12-15", "3"}, {"16+", "1"}};
    for (std::size_t at = 0; at < order.size(); ++at) {
        fields.emplace_back("group-" + std::to_string(at), "age=" + order[at].first);
        fields.emplace_back("label-" + std::to_string(at), "Aged " + order[at].first);
        fields.emplace_back("position-" + std::to_string(at), order[at].second);
    }
    const auto saved = app.post(path, fields, "coordinator");
    ASSERT_EQ(303, saved.status) << saved.body;
    db::Reader reader = (*database).read();
    std::vector<std::pair<std::string, std::int64_t>> ages;
    for (const measures::Group& group : measures::list_groups(reader, measure.id)) {
        if (group.dimension == "age") {
            ages.emplace_back(group.label, group.position);
        }
    }
    const std::vector<std::pair<std::string, std::int64_t>> expected{
        {"Aged 16+", -98'989},
        {"Aged 10-14", -97'986},
        {"Aged 12-15", -97'585},
        {"Aged 5-11", -96'601}};
    EXPECT_EQ(expected, ages);
}

TEST_F(MeasurePages, EachRowOfADownloadSaysWhereItIsFrom) {
    with_figures();
    const auto csv = app.get(base + "/immunised?format=csv").body;
    EXPECT_TRUE(shows(csv, "Left out of the sum,Source and licence,Edition,Protection"));
    const std::size_t lines = static_cast<std::size_t>(std::count(csv.begin(), csv.end(), '\n'));
    std::size_t named = 0;
    for (std::size_t at = csv.find(",The register,"); at != std::string::npos;
         at = csv.find(",The register,", at + 1)) {
        ++named;
    }
    EXPECT_EQ(lines - 1, named);
    EXPECT_TRUE(shows(
        csv, "Register, May 2023; counted against Estimates, 2022 edition, live since 1 Jan 1970"
    ));
    EXPECT_TRUE(shows(app.get(base + "?format=csv").body, "High end of interval,Edition"));
}

TEST_F(MeasurePages, ACompleteCountIsSaidToShowChanceVariationOnly) {
    with_figures();
    const std::string path = base + "/immunised";
    EXPECT_TRUE(shows(app.get(path).body, "Intervals are 95 % (Wilson)"));
    EXPECT_FALSE(shows(app.get(path).body, "chance variation only"));
    measures::Measure counted = cast::plain_measure();
    counted.slug = "counted";
    counted.is_complete_count = true;
    const measures::Measure measure = make(counted);
    cast::add_import(
        *database,
        measure,
        {{cast::north, "ethnicity=maori", "2023-01-01", "2023-12-31", 400, 500},
         {cast::north, "ethnicity=other", "2023-01-01", "2023-12-31", 950, 1000}}
    );
    cast::sum_up(*database, measure);
    const auto page = app.get(base + "/counted").body;
    EXPECT_TRUE(shows(page, "show chance variation only: everyone was counted"));
    EXPECT_TRUE(shows(page, "95 % interval, chance variation only"));
}

TEST_F(MeasurePages, WhoIsInNoGroupIsToldAsAShare) {
    with_figures();
    // 110 of 1,667 people.
    EXPECT_TRUE(shows(
        seen(app.get(base + "/immunised").body),
        "Ethnicity is not known for 6.6 % of the people counted"
    ));
}
