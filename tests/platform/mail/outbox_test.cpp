#include "base/error.hpp"
#include "platform/mail/mail.hpp"
#include "support/temporary_folder.hpp"

#include <gtest/gtest.h>

#include <fstream>

namespace {

mail::Settings outbox_settings(const std::filesystem::path& folder) {
    mail::Settings settings;
    settings.outbox = folder;
    return settings;
}

const base::Instant outbox_now{1'795'338'300'123'456};

}  // namespace

TEST(Outbox, ShowsWhatWasSentNewestFirst) {
    const support::TemporaryFolder folder;
    const auto mailer = mail::make_mailer(outbox_settings(folder.path() / "outbox"));
    mailer->send(
        {.to = "hana@example.org",
         .to_name = "Hana Ōtāne",
         .subject =
             "Pānui of the week, which is long enough to need more than a line or two of its own",
         .text = "Kia ora\nTāmaki = home ",
         .html = "<p>Kia ora</p>"},
        outbox_now
    );
    mailer->send(
        {.to = "ann@example.org", .subject = "One", .text = "Line 1\r\nLine 2"}, outbox_now
    );
    mailer->send({.to = "ann@example.org", .subject = "Earlier", .text = "x"}, outbox_now - 60);

    const auto items = mail::read_outbox(folder.path() / "outbox");
    ASSERT_EQ(items.size(), 3U);
    EXPECT_EQ(items[0].subject, "One");
    EXPECT_EQ(items[0].to, "ann@example.org");
    EXPECT_EQ(items[0].text, "Line 1\nLine 2\n");
    EXPECT_EQ(items[0].at, outbox_now);
    EXPECT_EQ(
        items[1].subject,
        "Pānui of the week, which is long enough to need more than a line or two of its own"
    );
    EXPECT_EQ(items[1].to, "hana@example.org");
    EXPECT_EQ(items[1].text, "Kia ora\nTāmaki = home \n");
    EXPECT_EQ(items[2].subject, "Earlier");
    EXPECT_EQ(mail::read_outbox(folder.path() / "outbox", 1).size(), 1U);
}

TEST(Outbox, IsReadByItsOwnerOnly) {
    const support::TemporaryFolder folder;
    mail::make_mailer(outbox_settings(folder.path() / "outbox"))
        ->send({.to = "ann@example.org", .subject = "One", .text = "x"}, outbox_now);
    using std::filesystem::perms;
    EXPECT_EQ(std::filesystem::status(folder.path() / "outbox").permissions(), perms::owner_all);
    for (const auto& file : std::filesystem::directory_iterator(folder.path() / "outbox")) {
        EXPECT_EQ(file.status().permissions(), perms::owner_read | perms::owner_write);
        EXPECT_EQ(file.path().extension(), ".eml");
    }
}

TEST(Outbox, ReadsOverFilesThatAreNotItsOwn) {
    const support::TemporaryFolder folder;
    std::ofstream(folder.path() / ".half.unfinished") << "Subject: no\r\n";
    std::ofstream(folder.path() / "a.eml") << "";
    std::ofstream(folder.path() / "b.eml") << "Content-Type: x; boundary=\"\r\n\r\n--";
    std::ofstream(folder.path() / "c.eml") << "\xFF\xFE: \xFF\r\nTo: >a<\r\n"
                                           << std::string(3'000'000, '=');
    std::filesystem::create_directory(folder.path() / "d.eml");
    EXPECT_EQ(mail::read_outbox(folder.path()).size(), 3U);
    EXPECT_TRUE(mail::read_outbox(folder.path() / "not there").empty());
}

TEST(Outbox, RefusesAFolderThatCannotBe) {
    EXPECT_THROW(mail::make_mailer(outbox_settings("")), base::Error);
    EXPECT_THROW(mail::make_mailer(outbox_settings("/dev/null/outbox")), base::Error);
}
