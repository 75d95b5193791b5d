// Mail under TLS, from the first byte (smtps://) or after STARTTLS (smtp://), and every reason not
// to trust what answers. 127.0.0.2 stands for another machine: there TLS is required.
#include "base/error.hpp"
#include "platform/mail/mail.hpp"
#include "platform/mail/mail_server.hpp"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

namespace {

using mail_test::Certificate;
using mail_test::MailServer;
using mail_test::Tls;
using testing::ElementsAre;
using testing::HasSubstr;
using testing::IsEmpty;
using testing::StartsWith;

const base::Instant tls_now{1'795'338'300'000'000};

const mail::Message tramp = {
    .to = "hana@example.org", .subject = "Tramp", .text = "Friday 8\n", .id = "tramp-1"};

mail::Settings tls_settings(
    const MailServer& server, const std::string& scheme, const Certificate& trusted
) {
    mail::Settings settings;
    settings.server = scheme + "://127.0.0.2:" + std::to_string(server.port()) + "/braid.example";
    settings.from = "braid@braid.example";
    settings.user = "braid";
    settings.password = base::Secret("secret");
    settings.ca_file = trusted.file();
    return settings;
}

// The words of the refusal; a refusal for now, which names nobody and gives away no password.
std::string refusal(const mail::Settings& settings) {
    try {
        mail::make_mailer(settings)->send(tramp, tls_now);
    } catch (const base::Error& error) {
        EXPECT_EQ(error.code(), base::Code::busy);
        EXPECT_THAT(error.what(), testing::Not(HasSubstr("hana")));
        EXPECT_THAT(error.what(), testing::Not(HasSubstr("secret")));
        return error.what();
    }
    ADD_FAILURE() << "sent";
    return "";
}

}  // namespace

TEST(SmtpTls, AMessageGoesUnderTlsFromTheFirstByte) {
    const Certificate own("IP:127.0.0.2");
    const MailServer server({}, Tls::at_once, own);
    const mail::Settings settings = tls_settings(server, "smtps", own);
    const auto mailer = mail::make_mailer(settings);
    mailer->send(tramp, tls_now);
    mailer->send(tramp, tls_now);
    const std::string expected = mail::compose(tramp, settings, tls_now, "tramp-1");
    EXPECT_THAT(server.messages(), ElementsAre(expected, expected));
}

TEST(SmtpTls, ThePasswordAndTheMessageWaitForStarttls) {
    const Certificate own("IP:127.0.0.2");
    const MailServer server({}, Tls::on_request, own);
    const mail::Settings settings = tls_settings(server, "smtp", own);
    mail::make_mailer(settings)->send(tramp, tls_now);
    EXPECT_THAT(
        server.commands(),
        ElementsAre(
            StartsWith("EHLO"),
            "STARTTLS",
            StartsWith("EHLO"),
            "AUTH PLAIN",
            "AGJyYWlkAHNlY3JldA==",
            StartsWith("MAIL"),
            StartsWith("RCPT"),
            "DATA",
            "."
        )
    );
    EXPECT_THAT(server.messages(), ElementsAre(mail::compose(tramp, settings, tls_now, "tramp-1")));
}

TEST(SmtpTls, AServerThatNobodyVouchesForHearsNothing) {
    const Certificate own("IP:127.0.0.2");
    const Certificate other("IP:127.0.0.2");
    for (const Tls tls : {Tls::at_once, Tls::on_request}) {
        const MailServer server({}, tls, own);
        const std::string scheme = tls == Tls::at_once ? "smtps" : "smtp";
        mail::Settings settings = tls_settings(server, scheme, other);
        EXPECT_THAT(refusal(settings), HasSubstr("certificate")) << scheme;
        settings.ca_file.clear();
        EXPECT_THAT(refusal(settings), HasSubstr("certificate")) << scheme << ", the system's";
        EXPECT_THAT(
            server.commands(),
            testing::Each(testing::AnyOf(StartsWith("EHLO"), StartsWith("STARTTLS")))
        );
    }
}

TEST(SmtpTls, ACertificateOfAnotherNameOrTimeIsRefused) {
    const Certificate another_name("IP:127.0.0.3");
    const Certificate run_out("IP:127.0.0.2", -1);
    for (const Certificate* wrong : {&another_name, &run_out}) {
        const MailServer server({}, Tls::at_once, *wrong);
        EXPECT_THAT(refusal(tls_settings(server, "smtps", *wrong)), HasSubstr("certificate"));
        EXPECT_THAT(server.commands(), IsEmpty());
    }
}

TEST(SmtpTls, AServerOfThisMachineIsVerifiedToo) {
    const Certificate own("IP:127.0.0.1");
    const Certificate other("IP:127.0.0.1");
    const MailServer server({}, Tls::at_once, own);
    mail::Settings settings = tls_settings(server, "smtps", other);
    settings.server = "smtps://127.0.0.1:" + std::to_string(server.port());
    EXPECT_THAT(refusal(settings), HasSubstr("certificate"));
    settings.ca_file = own.file();
    mail::make_mailer(settings)->send(tramp, tls_now);
    EXPECT_EQ(server.messages().size(), 1U);
}

TEST(SmtpTls, WithoutStarttlsNoPasswordAndNoMessageIsGiven) {
    const Certificate own("IP:127.0.0.2");
    const MailServer without_it;
    EXPECT_THAT(refusal(tls_settings(without_it, "smtp", own)), HasSubstr("could not be used"));
    EXPECT_THAT(without_it.commands(), ElementsAre(StartsWith("EHLO")));

    const MailServer refusing({{"STAR", "454 not now"}}, Tls::on_request, own);
    EXPECT_THAT(refusal(tls_settings(refusing, "smtp", own)), HasSubstr("(454)"));
    EXPECT_THAT(refusing.commands(), ElementsAre(StartsWith("EHLO"), "STARTTLS"));

    const MailServer plain_behind_smtps;
    refusal(tls_settings(plain_behind_smtps, "smtps", own));
    EXPECT_THAT(plain_behind_smtps.messages(), IsEmpty());
}

TEST(SmtpTls, AServerThatLeavesInTheMiddleOfAMessageEndsNothingElse) {
    const Certificate own("IP:127.0.0.2");
    const MailServer server({{"TEXT", ""}}, Tls::at_once, own);
    const auto mailer = mail::make_mailer(tls_settings(server, "smtps", own));
    mail::Message long_one = tramp;
    long_one.text = std::string(2'000'000, 'x');
    EXPECT_THROW(mailer->send(long_one, tls_now), base::Error);
    EXPECT_THROW(mailer->send(long_one, tls_now), base::Error);
}

TEST(SmtpTls, AnAuthorityThatCannotBeReadIsSaidAtOnce) {
    mail::Settings settings;
    settings.server = "smtps://mail.example.org:465";
    settings.ca_file = "/nowhere/authority.pem";
    try {
        mail::make_mailer(settings);
        ADD_FAILURE() << "made";
    } catch (const base::Error& error) {
        EXPECT_EQ(error.code(), base::Code::invalid);
        EXPECT_THAT(error.what(), HasSubstr("/nowhere/authority.pem of mail.ca_file"));
    }
}
