// PostgreSQL's own programs, told where the server is by their environment so that no password
// stands on a command line. For platform/db/*.cpp only.
#pragma once

#include "platform/db/database.hpp"

#include <map>
#include <string>

namespace db {

// The parts of a postgresql:// address that it names: host, port, dbname, user, password, ...
// Throws Error(invalid) for an address that cannot be read.
std::map<std::string, std::string> parse_postgres_target(const std::string& target);

// pg_dump to a new file. Throws Error(invalid) when the program is missing or says no.
void dump_postgres(const Config& config, const std::string& file);
// True when pg_restore can read the file through and finds a Braid database in it.
bool is_whole_postgres_dump(const std::string& file);
// pg_restore into an empty database, in one transaction.
void fill_postgres(const Config& config, const std::string& file);

}  // namespace db
