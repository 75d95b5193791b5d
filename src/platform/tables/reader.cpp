#include "platform/tables/reader.hpp"

#include "base/error.hpp"
#include "base/text.hpp"
#include "platform/tables/clean_copy.hpp"
#include "platform/tables/duck.hpp"
#include "platform/tables/parquet.hpp"
#include "platform/tables/work_folder.hpp"

#include <fmt/format.h>

#include <array>
#include <charconv>
#include <fstream>
#include <utility>

namespace tables {

struct Table::Parts {
    ReadOptions options;
    bool is_parquet = false;
    CleanCopy copy;  // of Parquet: columns and rows only
    std::filesystem::path readable;
    std::optional<WorkFolder> folder;  // removed with the table
    std::string select;                // the statement that yields line and cells, all varchar
};

namespace {

// How DuckDB is told to read our own copy: nothing is detected, nothing is a comment, a row it
// could not read would be stored, not dropped, and one reader goes through the file, since several
// take long quoted values that cross their borders for quotes never closed.
std::string select_from_copy(
    const std::filesystem::path& copy, std::size_t columns, std::size_t record_bytes
) {
    std::string names = "'line': 'VARCHAR'";
    for (std::size_t i = 1; i <= columns; ++i) {
        names += fmt::format(", 'c{}': 'VARCHAR'", i);
    }
    // Each quote of a record can be written twice; a delimiter and a quote pair per cell are added.
    const std::size_t line_bytes = record_bytes * 2 + columns * 3 + 64;
    return fmt::format(
        "select * from read_csv({}, auto_detect=false, header=false, delim=',', quote='\"', "
        "escape='\"', comment='', new_line='\\n', nullstr='', strict_mode=true, parallel=false, "
        "store_rejects=true, "
        "max_line_size={}, buffer_size={}, columns={{{}}})",
        sql_literal(copy.string()),
        line_bytes,
        std::max<std::size_t>(line_bytes * 2, 1 << 22),
        names
    );
}

std::uint64_t line_number(std::string_view text) {
    std::uint64_t line = 0;
    std::from_chars(text.data(), text.data() + text.size(), line);
    return line;
}

[[noreturn]] void refuse_damaged(const std::string& file_name, const std::string& reason) {
    throw base::Error(
        base::Code::invalid,
        fmt::format(
            "{} could not be read to its end: {} Expected every row to be readable.",
            file_name,
            reason
        )
    );
}

// Rows that DuckDB refused although the copy was written for it: told with their line.
void check_duck_rejects(const Duck& duck, const std::string& file_name) {
    duck.query(
        "select csv_line, error_message from reject_errors limit 1",
        [&](std::span<const std::string_view> reject) -> bool {
            refuse_damaged(
                file_name,
                fmt::format(
                    "line {}: {}", line_number(reject[0]), reject[1].substr(0, reject[1].find('\n'))
                )
            );
        }
    );
}

std::ifstream open_stream(const std::filesystem::path& path, const std::string& file_name) {
    std::error_code error;
    const bool is_file = std::filesystem::is_regular_file(path, error);
    std::ifstream file(path, std::ios::binary);
    if (!is_file || !file) {
        throw base::Error(
            base::Code::not_found,
            fmt::format("{} cannot be opened. Expected a file that can be read.", file_name)
        );
    }
    return file;
}

bool starts_as_parquet(std::istream& file) {
    std::array<char, 4> magic{};
    file.read(magic.data(), magic.size());
    const bool yes =
        std::string_view(magic.data(), static_cast<std::size_t>(file.gcount())) == "PAR1";
    file.clear();
    file.seekg(0);
    return yes;
}

}  // namespace

Table open(const std::filesystem::path& path, const ReadOptions& options) {
    auto parts = std::make_unique<Table::Parts>();
    parts->options = options;
    if (options.file_name.empty()) {
        parts->options.file_name = path.filename().string();
    }
    const std::string& file_name = parts->options.file_name;
    std::ifstream source = open_stream(path, file_name);
    const DuckLimits limits{options.threads, options.memory_megabytes};
    parts->folder.emplace(options.work_folder);
    if (starts_as_parquet(source)) {
        parts->is_parquet = true;
        parts->readable = parts->folder->link_to(path, "table.parquet");
        ParquetTable parquet = inspect_parquet(parts->readable, file_name, limits);
        parts->copy.columns = std::move(parquet.columns);
        parts->copy.rows = parquet.rows;
        parts->select = std::move(parquet.select);
        return Table(std::move(parts));
    }
    parts->readable = parts->folder->path() / "table.csv";
    std::ofstream target(parts->readable, std::ios::binary);
    parts->copy = write_clean_copy(
        source,
        file_name,
        target,
        options.encoding,
        options.dialect,
        {options.max_record_bytes, options.max_columns, options.kept_refusals, options.tell_refusal}
    );
    parts->select =
        select_from_copy(parts->readable, parts->copy.columns.size(), options.max_record_bytes);
    return Table(std::move(parts));
}

Table::Table(std::unique_ptr<Parts> parts) : parts_(std::move(parts)) {}
Table::Table(Table&&) noexcept = default;
Table& Table::operator=(Table&&) noexcept = default;
Table::~Table() = default;

const std::string& Table::file_name() const {
    return parts_->options.file_name;
}
const Columns& Table::columns() const {
    return parts_->copy.columns;
}
std::uint64_t Table::row_count() const {
    return parts_->copy.rows;
}
bool Table::is_parquet() const {
    return parts_->is_parquet;
}
const DetectedEncoding& Table::encoding() const {
    return parts_->copy.encoding;
}
const Dialect& Table::dialect() const {
    return parts_->copy.dialect;
}
std::uint64_t Table::refused_rows() const {
    return parts_->copy.refused_rows;
}
const std::vector<Refusal>& Table::refusals() const {
    return parts_->copy.refusals;
}
std::uint64_t Table::blank_lines() const {
    return parts_->copy.blank_lines;
}

std::string Table::description() const {
    if (parts_->is_parquet) {
        return "Parquet.";
    }
    return fmt::format(
        "{}{}. {}",
        name(encoding().encoding),
        encoding().forced ? ", as asked" : "",
        describe(dialect())
    );
}

void Table::for_each(const std::function<void(const Record&)>& take) const {
    for_first(SIZE_MAX, take);
}

void Table::for_first(std::size_t count, const std::function<void(const Record&)>& take) const {
    const DuckLimits limits{parts_->options.threads, parts_->options.memory_megabytes};
    const Duck duck(parts_->readable, file_name(), limits);
    std::uint64_t seen = 0;
    if (count == 0) {
        return;
    }
    try {
        duck.query(parts_->select, [&](std::span<const std::string_view> row) {
            take({line_number(row[0]), row.subspan(1)});
            return ++seen < count;
        });
    } catch (const DuckError& error) {
        const std::string reason = error.what();
        if (reason.starts_with("Out of Memory")) {
            throw base::Error(
                base::Code::too_large,
                fmt::format(
                    "{} has rows too long to be read within {} MB. Expected rows of a few "
                    "kilobytes.",
                    file_name(),
                    parts_->options.memory_megabytes
                )
            );
        }
        refuse_damaged(file_name(), reason);
    }
    if (seen == count) {
        return;
    }
    if (!parts_->is_parquet) {
        check_duck_rejects(duck, file_name());
    }
    if (seen != row_count()) {
        refuse_damaged(file_name(), fmt::format("{} of {} rows came back.", seen, row_count()));
    }
}

}  // namespace tables
