// Sheets as an Excel workbook: typed cells, frozen header, filter, widths that fit.
#pragma once

#include "base/time.hpp"
#include "platform/tables/sheet.hpp"

#include <filesystem>
#include <span>
#include <string>

namespace tables {

struct DocumentProperties {
    std::string title;
    std::string author;    // the network
    std::string comments;  // source, date and licence of the figures
    base::Instant created;
};

// Writes `path` row by row in constant memory. Sheet names are made to fit Excel's rules (31
// characters, none of []:*?/\, no two alike). Throws base::Error: too_large where a sheet has more
// rows, or a text more characters, than Excel holds (the sentence says so and offers CSV);
// internal where the file cannot be written. A file left half written is removed.
void write_xlsx(
    const std::filesystem::path& path,
    std::span<const Sheet> sheets,
    const DocumentProperties& properties
);

}  // namespace tables
