#include "platform/jobs/jobs.hpp"

namespace jobs {

std::vector<DeadLetter> dead_letters(db::Reader& reader, int limit) {
    std::vector<DeadLetter> letters;
    for (const db::Row& row : reader.query(
             R"(/* jobs.dead_letters */
             select id, kind, reason, attempts, failed_at from job_dead_letters
             order by failed_at desc, id desc
             limit :limit)",
             {{"limit", limit}}
         )) {
        letters.push_back({
            .id = row.text("id"),
            .kind = row.text("kind"),
            .reason = row.text("reason"),
            .attempts = static_cast<int>(row.integer("attempts")),
            .failed_at = row.instant("failed_at"),
        });
    }
    return letters;
}

bool is_queued(db::Reader& reader, std::string_view kind, std::string_view key) {
    return reader
        .find(
            R"(/* jobs.is_queued */ select id from jobs where kind = :kind and key = :key limit 1)",
            {{"kind", kind}, {"key", key}}
        )
        .has_value();
}

Counts count_jobs(db::Reader& reader) {
    const auto row = reader.find(
        R"(/* jobs.count */
        select (select count(*) from jobs) as waiting,
               (select count(*) from job_dead_letters) as failed)"
    );
    return {row->integer("waiting"), row->integer("failed")};
}

void retry(db::Transaction& transaction, base::Instant now, std::string_view id) {
    const auto row = transaction.find(
        R"(/* jobs.find_dead_letter */
        select kind, payload, key, tries from job_dead_letters where id = :id)",
        {{"id", id}}
    );
    if (!row) {
        base::throw_not_found("This job");
    }
    enqueue(
        transaction,
        now,
        {.kind = row->text("kind"),
         .payload = row->text("payload"),
         .key = row->text("key"),
         .tries = static_cast<int>(row->integer("tries"))}
    );
    discard(transaction, id);
}

void discard(db::Transaction& transaction, std::string_view id) {
    const std::int64_t removed = transaction.execute(
        R"(/* jobs.discard */ delete from job_dead_letters where id = :id)", {{"id", id}}
    );
    if (removed == 0) {
        base::throw_not_found("This job");
    }
}

}  // namespace jobs
