// Keys that are damaged, given up beside a server, or restored in the wrong order; and what a
// restore makes of the journal. The real commands, on both databases.
#include "app/key_notes.hpp"
#include "app/machines.hpp"
#include "platform/auth/account.hpp"
#include "platform/auth/second_factor.hpp"
#include "platform/db/dialect.hpp"
#include "platform/journal/seal.hpp"
#include "platform/journal/signing.hpp"

namespace {

using testing::HasSubstr;
using testing::Not;

constexpr const char* both_keys[] = {"braid.key", "journal.key"};
constexpr const char* put_the_copy_there = "If you have a copy, put it there before serving.";

class KeyFaults : public Machines {
protected:
    static std::unique_ptr<db::Database> open(const Machine& machine) {
        return db::Database::open({.target = machine.database});
    }

    // As `served_machine`, and with recovery codes sealed by its key.
    Machine sealing_machine(const char* name) {
        const Machine machine = served_machine(name);
        open(machine)->change([&](db::Transaction& transaction) {
            auth::make_recovery_codes(
                transaction,
                base::Vault::open_or_make(machine.file("braid.key")),
                base::SystemClock().now(),
                auth::find_account_by_email(transaction, "kim@example.org").value().id
            );
        });
        return machine;
    }

    static void expect_named_and_put_aside(const Machine& machine) {
        const auto checked = run(machine, {"check"});
        EXPECT_EQ(checked.code, app::refused);
        EXPECT_THAT(checked.out, HasSubstr("Journal: ")) << "the rest is checked all the same";
        const auto told = run(machine, {"new-key"});
        for (const char* key : both_keys) {
            EXPECT_THAT(checked.error, HasSubstr(machine.file(key).string()));
            EXPECT_THAT(told.out, HasSubstr(machine.file(key).string()));
        }
        EXPECT_THAT(told.out, HasSubstr("stop every Braid that uses this database"));
        EXPECT_THAT(serve(machine), HasSubstr(machine.file("braid.key").string()));
        const auto forgot = run(machine, {"new-key", "--forget"});
        EXPECT_EQ(forgot.code, app::done) << forgot.error;
        EXPECT_THAT(forgot.out, HasSubstr("braid.damaged-"));
        EXPECT_THAT(forgot.out, HasSubstr("journal.damaged-"));
        EXPECT_EQ(serve(machine), "");
        expect_sound(machine);
    }
};
ON_BOTH_DATABASES(KeyFaults);

TEST_P(KeyFaults, EmptyKeyFilesAreNamedByCheckAndPutAsideByNewKey) {
    const Machine only = sealing_machine("only");
    for (const char* key : both_keys) {
        fs::resize_file(only.file(key), 0);
    }
    expect_named_and_put_aside(only);
}

TEST_P(KeyFaults, KeyFilesThatOthersMayReadAreNamedByCheckAndPutAsideByNewKey) {
    const Machine only = sealing_machine("only");
    for (const char* key : both_keys) {
        fs::permissions(only.file(key), fs::perms::others_read, fs::perm_options::add);
    }
    EXPECT_THAT(run(only, {"new-key"}).out, HasSubstr("chmod 600")) << "it may be mended yet";
    expect_named_and_put_aside(only);
}

TEST_P(KeyFaults, NoKeyIsMadeInSilenceWhereNoneIsNotedAndSomethingIsSealed) {
    const Machine only = sealing_machine("only");
    open(only)->change([](db::Transaction& transaction) {
        app::replace_noted_key(transaction, app::vault_note, "");
    });
    fs::rename(only.file("braid.key"), only.file("away"));
    EXPECT_THAT(serve(only), HasSubstr("is not there"));
    EXPECT_EQ(run(only, {"check"}).code, app::refused);
    EXPECT_FALSE(fs::exists(only.file("braid.key")));
    fs::rename(only.file("away"), only.file("braid.key"));
    EXPECT_EQ(serve(only), "");
    expect_sound(only);
}

TEST_P(KeyFaults, AServerStopsWhenItsKeyIsGivenUpBesideIt) {
    const Machine only = served_machine("only");
    const std::string refused = serve(only, [&] {
        fs::remove(only.file("braid.key"));
        EXPECT_THAT(run(only, {"new-key", "--forget"}).out, HasSubstr("Done."));
    });
    EXPECT_THAT(refused, HasSubstr("another key was given to its database"));
    EXPECT_EQ(serve(only), "") << "with the new key";
    expect_sound(only);
}

TEST_P(KeyFaults, TheRightJournalKeyMayStillBePutThereAfterARestoreBesideAnother) {
    const Machine first = served_machine("first");
    const std::string copy = back_up(first);
    const Machine second = machine("second", another_empty_database().target);
    bring(first, second, "braid.key");
    journal::SigningKey::open(second.file("journal.key"));
    const auto restored = run(second, {"restore", copy});
    EXPECT_EQ(restored.code, app::done) << restored.error;
    EXPECT_THAT(restored.out, HasSubstr(put_the_copy_there));
    fs::remove(second.file("journal.key"));
    bring(first, second, "journal.key");
    EXPECT_EQ(serve(second), "");
    expect_sound(second);
}

TEST_P(KeyFaults, ARestoreBesideTheRightJournalKeyAsksForNoOther) {
    const Machine first = machine("first", config().target);
    ASSERT_EQ(run(first, {"migrate"}).code, app::done);
    add_account(first, "kim@example.org");
    const auto database = open(first);
    for (int tries = 0; tries < 100 && journal::seal(*database) == 0; ++tries) {
        std::this_thread::sleep_for(std::chrono::milliseconds(50));
    }
    const base::Instant yesterday = base::SystemClock().now() - base::days(1);
    journal::sign_head(*database, journal::SigningKey::open(folder() / "older.key"), yesterday);
    serve_until_signed(first);
    EXPECT_THAT(run(first, {"new-key", "--forget"}).out, HasSubstr("Done."));
    expect_sound(first);
    const std::string copy = back_up(first);
    const Machine second = machine("second", another_empty_database().target);
    bring(first, second, "braid.key");
    bring(first, second, "journal.key");
    const auto restored = run(second, {"restore", copy});
    EXPECT_EQ(restored.code, app::done) << restored.error;
    EXPECT_THAT(restored.out, Not(HasSubstr(put_the_copy_there)));
    expect_sound(second);
    EXPECT_EQ(serve(second), "");
    expect_sound(second);
}

// The copy is of a server that has run more transactions than the one it comes to.
TEST_P(KeyFaults, ARestoreSealsWhatTheBackupHeldUnsealed) {
    const Machine first = machine("first", config().target);
    ASSERT_EQ(run(first, {"migrate"}).code, app::done);
    add_account(first, "kim@example.org");
    open(first)->change([](db::Transaction& transaction) {
        transaction.execute(
            "/* test.elsewhere */ update journal_unsealed set transaction_number = :number",
            {{"number", db::transaction_number(transaction) + 500'000}}
        );
    });
    const std::string copy = back_up(first);
    const Machine second = machine("second", another_empty_database().target);
    ASSERT_EQ(run(second, {"restore", copy}).code, app::done);
    EXPECT_THAT(run(second, {"check"}).out, HasSubstr(" 0 unsealed,"));
}

}  // namespace
