// A file read through its mapping, once, before anything is written; its rows are kept for that.
#pragma once

#include "measures/imports/import_kept_rows.hpp"
#include "measures/measures.hpp"

#include <filesystem>
#include <functional>

namespace measures {

using TellProgress = std::function<void(const ImportProgress&)>;

class CheckedFile {
public:
    // Opens the file and reads every row. Throws base::Error(invalid) for a file that is no table
    // or lacks columns of the mapping.
    CheckedFile(
        db::Database& database,
        const base::Viewer& viewer,
        const ImportRequest& request,
        const TellProgress& progress
    );
    CheckedFile(const CheckedFile&) = delete;
    CheckedFile& operator=(const CheckedFile&) = delete;

    const Mapping& mapping() const { return mapping_; }
    const std::string& mapping_text() const { return mapping_text_; }  // as it is used now
    const tables::Table& table() const { return table_; }
    PlaceBook& places() { return places_; }
    const PlaceBook& places() const { return places_; }
    const RowReader& rows() const { return rows_; }
    const KeptRows& kept() const { return kept_; }
    const RefusalList& refusals() const { return refusals_; }
    // Counts, refusals and how the file was read.
    ImportOutcome outcome() const;
    std::int64_t rows_kept() const { return static_cast<std::int64_t>(kept_.size()); }
    const std::string& file_hash() const { return file_hash_; }

private:
    void read_all(const TellProgress& progress);
    void order_rows();
    std::string told(const ImportRow& row) const;

    std::string file_hash_;
    std::string mapping_text_;
    Mapping mapping_;
    RefusalList refusals_;
    tables::Table table_;
    PlaceBook places_;
    RowReader rows_;
    KeptRows kept_;
    std::int64_t over_ = 0;
    std::uint64_t refused_rows_ = 0;
};

// BLAKE2b over the file's bytes. Throws base::Error(not_found) when it cannot be read.
std::string hash_of_file(const std::filesystem::path& file);

}  // namespace measures
