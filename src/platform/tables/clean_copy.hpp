// A text file rewritten for DuckDB: UTF-8, commas, double quotes where needed, LF, no header, and
// before each record its physical line. What cannot be a row is refused here, so that whatever the
// order or the threads of the reader, each row that comes back knows its line.
#pragma once

#include "platform/tables/column.hpp"
#include "platform/tables/dialect.hpp"
#include "platform/tables/encoding.hpp"
#include "platform/tables/refusal.hpp"

#include <filesystem>
#include <functional>
#include <iosfwd>
#include <string>
#include <vector>

namespace tables {

struct CopyLimits {
    std::size_t record_bytes = 100'000;
    std::size_t columns = 500;
    std::size_t kept_refusals = 1'000;
    std::function<void(const Refusal&)> tell_refusal{};
};

struct CleanCopy {
    DetectedEncoding encoding;
    Dialect dialect;
    Columns columns;
    std::uint64_t rows = 0;
    std::uint64_t blank_lines = 0;   // empty, or nothing but delimiters
    std::uint64_t refused_rows = 0;  // ragged, or with text after a closing quote
    std::vector<Refusal> refusals;   // the first kept_refusals of them
};

// Copies `source` (seekable) to `target`; `file_name` is what sentences call it. Throws
// base::Error(invalid) for an encoding that cannot be decided, a quote never closed (naming the
// line where it opened), a record or number of columns over the limit, a file that is empty or
// holds a header only, and one in which no row has the header's number of columns.
CleanCopy write_clean_copy(
    std::istream& source,
    std::string_view file_name,
    std::ostream& target,
    std::optional<Encoding> encoding,
    const DialectChoice& choice,
    const CopyLimits& limits
);

}  // namespace tables
