#include "platform/journal/journal.hpp"

#include "base/id.hpp"
#include "platform/db/dialect.hpp"
#include "platform/journal/entry.hpp"
#include "platform/journal/notices.hpp"
#include "platform/journal/visibility.hpp"

namespace journal {
namespace {

void insert_entry(
    db::Transaction& transaction, base::Instant now, const std::string& id, const Entry& entry
) {
    transaction.execute(
        R"(/* journal.insert */
        insert into journal (id, happened_at, scope, actor, on_behalf_of, kind, subject_kind, subject_id,
            object_kind, object_id, audience)
        values (:id, :happened_at, :scope, :actor, :on_behalf_of, :kind, :subject_kind, :subject_id,
            :object_kind, :object_id, :audience))",
        {{"id", id},
         {"happened_at", now},
         {"scope", entry.scope},
         {"actor", entry.actor},
         {"on_behalf_of", entry.on_behalf_of},
         {"kind", entry.kind},
         {"subject_kind", entry.subject.kind},
         {"subject_id", entry.subject.id},
         {"object_kind", entry.object.kind},
         {"object_id", entry.object.id},
         {"audience", name(entry.audience)}}
    );
    transaction.execute(
        R"(/* journal.insert_unsealed */
        insert into journal_unsealed (entry_id, transaction_number) values (:entry_id, :number))",
        {{"entry_id", id}, {"number", db::transaction_number(transaction)}}
    );
}

void raise_public_version(db::Transaction& transaction, const std::string& scope) {
    transaction.execute(
        R"(/* journal.raise_version */
        insert into journal_versions (scope, version) values (:scope, 1)
        on conflict (scope) do update set version = journal_versions.version + 1)",
        {{"scope", scope}}
    );
}

}  // namespace

void write(db::Transaction& transaction, base::Instant now, const Entry& entry) {
    check_entry(entry);
    const std::string id = base::new_uuid();
    insert_entry(transaction, now, id, entry);
    queue_notices(transaction, id, entry);
    if (entry.audience == Audience::everyone) {
        raise_public_version(transaction, entry.scope);
    }
}

std::int64_t public_version(db::Reader& reader, std::string_view scope) {
    const auto row = reader.find(
        R"(/* journal.public_version */ select version from journal_versions where scope = :scope)",
        {{"scope", scope}}
    );
    return row ? row->integer("version") : 0;
}

std::map<std::string, std::int64_t> public_versions(db::Reader& reader) {
    std::map<std::string, std::int64_t> versions;
    for (const db::Row& row :
         reader.query("/* journal.public_versions */ select scope, version from journal_versions"
         )) {
        versions.emplace(row.text("scope"), row.integer("version"));
    }
    return versions;
}

}  // namespace journal
