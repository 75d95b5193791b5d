// The keys beside the database: what a restore, a lost key and a second server make of them. The
// real commands, on both databases.
#include "app/machines.hpp"
#include "platform/auth/account.hpp"
#include "platform/auth/second_factor.hpp"
#include "platform/journal/seal.hpp"
#include "platform/journal/signing.hpp"

namespace {

using testing::HasSubstr;

class Keys : public Machines {};
ON_BOTH_DATABASES(Keys);

TEST_P(Keys, ARestoreOnANewMachineWithBothKeysIsSound) {
    const Machine first = served_machine("first");
    const std::string copy = back_up(first);
    const Machine second = machine("second", another_empty_database().target);
    bring(first, second, "braid.key");
    bring(first, second, "journal.key");
    const auto restored = run(second, {"restore", copy});
    EXPECT_EQ(restored.code, app::done) << restored.error;
    expect_sound(second);
    add_account(second, "ana@example.org");
    EXPECT_EQ(serve(second), "");
    expect_sound(second);
}

TEST_P(Keys, ARestoreWithoutTheJournalsKeyIsSoundAndSaysWhoVouchesForWhat) {
    const Machine first = served_machine("first");
    const std::string copy = back_up(first);
    const Machine second = machine("second", another_empty_database().target);
    bring(first, second, "braid.key");
    const auto restored = run(second, {"restore", copy});
    EXPECT_EQ(restored.code, app::done) << restored.error;
    EXPECT_THAT(restored.out, HasSubstr(second.file("journal.key").string()));
    expect_sound(second);
    EXPECT_THAT(run(second, {"check"}).out, HasSubstr("signed with an earlier key,"));
    EXPECT_EQ(serve(second), "");
    expect_sound(second);
}

TEST_P(Keys, AnOlderBackupRestoredOnTheSameMachineIsSound) {
    Machine only = machine("only", config().target);
    ASSERT_EQ(run(only, {"migrate"}).code, app::done);
    add_account(only, "kim@example.org");
    const std::string copy = back_up(only);
    add_account(only, "ana@example.org");
    serve_until_signed(only);
    const auto heads = only.file("journal-heads.txt");
    only.database = another_empty_database().target;
    const auto restored = run(only, {"restore", copy});
    EXPECT_EQ(restored.code, app::done) << restored.error;
    EXPECT_THAT(restored.out, HasSubstr("journal-heads.before-"));
    EXPECT_FALSE(fs::exists(heads)) << "kept under another name";
    expect_sound(only);
    serve_until_signed(only);
    expect_sound(only);
}

TEST_P(Keys, ARestoreWithoutTheVaultsKeySaysSoAndIsNotServed) {
    const Machine first = served_machine("first");
    const std::string copy = back_up(first);
    const Machine second = machine("second", another_empty_database().target);
    const auto restored = run(second, {"restore", copy});
    EXPECT_EQ(restored.code, app::done) << restored.error;
    const std::string expected_at = second.file("braid.key").string();
    EXPECT_THAT(restored.out, HasSubstr(expected_at));
    const auto checked = run(second, {"check"});
    EXPECT_EQ(checked.code, app::refused);
    EXPECT_THAT(checked.error, HasSubstr(expected_at));
    EXPECT_THAT(serve(second), HasSubstr(expected_at));
    EXPECT_FALSE(fs::exists(second.file("braid.key"))) << "none is made in silence";
    bring(first, second, "braid.key");
    EXPECT_EQ(serve(second), "");
    expect_sound(second);
}

TEST_P(Keys, ALostKeyIsGivenUpOnlyOnPurpose) {
    const Machine only = served_machine("only");
    EXPECT_THAT(run(only, {"new-key"}).out, HasSubstr("nothing to do"));
    const auto database = db::Database::open({.target = only.database});
    std::string kim;
    database->change([&](db::Transaction& transaction) {
        kim = auth::find_account_by_email(transaction, "kim@example.org").value().id;
        auth::make_recovery_codes(
            transaction,
            base::Vault::open_or_make(only.file("braid.key")),
            base::SystemClock().now(),
            kim
        );
    });
    const auto codes_left = [&] {
        db::Reader reader = database->read();
        return auth::list_second_factors(reader, kim).recovery_codes;
    };
    fs::remove(only.file("braid.key"));
    fs::remove(only.file("journal.key"));
    const auto told = run(only, {"new-key"});
    EXPECT_THAT(told.out, HasSubstr("accounts that have them: 1;"));
    EXPECT_THAT(told.out, HasSubstr("Nothing is done yet."));
    EXPECT_THAT(serve(only), HasSubstr(only.file("braid.key").string()));
    EXPECT_GT(codes_left(), 0);
    EXPECT_THAT(run(only, {"new-key", "--forget"}).out, HasSubstr("Done."));
    EXPECT_EQ(codes_left(), 0);
    expect_sound(only);
    EXPECT_EQ(serve(only), "");
    expect_sound(only);
}

TEST_P(Keys, ASecondServerWithOtherKeysIsRefused) {
    const Machine first = served_machine("first");
    const Machine second = machine("second", first.database);
    EXPECT_THAT(serve(second), HasSubstr(second.file("braid.key").string()));
    bring(first, second, "braid.key");
    EXPECT_THAT(serve(second), HasSubstr(second.file("journal.key").string()));
    bring(first, second, "journal.key");
    EXPECT_EQ(serve(second), "");
    expect_sound(second);
    std::ofstream(second.file("braid.key"), std::ios::trunc) << std::string(32, 'x');
    EXPECT_THAT(serve(second), HasSubstr("is not the one this database is used with"));
    EXPECT_EQ(run(second, {"check"}).code, app::refused);
}

TEST_P(Keys, AHeadOfAKeyThatNobodyTookOverIsNotBelieved) {
    const Machine only = served_machine("only");
    add_account(only, "ana@example.org");
    const auto database = db::Database::open({.target = only.database});
    journal::seal(*database);
    const base::Instant tomorrow = base::SystemClock().now() + base::days(1);
    journal::sign_head(*database, journal::SigningKey::open(folder() / "other.key"), tomorrow);
    EXPECT_THAT(run(only, {"check"}).error, HasSubstr("is signed with another key"));
}

}  // namespace
