// A file read once through its mapping, before anything is written.
#pragma once

#include "measures/import_rows.hpp"
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
    const tables::Table& table() const { return table_; }
    PlaceBook& places() { return places_; }
    RowReader& rows() { return rows_; }
    const RefusalList& refusals() const { return refusals_; }
    // Counts, refusals and how the file was read.
    ImportOutcome outcome() const;
    std::int64_t rows_kept() const { return kept_; }
    const std::string& file_hash() const { return file_hash_; }

private:
    void read_all(const TellProgress& progress);
    void refuse_duplicates();
    std::string told(const ImportCell& cell, const ImportPeriod& period) const;

    Mapping mapping_;
    std::string file_hash_;
    tables::Table table_;
    PlaceBook places_;
    RowReader rows_;
    RefusalList refusals_;
    std::int64_t kept_ = 0;
    std::int64_t over_ = 0;
    std::uint64_t refused_rows_ = 0;
    // (cell and period, line) of every row kept: 16 bytes a row.
    std::vector<std::pair<std::uint64_t, std::uint64_t>> keys_;
};

// BLAKE2b over the file's bytes. Throws base::Error(not_found) when it cannot be read.
std::string hash_of_file(const std::filesystem::path& file);

}  // namespace measures
