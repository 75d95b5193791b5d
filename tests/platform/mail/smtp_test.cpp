#include "base/error.hpp"
#include "platform/mail/mail.hpp"
#include "platform/mail/mail_server.hpp"

#include <gtest/gtest.h>

#include <algorithm>

namespace {

using Answers = mail_test::MailServer::Answers;

const base::Instant smtp_now{1'795'338'300'000'000};

const mail::Message swim = {
    .to = "hana@example.org", .subject = "Swim", .text = "Tuesday 10\n.\n..\n", .id = "swim-1"};

mail::Settings settings_for(
    const mail_test::MailServer& server, const std::string& host = "127.0.0.1"
) {
    mail::Settings settings;
    settings.server = "smtp://" + host + ":" + std::to_string(server.port()) + "/braid.example";
    settings.from = "braid@braid.example";
    return settings;
}

bool heard(const mail_test::MailServer& server, const std::string& verb) {
    const auto commands = server.commands();
    return std::any_of(commands.begin(), commands.end(), [&](const std::string& command) {
        return command.starts_with(verb);
    });
}

// What sending ends with; the text of the error must name nobody.
base::Code outcome(const mail::Settings& settings, std::string* text = nullptr) {
    try {
        mail::make_mailer(settings)->send(swim, smtp_now);
    } catch (const base::Error& error) {
        const std::string what = error.what();
        EXPECT_EQ(what.find("hana"), std::string::npos) << what;
        EXPECT_EQ(what.find("secret"), std::string::npos) << what;
        if (text != nullptr) {
            *text = what;
        }
        return error.code();
    }
    ADD_FAILURE() << "sent";
    return base::Code::internal;
}

}  // namespace

TEST(Smtp, GivesTheServerTheMessageAsComposed) {
    const mail_test::MailServer server;
    const mail::Settings settings = settings_for(server);
    const auto mailer = mail::make_mailer(settings);
    mailer->send(swim, smtp_now);
    mailer->send(swim, smtp_now);
    const std::string expected = mail::compose(swim, settings, smtp_now, "swim-1");
    EXPECT_EQ(server.messages(), (std::vector<std::string>{expected, expected}));
    EXPECT_TRUE(heard(server, "EHLO braid.example"));
    EXPECT_TRUE(heard(server, "MAIL FROM:<braid@braid.example>"));
    EXPECT_TRUE(heard(server, "RCPT TO:<hana@example.org>"));
}

TEST(Smtp, AFailureForNowIsBusy) {
    for (const Answers& answers :
         {Answers{{"MAIL", "451 hana later"}},
          Answers{{"RCPT", "450 hana is greylisted"}},
          Answers{{"DATA", "421 hana closing"}},
          Answers{{".", "452 full"}},
          Answers{{"HELLO", "421 busy"}},
          Answers{{"HELLO", "554 no service"}},
          Answers{{"HELLO", ""}},
          Answers{{"DATA", ""}}}) {
        const mail_test::MailServer server(answers);
        EXPECT_EQ(outcome(settings_for(server)), base::Code::busy) << answers.begin()->second;
    }
}

TEST(Smtp, ARefusalForGoodIsInvalidAndNamesNobody) {
    for (const Answers& answers :
         {Answers{{"RCPT", "550 hana@example.org is unknown"}},
          Answers{{"DATA", "554 hana no"}},
          Answers{{".", "554 spam from hana"}}}) {
        const mail_test::MailServer server(answers);
        EXPECT_EQ(outcome(settings_for(server)), base::Code::invalid) << answers.begin()->second;
    }
}

TEST(Smtp, APasswordThatIsRefusedIsTheServersMatterAndTriedAgain) {
    const mail_test::MailServer server(Answers{{"AUTH", "535 hana wrong"}});
    mail::Settings settings = settings_for(server);
    settings.user = "braid";
    settings.password = base::Secret("secret");
    EXPECT_EQ(outcome(settings), base::Code::busy);
    EXPECT_TRUE(heard(server, "AUTH PLAIN"));
    EXPECT_TRUE(server.messages().empty());
}

TEST(Smtp, NothingIsSaidToAnotherMachineWithoutTls) {
    const mail_test::MailServer server;
    mail::Settings settings = settings_for(server, "127.0.0.2");
    settings.user = "braid";
    settings.password = base::Secret("secret");
    EXPECT_EQ(outcome(settings), base::Code::busy);
    EXPECT_FALSE(heard(server, "AUTH"));
    EXPECT_FALSE(heard(server, "MAIL"));
}

TEST(Smtp, AServerThatIsNotThereIsBusy) {
    int port = 0;
    { port = mail_test::MailServer().port(); }
    mail::Settings settings;
    settings.server = "smtp://127.0.0.1:" + std::to_string(port);
    std::string text;
    EXPECT_EQ(outcome(settings, &text), base::Code::busy);
    EXPECT_NE(text.find("could not be used"), std::string::npos) << text;
}

TEST(Smtp, RefusesAServerThatIsNone) {
    for (const char* bad :
         {"mail.example.org", "https://mail.example.org", "smtp://braid:secret@mail.example.org"}) {
        mail::Settings settings;
        settings.server = bad;
        EXPECT_EQ(outcome(settings), base::Code::invalid) << bad;
    }
    mail::Settings settings;
    settings.from = "nobody";
    EXPECT_EQ(outcome(settings), base::Code::invalid);
}
