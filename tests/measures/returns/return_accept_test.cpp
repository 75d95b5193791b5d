// Accepting figures, and taking an acceptance back.
#include "measures/returns/return_accept.hpp"

#include "measures/returns/return_pages.hpp"
#include "measures/returns/return_store.hpp"

#include <gmock/gmock.h>

#include <thread>

using testing::HasSubstr;
using testing::Not;

TEST_P(ReturnPages, FiguresOfSeveralPartnersForOnePlaceAddUp) {
    const std::string first = ask();
    ASSERT_EQ(303, submit(first).status);
    ASSERT_EQ(303, accept(first, "steward").status);
    const std::string second = returns + "/" + other_return();
    const auto page = app->get(second, "steward");
    EXPECT_THAT(page.body, HasSubstr("The figures of Riverside Medical for the same place"));
    const auto unseen = app->post(
        second + "/accept", {{"submission", hidden(second, "steward", "submission")}}, "steward"
    );
    EXPECT_EQ(409, unseen.status);
    EXPECT_THAT(unseen.body, HasSubstr("have changed since this page was opened"));
    EXPECT_EQ(303, accept(second, "steward").status);
    db::Reader reader = database().read();
    const auto sum = reader.find(
        R"(/* test.sum */ select numerator, denominator from measure_sums
           where edition in (select sums_edition from measures)
             and period_end = '2026-09-30' and code = 'maori' and place_id = :place)",
        {{"place", cast.locality}}
    );
    EXPECT_EQ(30, sum->real("numerator"));
    EXPECT_EQ(40, sum->real("denominator"));
}

TEST_P(ReturnPages, AnAcceptanceIsTakenBackTheLastOneFirst) {
    const std::string first = ask();
    ASSERT_EQ(303, submit(first).status);
    ASSERT_EQ(303, accept(first, "coordinator").status);
    const std::string second = returns + "/" + other_return();
    ASSERT_EQ(303, accept(second, "coordinator").status);
    // The sum is on the measure's page: one partner's figures would tell the other's.
    EXPECT_THAT(app->get(first, "coordinator").body, Not(HasSubstr(">17<")));
    EXPECT_THAT(app->get(first, "steward").body, HasSubstr(">17<"));
    {
        db::Reader reader = database().read();
        const auto import = reader.find(
            "/* test.import */ select id from imports where kind = 'return' limit 1", {}
        );
        const std::string path = "/n/braidwater/imports/" + import->text("id");
        EXPECT_EQ(409, app->post(path + "/undo", {}, "steward").status);
        EXPECT_THAT(app->get(path, "steward").body, HasSubstr("taken back on the page of the"));
    }
    const auto refused = app->post(first + "/take-back", {}, "coordinator");
    EXPECT_EQ(409, refused.status);
    EXPECT_THAT(refused.body, HasSubstr("The figures of Hill Street Clinic were accepted later"));
    ASSERT_EQ(303, app->post(second + "/take-back", {}, "coordinator").status);
    EXPECT_EQ(17, maori_sum());
    EXPECT_EQ(409, app->post(second + "/take-back", {}, "coordinator").status);
    ASSERT_EQ(303, app->post(first + "/take-back", {}, "coordinator").status);
    EXPECT_EQ(std::nullopt, maori_sum());
    EXPECT_THAT(app->get(first, "delegate").body, HasSubstr("Submitted"));
    ASSERT_EQ(303, accept(second, "coordinator").status);
    EXPECT_EQ(13, maori_sum());
    EXPECT_EQ(404, app->post(second + "/take-back", {}, "delegate").status);
    EXPECT_EQ(404, app->post(second + "/take-back", {}, "member").status);
}

TEST_P(ReturnPages, WhichAcceptanceCameLastIsNotToldByAClock) {
    const std::string first = ask();
    ASSERT_EQ(303, submit(first).status);
    ASSERT_EQ(303, accept(first, "steward").status);
    const std::string second = returns + "/" + other_return();
    app->clock().advance(-3'600);
    ASSERT_EQ(303, accept(second, "steward").status);
    ASSERT_EQ(30, maori_sum());
    const auto refused = app->post(first + "/take-back", {}, "steward");
    EXPECT_EQ(409, refused.status);
    EXPECT_THAT(refused.body, HasSubstr("The figures of Hill Street Clinic were accepted later"));
    EXPECT_EQ(303, app->post(second + "/take-back", {}, "steward").status);
    EXPECT_EQ(303, app->post(first + "/take-back", {}, "steward").status);
}

TEST_P(ReturnPages, APartnerCannotWorkOutASmallCountOfAnotherFromTheSum) {
    const std::string first = ask();
    ASSERT_EQ(303, submit(first).status);
    ASSERT_EQ(303, accept(first, "steward").status);
    ASSERT_EQ(17, maori_sum());
    ASSERT_EQ(303, accept(returns + "/" + other_return("3"), "steward").status);
    {
        db::Reader reader = database().read();
        const auto sum = reader.find(
            R"(/* test.withheld */ select status, numerator, denominator from measure_sums
               where edition in (select sums_edition from measures)
                 and period_end = '2026-09-30' and code = 'maori' and place_id = :place)",
            {{"place", cast.locality}}
        );
        ASSERT_TRUE(sum);
        EXPECT_EQ("suppressed", sum->text("status"));
        EXPECT_FALSE(sum->optional_real("numerator") || sum->optional_real("denominator"));
        const auto everyone = reader.find(
            R"(/* test.everyone */ select numerator from measure_sums
               where edition in (select sums_edition from measures)
                 and period_end = '2026-09-30' and dimension = '' and place_id = :place)",
            {{"place", cast.locality}}
        );
        EXPECT_EQ(30 + 14, everyone->real("numerator"));
    }
    for (const char* who : {"delegate", "coordinator", "member"}) {
        const auto page = app->get("/n/braidwater/measures/seen?format=csv", who);
        EXPECT_EQ(200, page.status);
        EXPECT_THAT(page.body, Not(HasSubstr(",20,40,"))) << who;
    }
}

