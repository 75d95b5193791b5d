// Reading a table from a file: CSV, TSV and the like, or Parquet. Every cell arrives as text with
// the physical line it came from; what a cell means is for numbers.hpp and dates.hpp.
//
//   const tables::Table table = tables::open(path, {.file_name = "weekly.csv"});
//   const std::size_t people = table.columns().get_column("People");
//   table.for_each([&](const tables::Record& record) { read(record.cells[people]); });
#pragma once

#include "platform/tables/column.hpp"
#include "platform/tables/dialect.hpp"
#include "platform/tables/encoding.hpp"
#include "platform/tables/refusal.hpp"

#include <cstdint>
#include <filesystem>
#include <functional>
#include <memory>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <vector>

namespace tables {

struct ReadOptions {
    std::string file_name = {};  // what the person calls the file; the path's last part when empty
    std::optional<Encoding> encoding = {};
    DialectChoice dialect = {};
    std::filesystem::path work_folder = {};  // for the working copy; the system's own when empty
    std::size_t max_record_bytes = 100'000;
    std::size_t max_columns = 500;
    std::size_t kept_refusals = 1'000;
    std::function<void(const Refusal&)> tell_refusal = {};  // each, kept or not, while it is opened
    unsigned threads = 1;
    unsigned memory_megabytes = 96;
};

struct Record {
    std::uint64_t line = 0;                   // physical line, from 1; row number in Parquet
    std::span<const std::string_view> cells;  // exactly as written, without quotes; one per column
};

class Table {
public:
    Table(Table&&) noexcept;
    Table& operator=(Table&&) noexcept;
    ~Table();

    const std::string& file_name() const;
    const Columns& columns() const;
    std::uint64_t row_count() const;
    // How the file was read, to be shown: "UTF-8. Columns separated by commas, ..." or "Parquet."
    std::string description() const;
    bool is_parquet() const;
    // Meaningful for text only.
    const DetectedEncoding& encoding() const;
    const Dialect& dialect() const;

    // Rows left out: their number, and the first of them with line and what was expected.
    std::uint64_t refused_rows() const;
    const std::vector<Refusal>& refusals() const;
    // Lines with nothing on them, or nothing but delimiters.
    std::uint64_t blank_lines() const;

    // Every row in the file's order; can be called again. Constant memory. What `take` throws
    // passes through. Throws base::Error(invalid) when the file cannot be read to its end.
    void for_each(const std::function<void(const Record&)>& take) const;
    // The first `count` rows.
    void for_first(std::size_t count, const std::function<void(const Record&)>& take) const;

private:
    struct Parts;
    explicit Table(std::unique_ptr<Parts> parts);
    friend Table open(const std::filesystem::path&, const ReadOptions&);

    std::unique_ptr<Parts> parts_;
};

// Opens a file, reading it once to its end. Throws base::Error: not_found when it cannot be read,
// invalid with one sentence naming file, line and what was expected when it is not a table.
Table open(const std::filesystem::path& path, const ReadOptions& options = {});

}  // namespace tables
