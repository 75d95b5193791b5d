#include "app/backup_record.hpp"

#include "base/id.hpp"
#include "platform/db/dialect.hpp"
#include "platform/journal/journal.hpp"

namespace app {
namespace {

constexpr const char* backup_kind = "database.backed_up";

}  // namespace

void record_backup(db::Database& database, base::Instant now) {
    database.change([&](db::Transaction& transaction) {
        if (!db::has_table(transaction, "journal")) {
            return;
        }
        journal::write(
            transaction,
            now,
            {.scope = std::string(base::instance_scope),
             .actor = "",
             .kind = backup_kind,
             .subject = {"backup", base::new_uuid()},
             .audience = journal::Audience::actor}
        );
    });
}

std::optional<base::Instant> find_last_backup(db::Reader& reader) {
    const auto entries = journal::feed(
        reader,
        base::Viewer::system(),
        base::instance_scope,
        {.limit = 1, .kind_prefix = backup_kind}
    );
    return entries.empty() ? std::nullopt : std::optional(entries.front().at);
}

std::vector<journal::KindWords> backup_words() {
    return {{backup_kind, "copied the whole database"}};
}

}  // namespace app
