#include "app/commands/commands.hpp"

#include "app/backup_record.hpp"
#include "app/command_line.hpp"
#include "app/stop_signal.hpp"
#include "base/id.hpp"
#include "demo/making_note.hpp"
#include "embedded/migrations.hpp"
#include "platform/auth/account.hpp"
#include "platform/db/migrate.hpp"
#include "platform/journal/journal.hpp"
#include "platform/journal/seal.hpp"
#include "platform/journal/signing.hpp"
#include "support/temporary_folder.hpp"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <fstream>
#include <sstream>

namespace {

using testing::HasSubstr;
using testing::IsEmpty;

struct CommandRun {
    int code = 0;
    std::string out;
    std::string error;
};

// The real commands on a data folder of the test's own.
class Commands : public testing::Test {
protected:
    CommandRun run(std::vector<std::string> words) {
        words.insert(words.end(), {"--data", data()});
        std::ostringstream out;
        std::ostringstream error;
        const int code = app::run_command_line(words, app::all_commands(), out, error);
        return {code, out.str(), error.str()};
    }
    std::string data() const { return (folder_.path() / "data").string(); }

private:
    support::TemporaryFolder folder_;
};

TEST_F(Commands, MigrateMakesADatabaseAndThenHasNothingToDo) {
    const auto first = run({"migrate"});
    EXPECT_EQ(first.code, app::done) << first.error;
    EXPECT_THAT(first.out, HasSubstr("The database is at version 0"));
    EXPECT_TRUE(std::filesystem::exists(data() + "/braid.sqlite"));
    const auto second = run({"migrate"});
    EXPECT_THAT(second.out, HasSubstr("migrations run: 0."));
    EXPECT_EQ(
        run({"migrate", "--plan"}).out, "The database is up to date: nothing would be done.\n"
    );
    EXPECT_EQ(run({"migrate", "--plan", "--format", "json"}).out, "[]\n");
}

class DemoCommand : public Commands {
protected:
    CommandRun make() { return run({"demo", "--only-make"}); }
    std::string note() const { return data() + "/demonstration-unfinished"; }
    std::string database() const { return data() + "/braid.sqlite"; }
    void interrupt() { std::ofstream(note()) << database() << "\n"; }
    // Of the demonstration's network.
    std::string network_id() {
        const auto opened = db::Database::open({.target = database()});
        db::Reader reader = opened->read();
        return reader.find("/* t.n */ select id from networks where slug = 'kowhai-bay'")
            ->text("id");
    }
    void change(const char* slug, const char* email) {
        const auto opened = db::Database::open({.target = database()});
        db::Transaction tx = opened->write();
        tx.execute(
            "/* t.slug */ update networks set slug = :slug where slug = 'long-coast'",
            {{"slug", slug}}
        );
        tx.execute(
            "/* t.mail */ update accounts set email = :email where email = 'chair@demo.example'",
            {{"email", email}}
        );
        tx.commit();
    }
};

TEST_F(DemoCommand, AWholeDemonstrationIsMadeOnce) {
    const auto first = make();
    EXPECT_EQ(first.code, app::done) << first.error;
    EXPECT_THAT(first.out, HasSubstr("Making the demonstration"));
    EXPECT_FALSE(std::filesystem::exists(note()));
    EXPECT_THAT(make().out, testing::Not(HasSubstr("Making")));
}

TEST_F(DemoCommand, OneThatWasInterruptedIsBegunAnew) {
    make();
    const std::string half_made = network_id();
    interrupt();
    const auto again = make();
    EXPECT_EQ(again.code, app::done) << again.error;
    EXPECT_THAT(again.out, HasSubstr("Making the demonstration"));
    EXPECT_NE(half_made, network_id());
    EXPECT_FALSE(std::filesystem::exists(note()));
    EXPECT_THAT(again.out, HasSubstr("Put aside: " + data() + "/braid.half-made-"));
    const auto checked = run({"check"});
    EXPECT_EQ(checked.code, app::done) << checked.out << checked.error;
}

TEST_F(DemoCommand, OneOfAnotherDatabaseIsFinishedFirst) {
    make();
    std::ofstream(note()) << "/elsewhere/braid.sqlite\n";
    const std::string made = network_id();
    const auto refused = make();
    EXPECT_EQ(refused.code, app::refused);
    EXPECT_THAT(refused.error, HasSubstr("The demonstration in /elsewhere/braid.sqlite was not"));
    EXPECT_EQ(made, network_id());
}

TEST_F(DemoCommand, WhatIsAnyonesIsNeverBegunAnew) {
    make();
    const std::string made = network_id();
    for (const auto& [slug, email] : std::vector<std::pair<const char*, const char*>>{
             {"our-own", "chair@demo.example"}, {"our-own", "someone@example.org"}}) {
        change(slug, email);
        interrupt();
        const auto again = make();
        EXPECT_EQ(again.code, app::done) << again.error;
        EXPECT_THAT(again.out, testing::Not(HasSubstr("Making")));
        EXPECT_EQ(made, network_id());
    }
}

TEST_F(DemoCommand, IsNotMadeTwiceAtOnce) {
    run({"migrate"});
    const demo::MakingNote held(data(), database());
    const auto refused = make();
    EXPECT_EQ(refused.code, app::refused);
    EXPECT_THAT(refused.error, HasSubstr("Another braid is making the demonstration"));
}

TEST_F(Commands, TheDataFolderIsItsOwnersAlone) {
    run({"migrate"});
    const auto mode = std::filesystem::status(data()).permissions();
    EXPECT_EQ(
        mode & (std::filesystem::perms::group_all | std::filesystem::perms::others_all),
        std::filesystem::perms::none
    );
}

TEST_F(Commands, APlanForAFolderWithoutADatabaseMakesNone) {
    const auto plan = run({"migrate", "--plan"});
    EXPECT_EQ(plan.code, app::refused);
    EXPECT_THAT(plan.error, HasSubstr("There is no database at " + data() + "/braid.sqlite"));
    EXPECT_FALSE(std::filesystem::exists(data()));
}

TEST_F(Commands, ADataFolderThatCannotBeMadeIsRefused) {
    std::ostringstream out;
    std::ostringstream error;
    const int code = app::run_command_line(
        {"migrate", "--data", "/dev/null/braid"}, app::all_commands(), out, error
    );
    EXPECT_EQ(code, app::refused);
    EXPECT_THAT(error.str(), HasSubstr("The data folder /dev/null/braid cannot be made"));
}

TEST_F(Commands, ABackupRestoresIntoAnEmptyFolder) {
    ASSERT_EQ(run({"migrate"}).code, app::done);
    const auto copy = (std::filesystem::path(data()) / "copy.sqlite").string();
    const auto backed_up = run({"backup", copy});
    EXPECT_EQ(backed_up.code, app::done) << backed_up.error;
    EXPECT_THAT(backed_up.out, HasSubstr("braid.key"));
    {
        const auto database = db::Database::open({.target = data() + "/braid.sqlite"});
        db::Reader reader = database->read();
        EXPECT_TRUE(app::find_last_backup(reader)) << "the operator's page can say when";
    }
    std::filesystem::remove(data() + "/braid.sqlite");
    const auto restored = run({"restore", copy});
    EXPECT_EQ(restored.code, app::done) << restored.error;
    EXPECT_EQ(
        run({"migrate", "--plan"}).out, "The database is up to date: nothing would be done.\n"
    );
}

TEST_F(Commands, ABackupThatCannotBeNotedIsABackupAllTheSame) {
    ASSERT_EQ(run({"migrate"}).code, app::done);
    db::Database::open({.target = data() + "/braid.sqlite"})->change([](db::Transaction& tx) {
        tx.execute("/* test.refuse */ drop table journal_unsealed");
    });
    const auto copy = data() + "/copy.sqlite";
    const auto ran = run({"backup", copy});
    EXPECT_EQ(ran.code, app::done) << ran.error;
    EXPECT_THAT(ran.out, HasSubstr("The copy is whole. It could not be noted"));
    EXPECT_TRUE(std::filesystem::exists(copy));
}

TEST_F(Commands, ABackupOfAnOlderProgramIsBroughtUpToDate) {
    const support::TemporaryFolder older;
    const std::string file = (older.path() / "older.sqlite").string();
    {
        const auto database = db::Database::open({.target = file});
        auto migrations = db::read_migrations(embedded::migrations(), db::Dialect::sqlite);
        std::erase_if(migrations, [](const db::Migration& one) { return one.version > 7; });
        db::Migrator(*database, migrations).run(base::SystemClock().now());
    }
    const auto restored = run({"restore", file});
    EXPECT_EQ(restored.code, app::done) << restored.out << restored.error;
    EXPECT_EQ(run({"migrate", "--plan", "--format", "json"}).out, "[]\n");
}

TEST_F(Commands, ABackupOverwritesNothingAndARestoreNeither) {
    ASSERT_EQ(run({"migrate"}).code, app::done);
    const auto copy = (std::filesystem::path(data()) / "copy.sqlite").string();
    ASSERT_EQ(run({"backup", copy}).code, app::done);
    EXPECT_EQ(run({"backup", copy}).code, app::refused);
    EXPECT_EQ(run({"restore", copy}).code, app::refused);
    EXPECT_EQ(run({"restore", "/nowhere/copy.sqlite"}).code, app::refused);
}

TEST_F(Commands, ABackupOfNoDatabaseIsRefusedAndMakesNone) {
    const auto ran = run({"backup", "/tmp/braid-copy-of-nothing.sqlite"});
    EXPECT_EQ(ran.code, app::refused);
    EXPECT_THAT(ran.error, HasSubstr("There is no database at"));
    EXPECT_FALSE(std::filesystem::exists(data()));
}

TEST_F(Commands, CheckFindsNothingWrongWithANewDatabase) {
    ASSERT_EQ(run({"migrate"}).code, app::done);
    const auto ran = run({"check"});
    EXPECT_EQ(ran.code, app::done) << ran.error;
    EXPECT_THAT(ran.out, HasSubstr("Nothing is wrong."));
}

TEST_F(Commands, CheckNamesADamagedFile) {
    ASSERT_EQ(run({"migrate"}).code, app::done);
    std::ofstream(data() + "/braid.sqlite", std::ios::binary | std::ios::in).seekp(8192)
        << std::string(20000, 'x');
    const auto ran = run({"check"});
    EXPECT_EQ(ran.code, app::refused);
    EXPECT_THAT(ran.error, HasSubstr("damaged"));
}

TEST_F(Commands, CheckNamesTheFirstBrokenLinkOfTheJournal) {
    ASSERT_EQ(run({"migrate"}).code, app::done);
    const auto database = db::Database::open({.target = data() + "/braid.sqlite"});
    const base::Instant now{1'795'305'600'000'000};
    database->change([&](db::Transaction& transaction) {
        journal::write(
            transaction,
            now,
            {.scope = std::string(base::instance_scope),
             .actor = "",
             .kind = "need.added",
             .subject = {"need", base::new_uuid()}}
        );
    });
    ASSERT_EQ(journal::seal(*database), 1);
    journal::sign_head(*database, journal::SigningKey::open(data() + "/other.key"), now);
    EXPECT_THAT(
        run({"check"}).error, HasSubstr("/journal.key is not there to check its heads by.")
    );
    std::filesystem::rename(data() + "/other.key", data() + "/journal.key");
    EXPECT_THAT(run({"check"}).out, HasSubstr("Journal: 1 sealed entries, 0 unsealed"));
    database->change([](db::Transaction& transaction) {
        transaction.execute("/* test.unlock */ drop trigger journal_no_update");
        transaction.execute("/* test.tamper */ update journal set kind = 'need.removed'");
    });
    const auto ran = run({"check"});
    EXPECT_EQ(ran.code, app::refused);
    EXPECT_THAT(ran.error, HasSubstr("The journal's chain breaks at link 1"));
}

TEST_F(Commands, CheckNamesEntriesThatNobodyHasSealedForAnHour) {
    ASSERT_EQ(run({"migrate"}).code, app::done);
    const auto database = db::Database::open({.target = data() + "/braid.sqlite"});
    const auto write_at = [&](base::Instant at) {
        database->change([&](db::Transaction& transaction) {
            journal::write(
                transaction,
                at,
                {.scope = std::string(base::instance_scope),
                 .actor = "",
                 .kind = "need.added",
                 .subject = {"need", base::new_uuid()}}
            );
        });
    };
    const base::Instant now = base::SystemClock().now();
    write_at(now - base::minutes(50));
    EXPECT_EQ(run({"check"}).code, app::done);
    write_at(now - base::minutes(70));
    const auto ran = run({"check"});
    EXPECT_EQ(ran.code, app::refused);
    EXPECT_THAT(ran.error, HasSubstr("The journal has had unsealed entries since "));
    journal::seal(*database);
    EXPECT_EQ(run({"check"}).code, app::done);
}

// Serves until it is stopped, which is at once.
TEST_F(Commands, TheFirstStartSaysHowToMakeTheFirstAdministrator) {
    const auto serve = [&](std::vector<std::string> more) {
        const app::StopSignal stop;  // from here on, one that comes is kept for who waits for it
        stop.give();
        std::vector<std::string> words{"serve", "--listen", "127.0.0.1:0"};
        words.insert(words.end(), more.begin(), more.end());
        return run(words);
    };
    const auto first = serve({});
    EXPECT_EQ(first.code, app::done) << first.error;
    EXPECT_THAT(first.out, HasSubstr("Nobody runs this server yet."));
    EXPECT_THAT(first.out, HasSubstr("braid signin-link YOUR-ADDRESS --administrator --data "));
    EXPECT_THAT(first.out, HasSubstr("Braid is at http://127.0.0.1"));
    EXPECT_THAT(first.out, testing::Not(HasSubstr("trusted_proxies")));
    ASSERT_EQ(run({"signin-link", "kim@example.org", "--administrator"}).code, app::done);
    const auto second = serve({"--base-url", "https://braid.example.org"});
    EXPECT_THAT(second.out, testing::Not(HasSubstr("Nobody runs this server yet.")));
    EXPECT_THAT(second.out, HasSubstr("trusted_proxies names no proxy"));
}

TEST_F(Commands, AMailboxIsMarkedAsSharedAtTheConsole) {
    run({"migrate"});
    const std::string kim = "kim@example.org";
    run({"signin-link", kim, "--administrator"});
    EXPECT_THAT(run({"account", kim, "--shared"}).error, HasSubstr("runs the server"));
    const auto database = db::Database::open({.target = data() + "/braid.sqlite"});
    database->change([](db::Transaction& transaction) {
        const auto now = base::SystemClock().now();
        auth::create_account(transaction, now, {.email = "hana.reception@example.org"});
        auth::create_account(transaction, now, {.email = "manager@example.org"});
    });
    const auto is_shared = [&](const std::string& email) {
        db::Reader reader = database->read();
        return auth::find_account_by_email(reader, email)->is_shared_mailbox;
    };
    EXPECT_EQ(run({"account", "hana.reception@example.org", "--shared"}).code, app::done);
    EXPECT_TRUE(is_shared("hana.reception@example.org"));
    ASSERT_TRUE(is_shared("manager@example.org")) << "by its name";
    EXPECT_EQ(run({"account", "manager@example.org", "--own"}).code, app::done);
    EXPECT_FALSE(is_shared("manager@example.org"));
}

TEST_F(Commands, ASignInLinkIsForAnAccountThatIsThere) {
    ASSERT_EQ(run({"migrate"}).code, app::done);
    const auto ran = run({"signin-link", "kim@example.org"});
    EXPECT_EQ(ran.code, app::refused);
    EXPECT_THAT(ran.error, HasSubstr("No account"));
    EXPECT_THAT(ran.out, IsEmpty());
}

TEST_F(Commands, TheFirstAdministratorIsMadeAtTheConsole) {
    ASSERT_EQ(run({"migrate"}).code, app::done);
    const std::vector<std::string> words{
        "signin-link",
        "kim@example.org",
        "--administrator",
        "--base-url",
        "https://braid.example.org"};
    const auto first = run(words);
    EXPECT_EQ(first.code, app::done) << first.error;
    EXPECT_THAT(first.out, HasSubstr("\nhttps://braid.example.org/sign-in/link/"));
    EXPECT_EQ(run(words).code, app::done) << "asked twice";
    const auto database = db::Database::open({.target = data() + "/braid.sqlite"});
    auto reader = database->read();
    EXPECT_EQ(auth::list_operators(reader).size(), 1U);
}

TEST_F(Commands, AnAccountIsClosedAndOpenedAtTheConsole) {
    run({"migrate"});
    const std::string kim = "kim@example.org";
    EXPECT_EQ(run({"account", kim, "--disable"}).code, app::refused);
    run({"signin-link", kim, "--administrator"});
    EXPECT_EQ(run({"account", kim}).code, app::refused);
    EXPECT_THAT(run({"account", kim, "--disable"}).out, HasSubstr("is closed"));
    EXPECT_EQ(run({"signin-link", kim}).code, app::refused);
    EXPECT_THAT(run({"account", kim, "--enable", "--reset"}).out, HasSubstr("may sign in"));
    EXPECT_EQ(run({"signin-link", kim}).code, app::done);
}

TEST_F(Commands, NobodySharedOrMisspeltBecomesAdministrator) {
    ASSERT_EQ(run({"migrate"}).code, app::done);
    EXPECT_EQ(run({"signin-link", "info@example.org", "--administrator"}).code, app::refused);
    EXPECT_EQ(run({"signin-link", "kim at example", "--administrator"}).code, app::refused);
    const auto database = db::Database::open({.target = data() + "/braid.sqlite"});
    auto reader = database->read();
    EXPECT_TRUE(auth::list_operators(reader).empty());
}

}  // namespace
