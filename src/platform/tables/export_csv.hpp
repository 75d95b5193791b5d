// A sheet as comma-separated values (RFC 4180): CR LF, quotes where needed, UTF-8.
#pragma once

#include "platform/tables/sheet.hpp"

#include <functional>
#include <string>
#include <string_view>

namespace tables {

struct CsvOptions {
    // Spreadsheet programs take a file without a byte order mark for Windows-1252 and spoil
    // macrons; programs that read CSV skip it.
    bool byte_order_mark = true;
    // Text that a spreadsheet would run as a formula (it begins with = + - @ tab or a line end) is
    // preceded by an apostrophe. Off only for files that no spreadsheet opens.
    bool guard_formulas = true;
};

// Takes the next piece of the file.
using ByteSink = std::function<void(std::string_view)>;

// Writes in pieces of about 64 kB. Numbers have a point and no thousands marks, dates are ISO.
void write_csv(const ByteSink& sink, const Sheet& sheet, const CsvOptions& options = {});

// The whole file at once, for tables known to be small.
std::string csv_text(const Sheet& sheet, const CsvOptions& options = {});

}  // namespace tables
