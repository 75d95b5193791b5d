// What a database's address says.
#pragma once

#include <string>
#include <string_view>

namespace db {

// True for "postgresql://..." and "postgres://...".
bool is_postgres_target(std::string_view target);
// The target as it may be shown: without its password, and "postgresql://..." where one cannot tell
// what of it is the password.
std::string shown_target(const std::string& target);

}  // namespace db
