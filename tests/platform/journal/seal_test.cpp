#include "platform/journal/seal.hpp"

#include "platform/db/dialect.hpp"
#include "platform/journal/cast.hpp"
#include "platform/journal/notices.hpp"
#include "platform/journal/verify.hpp"
#include "support/database_test.hpp"

#include <atomic>
#include <thread>

namespace cast = journal_test;

class Seal : public StoreTest {
protected:
    void write_stories(int count) {
        database().change([&](db::Transaction& transaction) {
            for (int i = 0; i < count; ++i) {
                journal::write(transaction, cast::now, cast::entry(cast::story(++written_)));
            }
        });
    }

    journal::Report check() { return journal::verify(database(), std::string(64, '0')); }

    // What only somebody with the database's own tools can do: the guards are taken away first.
    void tamper(db::Sql change, const db::Params& params = {}) {
        db::Transaction transaction = database().write();
        if (on_sqlite()) {
            transaction.execute("/* test.drop1 */ drop trigger if exists journal_no_update");
            transaction.execute("/* test.drop2 */ drop trigger if exists journal_no_delete");
            transaction.execute("/* test.drop3 */ drop trigger if exists journal_seals_no_update");
            transaction.execute("/* test.drop4 */ drop trigger if exists journal_seals_no_delete");
        } else {
            transaction.execute(
                "/* test.drop1 */ drop trigger if exists journal_no_change on journal"
            );
            transaction.execute(
                "/* test.drop2 */ drop trigger if exists journal_seals_no_change on journal_seals"
            );
        }
        EXPECT_GT(transaction.execute(change, params), 0);
        transaction.commit();
    }

    std::string entry_at(std::int64_t position) {
        db::Reader reader = database().read();
        return reader
            .find(
                "/* test.entry_at */ select entry_id from journal_seals where position = :p",
                {{"p", position}}
            )
            ->text("entry_id");
    }

private:
    int written_ = 0;
};
ON_BOTH_DATABASES(Seal);

// SQLite has one writer: there, no transaction is open beside another.
class SealBesideOthers : public Seal {};
INSTANTIATE_TEST_SUITE_P(, SealBesideOthers, testing::Values(db::Dialect::postgres), dialect_name);

TEST_P(Seal, SaysHowMuchIsSealedAndUntilWhen) {
    const auto state = [this] {
        db::Reader reader = database().read();
        return journal::read_seal_state(reader);
    };
    EXPECT_EQ(state().sealed + state().unsealed, 0);
    EXPECT_FALSE(state().up_to);
    write_stories(3);
    EXPECT_EQ(state().unsealed, 3);
    journal::seal(database());
    write_stories(1);
    EXPECT_EQ(state().sealed, 3);
    EXPECT_EQ(state().unsealed, 1);
    EXPECT_EQ(state().up_to, cast::now);
}

TEST_P(Seal, ChainsCommittedEntriesAndFindsThemWhole) {
    EXPECT_EQ(journal::seal(database()), 0);
    write_stories(3);
    EXPECT_EQ(check().unsealed, 3);
    EXPECT_EQ(journal::seal(database()), 3);
    write_stories(1201);
    EXPECT_EQ(journal::seal(database()), 1201);
    EXPECT_EQ(journal::seal(database()), 0);
    const journal::Report report = check();
    EXPECT_TRUE(report.whole());
    EXPECT_EQ(report.sealed, 1204);
    EXPECT_EQ(report.unsealed, 0);
}

TEST_P(Seal, FollowsTheOrderInWhichEntriesWereWritten) {
    for (int i = 0; i < 5; ++i) {
        write_stories(1);
    }
    journal::seal(database());
    db::Reader reader = database().read();
    const auto feed = journal::feed(reader, base::Viewer(), cast::valley);
    for (std::size_t i = 0; i < feed.size(); ++i) {
        EXPECT_EQ(entry_at(static_cast<std::int64_t>(5 - i)), feed[i].id);
    }
}

TEST_P(SealBesideOthers, AnUncommittedEntryIsNotSealedNorWhatCameAfterIt) {
    db::Transaction slow = database().write();
    journal::write(slow, cast::now, cast::entry(cast::story(100), journal::Audience::members));
    write_stories(2);
    EXPECT_EQ(journal::seal(database()), 0);
    slow.commit();
    EXPECT_EQ(journal::seal(database()), 3);
    EXPECT_TRUE(check().whole());
}

