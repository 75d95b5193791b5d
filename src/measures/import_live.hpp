// Making what an import holds live, undoing it, and sweeping what was left half-way.
#pragma once

#include "measures/sums.hpp"
#include "platform/journal/journal.hpp"

#include <functional>
#include <optional>
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

// What a measure adds up to after a change, written but not read by anybody yet.
struct CountedUp {
    Measure measure;  // as it was read for it
    std::string edition;
};
// Outside any transaction.
CountedUp count_up(
    db::Database& database,
    base::Instant now,
    std::string_view network_id,
    std::string_view measure_id,
    const LiveChange& change
);

// Writes `write`, shows the sums and writes the journal's entry in one short transaction; counts up
// where that was not done yet, and again when another change of the measure was first.
void change_live(
    db::Database& database,
    base::Instant now,
    const LiveWork& work,
    std::optional<CountedUp> counted = {}
);

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
