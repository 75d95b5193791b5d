// Copies of a whole database, and what is wrong with one.
#pragma once

#include "platform/db/database.hpp"

#include <string>
#include <vector>

namespace db {

// Writes the database, as it is now, to a file that is not there yet, while it goes on being used:
// an SQLite file, or PostgreSQL's custom format made by its program pg_dump. The file appears only
// when it is whole and was read back. Throws Error(invalid) when it is there already or cannot be
// made, or pg_dump is not installed.
void backup(const Config& config, const std::string& file);

// Fills an empty database from such a file. Throws Error(invalid), changing nothing, when the
// database holds a table already, or the file is not a backup of a Braid database of its kind.
void restore(const Config& config, const std::string& file);

// What is wrong with the database's own storage and rules, a sentence each, without any person's
// data; empty when it is sound. Reads everything: for `braid check`, not for a request.
std::vector<std::string> find_damage(Database& database);

}  // namespace db
