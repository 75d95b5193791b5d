#include "platform/jobs/jobs.hpp"
#include "support/database_test.hpp"

#include <sys/wait.h>
#include <unistd.h>

namespace {

constexpr base::Instant crash_now{1'795'338'300'000'000};

// Runs `work` in a process of its own, which is gone afterwards; how it ended.
int exit_code_of(const std::function<void()>& work) {
    const pid_t child = ::fork();
    if (child == 0) {
        work();
        ::_exit(0);
    }
    int status = 0;
    ::waitpid(child, &status, 0);
    return WIFEXITED(status) ? WEXITSTATUS(status) : -1;
}

}  // namespace

STORE_TESTS(Crash);

TEST_P(Crash, AJobWhoseProcessDiesInTheMiddleRunsAgain) {
    database().change([](db::Transaction& transaction) {
        jobs::enqueue(transaction, crash_now, {.kind = "test.crash"});
    });
    EXPECT_EQ(
        exit_code_of([&] {
            const jobs::Handlers dies = {
                {"test.crash",
                 [](const jobs::Job&, db::Database&, base::Instant) { ::_exit(42); }}};
            jobs::run_due(*open_again(), dies, {}, crash_now);
        }),
        42
    );
    int attempt = 0;
    const jobs::Handlers works = {
        {"test.crash",
         [&](const jobs::Job& job, db::Database&, base::Instant) { attempt = job.attempt; }}};
    EXPECT_EQ(jobs::run_due(database(), works, {}, crash_now + 59), 0)
        << "the dead process's lease is not over";
    EXPECT_EQ(jobs::run_due(database(), works, {}, crash_now + 60), 1);
    EXPECT_EQ(attempt, 2);
    EXPECT_EQ(jobs::run_due(database(), works, {}, crash_now + base::days(1)), 0);
}

TEST_P(Crash, APeriodicWhoseProcessDiesInTheMiddleRunsAgain) {
    EXPECT_EQ(
        exit_code_of([&] {
            jobs::run_due(
                *open_again(),
                {},
                {{"test.daily", base::days(1), [](db::Database&, base::Instant) { ::_exit(42); }}},
                crash_now
            );
        }),
        42
    );
    int runs = 0;
    const std::vector<jobs::Periodic> periodics = {
        {"test.daily", base::days(1), [&](db::Database&, base::Instant) { ++runs; }}};
    jobs::run_due(database(), {}, periodics, crash_now + 59);
    EXPECT_EQ(runs, 0);
    jobs::run_due(database(), {}, periodics, crash_now + 61);
    EXPECT_EQ(runs, 1);
}
