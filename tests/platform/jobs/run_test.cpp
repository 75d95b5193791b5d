#include "base/error.hpp"
#include "platform/jobs/heartbeat.hpp"
#include "platform/jobs/jobs.hpp"
#include "support/database_test.hpp"

#include <atomic>
#include <map>
#include <mutex>
#include <thread>

namespace {

constexpr base::Instant run_now{1'795'338'300'000'000};

void enqueue_run(db::Database& database, const jobs::NewJob& job) {
    database.change([&](db::Transaction& transaction) { jobs::enqueue(transaction, run_now, job); }
    );
}

}  // namespace

STORE_TESTS(RunDue);

TEST_P(RunDue, RunsWhatIsDueAndWhatThatEnqueues) {
    enqueue_run(database(), {.kind = "test.first", .payload = "1"});
    std::vector<std::string> ran;
    const jobs::Handlers handlers = {
        {"test.first",
         [&](const jobs::Job& job, db::Database& own, base::Instant now) {
             ran.push_back(job.kind + job.payload);
             own.change([&](db::Transaction& transaction) {
                 jobs::enqueue(transaction, now, {.kind = "test.second", .payload = "2"});
                 jobs::enqueue(transaction, now, {.kind = "test.second", .run_at = now + 1});
             });
         }},
        {"test.second",
         [&](const jobs::Job& job, db::Database&, base::Instant) {
             ran.push_back(job.kind + job.payload);
         }},
    };
    EXPECT_EQ(jobs::run_due(database(), handlers, {}, run_now), 2);
    EXPECT_EQ(ran, (std::vector<std::string>{"test.first1", "test.second2"}));
    EXPECT_EQ(jobs::run_due(database(), handlers, {}, run_now), 0);
}

TEST_P(RunDue, TriesAgainAfterAFailureAndBuriesWhatIsInvalid) {
    enqueue_run(database(), {.kind = "test.busy"});
    enqueue_run(database(), {.kind = "test.invalid"});
    enqueue_run(database(), {.kind = "test.unexpected"});
    enqueue_run(database(), {.kind = "test.unknown"});
    int busy = 0;
    const jobs::Handlers handlers = {
        {"test.busy",
         [&](const jobs::Job&, db::Database&, base::Instant) {
             if (++busy < 3) {
                 throw base::Error(base::Code::busy, "Later.");
             }
         }},
        {"test.invalid",
         [](const jobs::Job&, db::Database&, base::Instant) {
             throw base::Error(base::Code::invalid, "The message has no address.");
         }},
        {"test.unexpected",
         [](const jobs::Job&, db::Database&, base::Instant) {
             throw std::out_of_range("Hana Smith");
         }},
    };
    EXPECT_EQ(jobs::run_due(database(), handlers, {}, run_now), 4);
    for (int hour = 1; hour <= 40; ++hour) {
        jobs::run_due(database(), handlers, {}, run_now + base::hours(2) * hour);
    }
    EXPECT_EQ(busy, 3);
    db::Reader reader = database().read();
    std::map<std::string, jobs::DeadLetter> dead;
    for (const jobs::DeadLetter& letter : jobs::dead_letters(reader)) {
        dead[letter.kind] = letter;
    }
    ASSERT_EQ(dead.size(), 3U);
    EXPECT_EQ(dead["test.invalid"].attempts, 1);
    EXPECT_EQ(dead["test.invalid"].reason, "The message has no address.");
    EXPECT_EQ(dead["test.unexpected"].attempts, 8);
    EXPECT_EQ(dead["test.unexpected"].reason.find("Hana"), std::string::npos);
    EXPECT_EQ(dead["test.unknown"].reason, "This program has no handler for test.unknown.");
}

TEST_P(RunDue, FourWorkersRunEachJobOnce) {
    constexpr int job_count = 100;
    database().change([&](db::Transaction& transaction) {
        for (int i = 0; i < job_count; ++i) {
            jobs::enqueue(
                transaction, run_now, {.kind = "test.count", .payload = std::to_string(i)}
            );
        }
    });
    std::mutex mutex;
    std::map<std::string, int> runs;
    const jobs::Handlers handlers = {
        {"test.count", [&](const jobs::Job& job, db::Database&, base::Instant) {
             const std::lock_guard lock(mutex);
             ++runs[job.payload];
         }}};
    std::atomic<int> total = 0;
    std::vector<std::thread> workers;
    for (int i = 0; i < 4; ++i) {
        workers.emplace_back([&, own = i % 2 == 1] {
            const auto process = own ? open_again() : nullptr;
            total += jobs::run_due(own ? *process : database(), handlers, {}, run_now);
        });
    }
    for (std::thread& worker : workers) {
        worker.join();
    }
    EXPECT_EQ(total, job_count);
    EXPECT_EQ(runs.size(), std::size_t{job_count});
    for (const auto& [payload, count] : runs) {
        EXPECT_EQ(count, 1) << payload;
    }
}

TEST_P(RunDue, APeriodicRunsOnceForAllProcesses) {
    std::atomic<int> runs = 0;
    const std::vector<jobs::Periodic> periodics = {
        {"test.hourly", 3600, [&](db::Database&, base::Instant) { ++runs; }}};
    std::vector<std::thread> workers;
    for (int i = 0; i < 4; ++i) {
        workers.emplace_back([&] { jobs::run_due(*open_again(), {}, periodics, run_now); });
    }
    for (std::thread& worker : workers) {
        worker.join();
    }
    EXPECT_EQ(runs, 1);
    jobs::run_due(database(), {}, periodics, run_now + 3599);
    EXPECT_EQ(runs, 1);
    // Its hour counts from the end of its run, a moment later.
    jobs::run_due(database(), {}, periodics, run_now + 3660);
    EXPECT_EQ(runs, 2);
}

TEST_P(RunDue, APeriodicThatFailsIsTriedAgainSoonerThanItsTurn) {
    int runs = 0;
    const std::vector<jobs::Periodic> periodics = {
        {"test.daily", base::days(1), [&](db::Database&, base::Instant) {
             if (++runs == 1) {
                 throw base::Error(base::Code::busy, "Later.");
             }
         }}};
    jobs::run_due(database(), {}, periodics, run_now);
    jobs::run_due(database(), {}, periodics, run_now + 299);
    EXPECT_EQ(runs, 1);
    jobs::run_due(database(), {}, periodics, run_now + 330);
    jobs::run_due(database(), {}, periodics, run_now + 660);
    EXPECT_EQ(runs, 2);
}

TEST_P(RunDue, PausesCountFromTheEndOfWhatTookLong) {
    constexpr std::chrono::milliseconds taken(300);
    const base::Instant ended{run_now.micros + 300'000};
    enqueue_run(database(), {.kind = "test.slow", .tries = 1});
    const jobs::Handlers handlers = {
        {"test.slow", [&](const jobs::Job&, db::Database&, base::Instant) {
             std::this_thread::sleep_for(taken);
             throw base::Error(base::Code::busy, "Later.");
         }}};
    const std::vector<jobs::Periodic> periodics = {
        {"test.slow", 60, [&](db::Database&, base::Instant) {
             std::this_thread::sleep_for(taken);
         }}};
    jobs::run_due(database(), handlers, periodics, run_now);
    db::Reader reader = database().read();
    const auto dead = jobs::dead_letters(reader);
    ASSERT_EQ(dead.size(), 1U);
    EXPECT_GE(dead.front().failed_at, ended);
    EXPECT_GE(
        reader.find("/* test.next */ select next_at from job_schedule")->instant("next_at"),
        ended + 60
    );
}

TEST(Heartbeat, BeatsUntilItsWorkIsDoneWhateverOneBeatThrows) {
    std::atomic<int> beats = 0;
    {
        const jobs::Heartbeat heartbeat(
            [&](std::int64_t elapsed) {
                EXPECT_GE(elapsed, 0);
                if (++beats == 1) {
                    throw base::Error(base::Code::busy, "Later.");
                }
                beats.notify_all();
            },
            std::chrono::milliseconds(1)
        );
        for (int seen = beats; seen < 3; seen = beats) {
            beats.wait(seen);
        }
    }
    const int after = beats;
    std::this_thread::yield();
    EXPECT_EQ(beats, after);
}
