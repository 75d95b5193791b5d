// What one pass over a file's bytes tells about its encoding.
#pragma once

#include <cstdint>
#include <iosfwd>

namespace tables {

inline constexpr std::uint64_t nowhere = UINT64_MAX;

// Offsets are from the file's first byte; `nowhere` when there is none.
struct ByteSurvey {
    std::uint64_t bytes = 0;
    std::uint64_t even_nuls = 0;
    std::uint64_t odd_nuls = 0;
    std::uint64_t first_nul = nowhere;
    std::uint64_t first_control = nowhere;  // other than tab, CR, LF, form feed, Ctrl-Z
    std::uint64_t first_not_utf8 = nowhere;
    std::uint64_t first_not_windows = nowhere;  // 0x81 0x8D 0x8F 0x90 0x9D have no character
    std::uint64_t utf8_characters = 0;          // of more than one byte
};

// Reads `file` (seekable) from its start to its end.
ByteSurvey survey_bytes(std::istream& file);

}  // namespace tables
