#include "measures/sums/paced_writes.hpp"

#include "support/database_test.hpp"

STORE_TESTS(PacedWritesStore);

// Whatever a row costs, a transaction comes to the time it is meant to have, and stays there.
TEST_P(PacedWritesStore, ATransactionTakesAsLongAsItShouldHoweverSlowARowIs) {
    using std::chrono::microseconds;
    const microseconds wanted(on_sqlite() ? 10'000 : 20'000);
    measures::PacedWrites::Instant now{};
    std::int64_t number = 0;
    const auto beside_others = [&](db::Transaction&) { return number += 2; };
    measures::PacedWrites writes(
        database(), {.now = [&] { return now; }, .number = beside_others}
    );
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
    measures::PacedWrites writes(database(), {.now = [&] { return now; }});
    int done = 0;
    writes.write([&](db::Transaction&) {
        do {
            now += std::chrono::milliseconds(9);
            ++done;
        } while (writes.has_time());
    });
    EXPECT_EQ(on_sqlite() ? 2 : 3, done);
    writes.write([&](db::Transaction&) { EXPECT_TRUE(writes.has_time()); });
}

TEST_P(PacedWritesStore, OthersAreLeftMoreTimeWhileTheyWriteAndForASecondAfter) {
    using std::chrono::milliseconds;
    measures::PacedWrites::Instant now{};
    milliseconds waited{};
    int asked = 0;
    // The second of every four looks at the clock, after the first of all, is when the lock was
    // given.
    const auto look = [&] {
        if (asked++ % 4 == 2) {
            now += waited;
        }
        return now;
    };
    std::int64_t number = 0;
    const auto next_number = [&](db::Transaction&) {
        return on_sqlite() ? std::nullopt : std::optional(++number);
    };
    measures::PacedWrites writes(database(), {.now = look, .number = next_number});
    measures::PacedWrites other_hand(database(), {.number = next_number});
    const auto write = [&] {
        other_hand.write([](db::Transaction&) {});
        writes.write([&](db::Transaction&) { now += milliseconds(100); });
        return writes.pace().pause;
    };
    const milliseconds alone(on_sqlite() ? 2 : 5);
    const milliseconds beside_others(on_sqlite() ? 20 : 30);
    for (int i = 0; i < 11; ++i) {
        EXPECT_EQ(beside_others, write()) << "who has only begun does not know yet";
    }
    EXPECT_EQ(alone, write());
    ++number;
    waited = milliseconds(on_sqlite() ? 5 : 0);
    EXPECT_EQ(beside_others, write());
    waited = milliseconds(0);
    for (int i = 0; i < 10; ++i) {
        EXPECT_EQ(beside_others, write());
    }
    EXPECT_EQ(alone, write());
}

TEST_P(PacedWritesStore, ASlowCommitDoesNotMakeTransactionsSmall) {
    using std::chrono::milliseconds;
    measures::PacedWrites::Instant now{};
    const milliseconds commit(on_sqlite() ? 12 : 24);
    int asked = 0;
    // The last of every four looks at the clock, after the first of all, is when it was committed.
    const auto look = [&] {
        if (asked++ % 4 == 0 && asked > 1) {
            now += commit;
        }
        return now;
    };
    measures::PacedWrites writes(database(), {.now = look});
    for (int i = 0; i < 12; ++i) {
        writes.write([&](db::Transaction&) { now += std::chrono::microseconds(5) * writes.rows(); }
        );
    }
    EXPECT_GE(writes.rows(), on_sqlite() ? 900U : 1'800U);
}
