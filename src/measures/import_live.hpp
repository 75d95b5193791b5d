// Making what an import holds live, undoing it, and sweeping what was left half-way.
#pragma once

#include "measures/sums.hpp"
#include "platform/journal/journal.hpp"

#include <functional>
#include <string>
#include <string_view>

namespace measures {

struct LiveWork {
    std::string network_id;
    std::string measure_id;
    LiveChange change;
    journal::Entry entry;  // its scope and audience are filled in: everyone's for a public measure
    std::function<void(db::Transaction&)> write;
};
// Adds up outside any transaction, then writes `write`, the sums and the journal's entry in one;
// begins again when another change of the measure was first.
void change_live(db::Database& database, base::Instant now, const LiveWork& work);

// Throw base::Error(conflict) when the import is not in the state for it.
void undo_import(
    db::Database& database,
    base::Instant now,
    const base::Viewer& viewer,
    std::string_view network_id,
    std::string_view import_id
);
void redo_import(
    db::Database& database,
    base::Instant now,
    const base::Viewer& viewer,
    std::string_view network_id,
    std::string_view import_id
);

// Ends a staging import and removes its rows, a few at a time.
void fail_import(db::Database& database, std::string_view import_id, std::string_view failure);
// Ends imports that nothing has touched for a while, and removes rows of those that ended.
void sweep_imports(db::Database& database, base::Instant now);
inline constexpr std::int64_t stale_after_seconds = 300;

}  // namespace measures
