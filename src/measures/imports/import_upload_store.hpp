// SQL of files that were uploaded to be imported.
#pragma once

#include "measures/measures.hpp"

#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace measures {

struct ImportUpload {
    std::string id{};
    std::string network_id{};
    std::string file_name{};  // as its owner calls it
    std::string file_path{};  // where it lies until it is imported or removed
    std::int64_t file_bytes = 0;
    std::string mapping{};  // "" until it has one
    // uploaded, checking, checked, refused, importing, imported, removed
    std::string step = "uploaded";
    std::string doing{};
    std::int64_t rows_done = 0;
    std::int64_t rows_of = 0;
    ImportOutcome outcome{};  // of the last check or import; its refusals are listed apart
    std::string uploaded_by{};
    base::Instant uploaded_at{};
    base::Instant touched_at{};

    bool is_busy() const { return step == "checking" || step == "importing"; }
    bool is_open() const { return step != "imported" && step != "removed"; }
};

void insert_upload(db::Transaction& transaction, const ImportUpload& upload);
std::optional<ImportUpload> find_upload(
    db::Reader& reader, std::string_view network_id, std::string_view upload_id
);
// For jobs, which know no network.
std::optional<ImportUpload> find_upload_by_id(db::Reader& reader, std::string_view upload_id);
// Those not yet imported or removed that the viewer may see, the newest first: a file on its way is
// its uploader's own, and that of those who may see raw figures.
std::vector<ImportUpload> list_open_uploads(
    db::Reader& reader, const base::Viewer& viewer, std::string_view network_id
);
// Of every network, those that a job checks or imports.
std::vector<ImportUpload> list_busy_uploads(db::Reader& reader);

// Each false when the file is at another step by now.
bool set_upload_mapping(
    db::Transaction& transaction,
    base::Instant now,
    std::string_view upload_id,
    std::string_view mapping
);
bool set_upload_step(
    db::Transaction& transaction,
    base::Instant now,
    std::string_view upload_id,
    std::string_view from,
    std::string_view to
);
// `held` is the file as the caller knows it, by its step and import: each is false, and nothing
// changed, when it is another's work by now.
bool set_upload_progress(
    db::Transaction& transaction,
    base::Instant now,
    const ImportUpload& held,
    const ImportProgress& progress
);
// The import that is being made of it, or the check: whoever works on it is told apart by that.
bool take_upload(
    db::Transaction& transaction, const ImportUpload& held, std::string_view import_id
);
// Ends a check or an import: its step, counts, words and refusals.
bool set_upload_outcome(
    db::Transaction& transaction,
    base::Instant now,
    const ImportUpload& held,
    std::string_view step,
    const ImportOutcome& outcome
);

std::vector<tables::Refusal> list_refusals(
    db::Reader& reader, std::string_view upload_id, int limit, int offset
);
std::int64_t count_refusals(db::Reader& reader, std::string_view upload_id);

// Open files that nobody works on, or has touched since.
std::vector<ImportUpload> list_forgotten_uploads(db::Reader& reader, base::Instant since);

// The mapping last used for each measure of the network.
struct UsedMapping {
    std::string measure_slug{};
    std::string measure_name{};
    std::string mapping{};
};
std::vector<UsedMapping> list_used_mappings(db::Reader& reader, std::string_view network_id);

}  // namespace measures
