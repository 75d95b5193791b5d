#include "platform/db/dialect.hpp"

#include "platform/db/circle_table.hpp"

namespace {

class DialectStore : public CircleTable {};
ON_BOTH_DATABASES(DialectStore);

TEST_P(DialectStore, TakesRowsThatNoOneElseHolds) {
    insert_committed("1", "a");
    insert_committed("2", "b");
    const auto take = [](db::Transaction& transaction) {
        db::SqlText sql("/* t.take */ select id from circles order by id limit 1");
        sql += db::for_update_skip_locked(transaction.dialect());
        return transaction.find(sql)->text("id");
    };
    db::Transaction first = database().write();
    EXPECT_EQ(take(first), "1");
    if (!on_sqlite()) {
        db::Transaction second = database().write();
        EXPECT_EQ(take(second), "2");
    }
}

TEST_P(DialectStore, ALockHasOneHolderUntilItsTransactionEnds) {
    {
        db::Transaction first = database().write();
        EXPECT_TRUE(db::try_lock_transaction(first, "sealer"));
        EXPECT_TRUE(db::try_lock_transaction(first, "sealer"));
        if (!on_sqlite()) {
            db::Transaction second = database().write();
            EXPECT_FALSE(db::try_lock_transaction(second, "sealer"));
            EXPECT_TRUE(db::try_lock_transaction(second, "another"));
        }
    }
    db::Transaction third = database().write();
    db::lock_transaction(third, "sealer");
    EXPECT_TRUE(db::try_lock_transaction(third, "sealer"));
}

TEST_P(DialectStore, WaitingTooLongForALockIsBusy) {
    if (on_sqlite()) {
        GTEST_SKIP() << "the transaction is the lock";
    }
    db::Config impatient = config();
    impatient.lease_seconds = 1;
    const auto other = db::Database::open(impatient);
    db::Transaction first = database().write();
    db::lock_transaction(first, "sealer");
    db::Transaction second = other->write();
    try {
        db::lock_transaction(second, "sealer");
        FAIL() << "two hold it";
    } catch (const base::Error& error) {
        EXPECT_EQ(error.code(), base::Code::busy);
    }
}

TEST_P(DialectStore, LikeIgnoresTheCaseOfAsciiAndTakesEscapedSigns) {
    insert_committed("1", "Ana@Example.nz");
    insert_committed("2", "100%_\\");
    const auto ids = [&](const std::string& pattern) {
        db::Reader reader = database().read();
        db::SqlText sql("/* t.like */ select id from circles where name");
        sql += db::like_ignoring_case(reader.dialect());
        sql += R"(:pattern escape '\')";
        std::string found;
        for (const db::Row& row : reader.query(sql, {{"pattern", pattern}})) {
            found += row.text("id");
        }
        return found;
    };
    EXPECT_EQ(ids("ana@EXAMPLE%"), "1");
    EXPECT_EQ(ids(db::escape_like("100%_\\")), "2");
    EXPECT_EQ(ids(db::escape_like("1%")), "");
}

TEST_P(DialectStore, RowsBelowTheOldestRunningTransactionAreSettled) {
    db::Transaction early = database().write();
    const std::int64_t number = db::transaction_number(early);
    if (on_sqlite()) {
        EXPECT_EQ(number, 0);
        db::Reader reader = database().read();
        EXPECT_EQ(db::oldest_running(reader), 0);
        return;
    }
    db::Transaction late = database().write();
    EXPECT_GT(db::transaction_number(late), number);
    late.commit();
    {
        db::Reader reader = database().read();
        EXPECT_EQ(db::oldest_running(reader), number)
            << "the late one is committed, but not settled";
    }
    early.commit();
    db::Reader reader = database().read();
    EXPECT_GT(db::oldest_running(reader), number);
}

TEST_P(DialectStore, KnowsWhichTablesThereAre) {
    db::Reader reader = database().read();
    EXPECT_TRUE(db::has_table(reader, "circles"));
    EXPECT_FALSE(db::has_table(reader, "circles_name_key"));
    EXPECT_FALSE(db::has_table(reader, "squares"));
}

TEST_P(DialectStore, SaysWhatItIsAndHowMuchItHolds) {
    db::Reader reader = database().read();
    const std::string product = db::product(reader);
    EXPECT_EQ(product.find(on_sqlite() ? "SQLite 3." : "PostgreSQL 1"), 0U) << product;
    EXPECT_EQ(product.find(' '), product.rfind(' ')) << "the name, and the version alone";
    EXPECT_GT(db::stored_bytes(reader, config()), 4096);
}

}  // namespace
