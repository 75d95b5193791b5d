#include "measures/imports/import_orphans.hpp"

#include "measures/imports/import_refusal_file.hpp"

#include <algorithm>
#include <chrono>
#include <set>
#include <string>
#include <system_error>

namespace measures {
namespace {

namespace fs = std::filesystem;

constexpr std::int64_t orphan_after_seconds = base::days(1);

// By name: another server may see the folder at another place.
std::set<std::string> list_kept_names(db::Reader& reader) {
    std::set<std::string> names;
    for (const db::Row& row : reader.query(
             R"(/* import_uploads.list_kept */
             select file_path from import_uploads where step not in ('imported', 'removed'))"
         )) {
        const fs::path path(row.text("file_path"));
        names.insert(path.filename().string());
        names.insert(refusals_of(path).filename().string());
    }
    return names;
}

base::Instant written_at(const fs::path& path) {
    std::error_code gone;
    const auto time = fs::last_write_time(path, gone);
    const auto since = std::chrono::file_clock::to_sys(time).time_since_epoch();
    return {std::chrono::duration_cast<std::chrono::microseconds>(since).count()};
}

// The last time anything of it was written: for a folder, also of what it holds.
base::Instant last_touched(const fs::directory_entry& entry) {
    base::Instant last = written_at(entry.path());
    std::error_code gone;
    if (entry.is_directory(gone) && !entry.is_symlink(gone)) {
        for (const fs::directory_entry& inner : fs::directory_iterator(entry.path(), gone)) {
            last = std::max(last, written_at(inner.path()));
        }
    }
    return last;
}

}  // namespace

void sweep_orphans(db::Database& database, base::Instant now, const fs::path& folder) {
    std::set<std::string> kept;
    {
        db::Reader reader = database.read();
        kept = list_kept_names(reader);
    }
    std::error_code failure;
    for (const fs::directory_entry& entry : fs::directory_iterator(folder, failure)) {
        if (!kept.contains(entry.path().filename().string()) &&
            last_touched(entry) < now - orphan_after_seconds) {
            fs::remove_all(entry.path(), failure);
        }
    }
}

}  // namespace measures
