// Which foreign key a statement broke: SQLite says only that one did. For platform/db/*.cpp only.
#pragma once

#include "platform/db/native.hpp"

#include <string>
#include <string_view>

namespace db {

// Runs the refused statement once more with the check put off, looks for the row that is left
// without its parent, and undoes it. The table_columns_fkey of that rule; "" when it is not found.
// For a refused commit, whose rows are still there, `statement` is null.
std::string broken_foreign_key(
    sqlite_api::sqlite3* database, sqlite_api::sqlite3_stmt* statement, std::string_view sql
);

}  // namespace db
