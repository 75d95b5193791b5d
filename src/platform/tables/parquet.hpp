// What a Parquet file holds, as a table of text.
#pragma once

#include "platform/tables/column.hpp"
#include "platform/tables/duck.hpp"

#include <cstdint>
#include <filesystem>
#include <string>

namespace tables {

struct ParquetTable {
    Columns columns;
    std::uint64_t rows = 0;
    std::string select;  // yields row number from 1, then each column as text; null is empty text
};

// Throws base::Error(invalid) for a file that is damaged, encrypted, empty of rows, or has a
// column of lists, records or bytes.
ParquetTable inspect_parquet(
    const std::filesystem::path& path, const std::string& file_name, const DuckLimits& limits
);

}  // namespace tables
