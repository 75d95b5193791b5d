// Single values on their way in and out of the two drivers. For platform/db/*.cpp only.
//
// Cells are read from the driver's own row: SOCI gives SQLite's expression columns as text of 15
// digits, and PostgreSQL's numeric columns as double.
#pragma once

#include "platform/db/native.hpp"
#include "platform/db/value.hpp"

namespace db {

// A column of the row a statement stands on. Throws Error(internal) for a blob.
Value sqlite_cell(sqlite_api::sqlite3_stmt* statement, int column);
// Binds to a statement of our own; `data` must outlive its next step. SQLite's result code.
int bind_sqlite(sqlite_api::sqlite3_stmt* statement, int position, const Value::Data& data);

Value postgres_cell(const PGresult* result, int row, int column);
// The value as PostgreSQL reads it, which decides its type by where it stands. "" for null.
std::string postgres_text(const Value::Data& data);

// Throws Error(invalid) for what the two databases would keep differently: text with a NUL, which
// PostgreSQL cuts, or that is not UTF-8, which it refuses; a number that is not finite, which
// SQLite makes NULL. `where` names the parameter or table.
void refuse_unstorable(const Value& value, std::string_view where);

}  // namespace db
