#include "measures/import_cast.hpp"
#include "measures/measures.hpp"
#include "measures/return_accept.hpp"
#include "network/cast.hpp"
#include "platform/jobs/jobs.hpp"
#include "platform/mail/mail.hpp"
#include "platform/mail/queue.hpp"

#include <gmock/gmock.h>

#include <fstream>
#include <thread>

using support::location;
using testing::HasSubstr;
using testing::Not;

class KeptMail : public mail::Mailer {
public:
    void send(const mail::Message& message, base::Instant) override { sent.push_back(message); }
    std::vector<mail::Message> sent;
};

class ReturnPages : public StoreTest {
protected:
    void SetUp() override {
        StoreTest::SetUp();
        app = std::make_unique<support::TestApp>(database(), measures::routes());
        cast = support::make_cast(*app);
        add_measure();
    }

    void add_measure(const std::string& day = "2026-03-31") {
        const auto path = folder() / "seen.csv";
        std::ofstream(path) << "day,place,ethnicity,gender,people,of\n"
                            << day << ",Braidwater,Maori,F,40,50\n"
                            << day << ",Braidwater,Other,F,45,50\n";
        const auto outcome = measures::import_file(
            database(),
            app->clock(),
            base::Viewer::system(),
            {.file = path,
             .file_name = "seen.csv",
             .mapping = cast::small_mapping(),
             .network_id = cast.network}
        );
        ASSERT_TRUE(outcome.changed) << outcome.said;
    }

    // Asks the partner with a delegate; the address of the return.
    std::string ask(const std::string& period_end = "2026-09-30") {
        const auto asked = app->post(
            returns,
            {{"measure", "seen"},
             {"organisation_ids", cast.partner},
             {"place_id", cast.locality},
             {"period_start", period_end},
             {"period_end", period_end},
             {"due_on", "2026-12-01"},
             {"words", "For the hui in December."}},
            "coordinator"
        );
        EXPECT_EQ(303, asked.status) << asked.body;
        db::Reader reader = database().read();
        const auto row = reader.find(
            "/* test.return */ select id from returns where period_end = :end",
            {{"end", period_end}}
        );
        return returns + "/" + row->text("id");
    }

    support::Fields figures(const std::string& maori, const std::string& path) {
        const auto page = app->get(path, "delegate");
        const std::string mark = "name=\"version\" value=\"";
        const auto at = page.body.find(mark);
        EXPECT_NE(std::string::npos, at) << page.body;
        return {
            {"version", page.body.substr(at + mark.size(), 16)},
            {"numerator-1", maori},
            {"denominator-1", "20"},
            {"numerator-2", "30"},
            {"denominator-2", "40"},
            {"state-3", "not collected"}};
    }
    http::Response submit(const std::string& path, const std::string& maori = "17") {
        auto fields = figures(maori, path);
        fields.emplace_back("act", "submit");
        return app->post(path + "/answer", fields, "delegate");
    }
    // Submitted by another partner for the same place and period; its id.
    std::string other_return(const std::string& maori = "13") {
        db::Transaction transaction = database().write();
        const std::string other = base::new_uuid();
        transaction.execute(
            R"(/* test.organisation */
            insert into organisations (id, network_id, name, sector, description, is_maori,
                                       search_key, created_at)
            values (:id, :network, 'Hill Street Clinic', 'community', '', :no, 'hill', 1))",
            {{"id", other}, {"network", cast.network}, {"no", false}}
        );
        const std::string id = measures::ask_for_return(
            transaction,
            app->clock().now(),
            base::Viewer::system(),
            cast.network,
            {"seen", other, cast.locality, {2026, 9, 30}, {2026, 9, 30}, {2026, 12, 1}}
        );
        measures::answer_return(
            transaction,
            app->clock().now(),
            base::Viewer::system(),
            cast.network,
            id,
            {{"maori", maori, "20"}, {"other", "14", "20"}, {"unknown", "8", "20"}},
            true
        );
        transaction.commit();
        return id;
    }
    // As the button on the page does.
    http::Response accept(const std::string& id, const char* who) {
        const std::string path = returns + "/" + id;
        const auto page = app->get(path, who);
        const std::string mark = "name=\"beside\" value=\"";
        const auto at = page.body.find(mark);
        EXPECT_NE(std::string::npos, at) << page.body;
        const auto from = at + mark.size();
        const std::string seen = page.body.substr(from, page.body.find('"', from) - from);
        return app->post(path + "/accept", {{"beside", seen}}, who);
    }
    std::optional<double> maori_sum() {
        db::Reader reader = database().read();
        const auto sum = reader.find(
            R"(/* test.maori */ select numerator from measure_sums
               where edition in (select sums_edition from measures)
             and period_end = '2026-09-30' and code = 'maori' and place_id = :place)",
            {{"place", cast.locality}}
        );
        return sum ? std::optional(sum->real("numerator")) : std::nullopt;
    }
    void run_jobs() {
        auto handlers = measures::job_handlers("https://braid.example.org");
        handlers.emplace(mail::send_job, mail::send_handler(mailer));
        jobs::run_due(database(), handlers, {}, app->clock().now());
        jobs::run_due(database(), handlers, {}, app->clock().now());
    }

    std::unique_ptr<support::TestApp> app;
    support::Cast cast;
    KeptMail mailer;
    const std::string returns = "/n/braidwater/returns";
};
ON_BOTH_DATABASES(ReturnPages);

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

    EXPECT_EQ(303, app->post(path + "/send-back", {{"words", "Is 17 right?"}}, "steward").status);
    EXPECT_THAT(app->get(path, "delegate").body, HasSubstr("Is 17 right?"));
    EXPECT_EQ(303, submit(path, "16").status);
    EXPECT_EQ(303, app->post(path + "/accept", {}, "steward").status);
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

