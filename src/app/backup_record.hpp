// When the database was last copied by `braid backup`: an entry of the journal in the instance's
// scope, since it is something that happened.
#pragma once

#include "base/time.hpp"
#include "platform/db/database.hpp"
#include "platform/journal/describe.hpp"

#include <optional>
#include <vector>

namespace app {

// Nothing where the database is older than the journal.
void record_backup(db::Database& database, base::Instant now);
std::optional<base::Instant> find_last_backup(db::Reader& reader);
std::vector<journal::KindWords> backup_words();

}  // namespace app
