// Work done outside a request: a durable queue in the database. A job is enqueued in the
// transaction of the change that wants it, taken by one worker (skip locked on PostgreSQL), tried
// again with growing pauses, and after its last try kept as a dead letter for the operator.
// Handlers must be safe to run twice.
#pragma once

#include "base/time.hpp"
#include "platform/db/database.hpp"

#include <functional>
#include <map>
#include <memory>
#include <string>
#include <string_view>
#include <vector>

namespace jobs {

struct NewJob {
    std::string kind;            // "mail.send"
    std::string payload = "{}";  // JSON; ids, not personal data
    base::Instant run_at = {};   // {} is at once
    std::string key = {};        // a waiting job with the same kind and key is not enqueued again
    int tries = 8;
};

// Returns the job's id; the id of the waiting one when `key` matches.
std::string enqueue(db::Transaction& transaction, base::Instant now, const NewJob& job);

struct Job {
    std::string id;
    std::string kind;
    std::string payload;
    int attempt = 1;
};

// Work by kind. A handler that throws is tried again; base::Error(invalid) is dead at once.
using Handler = std::function<void(const Job&, db::Database&, base::Instant now)>;
using Handlers = std::map<std::string, Handler, std::less<>>;

// Which jobs a worker takes, so that short work never waits behind long work.
struct Lane {
    std::vector<std::string> kinds{};  // empty: every job
    bool is_all_but = false;           // every job but those of these kinds
};

// Something that runs by itself every `every_seconds`, once for all processes.
struct Periodic {
    std::string name;
    std::int64_t every_seconds;
    std::function<void(db::Database&, base::Instant now)> run;
};

// Runs what is due; returns how many jobs it ran. The worker's loop, and what tests call.
int run_due(
    db::Database& database,
    const Handlers& handlers,
    const std::vector<Periodic>& periodics,
    base::Instant now
);

// A thread that runs what is due every half second, and at once after wake(). stop() finishes the
// job in hand; its destructor stops it.
class Worker {
public:
    Worker(
        db::Database& database,
        const base::Clock& clock,
        Handlers handlers,
        std::vector<Periodic> periodics,
        Lane lane = {}
    );
    ~Worker();
    void wake();
    void stop();

private:
    struct Impl;
    std::unique_ptr<Impl> impl_;
};

// True while a job of the kind and key waits, for its first or another try, or is in a worker's
// hands.
bool is_queued(db::Reader& reader, std::string_view kind, std::string_view key);

struct DeadLetter {
    std::string id;
    std::string kind;
    std::string reason;
    int attempts;
    base::Instant failed_at;
};
std::vector<DeadLetter> dead_letters(db::Reader& reader, int limit = 100);
struct Counts {
    std::int64_t waiting = 0;  // what a worker has in hand included
    std::int64_t failed = 0;   // dead letters
};
Counts count_jobs(db::Reader& reader);
// Puts a dead letter back in the queue / throws it away; Error(not_found) when it is not there.
void retry(db::Transaction& transaction, base::Instant now, std::string_view id);
void discard(db::Transaction& transaction, std::string_view id);

}  // namespace jobs
