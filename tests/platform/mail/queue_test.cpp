#include "platform/mail/queue.hpp"

#include "base/error.hpp"
#include "support/database_test.hpp"

namespace {

constexpr base::Instant mail_queue_now{1'795'338'300'000'000};

}  // namespace

class RecordingMailer : public mail::Mailer {
public:
    void send(const mail::Message& message, base::Instant) override {
        ++tries;
        if (failure) {
            throw base::Error(*failure, "The mail server did not take it.");
        }
        sent.push_back(message);
    }

    std::optional<base::Code> failure;
    int tries = 0;
    std::vector<mail::Message> sent;
};

namespace {

const mail::Message invitation = {
    .to = "hana@example.org",
    .to_name = "Hana Ōtāne",
    .subject = "Come and swim",
    .text = "Tuesday 10",
    .html = "<p>Tuesday 10</p>",
    .headers = {{"List-Unsubscribe", "<https://braid.example/u/1>"}, {"X-Note", "a: b"}},
};

}  // namespace

class MailQueue : public StoreTest {
protected:
    std::string enqueue(std::optional<base::Instant> not_after = std::nullopt) {
        std::string id;
        database().change([&](db::Transaction& transaction) {
            id = mail::enqueue(transaction, mail_queue_now, "swim.invited", invitation, not_after);
        });
        return id;
    }

    int run(base::Instant at = mail_queue_now) {
        return jobs::run_due(database(), {{mail::send_job, mail::send_handler(mailer_)}}, {}, at);
    }

    std::string state(const std::string& id) {
        db::Reader reader = database().read();
        const auto row = reader.find(
            R"(/* test.mail */
            select state, kind, coalesce(to_address, '') as to_address, coalesce(to_name, '') as to_name,
                coalesce(subject, '') as subject, coalesce(text_body, '') as text_body,
                coalesce(html_body, '') as html_body, coalesce(headers, '') as headers
            from outgoing_mail where id = :id)",
            {{"id", id}}
        );
        const bool erased = (row->text("to_address") + row->text("to_name") + row->text("subject") +
                             row->text("text_body") + row->text("html_body") + row->text("headers"))
                                .empty();
        EXPECT_EQ(row->text("kind"), "swim.invited");
        return row->text("state") + (erased ? ", erased" : "");
    }

    RecordingMailer mailer_;
};
ON_BOTH_DATABASES(MailQueue);

TEST_P(MailQueue, CountsWhatIsStillToBeSent) {
    const auto waiting = [this] {
        db::Reader reader = database().read();
        return mail::count_waiting(reader);
    };
    EXPECT_EQ(waiting(), 0);
    enqueue();
    EXPECT_EQ(waiting(), 1);
    run();
    EXPECT_EQ(waiting(), 0);
}

TEST_P(MailQueue, SendsOnceAndErasesWhatWasSent) {
    const std::string id = enqueue();
    EXPECT_EQ(state(id), "waiting");
    EXPECT_EQ(run(), 1);
    ASSERT_EQ(mailer_.sent.size(), 1U);
    const mail::Message& sent = mailer_.sent[0];
    EXPECT_EQ(sent.to, invitation.to);
    EXPECT_EQ(sent.to_name, invitation.to_name);
    EXPECT_EQ(sent.subject, invitation.subject);
    EXPECT_EQ(sent.text, invitation.text);
    EXPECT_EQ(sent.html, invitation.html);
    EXPECT_EQ(sent.headers, invitation.headers);
    EXPECT_EQ(sent.id, id);
    EXPECT_EQ(state(id), "sent, erased");
    EXPECT_EQ(run(mail_queue_now + base::days(1)), 0);
}

TEST_P(MailQueue, TheSameJobRunTwiceSendsOnce) {
    const std::string id = enqueue();
    run();
    const jobs::Job again{.id = "x", .kind = mail::send_job, .payload = "\"" + id + "\""};
    mail::send_handler(mailer_)(again, database(), mail_queue_now);
    EXPECT_EQ(mailer_.tries, 1);
}

