// Accepting figures of a place above or below one that has figures of the same period.
#include "measures/returns/return_around.hpp"

#include "base/id.hpp"
#include "measures/measures.hpp"
#include "measures/returns/return_accept.hpp"
#include "measures/returns/return_pages.hpp"
#include "measures/returns/return_store.hpp"

#include <gmock/gmock.h>

using testing::HasSubstr;
using testing::Not;

class ReturnsAround : public ReturnPages {
protected:
    void SetUp() override {
        ReturnPages::SetUp();
        if (IsSkipped()) {
            return;
        }
        north_ = add_place("North Side", cast.locality);
        south_ = add_place("South Side", cast.locality);
    }

    std::string add_place(const std::string& name, const std::string& parent) {
        db::Transaction transaction = database().write();
        const std::string id = base::new_uuid();
        transaction.execute(
            R"(/* test.place */
            insert into places (id, network_id, parent_id, name, kind, defined_by, note, search_key)
            values (:id, :network, :parent, :name, 'suburb', 'area', '', :name))",
            {{"id", id}, {"network", cast.network}, {"parent", parent}, {"name", name}}
        );
        transaction.commit();
        return id;
    }

    // Submitted by the partner with a delegate; its address.
    std::string submitted_for(const std::string& place, const std::string& maori = "17") {
        db::Transaction transaction = database().write();
        const base::Viewer system = base::Viewer::system();
        const base::Instant now = app->clock().now();
        const std::string id = measures::ask_for_return(
            transaction,
            now,
            system,
            cast.network,
            {"seen", cast.partner, place, {2026, 9, 30}, {2026, 9, 30}, {2026, 12, 1}}
        );
        measures::answer_return(
            transaction,
            now,
            system,
            cast.network,
            id,
            {{"maori", maori, "30"}, {"other", "14", "20"}, {"unknown", "8", "20"}},
            true
        );
        transaction.commit();
        return returns + "/" + id;
    }

    http::Response accept_meant(const std::string& path, const std::string& meant) {
        return app->post(
            path + "/accept",
            {{"beside", hidden(path, "steward", "beside")},
             {"submission", hidden(path, "steward", "submission")},
             {"meant", meant}},
            "steward"
        );
    }

    // What the page's box sends when it is ticked.
    std::string box(const std::string& path) {
        const std::string body = app->get(path, "steward").body;
        const std::string mark = "name=\"meant\" type=\"checkbox\" value=\"";
        const auto at = body.find(mark);
        EXPECT_NE(std::string::npos, at) << body;
        const auto from = at + mark.size();
        return body.substr(from, body.find('"', from) - from);
    }

    std::string north_;
    std::string south_;
};
ON_BOTH_DATABASES(ReturnsAround);

TEST_P(ReturnsAround, WhatStandsForTheSumOfPlacesBelowIsToldAndMeant) {
    ASSERT_EQ(303, accept(submitted_for(north_), "steward").status);
    ASSERT_EQ(303, accept(submitted_for(south_), "steward").status);
    ASSERT_EQ(34, maori_sum());
    const std::string path = submitted_for(cast.locality, "9");
    for (const char* who : {"steward", "coordinator"}) {
        EXPECT_THAT(
            app->get(path, who).body,
            HasSubstr("The figure of Braidwater is now the sum of 2 places below it: North Side, "
                      "South Side. Accepting makes it Riverside Medical’s alone.")
        );
    }
    const auto refused = accept(path, "steward");
    EXPECT_EQ(422, refused.status);
    EXPECT_THAT(refused.body, HasSubstr("Tick that it is meant"));
    EXPECT_EQ(34, maori_sum());
    EXPECT_EQ(409, accept_meant(path, "below something else;").status);
    EXPECT_EQ(303, accept_meant(path, box(path)).status);
    EXPECT_EQ(9, maori_sum());
}

