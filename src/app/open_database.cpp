#include "app/open_database.hpp"

#include <fmt/format.h>

namespace app {
namespace {

bool is_sqlite_file(const Config& config) {
    return config.database.find("://") == std::string::npos;
}

}  // namespace

db::Config database_config(const Config& config) {
    return {.target = config.database};
}

std::unique_ptr<db::Database> open_database(const Config& config) {
    std::error_code failure;
    const bool is_made = std::filesystem::create_directories(config.data, failure);
    if (failure) {
        throw base::Error(
            base::Code::invalid,
            fmt::format(
                "The data folder {} cannot be made: {}.", config.data.string(), failure.message()
            )
        );
    }
    if (is_made) {
        std::filesystem::permissions(config.data, std::filesystem::perms::owner_all);
    }
    return db::Database::open(database_config(config));
}

void require_database(const Config& config) {
    if (is_sqlite_file(config) && !std::filesystem::exists(config.database)) {
        throw base::Error(
            base::Code::not_found,
            fmt::format(
                "There is no database at {}: give the right folder with --data.", config.database
            )
        );
    }
}

std::unique_ptr<db::Database> open_existing_database(const Config& config) {
    require_database(config);
    return db::Database::open(database_config(config));
}

}  // namespace app
