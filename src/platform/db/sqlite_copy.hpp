// Copies of SQLite files while they are in use. For platform/db/*.cpp only.
#pragma once

#include "platform/db/database.hpp"

namespace db {

// The path of the file a Reader reads.
std::string sqlite_file(Reader& reader);

// Copies the reader's snapshot to `file`, which must not be there yet. Writers go on meanwhile.
void copy_sqlite(Reader& reader, const std::string& file);

// True for a Braid database whose pages, indexes and rules are in order.
bool is_whole_sqlite_copy(const std::string& file);

// Copies `copy` into the empty database `file`, all or nothing.
void fill_sqlite(const std::string& file, const std::string& copy);

}  // namespace db