TEST_P(ReturnsAround, WhatIsNotAddedToThePlaceAboveIsToldAndMeant) {
    ASSERT_EQ(303, accept(submitted_for(cast.locality), "steward").status);
    const std::string path = submitted_for(north_, "9");
    EXPECT_THAT(
        app->get(path, "steward").body,
        HasSubstr("Braidwater has figures of its own for this period")
    );
    EXPECT_EQ(422, accept(path, "steward").status);
    EXPECT_EQ(303, accept_meant(path, box(path)).status);
    EXPECT_EQ(17, maori_sum());
}

TEST_P(ReturnsAround, AFileWhoseFiguresAreReplacedIsNamedAndMeant) {
    add_measure("2026-09-30");
    ASSERT_EQ(40, maori_sum());
    const std::string path = submitted_for(cast.locality, "9");
    for (const char* who : {"steward", "coordinator"}) {
        EXPECT_THAT(
            app->get(path, who).body,
            HasSubstr("Braidwater has figures for this period already, from seen.csv.")
        );
    }
    EXPECT_EQ(422, accept(path, "steward").status);
    EXPECT_EQ(40, maori_sum());
    EXPECT_EQ(303, accept_meant(path, box(path)).status);
    EXPECT_EQ(9, maori_sum());
    const auto second = app->get(returns + "/" + other_return("8"), "steward");
    EXPECT_EQ(200, second.status);
    EXPECT_THAT(second.body, Not(HasSubstr("from seen.csv"))) << "replaced already";
}

TEST_P(ReturnsAround, AFileTakenBackMeanwhileIsToldFirst) {
    add_measure("2026-09-30");
    const std::string path = submitted_for(cast.locality, "9");
    const std::string meant = box(path);
    {
        db::Transaction transaction = database().write();
        transaction.execute("/* test.undo */ update imports set state = 'undone'");
        transaction.commit();
    }
    const auto refused = accept_meant(path, meant);
    EXPECT_EQ(409, refused.status);
    EXPECT_THAT(refused.body, HasSubstr("others came in or were taken back meanwhile"));
}

TEST_P(ReturnsAround, NothingIsAskedOfPlacesBesideOneAnotherOrOfOtherPeriods) {
    ASSERT_EQ(303, accept(submitted_for(north_), "steward").status);
    const std::string path = submitted_for(south_, "9");
    EXPECT_THAT(app->get(path, "steward").body, Not(HasSubstr("it is meant")));
    EXPECT_EQ(303, accept(path, "steward").status);
    EXPECT_EQ(26, maori_sum());
}

TEST_P(ReturnsAround, AFigureThatCameInBelowMeanwhileIsToldFirst) {
    const std::string path = submitted_for(cast.locality, "9");
    const std::string beside = hidden(path, "steward", "beside");
    const std::string submission = hidden(path, "steward", "submission");
    ASSERT_EQ(303, accept(submitted_for(north_), "steward").status);
    const auto refused =
        app->post(path + "/accept", {{"beside", beside}, {"submission", submission}}, "steward");
    EXPECT_EQ(422, refused.status);
    EXPECT_THAT(refused.body, HasSubstr("now the sum of a place below it: North Side"));
    EXPECT_EQ(17, maori_sum());
}

TEST_P(ReturnsAround, FiguresThatTheMeasureDoesNotShowForThePlaceAreNotSaidToBe) {
    const std::string path = submitted_for(north_);
    db::Reader reader = database().read();
    const auto line = measures::find_return_by_id(reader, path.substr(returns.size() + 1));
    EXPECT_FALSE(measures::has_shown_figure(reader, line->one));
}

TEST_P(ReturnsAround, FiguresWithoutAgesArePartOfAMeasureOfChosenAges) {
    {
        db::Transaction transaction = database().write();
        transaction.execute("/* test.chosen */ update measures set chosen = 'age=12+;gender=female'"
        );
        transaction.commit();
    }
    const std::string path = submitted_for(cast.locality);
    const auto accepted = accept(path, "steward");
    EXPECT_THAT(notice(accepted), HasSubstr("are part of the measure"));
    EXPECT_EQ(17, maori_sum());
    EXPECT_THAT(app->get(path, "steward").body, Not(HasSubstr("does not show them")));
}
