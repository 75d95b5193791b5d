#include "base/id.hpp"
#include "platform/jobs/heartbeat.hpp"
#include "platform/jobs/queue.hpp"
#include "platform/jobs/run.hpp"

#include <spdlog/spdlog.h>

#include <algorithm>

namespace jobs {
namespace {

constexpr std::int64_t longest_retry_pause = 300;

std::map<std::string, base::Instant, std::less<>> next_runs(db::Reader reader) {
    std::map<std::string, base::Instant, std::less<>> next;
    for (const db::Row& row :
         reader.query(R"(/* jobs.schedule */ select name, next_at from job_schedule)")) {
        next.emplace(row.text("name"), row.instant("next_at"));
    }
    return next;
}

// True for the one process that may run it now; the claim ends with the lease.
bool claim_run(
    db::Database& database, const Periodic& periodic, base::Instant now, const std::string& claim
) {
    bool claimed = false;
    database.change([&](db::Transaction& transaction) {
        transaction.execute(
            R"(/* jobs.add_schedule */
            insert into job_schedule (name, next_at, claim) values (:name, 0, '')
            on conflict (name) do nothing)",
            {{"name", periodic.name}}
        );
        claimed = transaction.execute(
                      R"(/* jobs.claim_run */
                      update job_schedule set next_at = :lease_end, claim = :claim
                      where name = :name and next_at <= :now)",
                      {{"name", periodic.name},
                       {"claim", claim},
                       {"now", now},
                       {"lease_end", now + lease_seconds}}
                  ) == 1;
    });
    return claimed;
}

void set_next_run(db::Database& database, base::Instant next_at, const std::string& claim) {
    database.change([&](db::Transaction& transaction) {
        transaction.execute(
            R"(/* jobs.set_next_run */ update job_schedule set next_at = :next_at where claim = :claim)",
            {{"next_at", next_at}, {"claim", claim}}
        );
    });
}

bool attempt_run(
    db::Database& database, const Periodic& periodic, base::Instant now, const std::string& claim
) {
    const Heartbeat heartbeat([&](std::int64_t elapsed) {
        set_next_run(database, now + elapsed + lease_seconds, claim);
    });
    try {
        periodic.run(database, now);
        return true;
    } catch (const base::Error& error) {
        spdlog::warn("periodic={} failed: {}", periodic.name, base::name(error.code()));
    } catch (const std::exception& error) {
        spdlog::warn("periodic={} failed: {}", periodic.name, typeid(error).name());
    }
    return false;
}

}  // namespace

void run_due_periodics(
    db::Database& database, const std::vector<Periodic>& periodics, base::Instant now
) {
    if (periodics.empty()) {
        return;
    }
    const auto began = std::chrono::steady_clock::now();
    const auto next = next_runs(database.read());
    for (const Periodic& periodic : periodics) {
        const auto known = next.find(periodic.name);
        const std::string claim = base::new_uuid();
        if ((known != next.end() && known->second > now) ||
            !claim_run(database, periodic, later(now, began), claim)) {
            continue;
        }
        const bool done = attempt_run(database, periodic, later(now, began), claim);
        const std::int64_t pause =
            done ? periodic.every_seconds : std::min(periodic.every_seconds, longest_retry_pause);
        set_next_run(database, later(now, began) + pause, claim);
    }
}

}  // namespace jobs