TEST_P(ReturnPages, TwoAcceptedAtOnceAreNeverLostNorAddedUnseen) {
    const std::string first = ask();
    ASSERT_EQ(303, submit(first).status);
    const std::vector<std::string> ids{first.substr(returns.size() + 1), other_return()};
    std::vector<std::string> said(ids.size());
    std::vector<std::thread> threads;
    for (std::size_t at = 0; at < ids.size(); ++at) {
        threads.emplace_back([&, at] {
            try {
                db::Reader reader = database().read();
                const auto line = measures::find_return_by_id(reader, ids[at]);
                measures::accept_return(
                    database(),
                    app->clock().now(),
                    base::Viewer::system(),
                    line->one,
                    measures::ReviewerSaw{}
                );
            } catch (const base::Error& error) {
                said[at] = error.what();
            }
        });
    }
    for (std::thread& thread : threads) {
        thread.join();
    }
    const std::size_t lost = said[0].empty() ? 1 : 0;
    EXPECT_EQ("", said[1 - lost]);
    EXPECT_THAT(said[lost], HasSubstr("have changed since this page was opened"));
    EXPECT_EQ(lost == 1 ? 17 : 13, maori_sum());
    ASSERT_EQ(303, accept(returns + "/" + ids[lost], "steward").status);
    EXPECT_EQ(30, maori_sum());
}

TEST_P(ReturnPages, FiguresThatDoNotAddUpAreAcceptedFromOnePartnerOnly) {
    const std::string first = ask();
    ASSERT_EQ(303, submit(first).status);
    ASSERT_EQ(303, accept(first, "steward").status);
    const std::string second = returns + "/" + other_return();
    {
        db::Transaction transaction = database().write();
        transaction.execute("/* test.unit */ update measures set unit = 'value'");
        transaction.commit();
    }
    const auto page = app->get(second, "steward");
    EXPECT_THAT(page.body, HasSubstr("cannot be accepted beside them"));
    const auto refused = accept(second, "steward");
    EXPECT_EQ(409, refused.status);
    EXPECT_THAT(refused.body, HasSubstr("The figures of Riverside Medical for the same place"));
    EXPECT_THAT(refused.body, HasSubstr("or send this one back"));
    EXPECT_EQ(17, maori_sum());
}

TEST_P(ReturnPages, ACoordinatorAcceptsFiguresWithSmallCountsWithheld) {
    const std::string path = ask();
    ASSERT_EQ(303, submit(path, "3").status);
    const auto page = app->get(path, "coordinator");
    EXPECT_THAT(page.body, HasSubstr("Accept the figures"));
    EXPECT_THAT(page.body, Not(HasSubstr(">3<")));
    EXPECT_THAT(page.body, HasSubstr("suppressed"));
    EXPECT_THAT(page.body, HasSubstr("counts under 6, and those from which one could be worked"));
    // With the total on the measure's page the other count would tell the small one.
    EXPECT_THAT(page.body, Not(HasSubstr(">30<")));
    EXPECT_THAT(app->get(path, "steward").body, HasSubstr(">3<"));
    EXPECT_THAT(app->get(path, "delegate").body, HasSubstr("Coordinators see them with counts"));
    EXPECT_NE(200, app->get(path, "unproved").status);
    for (const char* who : {"delegate", "member", "outsider", "unproved"}) {
        EXPECT_NE(303, app->post(path + "/accept", {}, who).status) << who;
        EXPECT_NE(303, app->post(path + "/send-back", {{"words", "x"}}, who).status) << who;
    }
    EXPECT_NE(303, app->post(path + "/accept", {}).status);
    EXPECT_EQ(303, app->post(path + "/send-back", {{"words", "Only 3?"}}, "coordinator").status);
    EXPECT_THAT(app->get(path, "coordinator").body, Not(HasSubstr("What was sent")));
    ASSERT_EQ(303, submit(path, "13").status);
    const auto shown = app->get(path, "coordinator");
    EXPECT_THAT(shown.body, HasSubstr(">13<"));
    db::Reader reader = database().read();
    const auto seen = reader.find(
        R"(/* test.seen */ select count(*) as n from journal
           where kind = 'raw.read' and actor = :who)",
        {{"who", app->viewer("coordinator").account()}}
    );
    EXPECT_EQ(0, seen->integer("n"));
    EXPECT_EQ(303, accept(path, "coordinator").status);
    EXPECT_EQ(13, maori_sum());
    EXPECT_THAT(app->get(path, "coordinator").body, HasSubstr("Accepted"));
}

TEST_P(ReturnPages, TheSourcesOfAllThatIsDrawnAreNamed) {
    const std::string path = ask();
    ASSERT_EQ(303, submit(path).status);
    ASSERT_EQ(303, accept(path, "steward").status);
    const auto measure = app->get("/n/braidwater/measures/seen", "member");
    EXPECT_THAT(measure.body, HasSubstr("own registers and Estimates, 2022 edition."));
    EXPECT_THAT(
        measure.body, HasSubstr("Returns of partners and Register, 2023; counted against partners")
    );
}
