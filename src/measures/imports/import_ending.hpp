// Undoing an import, putting it back, removing it for good; ending one that failed, and sweeping
// what was left half-way.
#pragma once

#include "base/viewer.hpp"
#include "platform/db/database.hpp"

#include <cstdint>
#include <string_view>

namespace measures {

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
// Removes an undone import for good: from now on it cannot be put back, and the sweep takes its
// rows, cells that no other import uses, and the places that only it brought.
void remove_import(
    db::Database& database,
    base::Instant now,
    const base::Viewer& viewer,
    std::string_view network_id,
    std::string_view import_id
);

// Ends a staging import and removes what it left, a little at a time.
void fail_import(
    db::Database& database, base::Instant now, std::string_view import_id, std::string_view failure
);
// Ends imports that nothing has touched for a while, and removes what those that ended left, and
// sums that were never shown.
void sweep_imports(db::Database& database, base::Instant now);
inline constexpr std::int64_t stale_after_seconds = 300;

}  // namespace measures
