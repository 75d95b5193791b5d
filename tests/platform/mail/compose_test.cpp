#include "base/error.hpp"
#include "base/text.hpp"
#include "platform/mail/encoding.hpp"
#include "platform/mail/mail.hpp"
#include "support/temporary_folder.hpp"

#include <gtest/gtest.h>

#include <cstdlib>
#include <fstream>
#include <sstream>

namespace {

const base::Instant mail_now{1'795'338'300'000'000};  // 2026-11-22T09:05:00Z

mail::Message newsletter() {
    mail::Message message;
    message.to = "hana@example.org";
    message.to_name = "Hana Ōtāne";
    message.subject =
        "Pānui: what we agreed, what was done, and what is still owed to Waiora Valley";
    message.text =
        "Kia ora Hana,\n\nWhānau = family; ends with a space \n" + std::string(300, 'x') + "\n.\n";
    message.html = "<p lang=\"mi\">Kia ora Hana</p>\n";
    message.headers = {
        {"List-Unsubscribe",
         "<https://braid.example/u/" + std::string(80, 't') + ">, <mailto:out@braid.example>"},
        {"List-Unsubscribe-Post", "List-Unsubscribe=One-Click"},
    };
    return message;
}

std::string composed(const mail::Message& message) {
    return mail::compose(
        message, mail::Settings{}, mail_now, "0192f0c1-0000-7000-8000-000000000001"
    );
}

void expect_refused(const mail::Message& message) {
    try {
        composed(message);
        ADD_FAILURE() << "composed";
    } catch (const base::Error& error) {
        EXPECT_EQ(error.code(), base::Code::invalid);
        EXPECT_EQ(std::string(error.what()).find("hana"), std::string::npos) << error.what();
    }
}

std::string file_text(const std::filesystem::path& path) {
    std::ostringstream text;
    text << std::ifstream(path, std::ios::binary).rdbuf();
    return text.str();
}

}  // namespace

TEST(Compose, IsReadByPythonAsItWasWritten) {
    const support::TemporaryFolder folder;
    std::ofstream(folder.path() / "mail.eml", std::ios::binary) << composed(newsletter());
    const std::string command = "python3 " BRAID_TESTS_FOLDER "/platform/mail/read_mail.py " +
                                (folder.path() / "mail.eml").string() + " > " +
                                (folder.path() / "seen").string();
    ASSERT_EQ(std::system(command.c_str()), 0);
    EXPECT_EQ(
        file_text(folder.path() / "seen"),
        "From: Braid <braid@localhost>\n"
        "To: Hana Ōtāne <hana@example.org>\n"
        "Subject: Pānui: what we agreed, what was done, and what is still owed to Waiora Valley\n"
        "Date: Sun, 22 Nov 2026 09:05:00 +0000\n"
        "Message-ID: <0192f0c1-0000-7000-8000-000000000001@localhost>\n"
        "List-Unsubscribe: <https://braid.example/u/" +
            std::string(80, 't') +
            ">, <mailto:out@braid.example>\n"
            "To address: hana@example.org\n"
            "Parts: ['multipart/alternative', 'text/plain', 'text/html']\n"
            "Text: Kia ora Hana,\n\nWhānau = family; ends with a space \n" +
            std::string(300, 'x') +
            "\n.\n"
            "Html: <p lang=\"mi\">Kia ora Hana</p>\n"
    );
}

TEST(Compose, KeepsLinesOfTextAndEncodedHeadersWithin76Characters) {
    mail::Message message = newsletter();
    message.headers.clear();
    for (const std::string_view line : base::split(composed(message), '\n')) {
        EXPECT_LE(line.size(), 77U) << line;  // with the CR
    }
}

TEST(Compose, WritesOneCalmPartWithoutHtml) {
    const std::string text =
        composed({.to = "hana@example.org", .subject = "Swim", .text = "Tuesday 10"});
    EXPECT_NE(text.find("\r\nTo: hana@example.org\r\nSubject: Swim\r\n"), std::string::npos);
    EXPECT_TRUE(text.ends_with("\r\n\r\nTuesday 10\r\n"));
    EXPECT_EQ(text.find("multipart"), std::string::npos);
}

TEST(Compose, RefusesLineBreaksInWhateverBecomesAHeader) {
    const std::string breaks = "Hello\r\nBcc: everyone@example.org";
    mail::Message message = newsletter();
    message.subject = breaks;
    expect_refused(message);
    message = newsletter();
    message.to_name = "Hana\nBcc: a@example.org";
    expect_refused(message);
    message = newsletter();
    message.to = "hana@example.org\r\nBcc: a@example.org";
    expect_refused(message);
    message = newsletter();
    message.headers = {{"X-Note", breaks}};
    expect_refused(message);
    message.headers = {{"X-Note: a\r\nBcc", "b"}};
    expect_refused(message);
    message.headers = {{"bcc", "a@example.org"}};
    expect_refused(message);
    message.headers = {{"Content-Type", "text/html"}};
    expect_refused(message);
    message.headers = {{"List-Unsubscribe", std::string(1200, 'x')}};
    expect_refused(message);
}

TEST(Compose, RefusesTextThatIsNotUtf8) {
    mail::Message message = newsletter();
    message.text = "\xC3(";
    expect_refused(message);
    message = newsletter();
    message.subject = "\xFF";
    expect_refused(message);
    message = newsletter();
    message.html = std::string("a\0b", 3);
    expect_refused(message);
}

TEST(Compose, RefusesWhatIsNoAddress) {
    for (const char* bad :
         {"",
          "@",
          "hana",
          "hana@",
          "@example.org",
          "ha na@example.org",
          "hana@exa mple.org",
          "hana@-x.org",
          "a..b@example.org",
          ".a@example.org",
          "hana@example..org",
          "<hana@example.org>",
          "hana,b@example.org",
          "hana@example.org.",
          "\"quoted\"@example.org",
          "hāna@example.org"}) {
        EXPECT_THROW(mail::sendable_address(bad), base::Error) << bad;
    }
    EXPECT_THROW(mail::sendable_address(std::string(65, 'a') + "@example.org"), base::Error);
    EXPECT_THROW(mail::sendable_address("a@" + std::string(300, 'x') + ".org"), base::Error);
}

TEST(Compose, SendsToDomainsWithMacrons) {
    EXPECT_EQ(mail::sendable_address("hana@māori.example"), "hana@xn--mori-qsa.example");
    EXPECT_EQ(mail::sendable_address("Hana.o+news@Example.ORG"), "Hana.o+news@example.org");
    EXPECT_EQ(mail::sendable_address("braid@localhost"), "braid@localhost");
}

TEST(QuotedPrintable, ComesBackAsItWas) {
    std::string every_byte;
    for (int byte = 1; byte < 256; ++byte) {
        if (byte != '\r') {
            every_byte += static_cast<char>(byte);
        }
    }
    for (const std::string& text :
         {std::string(),
          every_byte,
          std::string("a \n\tb\t\n \n"),
          std::string(75, 'x'),
          std::string(76, 'x'),
          std::string(77, 'x'),
          std::string(200, '='),
          std::string("=\n==41"),
          std::string("tail ")}) {
        EXPECT_EQ(mail::decode_quoted_printable(mail::quoted_printable(text)), text);
        for (const std::string_view line : base::split(mail::quoted_printable(text), '\n')) {
            EXPECT_LE(line.size(), 77U);
        }
    }
    EXPECT_EQ(mail::quoted_printable("a\r\nb\rc\nd "), "a\r\nb\r\nc\r\nd=20");
    EXPECT_EQ(mail::decode_quoted_printable("not =zz a code="), "not =zz a code=");
}

TEST(HeaderText, ComesBackAsItWas) {
    for (const std::string& text :
         {std::string("Swim Tuesday"),
          std::string("Tāmaki Makaurau"),
          std::string(400, 'a'),
          std::string("looks =?UTF-8?B?like?= one"),
          std::string("  spaces  "),
          std::string("🏊🏊🏊🏊🏊🏊🏊🏊🏊🏊🏊🏊🏊🏊")}) {
        EXPECT_EQ(mail::decode_header(mail::header_text(text)), text);
    }
    EXPECT_EQ(mail::header_text("Swim Tuesday"), "Swim Tuesday");
    EXPECT_EQ(mail::header_phrase("Ann \"Nan\" O\\K"), "\"Ann \\\"Nan\\\" O\\\\K\"");
    EXPECT_EQ(mail::decode_header("=?UTF-8?B?!!!"), "=?UTF-8?B?!!!");
}
