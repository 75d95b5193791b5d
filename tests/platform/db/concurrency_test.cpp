// Several threads and processes on one database: nothing acknowledged is lost, nothing waits for
// ever.
#include "platform/db/dialect.hpp"
#include "platform/db/worker_process.hpp"
#include "support/database_test.hpp"
#include "support/postgres_server.hpp"

#include <atomic>
#include <chrono>
#include <thread>

namespace {

class ConcurrencyStore : public StoreTest {
protected:
    ConcurrencyStore() : StoreTest(Contents::empty) {}

    void SetUp() override {
        StoreTest::SetUp();
        if (IsSkipped()) {
            return;
        }
        db::Transaction transaction = database().write();
        transaction.execute(R"(/* t.counters */ create table counters (
            id text not null, n bigint not null, constraint counters_pkey primary key (id)))");
        transaction.execute("/* t.counter */ insert into counters (id, n) values ('c', 0)");
        transaction.commit();
    }

    static void add_one(db::Database& database) {
        database.change([](db::Transaction& transaction) {
            db::SqlText read("/* t.read */ select n from counters where id = 'c'");
            read += db::for_update(transaction.dialect());
            const std::int64_t n = transaction.find(read)->integer("n");
            transaction.execute("/* t.write */ update counters set n = :n", {{"n", n + 1}});
        });
    }

    std::int64_t counter() {
        db::Reader reader = database().read();
        return reader.find("/* t.read */ select n from counters")->integer("n");
    }

    // The same database with little patience.
    std::unique_ptr<db::Database> open_impatient(int connections) {
        db::Config impatient = config();
        impatient.lease_seconds = 1;
        impatient.readers = connections;
        impatient.pool = connections;
        return db::Database::open(impatient);
    }

    static base::Code code_of(const std::function<void()>& act) {
        try {
            act();
        } catch (const base::Error& error) {
            return error.code();
        }
        ADD_FAILURE() << "nothing was refused";
        return base::Code::internal;
    }
};
ON_BOTH_DATABASES(ConcurrencyStore);

TEST_P(ConcurrencyStore, FourThreadsAndTwoProcessesLoseNoUpdate) {
    constexpr int each = 150;
    db::Config patient = config();
    patient.lease_seconds = 30;
    const auto shared = db::Database::open(patient);
    WorkerProcess first({"add", config().target, std::to_string(each)});
    WorkerProcess second({"add", config().target, std::to_string(each)});
    {
        std::vector<std::jthread> threads;
        for (int i = 0; i < 4; ++i) {
            threads.emplace_back([&shared] {
                for (int n = 0; n < each; ++n) {
                    add_one(*shared);
                }
            });
        }
    }
    EXPECT_EQ(first.wait(), 0);
    EXPECT_EQ(second.wait(), 0);
    EXPECT_EQ(counter(), 6 * each);
}

TEST_P(ConcurrencyStore, OpeningADatabaseAgainKeepsTheLocksOfTheFirst) {
    // A process that opens and closes an SQLite file drops its own locks on it; another process
    // that ends then believes to be the last one and takes the write-ahead log away.
    add_one(database());
    const auto again = open_again();
    WorkerProcess worker({"add", config().target, "1"});
    EXPECT_EQ(worker.wait(), 0);
    if (on_sqlite()) {
        EXPECT_TRUE(std::filesystem::exists(config().target + "-wal"));
    }
    add_one(database());
    add_one(*again);
    EXPECT_EQ(counter(), 4);
}

TEST_P(ConcurrencyStore, AProcessKilledHalfWayLeavesNothing) {
    WorkerProcess worker({"hold", config().target});
    ASSERT_EQ(worker.read_line(), "ready");
    EXPECT_EQ(counter(), 0);
    worker.kill();
    add_one(database());
    EXPECT_EQ(counter(), 1);
}

TEST_P(ConcurrencyStore, AReaderIsNotKeptWaitingByAWriter) {
    db::Transaction transaction = database().write();
    transaction.execute("/* t.write */ update counters set n = 7");
    EXPECT_EQ(counter(), 0);
    transaction.commit();
    EXPECT_EQ(counter(), 7);
}

TEST_P(ConcurrencyStore, AReadIsRefusedAsBusyWhenEveryConnectionIsInUse) {
    const auto impatient = open_impatient(2);
    const db::Reader first = impatient->read();
    {
        const db::Reader second = impatient->read();
        EXPECT_EQ(code_of([&] { impatient->read(); }), base::Code::busy);
    }
    db::Reader third = impatient->read();
    EXPECT_EQ(third.find("/* t.read */ select n from counters")->integer("n"), 0);
}

