// One job, one periodic: the steps of run_due and of the worker.
#pragma once

#include "platform/jobs/jobs.hpp"

#include <chrono>

namespace jobs {

// What the time is now that it was `now` when `began` was taken.
base::Instant later(base::Instant now, std::chrono::steady_clock::time_point began);

// Takes and runs the job of the lane that is due first; false when none is.
bool run_next_job(
    db::Database& database, const Handlers& handlers, base::Instant now, const Lane& lane = {}
);

// Runs each periodic that is due and that no other process is running. Its next turn counts from
// its end.
void run_due_periodics(
    db::Database& database, const std::vector<Periodic>& periodics, base::Instant now
);

}  // namespace jobs
