#include "platform/jobs/jobs.hpp"
#include "support/database_test.hpp"

#include <future>

namespace {

constexpr base::Instant worker_now{1'795'338'300'000'000};

}  // namespace

STORE_TESTS(JobWorker);

TEST_P(JobWorker, RunsWhatIsEnqueuedWhileItWaits) {
    const base::FixedClock clock(worker_now);
    std::promise<std::string> ran;
    const jobs::Handlers handlers = {
        {"test.job",
         [&](const jobs::Job& job, db::Database&, base::Instant) { ran.set_value(job.payload); }}};
    jobs::Worker worker(database(), clock, handlers, {});
    database().change([&](db::Transaction& transaction) {
        jobs::enqueue(transaction, worker_now, {.kind = "test.job", .payload = "\"hello\""});
        transaction.after_commit([&] { worker.wake(); });
    });
    EXPECT_EQ(ran.get_future().get(), "\"hello\"");
}

TEST_P(JobWorker, StoppingFinishesTheJobInHandAndTakesNoOther) {
    const base::FixedClock clock(worker_now);
    std::promise<void> started;
    std::promise<void> may_go_on;
    std::atomic<int> finished = 0;
    const jobs::Handlers handlers = {
        {"test.slow", [&](const jobs::Job&, db::Database&, base::Instant) {
             started.set_value();
             may_go_on.get_future().wait();
             ++finished;
         }}};
    database().change([](db::Transaction& transaction) {
        jobs::enqueue(transaction, worker_now, {.kind = "test.slow"});
        jobs::enqueue(transaction, worker_now, {.kind = "test.slow"});
    });
    jobs::Worker worker(database(), clock, handlers, {});
    started.get_future().wait();
    auto stopped = std::async(std::launch::async, [&] { worker.stop(); });
    // Not before stop() has been heard: the worker may otherwise take the second job.
    while (stopped.wait_for(std::chrono::milliseconds(20)) == std::future_status::ready) {
        FAIL() << "stopped in the middle of a job";
    }
    may_go_on.set_value();
    stopped.get();
    EXPECT_EQ(finished, 1);
    worker.stop();
    db::Reader reader = database().read();
    EXPECT_EQ(reader.find("/* test.left */ select count(*) as n from jobs")->integer("n"), 1);
}

TEST_P(JobWorker, RunsPeriodicsByItself) {
    const base::FixedClock clock(worker_now);
    std::promise<void> ran;
    jobs::Worker worker(
        database(),
        clock,
        {},
        {{"test.daily", base::days(1), [&](db::Database&, base::Instant) { ran.set_value(); }}}
    );
    ran.get_future().wait();
}