TEST_P(ConcurrencyStore, AWriteThatWaitsTooLongForAnotherIsRefusedAsBusy) {
    // SQLite: the one writer. PostgreSQL: the lock on the row.
    const auto impatient = open_impatient(2);
    db::Transaction holder = impatient->write();
    holder.execute("/* t.write */ update counters set n = 7");
    EXPECT_EQ(code_of([&] { add_one(*impatient); }), base::Code::busy);
    holder.commit();
    add_one(*impatient);
    EXPECT_EQ(counter(), 8);
}

TEST_P(ConcurrencyStore, AWriteThatWaitsTooLongForAnotherProcessIsRefusedAsBusy) {
    WorkerProcess worker({"hold", config().target});
    ASSERT_EQ(worker.read_line(), "ready");
    const auto impatient = open_impatient(2);
    EXPECT_EQ(code_of([&] { add_one(*impatient); }), base::Code::busy);
    worker.kill();
    add_one(*impatient);
    EXPECT_EQ(counter(), 1);
}

TEST_P(ConcurrencyStore, ALongRowOfWritesLetsOthersInBetween) {
    // One connection, taken again at once by who gives it back: others come first all the same.
    db::Config narrow = config();
    narrow.pool = 1;
    narrow.lease_seconds = 30;
    const auto shared = db::Database::open(narrow);
    std::atomic<bool> others_done = false;
    int rounds_of_importer = 0;
    {
        const std::jthread importer([&] {
            while (!others_done) {
                add_one(*shared);
                ++rounds_of_importer;
            }
        });
        for (int i = 0; i < 50; ++i) {
            add_one(*shared);
        }
        others_done = true;
    }
    EXPECT_EQ(counter(), 50 + rounds_of_importer);
    EXPECT_LE(rounds_of_importer, 200) << "the others waited for many turns each";
}

TEST_P(ConcurrencyStore, ADeadlockIsASerializationConflictAndChangeTriesAgain) {
    if (on_sqlite()) {
        GTEST_SKIP() << "one writer cannot deadlock";
    }
    database().change([](db::Transaction& transaction) {
        transaction.execute("/* t.more */ insert into counters (id, n) values ('d', 0)");
    });
    db::Config patient = config();
    patient.lease_seconds = 10;
    const auto shared = db::Database::open(patient);
    std::atomic<int> holding = 0;
    const auto add_both = [&](const std::string& first, const std::string& second) {
        bool met = false;
        shared->change([&](db::Transaction& transaction) {
            const auto add = [&](const std::string& id) {
                transaction.execute(
                    "/* t.add */ update counters set n = n + 1 where id = :id", {{"id", id}}
                );
            };
            add(first);
            ++holding;
            while (!met && holding < 2) {
                std::this_thread::yield();
            }
            met = true;
            add(second);
        });
    };
    {
        const std::jthread one([&] { add_both("c", "d"); });
        const std::jthread other([&] { add_both("d", "c"); });
    }
    db::Reader reader = database().read();
    for (const db::Row& row : reader.query("/* t.all */ select n from counters")) {
        EXPECT_EQ(row.integer("n"), 2);
    }
}

TEST_P(ConcurrencyStore, ConnectionsThatTheServerClosedAreReplaced) {
    if (on_sqlite()) {
        GTEST_SKIP() << "a file has no server";
    }
    const auto shared = open_impatient(3);
    {
        const db::Reader first = shared->read();
        const db::Reader second = shared->read();
        const db::Reader third = shared->read();
    }
    const auto end_all = [&] {
        PostgresServer::find()->run(
            "select count(pg_terminate_backend(pid)) from pg_stat_activity where datname = '" +
            config().target.substr(config().target.rfind('/') + 1) + "'"
        );
    };
    end_all();
    add_one(*shared);
    db::Transaction interrupted = shared->write();
    interrupted.execute("/* t.write */ update counters set n = 100");
    end_all();
    EXPECT_EQ(
        code_of([&] { interrupted.execute("/* t.write */ update counters set n = 101"); }),
        base::Code::busy
    );
    EXPECT_THROW(interrupted.commit(), base::Error);
    db::Reader reader = shared->read();
    EXPECT_EQ(reader.find("/* t.read */ select n from counters")->integer("n"), 1);
}

}  // namespace
