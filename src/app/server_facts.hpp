// What whoever runs this server wants to know of it at a glance. Counts and sizes; nobody's data.
#pragma once

#include "base/time.hpp"
#include "platform/db/database.hpp"
#include "platform/html/html.hpp"
#include "platform/jobs/jobs.hpp"
#include "platform/journal/seal.hpp"

#include <cstdint>
#include <filesystem>
#include <optional>
#include <string>

namespace app {

struct ServerFacts {
    std::string database;  // "SQLite 3.40.1"
    std::int64_t database_bytes = 0;
    std::int64_t upload_bytes = 0;
    journal::SealState journal{};
    jobs::Counts jobs{};
    std::int64_t mail_waiting = 0;
    bool has_mail_server = false;
    std::optional<base::Instant> backed_up_at{};  // by `braid backup`
};

// What a folder holds, with the folders in it; 0 for one that is not there.
std::int64_t folder_bytes(const std::filesystem::path& folder);
// "812 bytes", "1.2 MB"; a MB is a million bytes.
std::string bytes_text(std::int64_t bytes);

html::Html server_facts_list(const ServerFacts& facts, const std::string& zone);

}  // namespace app
