#include "platform/jobs/queue.hpp"

#include "base/id.hpp"
#include "platform/db/dialect.hpp"

#include <fmt/format.h>
#include <sodium.h>

#include <algorithm>

namespace jobs {
namespace {

constexpr std::int64_t first_pause = 15;
constexpr std::int64_t longest_pause = base::hours(1);

// ",import.run,import.check,": names of kinds hold no comma.
std::string listed_kinds(const Lane& lane) {
    std::string list;
    for (const std::string& kind : lane.kinds) {
        list += (list.empty() ? "," : "") + kind + ",";
    }
    return list;
}

db::SqlText find_due_sql(const Lane& lane, db::Params& params) {
    db::SqlText sql(R"(/* jobs.find_due */
        select id, kind, payload, attempt, tries from jobs where run_at <= :now)");
    if (!lane.kinds.empty()) {
        sql += lane.is_all_but ? db::Sql("and replace(:kinds, ',' || kind || ',', '') = :kinds")
                               : db::Sql("and replace(:kinds, ',' || kind || ',', '') <> :kinds");
        params.push_back({"kinds", listed_kinds(lane)});
    }
    sql += "order by run_at, id limit 1";
    return sql;
}

bool is_any_due(db::Reader& reader, base::Instant now, const Lane& lane) {
    db::Params params{{"now", now}};
    const db::SqlText sql = find_due_sql(lane, params);
    return reader.find(sql, params).has_value();
}

std::optional<db::Row> find_due(db::Transaction& transaction, base::Instant now, const Lane& lane) {
    db::Params params{{"now", now}};
    db::SqlText sql = find_due_sql(lane, params);
    sql += db::for_update_skip_locked(transaction.dialect());
    return transaction.find(sql, params);
}

// Moves the job to the dead letters; false when it is no longer this attempt's.
bool bury(
    db::Transaction& transaction, const Job& job, base::Instant now, const std::string& reason
) {
    const std::int64_t moved = transaction.execute(
        R"(/* jobs.bury */
        insert into job_dead_letters (id, kind, payload, key, tries, attempts, reason, created_at, failed_at)
        select id, kind, payload, key, tries, attempt, :reason, created_at, :now
        from jobs where id = :id and attempt = :attempt)",
        {{"id", job.id}, {"attempt", job.attempt}, {"reason", reason}, {"now", now}}
    );
    transaction.execute(
        R"(/* jobs.remove_buried */ delete from jobs where id = :id and attempt = :attempt)",
        {{"id", job.id}, {"attempt", job.attempt}}
    );
    return moved > 0;
}

// Another job of the same kind and key may be waiting by now: it does the same work.
void release(db::Database& database, const Job& job, base::Instant run_at) {
    try {
        database.change([&](db::Transaction& transaction) {
            transaction.execute(
                R"(/* jobs.release */
                update jobs set run_at = :run_at, waiting_key = case when key = '' then null else key end
                where id = :id and attempt = :attempt)",
                {{"id", job.id}, {"attempt", job.attempt}, {"run_at", run_at}}
            );
        });
    } catch (const db::Conflict& conflict) {
        if (conflict.kind() != db::Conflict::Kind::unique) {
            throw;
        }
        finish(database, job);
    }
}

}  // namespace

void check_name(std::string_view name) {
    const bool plain = std::all_of(name.begin(), name.end(), [](char c) {
        return (c >= 'a' && c <= 'z') || (c >= '0' && c <= '9') || c == '_' || c == '.';
    });
    const std::size_t dot = name.find('.');
    if (!plain || dot == 0 || dot == std::string_view::npos || dot + 1 == name.size() ||
        name.size() > 80) {
        throw base::Error(
            base::Code::internal,
            fmt::format("The name of a job must be like mail.send, not \"{}\".", name)
        );
    }
}

std::string enqueue(db::Transaction& transaction, base::Instant now, const NewJob& job) {
    check_name(job.kind);
    if (job.tries < 1) {
        throw base::Error(
            base::Code::internal, fmt::format("A job {} needs at least one try.", job.kind)
        );
    }
    const std::string key = job.key;
    const auto row = transaction.find(
        R"(/* jobs.enqueue */
        insert into jobs (id, kind, payload, key, waiting_key, run_at, attempt, tries, created_at)
        values (:id, :kind, :payload, :key, :waiting_key, :run_at, 0, :tries, :now)
        on conflict (kind, waiting_key) do update set run_at =
            case when jobs.attempt = 0 and excluded.run_at < jobs.run_at
                then excluded.run_at else jobs.run_at end
        returning id)",
        {{"id", base::new_uuid()},
         {"kind", job.kind},
         {"payload", job.payload},
         {"key", key},
         {"waiting_key", key.empty() ? std::nullopt : std::optional(key)},
         {"run_at", std::max(now, job.run_at)},
         {"tries", job.tries},
         {"now", now}}
    );
    return row->text("id");
}

std::optional<Job> take(db::Database& database, base::Instant now, const Lane& lane) {
    while (true) {
        if (db::Reader reader = database.read(); !is_any_due(reader, now, lane)) {
            return std::nullopt;
        }
        db::Transaction transaction = database.write();
        const auto row = find_due(transaction, now, lane);
        if (!row) {
            return std::nullopt;
        }
        Job job{
            row->text("id"),
            row->text("kind"),
            row->text("payload"),
            static_cast<int>(row->integer("attempt"))};
        if (job.attempt >= row->integer("tries")) {
            bury(transaction, job, now, "Its worker stopped in the middle, at the last try too.");
            transaction.commit();
            continue;
        }
        ++job.attempt;
        transaction.execute(
            R"(/* jobs.take */
            update jobs set attempt = :attempt, waiting_key = null, run_at = :lease_end where id = :id)",
            {{"id", job.id}, {"attempt", job.attempt}, {"lease_end", now + lease_seconds}}
        );
        transaction.commit();
        return job;
    }
}

void renew(db::Database& database, const Job& job, base::Instant now) {
    database.change([&](db::Transaction& transaction) {
        transaction.execute(
            R"(/* jobs.renew */ update jobs set run_at = :lease_end where id = :id and attempt = :attempt)",
            {{"id", job.id}, {"attempt", job.attempt}, {"lease_end", now + lease_seconds}}
        );
    });
}

void finish(db::Database& database, const Job& job) {
    database.change([&](db::Transaction& transaction) {
        transaction.execute(
            R"(/* jobs.finish */ delete from jobs where id = :id and attempt = :attempt)",
            {{"id", job.id}, {"attempt", job.attempt}}
        );
    });
}

void fail(
    db::Database& database,
    const Job& job,
    base::Instant now,
    const std::string& reason,
    bool for_good
) {
    bool buried = false;
    database.change([&](db::Transaction& transaction) {
        const auto row = transaction.find(
            R"(/* jobs.tries */ select tries from jobs where id = :id and attempt = :attempt)",
            {{"id", job.id}, {"attempt", job.attempt}}
        );
        buried = !row || ((for_good || job.attempt >= row->integer("tries")) &&
                          bury(transaction, job, now, reason));
    });
    if (!buried) {
        release(database, job, now + pause_after(job.attempt));
    }
}

std::int64_t pause_after(int attempt) {
    std::int64_t pause = first_pause;
    for (int i = 1; i < attempt && pause < longest_pause; ++i) {
        pause *= 3;
    }
    pause = std::min(pause, longest_pause);
    const auto spread = static_cast<std::uint32_t>(pause / 2 + 1);
    return pause - pause / 4 + randombytes_uniform(spread);
}

}  // namespace jobs
