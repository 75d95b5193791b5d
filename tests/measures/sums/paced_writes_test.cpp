#include "measures/sums/paced_writes.hpp"

#include "support/database_test.hpp"

STORE_TESTS(PacedWritesStore);

// Whatever a row costs, a transaction comes to the time it is meant to have, and stays there.
TEST_P(PacedWritesStore, ATransactionTakesAsLongAsItShouldHoweverSlowARowIs) {
    using std::chrono::microseconds;
    const microseconds wanted(on_sqlite() ? 10'000 : 50'000);
    measures::PacedWrites::Instant now{};
    measures::PacedWrites writes(database(), [&] { return now; });
    for (const microseconds row : {microseconds(5), microseconds(400)}) {
        microseconds last{};
        for (int i = 0; i < 12; ++i) {
            const auto began = now;
            writes.write([&](db::Transaction&) { now += row * writes.rows(); });
            last = std::chrono::duration_cast<microseconds>(now - began);
        }
        EXPECT_LE(last, wanted * 21 / 20);
        EXPECT_GE(last, wanted * 19 / 20);
    }
}

TEST_P(PacedWritesStore, WorkOfUnevenRowsIsToldWhenItsTimeIsOver) {
    measures::PacedWrites::Instant now{};
    measures::PacedWrites writes(database(), [&] { return now; });
    int done = 0;
    writes.write([&](db::Transaction&) {
        do {
            now += std::chrono::milliseconds(9);
            ++done;
        } while (writes.has_time());
    });
    EXPECT_EQ(on_sqlite() ? 2 : 6, done);
    writes.write([&](db::Transaction&) { EXPECT_TRUE(writes.has_time()); });
}

TEST_P(PacedWritesStore, OthersAreLeftMoreTimeWhileTheyWrite) {
    using std::chrono::microseconds;
    using std::chrono::milliseconds;
    measures::PacedWrites::Instant now{};
    milliseconds waited{};
    int asked = 0;
    // The second of every four looks at the clock is when the lock was given.
    measures::PacedWrites writes(database(), [&] {
        if (++asked % 4 == 2) {
            now += waited;
        }
        return now;
    });
    const auto work = [&](db::Transaction&) { now += milliseconds(10); };
    for (int i = 0; i < 12; ++i) {
        writes.write(work);
    }
    const microseconds alone = writes.pause();
    EXPECT_EQ(on_sqlite() ? 2'000 : 1'000, alone.count());
    waited = milliseconds(5);
    for (int i = 0; i < 4; ++i) {
        writes.write(work);
    }
    EXPECT_EQ(on_sqlite() ? 20'000 : 1'000, writes.pause().count());
}

TEST_P(PacedWritesStore, ASlowCommitDoesNotMakeTransactionsSmall) {
    using std::chrono::milliseconds;
    measures::PacedWrites::Instant now{};
    const milliseconds commit(on_sqlite() ? 12 : 60);
    int asked = 0;
    // The last of every four looks at the clock is when it was committed.
    measures::PacedWrites writes(database(), [&] {
        if (++asked % 4 == 0) {
            now += commit;
        }
        return now;
    });
    for (int i = 0; i < 12; ++i) {
        writes.write([&](db::Transaction&) { now += std::chrono::microseconds(5) * writes.rows(); }
        );
    }
    EXPECT_GE(writes.rows(), on_sqlite() ? 900U : 4'700U);
}
