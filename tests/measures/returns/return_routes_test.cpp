// The course of a return: asked, answered, sent back, accepted; who is told and who sees it.
#include "base/id.hpp"
#include "measures/measures.hpp"
#include "measures/returns/return_pages.hpp"
#include "network/cast.hpp"

#include <gmock/gmock.h>

using testing::HasSubstr;
using testing::Not;

TEST_P(ReturnPages, AreAskedAnsweredSentBackAndAccepted) {
    const std::string path = ask();
    EXPECT_THAT(app->get(returns, "delegate").body, HasSubstr("Seen in time"));
    const auto form = app->get(path, "delegate");
    EXPECT_THAT(form.body, HasSubstr("For the hui in December."));
    EXPECT_THAT(form.body, HasSubstr("Submit the figures"));

    const auto refused = submit(path, "");
    EXPECT_EQ(422, refused.status);
    EXPECT_THAT(refused.body, HasSubstr("Māori, counted: a number was expected."));
    EXPECT_THAT(refused.body, HasSubstr("value=\"20\""));

    EXPECT_EQ(303, submit(path).status);
    const auto seen = app->get(path, "steward");
    EXPECT_THAT(seen.body, HasSubstr("17"));
    EXPECT_THAT(seen.body, HasSubstr("not collected"));
    EXPECT_THAT(app->get(path, "coordinator").body, HasSubstr(">17<"));

    const auto wordless = app->post(path + "/send-back", {}, "steward");
    EXPECT_EQ(422, wordless.status);
    EXPECT_THAT(wordless.body, HasSubstr("href=\"#words-send-back\""));
    const std::size_t marked = wordless.body.find("aria-invalid=\"true\"");
    ASSERT_NE(std::string::npos, marked);
    EXPECT_EQ(std::string::npos, wordless.body.find("aria-invalid=\"true\"", marked + 1))
        << "of several forms of words only the one that was sent";
    const std::string long_words = "Is 17 right?" + std::string(10'000, '.');
    const auto longer = app->post(path + "/send-back", {{"words", long_words}}, "steward");
    EXPECT_EQ(422, longer.status);
    const std::size_t kept = longer.body.find(long_words);
    ASSERT_NE(std::string::npos, kept) << "what was typed is not lost";
    EXPECT_EQ(std::string::npos, longer.body.find("Is 17 right?", kept + 1)) << "nor in each form";
    EXPECT_EQ(303, app->post(path + "/send-back", {{"words", "Is 17 right?"}}, "steward").status);
    const std::string sent_back = app->get(path, "delegate").body;
    ASSERT_THAT(sent_back, HasSubstr("Is 17 right?"));
    EXPECT_LT(sent_back.find("Is 17 right?"), sent_back.find("value=\"17\"")) << "why, then what";
    EXPECT_EQ(303, submit(path, "16").status);
    EXPECT_EQ(303, accept(path, "steward").status);
    EXPECT_THAT(app->get(path, "delegate").body, HasSubstr("Accepted"));

    db::Reader reader = database().read();
    const auto sum = reader.find(
        R"(/* test.sum */ select numerator, protection from measure_sums
           where edition in (select sums_edition from measures) and period_end = '2026-09-30' and dimension = 'ethnicity' and code = 'maori'
             and place_id = :place)",
        {{"place", cast.locality}}
    );
    ASSERT_TRUE(sum);
    EXPECT_EQ(16, sum->real("numerator"));
    EXPECT_EQ("raw", sum->text("protection"));
}

TEST_P(ReturnPages, TheOtherPartyIsToldByMail) {
    const std::string path = ask();
    add_addresses();
    run_jobs();
    ASSERT_EQ(1U, mailer.sent.size());
    EXPECT_EQ("delegate@example.org", mailer.sent[0].to);
    EXPECT_THAT(mailer.sent[0].text, HasSubstr("https://braid.example.org" + path));
    ASSERT_EQ(303, submit(path).status);
    run_jobs();
    EXPECT_EQ(4U, mailer.sent.size());  // two coordinators and the steward
    EXPECT_THAT(mailer.sent.back().subject, HasSubstr("Riverside Medical has sent figures"));
}

