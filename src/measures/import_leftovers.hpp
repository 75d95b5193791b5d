// What an import leaves behind that never went live: its rows, and places that it had to make.
#pragma once

#include "platform/db/database.hpp"

#include <string>
#include <string_view>
#include <vector>

namespace measures {

// Remembers which places the import made.
void note_made_places(
    db::Transaction& transaction,
    std::string_view import_id,
    const std::vector<std::string>& place_ids
);

// Removes what a failed or swept import left, a little at a time; nothing of one that is staging,
// live or undone. A place that anything else names by now stays.
void remove_leftovers(db::Database& database, base::Instant now, std::string_view import_id);

// Failed and swept imports that left something.
std::vector<std::string> list_imports_with_leftovers(db::Reader& reader);

}  // namespace measures
