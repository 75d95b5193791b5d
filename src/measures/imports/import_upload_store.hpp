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
// Those not yet imported or removed, the newest first; without their mappings.
std::vector<ImportUpload> list_open_uploads(db::Reader& reader, std::string_view network_id);

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
void set_upload_progress(
    db::Transaction& transaction,
    base::Instant now,
    std::string_view upload_id,
    const ImportProgress& progress
);
// The import that is being made of it.
void set_upload_import(
    db::Transaction& transaction, std::string_view upload_id, std::string_view import_id
);
// Ends a check or an import: its step, counts, words and refusals.
void set_upload_outcome(
    db::Transaction& transaction,
    base::Instant now,
    std::string_view upload_id,
    std::string_view step,
    const ImportOutcome& outcome
);

std::vector<tables::Refusal> list_refusals(
    db::Reader& reader, std::string_view upload_id, int limit
);

// Open files that nobody has touched since.
std::vector<ImportUpload> list_forgotten_uploads(db::Reader& reader, base::Instant since);

// The mapping last used for each measure of the network.
struct UsedMapping {
    std::string measure_slug{};
    std::string measure_name{};
    std::string mapping{};
};
std::vector<UsedMapping> list_used_mappings(db::Reader& reader, std::string_view network_id);

}  // namespace measures
