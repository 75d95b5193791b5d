// A file's text as UTF-8, in pieces: constant memory whatever its size.
#pragma once

#include "platform/tables/encoding.hpp"

#include <functional>
#include <iosfwd>
#include <string_view>

namespace tables {

// Takes the next piece; pieces may end inside a character. Returns false to stop.
using TextSink = std::function<bool(std::string_view utf8)>;

// Decodes `file` from its start, without the byte order mark, converting with ICU where it is not
// UTF-8 already. `detected` must come from detect_encoding on the same file. Throws
// base::Error(invalid) naming byte, line and value for text that is broken (UTF-16 with half a
// character) or holds a NUL.
void decode(
    std::istream& file,
    std::string_view file_name,
    const DetectedEncoding& detected,
    const TextSink& sink
);

}  // namespace tables
