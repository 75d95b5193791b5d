#include "platform/jobs/run.hpp"

#include "platform/jobs/heartbeat.hpp"
#include "platform/jobs/queue.hpp"

#include <fmt/format.h>
#include <spdlog/spdlog.h>

#include <typeinfo>

namespace jobs {
namespace {

// Stops a handler that enqueues itself at once from keeping the caller for ever.
constexpr int most_jobs_at_once = 1000;

struct JobFailure {
    std::string reason;  // for the operator's list of dead letters
    std::string logged;  // without the message of a refusal, which may name someone
    bool for_good = false;
};

// Runs the handler; how it failed, if it did.
std::optional<JobFailure> attempt_job(
    db::Database& database, const Handlers& handlers, const Job& job, base::Instant now
) {
    const auto handler = handlers.find(job.kind);
    if (handler == handlers.end()) {
        return JobFailure{
            fmt::format("This program has no handler for {}.", job.kind), "no handler"};
    }
    try {
        const Heartbeat heartbeat([&](std::int64_t elapsed) { renew(database, job, now + elapsed); }
        );
        handler->second(job, database, now);
    } catch (const base::Error& error) {
        return JobFailure{
            error.what(),
            error.code() == base::Code::internal ? error.what()
                                                 : std::string(base::name(error.code())),
            error.code() == base::Code::invalid};
    } catch (const std::exception& error) {
        const std::string type = typeid(error).name();
        return JobFailure{fmt::format("An unexpected error ({}).", type), type};
    }
    return std::nullopt;
}

}  // namespace

bool run_next_job(
    db::Database& database, const Handlers& handlers, base::Instant now, const Lane& lane
) {
    const std::optional<Job> job = take(database, now, lane);
    if (!job) {
        return false;
    }
    const auto began = std::chrono::steady_clock::now();
    const auto failure = attempt_job(database, handlers, *job, now);
    if (failure) {
        spdlog::warn(
            "job={} id={} attempt={} failed: {}", job->kind, job->id, job->attempt, failure->logged
        );
        // From the end: what failed after an hour would otherwise be due again at once.
        fail(database, *job, later(now, began), failure->reason, failure->for_good);
    } else {
        finish(database, *job);
    }
    return true;
}

base::Instant later(base::Instant now, std::chrono::steady_clock::time_point began) {
    const auto passed = std::chrono::steady_clock::now() - began;
    return {now.micros + std::chrono::duration_cast<std::chrono::microseconds>(passed).count()};
}

int run_due(
    db::Database& database,
    const Handlers& handlers,
    const std::vector<Periodic>& periodics,
    base::Instant now
) {
    run_due_periodics(database, periodics, now);
    int count = 0;
    while (count < most_jobs_at_once && run_next_job(database, handlers, now)) {
        ++count;
    }
    return count;
}

}  // namespace jobs
