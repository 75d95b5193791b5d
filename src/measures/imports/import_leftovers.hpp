// What an import leaves behind that never went live: its rows, and places that it had to make.
#pragma once

#include "network/network.hpp"
#include "platform/db/database.hpp"

#include <string>
#include <string_view>
#include <vector>

namespace measures {

// Remembers which places the import made, or found arriving with another.
void note_made_places(
    db::Transaction& transaction,
    std::string_view import_id,
    const std::vector<std::string>& place_ids
);

// Its places have arrived, with it: everyone sees them, and is told.
void show_made_places(
    db::Transaction& transaction,
    base::Instant now,
    const base::Viewer& viewer,
    std::string_view network_id,
    std::string_view import_id
);

// Removes what a failed or swept import left, a little at a time: its rows, cells that no other
// import uses, the places it made. Nothing of one that is staging, live or undone, and nothing
// while another import of the measure is being stored, which may come to use them. A place that
// anything else names by now stays.
void remove_leftovers(db::Database& database, base::Instant now, std::string_view import_id);

// The places that go with the import, when it is removed now: parents before children.
std::vector<network::Place> list_places_to_go(
    db::Reader& reader, std::string_view network_id, std::string_view import_id
);

// Failed and swept imports that left something.
std::vector<std::string> list_imports_with_leftovers(db::Reader& reader);

}  // namespace measures