TEST_P(ReturnPages, FiguresOfSeveralPartnersForOnePlaceAddUp) {
    const std::string first = ask();
    ASSERT_EQ(303, submit(first).status);
    ASSERT_EQ(303, app->post(first + "/accept", {}, "steward").status);
    const std::string second = other_return();
    const auto page = app->get(returns + "/" + second, "steward");
    EXPECT_THAT(page.body, HasSubstr("The figures of Riverside Medical for the same place"));
    const auto unseen = app->post(returns + "/" + second + "/accept", {}, "steward");
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
    ASSERT_EQ(303, app->post(first + "/accept", {}, "coordinator").status);
    const std::string second = returns + "/" + other_return();
    ASSERT_EQ(303, accept(second.substr(returns.size() + 1), "coordinator").status);
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
    ASSERT_EQ(303, app->post(second + "/accept", {}, "coordinator").status);
    EXPECT_EQ(13, maori_sum());
    EXPECT_EQ(404, app->post(second + "/take-back", {}, "delegate").status);
    EXPECT_EQ(404, app->post(second + "/take-back", {}, "member").status);
}

TEST_P(ReturnPages, APartnerCannotWorkOutASmallCountOfAnotherFromTheSum) {
    const std::string first = ask();
    ASSERT_EQ(303, submit(first).status);
    ASSERT_EQ(303, app->post(first + "/accept", {}, "steward").status);
    ASSERT_EQ(17, maori_sum());
    ASSERT_EQ(303, accept(other_return("3"), "steward").status);
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
                    database(), app->clock().now(), base::Viewer::system(), line->one, ""
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
    ASSERT_EQ(303, accept(ids[lost], "steward").status);
    EXPECT_EQ(30, maori_sum());
}

TEST_P(ReturnPages, FiguresThatDoNotAddUpAreAcceptedFromOnePartnerOnly) {
    const std::string first = ask();
    ASSERT_EQ(303, submit(first).status);
    ASSERT_EQ(303, app->post(first + "/accept", {}, "steward").status);
    const std::string second = other_return();
    {
        db::Transaction transaction = database().write();
        transaction.execute("/* test.unit */ update measures set unit = 'value'");
        transaction.commit();
    }
    const auto page = app->get(returns + "/" + second, "steward");
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
    EXPECT_EQ(303, app->post(path + "/accept", {}, "coordinator").status);
    EXPECT_EQ(13, maori_sum());
    EXPECT_THAT(app->get(path, "coordinator").body, HasSubstr("Accepted"));
}

TEST_P(ReturnPages, ADraftIsTheirOwnAndTwoPeopleDoNotOverwriteEachOther) {
    const std::string path = ask();
    const auto stale = figures("11", path);
    auto first = stale;
    first.emplace_back("act", "save");
    EXPECT_EQ(303, app->post(path + "/answer", first, "delegate").status);
    EXPECT_THAT(app->get(path, "delegate").body, HasSubstr("value=\"11\""));
    EXPECT_THAT(app->get(path, "steward").body, Not(HasSubstr("\"11\"")));
    EXPECT_THAT(app->get(path, "steward").body, Not(HasSubstr(">11<")));
    const auto second = app->post(path + "/answer", first, "delegate");
    EXPECT_EQ(422, second.status);
    EXPECT_THAT(second.body, HasSubstr("Someone of your organisation saved other figures"));
    EXPECT_EQ(409, app->post(path + "/accept", {}, "steward").status);
}