TEST_P(ReturnPages, OnlyTheTwoPartiesSeeAReturn) {
    const std::string path = ask();
    support::add_person(*app, cast.network, "neighbour", "partner_delegate", [&] {
        db::Transaction transaction = database().write();
        const std::string id = base::new_uuid();
        transaction.execute(
            R"(/* test.organisation */
            insert into organisations (id, network_id, name, sector, description, is_maori,
                                       search_key, created_at)
            values (:id, :network, 'Next Door', 'community', '', :no, 'next', 1))",
            {{"id", id}, {"network", cast.network}, {"no", false}}
        );
        transaction.commit();
        return id;
    }());
    for (const char* who : {"member", "neighbour", "outsider"}) {
        EXPECT_EQ(404, app->get(path, who).status) << who;
        EXPECT_EQ(404, app->post(path + "/answer", {{"act", "save"}}, who).status) << who;
        EXPECT_EQ(404, app->post(path + "/messages", {{"words", "x"}}, who).status) << who;
        EXPECT_EQ(404, app->post(path + "/accept", {}, who).status) << who;
    }
    EXPECT_NE(200, app->get(path).status);
    EXPECT_THAT(app->get(returns, "neighbour").body, Not(HasSubstr("Seen in time")));
    EXPECT_THAT(app->get(returns, "member").body, HasSubstr("Nothing is asked"));
    EXPECT_EQ(404, app->post(path + "/accept", {}, "delegate").status);
    EXPECT_EQ(404, app->get(returns + "/new", "delegate").status);
    db::Reader reader = database().read();
    const auto now = app->clock().now();
    EXPECT_EQ(
        1U, measures::list_due_returns(reader, app->viewer("delegate"), cast.network, now).size()
    );
    EXPECT_TRUE(
        measures::list_due_returns(reader, app->viewer("delegate"), cast.network, now)[0].is_mine
    );
    EXPECT_EQ(
        0U, measures::list_due_returns(reader, app->viewer("member"), cast.network, now).size()
    );
}

TEST_P(ReturnPages, AListOfOnePartnerStaysOneOfThatPartner) {
    ask();
    other_return();
    const std::string all = app->get(returns, "coordinator").body;
    EXPECT_THAT(all, HasSubstr("Hill Street Clinic</td>"));
    const std::string list = returns + "?partner=" + cast.partner;
    const std::string one = app->get(list, "coordinator").body;
    EXPECT_THAT(one, HasSubstr("1 return"));
    EXPECT_THAT(one, Not(HasSubstr("Hill Street Clinic</td>")));
    EXPECT_THAT(one, HasSubstr("<option value=\"" + cast.partner + "\" selected"));
    EXPECT_THAT(one, HasSubstr("?partner=" + cast.partner + "&amp;format=csv"));
    EXPECT_THAT(app->get(returns, "delegate").body, Not(HasSubstr("name=\"partner\"")));
}

TEST_P(ReturnPages, TodayTellsOfWhatIsDueHoweverMuchWasAccepted) {
    const std::string path = ask();
    database().change([&](db::Transaction& transaction) {
        const auto like = transaction.find("/* test.like */ select measure_id from returns", {});
        for (int day = 0; day < 1'001; ++day) {
            const base::Date end = base::add_days({2020, 1, 1}, day);
            transaction.execute(
                R"(/* test.accepted */
                insert into returns (id, network_id, measure_id, organisation_id, place_id,
                                     period_start, period_end, due_on, state, asked_at)
                values (:id, :network, :measure, :partner, :place, :end, :end, :end, 'accepted', 1))",
                {{"id", base::new_uuid()},
                 {"network", cast.network},
                 {"measure", like->text("measure_id")},
                 {"partner", cast.partner},
                 {"place", cast.locality},
                 {"end", end}}
            );
        }
    });
    db::Reader reader = database().read();
    const auto due = measures::list_due_returns(
        reader, app->viewer("coordinator"), cast.network, app->clock().now()
    );
    ASSERT_EQ(1U, due.size());
    EXPECT_EQ(path, returns + "/" + due[0].id);
}
