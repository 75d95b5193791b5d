#include "platform/jobs/queue.hpp"

#include "base/error.hpp"
#include "platform/jobs/jobs.hpp"
#include "support/database_test.hpp"

#include <set>

namespace {

constexpr base::Instant queue_now{1'795'338'300'000'000};

}  // namespace

class JobQueue : public StoreTest {
protected:
    std::string enqueue(const jobs::NewJob& job, base::Instant at = queue_now) {
        std::string id;
        database().change([&](db::Transaction& transaction) {
            id = jobs::enqueue(transaction, at, job);
        });
        return id;
    }

    std::vector<jobs::DeadLetter> dead() {
        db::Reader reader = database().read();
        return jobs::dead_letters(reader);
    }

    std::string taken_id(base::Instant at) {
        const auto job = jobs::take(database(), at);
        return job ? job->id : "";
    }
};
ON_BOTH_DATABASES(JobQueue);

TEST_P(JobQueue, CountsWhatWaitsAndWhatFailed) {
    const auto counts = [this] {
        db::Reader reader = database().read();
        return jobs::count_jobs(reader);
    };
    EXPECT_EQ(counts().waiting, 0);
    enqueue({.kind = "test.first", .tries = 1});
    enqueue({.kind = "test.later", .run_at = queue_now + 61});
    EXPECT_EQ(counts().waiting, 2);
    const auto fails = [](const jobs::Job&, db::Database&, base::Instant) {
        throw base::Error(base::Code::invalid, "It cannot be done.");
    };
    jobs::run_due(database(), {{"test.first", fails}}, {}, queue_now);
    EXPECT_EQ(counts().waiting, 1);
    EXPECT_EQ(counts().failed, 1);
}

TEST_P(JobQueue, GivesTheLongestDueFirstAndEachOnce) {
    const std::string later = enqueue({.kind = "test.later", .run_at = queue_now + 61});
    const std::string first =
        enqueue({.kind = "test.first", .payload = "{\"a\":1}"}, queue_now - 5);
    const std::string second = enqueue({.kind = "test.second"});
    const auto job = jobs::take(database(), queue_now);
    ASSERT_TRUE(job);
    EXPECT_EQ(job->id, first);
    EXPECT_EQ(job->kind, "test.first");
    EXPECT_EQ(job->payload, "{\"a\":1}");
    EXPECT_EQ(job->attempt, 1);
    EXPECT_EQ(taken_id(queue_now), second);
    EXPECT_EQ(taken_id(queue_now), "");
    EXPECT_EQ(taken_id(queue_now + 60), first) << "its lease is over";
    EXPECT_EQ(taken_id(queue_now + 60), second);
    EXPECT_EQ(taken_id(queue_now + 61), later);
}

TEST_P(JobQueue, AJobThatWasNotCommittedDoesNotExist) {
    {
        db::Transaction transaction = database().write();
        jobs::enqueue(transaction, queue_now, {.kind = "test.job"});
    }
    EXPECT_EQ(taken_id(queue_now), "");
}

TEST_P(JobQueue, AKeyWaitsOnceButMayWaitAgainWhileItRuns) {
    const std::string first = enqueue({.kind = "test.job", .key = "a"});
    EXPECT_EQ(enqueue({.kind = "test.job", .key = "a"}), first);
    EXPECT_NE(enqueue({.kind = "test.job", .key = "b"}), first);
    EXPECT_NE(enqueue({.kind = "test.other", .key = "a"}), first);
    EXPECT_EQ(taken_id(queue_now), first);
    EXPECT_NE(enqueue({.kind = "test.job", .key = "a"}), first)
        << "what changed meanwhile needs a run of its own";
    EXPECT_NE(enqueue({.kind = "test.job"}), enqueue({.kind = "test.job"}));
}

TEST_P(JobQueue, AWaitingJobIsBroughtForwardNeverPutOff) {
    const std::string id = enqueue({.kind = "test.job", .run_at = queue_now + 600, .key = "a"});
    EXPECT_EQ(enqueue({.kind = "test.job", .run_at = queue_now + 900, .key = "a"}), id);
    EXPECT_EQ(taken_id(queue_now + 599), "");
    EXPECT_EQ(enqueue({.kind = "test.job", .key = "a"}), id);
    EXPECT_EQ(taken_id(queue_now), id);
}

TEST_P(JobQueue, AFailedJobGivesWayToTheSameOneWaiting) {
    enqueue({.kind = "test.job", .key = "a"});
    const auto job = jobs::take(database(), queue_now);
    const std::string next = enqueue({.kind = "test.job", .key = "a"});
    jobs::fail(database(), *job, queue_now, "Not now.", false);
    EXPECT_EQ(taken_id(queue_now + base::days(1)), next);
    EXPECT_EQ(taken_id(queue_now + base::days(1)), "");
    EXPECT_TRUE(dead().empty());
}

TEST_P(JobQueue, AFailedJobWaitsUnderItsKeyAgain) {
    const std::string id = enqueue({.kind = "test.job", .key = "a"});
    const auto job = jobs::take(database(), queue_now);
    jobs::fail(database(), *job, queue_now, "Not now.", false);
    EXPECT_EQ(taken_id(queue_now + 5), "");
    EXPECT_EQ(enqueue({.kind = "test.job", .key = "a"}), id);
    EXPECT_EQ(taken_id(queue_now + 5), "") << "asking again does not shorten the pause";
    EXPECT_EQ(taken_id(queue_now + 60), id);
}

TEST_P(JobQueue, OnlyTheLastTakerMayEndAJob) {
    enqueue({.kind = "test.job"});
    const auto slow = jobs::take(database(), queue_now);
    const auto fresh = jobs::take(database(), queue_now + jobs::lease_seconds);
    ASSERT_TRUE(fresh);
    EXPECT_EQ(fresh->id, slow->id);
    EXPECT_EQ(fresh->attempt, 2);
    jobs::finish(database(), *slow);
    jobs::fail(database(), *slow, queue_now, "Late.", true);
    EXPECT_TRUE(dead().empty());
    jobs::renew(database(), *slow, queue_now + base::days(30));
    EXPECT_EQ(taken_id(queue_now + base::days(1)), slow->id)
        << "the job was still there, with its own lease";
}

TEST_P(JobQueue, ALaneTakesItsOwnKindsOrAllTheOthers) {
    const jobs::Lane slow{{"test.slow", "test.slower"}};
    const jobs::Lane others{slow.kinds, true};
    const std::string first = enqueue({.kind = "test.slower"});
    EXPECT_FALSE(jobs::take(database(), queue_now, others));
    const std::string mail = enqueue({.kind = "test.mail"});
    const std::string half = enqueue({.kind = "test.slo"});
    EXPECT_EQ(jobs::take(database(), queue_now, slow)->id, first);
    EXPECT_FALSE(jobs::take(database(), queue_now, slow));
    const auto one = jobs::take(database(), queue_now, others);
    const auto two = jobs::take(database(), queue_now, others);
    ASSERT_TRUE(one && two);
    EXPECT_EQ((std::set{one->id, two->id}), (std::set{mail, half}));
    EXPECT_FALSE(jobs::take(database(), queue_now, others));
}

TEST_P(JobQueue, ARenewedLeaseIsNotOver) {
    enqueue({.kind = "test.job"});
    const auto job = jobs::take(database(), queue_now);
    jobs::renew(database(), *job, queue_now + 50);
    EXPECT_EQ(taken_id(queue_now + 100), "");
    EXPECT_EQ(taken_id(queue_now + 110), job->id);
}

TEST_P(JobQueue, TheLastFailureMakesADeadLetter) {
    const std::string id = enqueue({.kind = "test.job", .payload = "{\"a\":1}", .tries = 2});
    base::Instant at = queue_now;
    for (int attempt = 1; attempt <= 2; ++attempt) {
        const auto job = jobs::take(database(), at);
        ASSERT_TRUE(job);
        EXPECT_EQ(job->attempt, attempt);
        EXPECT_TRUE(dead().empty());
        jobs::fail(database(), *job, at, "Not now.", false);
        at = at + base::hours(2);
    }
    ASSERT_EQ(dead().size(), 1U);
    EXPECT_EQ(dead()[0].id, id);
    EXPECT_EQ(dead()[0].kind, "test.job");
    EXPECT_EQ(dead()[0].reason, "Not now.");
    EXPECT_EQ(dead()[0].attempts, 2);
    EXPECT_EQ(dead()[0].failed_at, queue_now + base::hours(2));
    EXPECT_EQ(taken_id(at), "");
}

TEST_P(JobQueue, AJobWhoseWorkersAllStoppedIsADeadLetterToo) {
    enqueue({.kind = "test.job", .tries = 1});
    ASSERT_TRUE(jobs::take(database(), queue_now));
    EXPECT_EQ(taken_id(queue_now + 60), "");
    ASSERT_EQ(dead().size(), 1U);
    EXPECT_NE(dead()[0].reason.find("stopped in the middle"), std::string::npos);
}

TEST_P(JobQueue, DeadLettersAreRetriedOrDiscarded) {
    for (const char* kind : {"test.one", "test.two"}) {
        enqueue({.kind = kind, .payload = "{\"a\":1}", .tries = 3});
        jobs::fail(database(), *jobs::take(database(), queue_now), queue_now, "No.", true);
    }
    ASSERT_EQ(dead().size(), 2U);
    database().change([&](db::Transaction& transaction) {
        const auto letters = jobs::dead_letters(transaction);
        jobs::retry(transaction, queue_now + 10, letters[0].id);
        jobs::discard(transaction, letters[1].id);
    });
    EXPECT_TRUE(dead().empty());
    const auto job = jobs::take(database(), queue_now + 10);
    ASSERT_TRUE(job);
    EXPECT_EQ(job->payload, "{\"a\":1}");
    EXPECT_EQ(job->attempt, 1);
    EXPECT_EQ(taken_id(queue_now + 10), "");
    db::Transaction transaction = database().write();
    EXPECT_THROW(jobs::retry(transaction, queue_now, "nothing"), base::Error);
    EXPECT_THROW(jobs::discard(transaction, "nothing"), base::Error);
}

TEST_P(JobQueue, RefusesAJobWithoutANameOrATry) {
    db::Transaction transaction = database().write();
    for (const char* bad : {"", "send", ".send", "mail.", "Mail.send", "mail send.x"}) {
        EXPECT_THROW(jobs::enqueue(transaction, queue_now, {.kind = bad}), base::Error) << bad;
    }
    EXPECT_THROW(
        jobs::enqueue(transaction, queue_now, {.kind = "test.job", .tries = 0}), base::Error
    );
}

TEST(JobPauses, GrowToAnHourWithSomeChance) {
    const int expected[] = {15, 45, 135, 405, 1215, 3600, 3600};
    for (int attempt = 1; attempt <= 7; ++attempt) {
        for (int i = 0; i < 50; ++i) {
            const std::int64_t pause = jobs::pause_after(attempt);
            EXPECT_GE(pause, expected[attempt - 1] * 3 / 4);
            EXPECT_LE(pause, expected[attempt - 1] * 5 / 4 + 1);
        }
    }
    EXPECT_LE(jobs::pause_after(1'000'000), 4501);
}