TEST_P(ReturnPages, AFileFillsTheForm) {
    const std::string path = ask();
    const auto empty = app->get(path + "/template?format=csv", "delegate");
    EXPECT_THAT(empty.body, HasSubstr("Group,numerator,denominator,note"));
    EXPECT_THAT(empty.body, HasSubstr("Māori,,,"));
    const auto read = app->upload(
        path + "/upload",
        {},
        "file",
        "answer.csv",
        "Group,numerator,denominator,note\nMāori,\"1,017\",2000,by hand\nOther,3,4,\n",
        "delegate"
    );
    EXPECT_EQ(200, read.status);
    EXPECT_THAT(read.body, HasSubstr("value=\"1,017\""));
    const auto wrong = app->upload(
        path + "/upload", {}, "file", "answer.csv", "Group,numerator\nMartians,3\n", "delegate"
    );
    EXPECT_EQ(422, wrong.status);
    EXPECT_THAT(wrong.body, HasSubstr("Martians"));
}

TEST_P(ReturnPages, WhatWasSentLastTimeIsShownAgain) {
    const std::string before = ask("2026-08-31");
    ASSERT_EQ(303, submit(before, "13").status);
    ASSERT_EQ(303, app->post(before + "/accept", {}, "steward").status);
    const auto form = app->get(ask(), "delegate");
    EXPECT_THAT(form.body, HasSubstr("Last time"));
    EXPECT_THAT(form.body, HasSubstr("13"));
}

TEST_P(ReturnPages, TheOtherPartyIsToldByMail) {
    const std::string path = ask();
    {
        db::Transaction transaction = database().write();
        transaction.execute(
            R"(/* test.accounts */
            insert into accounts (id, email, email_key, name, is_shared_mailbox, operates_instance,
                                  created_at)
            select account_id, name || '@example.org', name || '@example.org', name, :no, :no, 1
            from people where account_id is not null)",
            {{"no", false}}
        );
        transaction.commit();
    }
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
    EXPECT_THAT(refused.body, HasSubstr("ask for one day."));
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
    const auto accepted = app->post(path + "/accept", {}, "coordinator");
    EXPECT_EQ(303, accepted.status);
    EXPECT_THAT(
        app->get(path, "coordinator").body,
        HasSubstr("These figures are kept, but the measure does not show them: they are of 7 days")
    );
    const auto measure = app->get("/n/braidwater/measures/seen", "member");
    EXPECT_THAT(measure.body, HasSubstr("Register, 2023; counted against Estimates, 2022"));
}

TEST_P(ReturnPages, TheSourcesOfAllThatIsDrawnAreNamed) {
    const std::string path = ask();
    ASSERT_EQ(303, submit(path).status);
    ASSERT_EQ(303, app->post(path + "/accept", {}, "steward").status);
    const auto measure = app->get("/n/braidwater/measures/seen", "member");
    EXPECT_THAT(
        measure.body, HasSubstr("Returns of partners and Register, 2023; counted against Estimates")
    );
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

TEST_P(ReturnPages, CountsAreOfWholePeopleAndNoMoreThanThereAreWithoutAReason) {
    const std::string path = ask();
    EXPECT_THAT(app->get(path, "delegate").body, HasSubstr("due <time"));
    const auto half = submit(path, "3.5");
    EXPECT_EQ(422, half.status);
    EXPECT_THAT(half.body, HasSubstr("a whole number was expected"));
    const auto above = submit(path, "21");
    EXPECT_EQ(422, above.status);
    EXPECT_THAT(above.body, HasSubstr("Māori, counted: more are counted than there are"));
    auto explained = figures("21", path);
    explained.emplace_back("note-1", "Two moved away.");
    explained.emplace_back("act", "submit");
    ASSERT_EQ(303, app->post(path + "/answer", explained, "delegate").status);
    EXPECT_THAT(
        app->get(path, "steward").body, HasSubstr("More are counted than there are: Māori.")
    );
}