TEST_P(MailQueue, ABusyServerIsTriedAgainUnderTheSameId) {
    const std::string id = enqueue();
    mailer_.failure = base::Code::busy;
    run();
    EXPECT_EQ(state(id), "waiting");
    mailer_.failure = std::nullopt;
    run(mail_queue_now + base::hours(1));
    ASSERT_EQ(mailer_.sent.size(), 1U);
    EXPECT_EQ(mailer_.sent[0].id, id);
}

TEST_P(MailQueue, ARefusedMessageIsADeadLetterAndErasedAfterAFortnight) {
    const std::string id = enqueue();
    mailer_.failure = base::Code::invalid;
    run();
    EXPECT_EQ(run(mail_queue_now + base::days(1)), 0);
    {
        db::Reader reader = database().read();
        EXPECT_EQ(jobs::dead_letters(reader).size(), 1U);
    }
    const jobs::Periodic give_up = mail::give_up_old_mail();
    give_up.run(database(), mail_queue_now + base::days(14));
    EXPECT_EQ(state(id), "waiting");
    give_up.run(database(), mail_queue_now + base::days(15));
    EXPECT_EQ(state(id), "given_up, erased");
    database().change([](db::Transaction& transaction) {
        jobs::retry(transaction, mail_queue_now, jobs::dead_letters(transaction)[0].id);
    });
    mailer_.failure = std::nullopt;
    EXPECT_EQ(run(), 1);
    EXPECT_TRUE(mailer_.sent.empty());
}

TEST_P(MailQueue, AnOldCodeIsNotSent) {
    const std::string id = enqueue(mail_queue_now + base::minutes(10));
    mailer_.failure = base::Code::busy;
    run();
    mailer_.failure = std::nullopt;
    run(mail_queue_now + base::minutes(11));
    EXPECT_TRUE(mailer_.sent.empty());
    EXPECT_EQ(state(id), "expired, erased");
}

TEST_P(MailQueue, AJobThatRunsTwiceWritesToEachAddressOnce) {
    const auto run_job = [&](const std::string& id, const std::string& to) {
        bool is_told = false;
        mail::Message message = invitation;
        message.to = to;
        const jobs::Job job{.id = id, .kind = "swim.tell", .payload = "{}"};
        database().change([&](db::Transaction& transaction) {
            is_told =
                mail::enqueue_for_job(transaction, mail_queue_now, job, "swim.invited", message);
        });
        return is_told;
    };
    EXPECT_TRUE(run_job("a", "hana@example.org"));
    EXPECT_TRUE(run_job("a", "mere@example.org"));
    EXPECT_TRUE(run_job("a", "Hana@example.org"));
    run();
    EXPECT_TRUE(run_job("a", "hana@example.org")) << "sent already, and told so";
    EXPECT_FALSE(run_job("a", "nobody"));
    run();
    EXPECT_EQ(mailer_.sent.size(), 2U);
    EXPECT_TRUE(run_job("b", "hana@example.org"));
    run();
    EXPECT_EQ(mailer_.sent.size(), 3U);
}

TEST_P(MailQueue, RefusesAtOnceWhatCouldNeverBeSent) {
    mail::Message message = invitation;
    message.subject = "a\r\nBcc: b@example.org";
    db::Transaction transaction = database().write();
    EXPECT_THROW(mail::enqueue(transaction, mail_queue_now, "swim.invited", message), base::Error);
    message = invitation;
    message.to = "nobody";
    EXPECT_THROW(mail::enqueue(transaction, mail_queue_now, "swim.invited", message), base::Error);
    const jobs::Job broken{.id = "x", .kind = mail::send_job, .payload = "{}"};
    EXPECT_THROW(mail::send_handler(mailer_)(broken, database(), mail_queue_now), base::Error);
}
