// Reminding partners of what is waited for.
#include "measures/returns/return_remind.hpp"

#include "measures/measures.hpp"
#include "measures/returns/return_pages.hpp"
#include "measures/returns/return_store.hpp"
#include "network/cast.hpp"

#include <gmock/gmock.h>

#include <thread>

using measures::Reminding;
using support::location;
using testing::HasSubstr;
using testing::Not;

namespace {

constexpr std::int64_t one_day = 24 * 60 * 60;

}  // namespace

TEST_P(ReturnPages, ThoseWhoAnswerAreRemindedOnceADay) {
    const std::string path = ask();
    add_addresses();
    run_jobs();
    mailer.sent.clear();
    EXPECT_THAT(app->get(path, "coordinator").body, HasSubstr("Remind Riverside Medical"));
    const auto pressed = app->post(path + "/remind", {}, "coordinator");
    EXPECT_EQ(303, pressed.status);
    EXPECT_EQ(path, location(pressed));
    EXPECT_EQ("Riverside Medical was reminded by e-mail.", notice(pressed));
    run_jobs();
    ASSERT_EQ(1U, mailer.sent.size());
    EXPECT_EQ("delegate@example.org", mailer.sent[0].to);
    EXPECT_EQ("A reminder of figures asked for: Seen in time", mailer.sent[0].subject);
    EXPECT_THAT(
        mailer.sent[0].text,
        HasSubstr("Braidwater Alliance waits for the figures of Riverside Medical:\n\nSeen in time")
    );
    EXPECT_THAT(mailer.sent[0].text, HasSubstr("They are due on 1 December 2026."));
    EXPECT_THAT(
        mailer.sent[0].html,
        HasSubstr("<a href=\"https://braid.example.org" + path + "\">The figures are at</a>")
    );
    EXPECT_THAT(mailer.sent[0].text, HasSubstr("https://braid.example.org" + path));

    const auto page = app->get(path, "steward").body;
    EXPECT_THAT(page, HasSubstr("Last reminded"));
    EXPECT_THAT(page, HasSubstr(" by coordinator"));
    EXPECT_THAT(page, HasSubstr("was reminded today"));
    EXPECT_THAT(page, Not(HasSubstr("Remind Riverside Medical")));
    EXPECT_THAT(app->get(path, "delegate").body, HasSubstr("Last reminded"));
    const auto again = app->post(path + "/remind", {}, "steward");
    EXPECT_EQ(303, again.status);
    EXPECT_EQ("Riverside Medical was reminded today already: once a day is enough.", notice(again));
    run_jobs();
    EXPECT_EQ(1U, mailer.sent.size());
    EXPECT_EQ(1, count_entries("return.reminded"));

    app->clock().advance(11 * one_day);
    EXPECT_EQ(303, app->post(path + "/remind", {}, "steward").status);
    run_jobs();
    ASSERT_EQ(2U, mailer.sent.size());
    EXPECT_THAT(mailer.sent[1].text, HasSubstr("They were due on 1 December 2026, 2 days ago."));
}

TEST_P(ReturnPages, AReminderOfWhatWasSentBackSaysSo) {
    const std::string path = ask();
    ASSERT_EQ(303, submit(path).status);
    ASSERT_EQ(303, app->post(path + "/send-back", {{"words", "Is it?"}}, "steward").status);
    add_addresses();
    run_jobs();
    mailer.sent.clear();
    EXPECT_EQ(
        "Riverside Medical was reminded by e-mail.",
        notice(app->post(path + "/remind", {}, "steward"))
    );
    run_jobs();
    ASSERT_EQ(1U, mailer.sent.size());
    EXPECT_THAT(mailer.sent[0].text, HasSubstr("waits for the corrected figures of Riverside"));
    EXPECT_THAT(mailer.sent[0].text, HasSubstr("What should be looked at again is on the page."));
}

TEST_P(ReturnPages, NobodyIsRemindedOfWhatIsNotWaitedFor) {
    const std::string path = ask();
    add_addresses();
    run_jobs();
    // Sent between the pressing and the mail.
    ASSERT_EQ(303, app->post(path + "/remind", {}, "steward").status);
    ASSERT_EQ(303, submit(path).status);
    mailer.sent.clear();
    run_jobs();
    for (const mail::Message& message : mailer.sent) {
        EXPECT_THAT(message.subject, Not(HasSubstr("reminder")));
    }
    app->clock().advance(one_day);
    EXPECT_THAT(app->get(path, "steward").body, Not(HasSubstr("Remind the partner")));
    EXPECT_EQ(
        "Nobody was reminded: nothing is waited for from Riverside Medical.",
        notice(app->post(path + "/remind", {}, "steward"))
    );
    ASSERT_EQ(303, app->post(path + "/withdraw", {}, "steward").status);
    EXPECT_THAT(notice(app->post(path + "/remind", {}, "steward")), HasSubstr("nothing is waited"));
    EXPECT_EQ(1, count_entries("return.reminded"));
    // What it was reminded of was another asking.
    app->clock().advance(one_day);
    ASSERT_EQ(path, ask());
    EXPECT_THAT(app->get(path, "steward").body, Not(HasSubstr("Last reminded")));
}

