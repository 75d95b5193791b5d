// How a text file separates its cells, found by our own rules and shown to the person, who may
// overrule each part.
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>

namespace tables {

enum class LineEnd { none, lf, crlf, cr, mixed };

struct Dialect {
    char delimiter = ',';
    char quote = '"';  // '\0' where quotes are ordinary characters
    bool has_header = true;
    LineEnd line_end = LineEnd::lf;
    bool has_separator_line = false;  // the first line is a spreadsheet's "sep=;"
    std::uint64_t first_line = 1;     // physical line of the header, or of the first row
};

// What the person has said; empty parts are detected.
struct DialectChoice {
    std::optional<char> delimiter = {};  // one of , tab ; |
    std::optional<char> quote = {};      // " or ' or '\0'
    std::optional<bool> has_header = {};
    std::optional<std::uint64_t> first_line = {};  // lines above it (a title, a note) are not read
};

// From the beginning of the text as UTF-8; `is_whole` says whether `sample` is all of it. The
// delimiter is the one under which most records have as many cells as the first, so that one
// ragged row changes nothing. Text of one column is given a comma. Throws base::Error(invalid)
// for a delimiter or quote that is not among those above.
Dialect detect_dialect(std::string_view sample, bool is_whole, const DialectChoice& choice = {});

// "Columns separated by commas, quotes \", first line is the header, lines end with CR LF."
std::string describe(const Dialect& dialect);

// "comma", "tab", "semicolon", "pipe".
std::string_view delimiter_name(char delimiter);

// True for text that reads as a number, a date or a mark for one not there ("<5"): what cells hold
// and headers rarely do.
bool looks_like_a_value(std::string_view cell);

}  // namespace tables
