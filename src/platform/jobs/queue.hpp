// The states of a job: waiting, taken under a lease, done (gone), dead (kept as a dead letter).
#pragma once

#include "platform/jobs/jobs.hpp"

#include <optional>

namespace jobs {

// A worker that is gone leaves its job to others when this has passed without a renewal.
inline constexpr std::int64_t lease_seconds = 60;

// Takes the job of the lane that has been due for longest; its attempt number is the claim on it.
std::optional<Job> take(db::Database& database, base::Instant now, const Lane& lane = {});
// Prolongs the lease; does nothing when the job is no longer this attempt's.
void renew(db::Database& database, const Job& job, base::Instant now);
void finish(db::Database& database, const Job& job);
// Puts the job back for a later try, or buries it when `for_good` or after its last.
void fail(
    db::Database& database,
    const Job& job,
    base::Instant now,
    const std::string& reason,
    bool for_good
);

// Seconds before the next try: 15, 45, 135, ... up to an hour, each 25 % more or less by chance.
std::int64_t pause_after(int attempt);

// A handler's or a schedule's name, "noun.verb". Throws base::Error(internal).
void check_name(std::string_view name);

}  // namespace jobs
