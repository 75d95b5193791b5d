#include "platform/db/circle_table.hpp"

namespace {

class TransactionStore : public CircleTable {
protected:
    std::string ids() {
        db::Reader reader = database().read();
        std::string ids;
        for (const db::Row& row : reader.query("/* t.ids */ select id from circles order by id")) {
            ids += row.text("id");
        }
        return ids;
    }
};
ON_BOTH_DATABASES(TransactionStore);

TEST_P(TransactionStore, ASavepointThatIsNotReleasedIsUndone) {
    db::Transaction transaction = database().write();
    insert(transaction, "1", "a");
    {
        const db::Savepoint savepoint(transaction);
        insert(transaction, "2", "b");
    }
    {
        db::Savepoint savepoint(transaction);
        insert(transaction, "3", "c");
        savepoint.release();
    }
    transaction.commit();
    EXPECT_EQ(ids(), "13");
}

TEST_P(TransactionStore, ASavepointLetsTheTransactionGoOnAfterAConflict) {
    db::Transaction transaction = database().write();
    insert(transaction, "1", "a");
    {
        const db::Savepoint savepoint(transaction);
        insert(transaction, "2", "b");
        EXPECT_THROW(insert(transaction, "3", "a"), db::Conflict);
        EXPECT_THROW(insert(transaction, "4", "d"), base::Error) << "it must be undone first";
        EXPECT_THROW(transaction.commit(), base::Error);
    }
    insert(transaction, "5", "e");
    transaction.commit();
    EXPECT_EQ(ids(), "15");
}

TEST_P(TransactionStore, SavepointsNest) {
    db::Transaction transaction = database().write();
    {
        db::Savepoint outer(transaction);
        insert(transaction, "1", "a");
        {
            const db::Savepoint inner(transaction);
            EXPECT_THROW(insert(transaction, "1", "b"), db::Conflict);
        }
        insert(transaction, "2", "c");
        outer.release();
    }
    transaction.commit();
    EXPECT_EQ(ids(), "12");
}

TEST_P(TransactionStore, ACommittedTransactionTakesNothingMore) {
    db::Transaction transaction = database().write();
    insert(transaction, "1", "a");
    transaction.commit();
    EXPECT_THROW(insert(transaction, "2", "b"), base::Error);
    EXPECT_THROW(transaction.commit(), base::Error);
    EXPECT_EQ(ids(), "1");
}

TEST_P(TransactionStore, ACommitGivesItsConnectionBackAtOnce) {
    db::Transaction first = database().write();
    insert(first, "1", "a");
    first.commit();
    db::Transaction second = database().write();  // `first` is still in scope
    insert(second, "2", "b");
    second.commit();
    EXPECT_EQ(ids(), "12");
}

TEST_P(TransactionStore, AMovedTransactionGoesOn) {
    db::Transaction first = database().write();
    insert(first, "1", "a");
    db::Transaction second = std::move(first);
    insert(second, "2", "b");
    second.commit();
    EXPECT_EQ(ids(), "12");
}

TEST_P(TransactionStore, WhatFollowsACommitRunsInOrderAndOnlyThen) {
    std::string ran;
    {
        db::Transaction transaction = database().write();
        transaction.after_commit([&] { ran += 'x'; });
    }
    EXPECT_EQ(ran, "");
    db::Transaction transaction = database().write();
    transaction.after_commit([&] { ran += 'a'; });
    transaction.after_commit([&] {
        ran += 'b';
        insert_committed("1", "written by what follows");
    });
    EXPECT_EQ(ran, "");
    transaction.commit();
    EXPECT_EQ(ran, "ab");
    EXPECT_EQ(ids(), "1");
}

// Other tests write on the same server.
TEST_P(TransactionStore, ItsNumberTellsHowManyOthersBeganToWriteMeanwhile) {
    const auto number = [&] {
        db::Transaction transaction = database().write();
        const auto first = transaction.number();
        EXPECT_EQ(first, transaction.number());
        return first;
    };
    const auto first = number();
    if (on_sqlite()) {
        EXPECT_EQ(std::nullopt, first);
        return;
    }
    for (int others = 0; others < 5; ++others) {
        number();
    }
    EXPECT_GE(*number(), *first + 6);
}

TEST_P(TransactionStore, ChangeCommitsWhatItsWorkDid) {
    database().change([](db::Transaction& transaction) { insert(transaction, "1", "a"); });
    EXPECT_EQ(ids(), "1");
}

TEST_P(TransactionStore, ChangeKeepsNothingOfWorkThatThrows) {
    const auto change = [&] {
        database().change([](db::Transaction& transaction) {
            insert(transaction, "1", "a");
            throw base::Error(base::Code::invalid, "No.");
        });
    };
    EXPECT_THROW(change(), base::Error);
    EXPECT_EQ(ids(), "");
}

TEST_P(TransactionStore, ChangeTriesASerializationConflictThreeTimesMore) {
    int tries = 0;
    database().change([&](db::Transaction& transaction) {
        insert(transaction, "1", "a");
        if (++tries < 4) {
            throw db::Conflict(db::Conflict::Kind::serialization, "");
        }
    });
    EXPECT_EQ(tries, 4);
    EXPECT_EQ(ids(), "1");
    const auto hopeless = [&] {
        database().change([&](db::Transaction&) {
            ++tries;
            throw db::Conflict(db::Conflict::Kind::serialization, "");
        });
    };
    EXPECT_THROW(hopeless(), db::Conflict);
    EXPECT_EQ(tries, 8);
}

TEST_P(TransactionStore, ChangeDoesNotTryOtherConflictsAgain) {
    insert_committed("1", "a");
    int tries = 0;
    const auto change = [&] {
        database().change([&](db::Transaction& transaction) {
            ++tries;
            insert(transaction, "1", "b");
        });
    };
    EXPECT_THROW(change(), db::Conflict);
    EXPECT_EQ(tries, 1);
}

}  // namespace
