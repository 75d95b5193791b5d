// Adopted versions of the agenda: each the whole agenda as it stood, never changed afterwards.
#pragma once

#include "base/time.hpp"
#include "platform/db/database.hpp"

#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace agenda {

struct Version {
    std::string id;
    std::int64_t number = 0;
    base::Date adopted_on;
    std::string summary;
};

// Newest first. Versions are public with their network; what their content shows of internal text
// is for snapshot.hpp to keep back.
std::vector<Version> list_versions(db::Reader& reader, std::string_view network_id);
std::optional<Version> find_newest_version(db::Reader& reader, std::string_view network_id);
// The JSON of a version, as snapshot.hpp wrote it.
std::optional<std::string> find_version_content(
    db::Reader& reader, std::string_view network_id, std::int64_t number
);
// Throws Conflict when two adopt at once.
std::int64_t insert_version(
    db::Transaction& transaction,
    base::Instant now,
    std::string_view network_id,
    base::Date adopted_on,
    const std::string& summary,
    const std::string& content
);

}  // namespace agenda