TEST_P(ReturnPages, AReminderNobodyWouldReadIsRefusedBesideTheWayToInviteSomeone) {
    const std::string path = ask();  // nobody of the cast has an account with an address yet
    const auto pressed = app->post(path + "/remind", {{"from", "list"}}, "coordinator");
    EXPECT_EQ(303, pressed.status);
    EXPECT_EQ(path, location(pressed));
    EXPECT_EQ("Nobody was reminded: nobody can answer for Riverside Medical yet.", notice(pressed));
    const auto page = app->get(path, "coordinator").body;
    EXPECT_THAT(page, HasSubstr("Invite someone as its delegate"));
    EXPECT_THAT(page, Not(HasSubstr("Remind Riverside Medical")));
    EXPECT_EQ(0, count_entries("return.reminded"));
}

TEST_P(ReturnPages, OnlyThoseWhoReviewRemind) {
    const std::string path = ask();
    add_addresses();
    for (const char* who : {"delegate", "member", "outsider"}) {
        EXPECT_EQ(404, app->post(path + "/remind", {}, who).status) << who;
    }
    EXPECT_NE(303, app->post(path + "/remind", {}, "unproved").status);
    EXPECT_NE(303, app->post(path + "/remind", {}).status);
    EXPECT_THAT(app->get(path, "delegate").body, Not(HasSubstr("Remind the partner")));
    EXPECT_EQ(404, app->post(returns + "/" + cast.partner + "/remind", {}, "steward").status);
    EXPECT_EQ(0, count_entries("return.reminded"));
}

TEST_P(ReturnPages, TwoWhoRemindAtOnceSendOneReminder) {
    const std::string path = ask();
    add_addresses();
    std::vector<Reminding> ends(2);
    std::vector<std::thread> threads;
    for (Reminding& end : ends) {
        threads.emplace_back([&] {
            const base::Viewer viewer = base::Viewer::system();
            database().change([&](db::Transaction& transaction) {
                const auto line =
                    measures::find_return_by_id(transaction, path.substr(returns.size() + 1));
                end = measures::remind_of_return(
                    {transaction, app->clock().now(), viewer}, line->one, "Pacific/Auckland"
                );
            });
        });
    }
    for (std::thread& thread : threads) {
        thread.join();
    }
    EXPECT_THAT(ends, testing::UnorderedElementsAre(Reminding::sent, Reminding::sent_today));
    EXPECT_EQ(1, count_entries("return.reminded"));
}

TEST_P(ReturnPages, LateOnesAreRemindedFromTheList) {
    const std::string path = ask();
    add_addresses();
    EXPECT_THAT(app->get(returns, "coordinator").body, Not(HasSubstr("/remind")));
    app->clock().advance(11 * one_day);
    const auto list = app->get(returns + "?state=open", "coordinator").body;
    EXPECT_THAT(list, HasSubstr("action=\"" + path + "/remind\""));
    EXPECT_THAT(list, HasSubstr("Riverside Medical of Seen in time"));
    EXPECT_THAT(app->get(returns, "delegate").body, Not(HasSubstr("/remind")));
    const auto pressed = app->post(
        path + "/remind", {{"from", "list"}, {"state", "open"}, {"page", "1"}}, "coordinator"
    );
    EXPECT_EQ(returns + "?state=open", location(pressed));
    const auto of_partner =
        app->post(path + "/remind", {{"from", "list"}, {"partner", cast.partner}}, "coordinator");
    EXPECT_EQ(returns + "?partner=" + cast.partner, location(of_partner));
    const auto after = app->get(returns, "coordinator").body;
    EXPECT_THAT(after, HasSubstr("Reminded today"));
    EXPECT_THAT(after, Not(HasSubstr("/remind\"")));

    db::Reader reader = database().read();
    const auto due = [&](const char* who) {
        return measures::list_due_returns(
            reader, app->viewer(who), cast.network, app->clock().now()
        );
    };
    ASSERT_EQ(1U, due("coordinator").size());
    EXPECT_EQ(app->clock().now(), due("coordinator")[0].reminded_at);
    EXPECT_FALSE(due("delegate")[0].reminded_at);
}
