// Asking for figures: whom, and for which period.
#include "measures/measures.hpp"
#include "measures/returns/return_pages.hpp"

#include <gmock/gmock.h>

using testing::HasSubstr;

TEST_P(ReturnPages, AskingTellsWhatIsWrongAndWithdrawnOnesCanBeAskedAgain) {
    const auto wrong = app->post(
        returns,
        {{"measure", "nothing"},
         {"organisation_ids", cast.other_network},
         {"place_id", cast.other_network},
         {"period_start", "2026-09-30"},
         {"period_end", "2026-07-01"},
         {"due_on", "2020-01-01"}},
        "coordinator"
    );
    EXPECT_EQ(422, wrong.status);
    for (const char* words :
         {"no such measure",
          "no such partner",
          "no such place",
          "ends before it begins",
          "is over already"}) {
        EXPECT_THAT(wrong.body, HasSubstr(words));
    }
    const auto early = app->post(
        returns,
        {{"period_start", "2030-01-01"}, {"period_end", "2030-03-31"}, {"due_on", "2030-03-31"}},
        "coordinator"
    );
    EXPECT_THAT(early.body, HasSubstr("The period is not over by then"));
    const std::string path = ask();
    EXPECT_EQ(303, app->post(path + "/withdraw", {{"words", "Not needed"}}, "coordinator").status);
    EXPECT_THAT(app->get(path, "delegate").body, HasSubstr("Withdrawn"));
    EXPECT_EQ(path, ask());
    EXPECT_THAT(app->get(path, "delegate").body, HasSubstr("Submit the figures"));
}

TEST_P(ReturnPages, AskingIsForTheKindOfPeriodTheMeasureHas) {
    const auto form = app->get(returns + "/new?measure=seen", "coordinator");
    EXPECT_THAT(form.body, HasSubstr("Seen in time: each of one day, the newest 31 Mar 2026"));
    const support::Fields quarter{
        {"measure", "seen"},
        {"organisation_ids", cast.partner},
        {"place_id", cast.locality},
        {"period_start", "2026-07-01"},
        {"period_end", "2026-09-30"},
        {"due_on", "2026-12-01"}};
    const auto refused = app->post(returns, quarter, "coordinator");
    EXPECT_EQ(422, refused.status);
    EXPECT_THAT(
        refused.body,
        HasSubstr("This period is of a quarter, and those of the measure each of one day")
    );
    EXPECT_THAT(refused.body, HasSubstr("ask for one day, the same date as first and last day."));
}

TEST_P(ReturnPages, FiguresThatWillNotBeDrawnAreSaidNotToBe) {
    {
        // As it was asked before the measure had figures of days.
        db::Transaction transaction = database().write();
        measures::ask_for_return(
            transaction,
            app->clock().now(),
            base::Viewer::system(),
            cast.network,
            {"seen", cast.partner, cast.locality, {2026, 8, 3}, {2026, 8, 9}, {2026, 12, 1}}
        );
        transaction.commit();
    }
    add_measure("2026-06-30");
    db::Reader reader = database().read();
    const std::string path =
        returns + "/" + reader.find("/* test.return */ select id from returns", {})->text("id");
    ASSERT_EQ(303, submit(path).status);
    EXPECT_THAT(
        app->get(path, "coordinator").body,
        HasSubstr("These figures are of 7 days, and those of the measure each of one day.")
    );
    const auto accepted = accept(path, "coordinator");
    EXPECT_EQ(303, accepted.status);
    EXPECT_THAT(
        app->get(path, "coordinator").body,
        HasSubstr("These figures are kept, but the measure does not show them: they are of 7 days")
    );
    const auto measure = app->get("/n/braidwater/measures/seen", "member");
    EXPECT_THAT(measure.body, HasSubstr("Register, 2023; counted against Estimates, 2022"));
}

TEST_P(ReturnPages, APartnerForWhomNobodyCanAnswerIsNamed) {
    other_return();
    const auto id_of = [&](const db::Sql& sql) {
        db::Reader reader = database().read();
        return reader.find(sql, {})->text("id");
    };
    const std::string other =
        id_of("/* test.other */ select id from organisations where search_key = 'hill'");
    EXPECT_THAT(
        app->get(returns + "/new", "coordinator").body, HasSubstr("Nobody here can answer yet")
    );
    const auto asked = app->post(
        returns,
        {{"measure", "seen"},
         {"organisation_ids", other},
         {"place_id", cast.locality},
         {"period_start", "2026-08-31"},
         {"period_end", "2026-08-31"},
         {"due_on", "2026-12-01"}},
        "coordinator"
    );
    ASSERT_EQ(303, asked.status);
    const std::string path =
        returns + "/" +
        id_of("/* test.asked */ select id from returns where period_end = '2026-08-31'");
    EXPECT_THAT(
        app->get(path, "coordinator").body,
        HasSubstr("Nobody can answer for Hill Street Clinic yet, and nobody was told.")
    );
}

TEST_P(ReturnPages, APartnerCanBeAskedUntilItsLastDayHasPassed) {
    const auto is_offered_with = [&](const char* last_day) {
        database().change([&](db::Transaction& transaction) {
            transaction.execute(
                "/* test.leaves */ update organisations set left_on = :day where id = :id",
                {{"day", last_day}, {"id", cast.partner}}
            );
        });
        const auto form = app->get(returns + "/new", "coordinator");
        return form.body.find("value=\"" + cast.partner + "\"") != std::string::npos;
    };
    EXPECT_TRUE(is_offered_with("2026-11-23"));
    EXPECT_TRUE(is_offered_with("2026-11-22")) << "today is its last day";
    EXPECT_FALSE(is_offered_with("2026-11-21"));
}
