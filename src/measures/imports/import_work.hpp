// Uploaded files on their way: kept on disk, checked and imported by jobs.
#pragma once

#include "measures/imports/import_upload_store.hpp"
#include "platform/http/message.hpp"
#include "platform/jobs/jobs.hpp"

namespace measures {

inline constexpr const char* check_job = "import.check";
inline constexpr const char* run_job = "import.run";

// Moves an upload to where it stays and records it; a file that cannot be recorded is removed. One
// that corrects another takes its place at once. Throws base::Error(invalid) for no file or an
// empty one, (conflict) when the other was replaced already.
ImportUpload keep_upload(
    db::Database& database,
    base::Instant now,
    const base::Viewer& viewer,
    std::string_view network_id,
    const http::Upload* file,
    std::string_view mapping,
    const std::optional<ImportUpload>& corrected = {}
);

// Gives the file a mapping and puts it to the check. Throws base::Error(invalid) with every mistake
// of the mapping, (conflict) when the file is being worked on.
void take_mapping(
    db::Database& database,
    base::Instant now,
    const ImportUpload& upload,
    const std::string& mapping
);

// Puts the file to work. Throws base::Error(conflict) when it is not at the step for it.
void start_check(db::Database& database, base::Instant now, const ImportUpload& upload);
void start_import(db::Database& database, base::Instant now, const ImportUpload& upload);

// The file itself and the list of what was refused in it.
void remove_files(const ImportUpload& upload);
// Removes the file and what was refused in it; what was imported stays.
void remove_upload(db::Database& database, base::Instant now, const ImportUpload& upload);

// The jobs: what became of the file is kept with it, as its outcome. What went wrong here, not in
// the file, is thrown again for the log.
void run_check(const jobs::Job& job, db::Database& database, base::Instant now);
void run_import(const jobs::Job& job, db::Database& database, base::Instant now);
// Removes files that nobody has touched for a fortnight, and ends those whose job is no more.
void sweep_uploads(db::Database& database, base::Instant now);

}  // namespace measures
