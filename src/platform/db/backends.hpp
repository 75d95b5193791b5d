// The two kinds of Database. For platform/db/*.cpp only.
#pragma once

#include "platform/db/connection.hpp"

namespace db {

std::unique_ptr<Database> open_sqlite(const Config& config);
std::unique_ptr<Database> open_postgres(const Config& config);

// True for "postgresql://..." and "postgres://...".
bool is_postgres_target(std::string_view target);
// The target as it may be shown: without its password.
std::string shown_target(const std::string& target);

}  // namespace db
