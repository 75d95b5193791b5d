// One job, one periodic: the steps of run_due and of the worker.
#pragma once

#include "platform/jobs/jobs.hpp"

namespace jobs {

// Takes and runs the job of the lane that is due first; false when none is.
bool run_next_job(
    db::Database& database, const Handlers& handlers, base::Instant now, const Lane& lane = {}
);

// Runs each periodic that is due and that no other process is running.
void run_due_periodics(
    db::Database& database, const std::vector<Periodic>& periodics, base::Instant now
);

}  // namespace jobs