TEST_P(SealBesideOthers, WritersDoNotWaitForASealer) {
    write_stories(1);
    db::Transaction sealing = database().write();
    ASSERT_TRUE(db::try_lock_transaction(sealing, "journal.seal"));
    write_stories(1);
    EXPECT_EQ(journal::seal(database()), 0) << "one sealer at a time";
    sealing.commit();
    EXPECT_EQ(journal::seal(database()), 2);
}

// Copied from a server that has run more transactions than this one, and less than a million more.
TEST_P(Seal, WhatARestoredDatabaseHoldsUnsealedIsSealedAtOnce) {
    write_stories(3);
    database().change([&](db::Transaction& transaction) {
        const std::int64_t other = db::transaction_number(transaction) + 500'000;
        transaction.execute(
            "/* test.elsewhere */ update journal_unsealed set transaction_number = :other",
            {{"other", on_sqlite() ? 0 : other}}
        );
    });
    if (!on_sqlite()) {
        EXPECT_EQ(journal::seal(database()), 0);
    }
    EXPECT_EQ(check().unsealed_since, cast::now);
    EXPECT_EQ(journal::seal_after_restore(database()), 3);
    EXPECT_TRUE(check().whole());
    EXPECT_FALSE(check().unsealed_since);
}

TEST_P(Seal, ManyWritersAndSealersKeepOneChain) {
    std::atomic<bool> writing = true;
    std::vector<std::thread> threads;
    for (int writer = 0; writer < 3; ++writer) {
        threads.emplace_back([&, writer] {
            for (int i = 0; i < 40; ++i) {
                cast::write(database(), cast::entry(cast::story(writer * 100 + i)));
            }
        });
    }
    std::vector<std::thread> sealers;
    for (int sealer = 0; sealer < 2; ++sealer) {
        sealers.emplace_back([&] {
            const auto own = open_again();
            while (writing) {
                journal::seal(*own);
            }
        });
    }
    for (std::thread& thread : threads) {
        thread.join();
    }
    writing = false;
    for (std::thread& thread : sealers) {
        thread.join();
    }
    journal::seal(database());
    const journal::Report report = check();
    EXPECT_TRUE(report.whole()) << report.broken->reason;
    EXPECT_EQ(report.sealed, 120);
    EXPECT_EQ(report.unsealed, 0);
}

TEST_P(Seal, AChangedEntryIsNamed) {
    write_stories(5);
    journal::seal(database());
    const std::string victim = entry_at(3);
    tamper("/* test.change */ update journal set actor = '' where id = :id", {{"id", victim}});
    const journal::Report report = check();
    ASSERT_TRUE(report.broken);
    EXPECT_EQ(report.broken->position, 3);
    EXPECT_EQ(report.broken->entry_id, victim);
    EXPECT_FALSE(report.whole());
    EXPECT_EQ(report.sealed, 5);
}

TEST_P(Seal, ARemovedSealIsNamed) {
    write_stories(5);
    journal::seal(database());
    tamper("/* test.remove */ delete from journal_seals where position = 2");
    const journal::Report report = check();
    ASSERT_TRUE(report.broken);
    EXPECT_EQ(report.broken->position, 2);
    EXPECT_EQ(report.unsealed, 1);
}

TEST_P(Seal, AnEntryMovedToAnotherPlaceIsNamed) {
    write_stories(3);
    journal::seal(database());
    const std::string last = entry_at(3);
    tamper("/* test.cut */ delete from journal_seals where position = 3");
    tamper(
        "/* test.swap */ update journal_seals set entry_id = :id where position = 2", {{"id", last}}
    );
    ASSERT_TRUE(check().broken);
    EXPECT_EQ(check().broken->position, 2);
    EXPECT_EQ(check().broken->entry_id, last);
}

TEST_P(Seal, ErasingPeopleLeavesTheChainWhole) {
    database().change([](db::Transaction& transaction) {
        journal::follow(transaction, cast::now, cast::valley, cast::story(1), cast::ann);
    });
    write_stories(2);
    journal::seal(database());
    database().change([](db::Transaction& transaction) {
        journal::forget_follower(transaction, cast::ann);
    });
    EXPECT_TRUE(check().whole());
}

TEST_P(Seal, ADatabaseCopiedFromABusierServerIsSealedToo) {
    write_stories(1);
    database().change([](db::Transaction& transaction) {
        transaction.execute(
            "/* test.number */ update journal_unsealed set transaction_number = 4000000000000"
        );
    });
    EXPECT_EQ(journal::seal(database()), 1);
}
