// Which character encoding a file is in. Nothing is guessed silently: what was detected is
// reported, can be forced, and where it cannot be decided the file is refused with the byte named.
#pragma once

#include <cstdint>
#include <iosfwd>
#include <optional>
#include <string>
#include <string_view>

namespace tables {

enum class Encoding { utf8, utf16_le, utf16_be, windows_1252 };

// "UTF-8", "UTF-16 LE", "UTF-16 BE", "Windows-1252".
std::string_view name(Encoding encoding);
// The names above in any case, and the usual other spellings ("cp1252", "utf-16le").
std::optional<Encoding> parse_encoding(std::string_view text);

struct DetectedEncoding {
    Encoding encoding = Encoding::utf8;
    unsigned bom_bytes = 0;  // length of the byte order mark, which is not part of the text
    bool forced = false;
};

// Reads `file` (seekable) to its end. A byte order mark decides; else NULs in every second place
// mean UTF-16, valid UTF-8 is UTF-8, and text that is UTF-8 nowhere but Windows-1252 everywhere is
// that. Throws base::Error(invalid) naming byte offset, line and byte value where none or more
// than one fits, where the forced encoding does not fit, and for workbooks, archives and the like.
DetectedEncoding detect_encoding(
    std::istream& file, std::string_view file_name, std::optional<Encoding> forced = {}
);

// The physical line, from 1, on which the byte at `offset` lies.
std::uint64_t line_of_byte(std::istream& file, Encoding encoding, std::uint64_t offset);

// "weekly.csv, line 3: byte 120 is 0x81, which ...": the one form of refusing a byte.
[[noreturn]] void refuse_byte(
    std::istream& file,
    std::string_view file_name,
    Encoding encoding,
    std::uint64_t offset,
    std::string_view what_is_wrong
);

}  // namespace tables
