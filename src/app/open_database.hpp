// The database that the settings name.
#pragma once

#include "app/config.hpp"
#include "platform/db/database.hpp"

#include <memory>

namespace app {

db::Config database_config(const Config& config);

// An SQLite file and the data folder are made when they are absent. Runs no migrations.
std::unique_ptr<db::Database> open_database(const Config& config);

// For commands that only make sense with one: throws Error(not_found) instead of making it.
std::unique_ptr<db::Database> open_existing_database(const Config& config);
void require_database(const Config& config);

}  // namespace app
