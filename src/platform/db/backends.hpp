// The two kinds of Database. For platform/db/*.cpp only.
#pragma once

#include "platform/db/connection.hpp"
#include "platform/db/target.hpp"

namespace db {

std::unique_ptr<Database> open_sqlite(const Config& config);
std::unique_ptr<Database> open_postgres(const Config& config);

}  // namespace db
