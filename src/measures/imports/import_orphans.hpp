// Files in the folder of uploads that no import speaks of: an upload cut short by a crash, a
// working copy of a check that was killed.
#pragma once

#include "platform/db/database.hpp"

#include <filesystem>

namespace measures {

// Removes what nobody has written to for a day, except the files of imports that wait or are worked
// on. A folder that is not there has none.
void sweep_orphans(db::Database& database, base::Instant now, const std::filesystem::path& folder);

}  // namespace measures
