#include "app/server_facts.hpp"

#include "app/backup_record.hpp"
#include "app/demo_program.hpp"
#include "support/database_test.hpp"
#include "support/temporary_folder.hpp"

#include <gmock/gmock.h>

#include <fstream>

using testing::HasSubstr;
using testing::Not;

TEST(ServerFacts, SizesAreReadAtAGlance) {
    EXPECT_EQ(app::bytes_text(0), "0 bytes");
    EXPECT_EQ(app::bytes_text(1), "1 byte");
    EXPECT_EQ(app::bytes_text(999), "999 bytes");
    EXPECT_EQ(app::bytes_text(1'000), "1.0 kB");
    EXPECT_EQ(app::bytes_text(999'960), "1.0 MB");
    EXPECT_EQ(app::bytes_text(1'234'567), "1.2 MB");
    EXPECT_EQ(app::bytes_text(2'500'000'000), "2.5 GB");
    EXPECT_EQ(app::bytes_text(7'000'000'000'000'000), "7000.0 TB");
}

TEST(ServerFacts, AFolderHoldsWhatItsFoldersHold) {
    support::TemporaryFolder folder;
    EXPECT_EQ(app::folder_bytes(folder.path() / "absent"), 0);
    EXPECT_EQ(app::folder_bytes(folder.path()), 0);
    std::filesystem::create_directories(folder.path() / "a" / "b");
    std::ofstream(folder.path() / "one") << "12345";
    std::ofstream(folder.path() / "a" / "b" / "two") << "123";
    EXPECT_EQ(app::folder_bytes(folder.path()), 8);
}

TEST(ServerFacts, SayWhatIsNotThereYetAndWhatIs) {
    const std::string empty(app::server_facts_list({.database = "SQLite 3.1"}, "UTC").text());
    EXPECT_THAT(empty, HasSubstr("0 entries, all sealed"));
    EXPECT_THAT(empty, HasSubstr("None waiting, none failed for good"));
    EXPECT_THAT(empty, HasSubstr("There is no mail server"));
    EXPECT_THAT(empty, HasSubstr("<code>braid backup FILE</code>"));
    const std::string busy(app::server_facts_list(
                               {.database = "PostgreSQL 15.9",
                                .database_bytes = 12'300'000,
                                .journal = {1'233, 1, base::Instant{1'795'305'600'000'000}},
                                .jobs = {2, 1},
                                .mail_waiting = 4,
                                .has_mail_server = true,
                                .backed_up_at = base::Instant{1'795'305'600'000'000}},
                               "UTC"
    )
                               .text());
    EXPECT_THAT(busy, HasSubstr("1,234 entries, 1 of them not sealed yet"));
    EXPECT_THAT(busy, HasSubstr("12.3 MB in the database"));
    EXPECT_THAT(busy, HasSubstr("2 waiting, 1 failed for good"));
    EXPECT_THAT(busy, HasSubstr("4 waiting to be sent"));
    EXPECT_THAT(busy, Not(HasSubstr("outbox")));
    EXPECT_THAT(busy, Not(HasSubstr("does not know of a backup")));
}

TEST(ServerFacts, AreReadByThoseWhoRunTheServerAlone) {
    const std::string page = ask("/operator", sign_in("coordinator")).body;
    for (const char* words :
         {"Version of Braid", "SQLite 3.", "Size of the data", "Journal", "Last backup"}) {
        EXPECT_THAT(page, HasSubstr(words));
    }
    EXPECT_EQ(ask("/operator", sign_in("analyst")).status, 404);
    EXPECT_NE(ask("/operator").status, 200);
}

STORE_TESTS(BackupRecord);

TEST_P(BackupRecord, IsTheLastThatWasMade) {
    const base::Instant first{1'795'305'600'000'000};
    const auto last = [this] {
        db::Reader reader = database().read();
        return app::find_last_backup(reader);
    };
    EXPECT_FALSE(last());
    app::record_backup(database(), first);
    app::record_backup(database(), first + 60);
    EXPECT_EQ(last(), first + 60);
}
