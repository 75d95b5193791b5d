// A mapping's TOML as a tree that knows its lines. For mapping*.cpp only.
#pragma once

#include <cstdint>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

namespace measures {

struct MappingNode {
    enum class Kind { table, list, text, whole, boolean, date, other };

    Kind kind = Kind::other;
    std::int64_t line = 1;
    std::string text{};  // of a text (NFC) or a date (ISO)
    std::int64_t whole = 0;
    bool boolean = false;
    std::vector<MappingNode> items{};
    std::vector<std::pair<std::string, MappingNode>> entries{};  // of a table, in the file's order

    const MappingNode* find(std::string_view key) const;
};

// The only use of the TOML library. Throws base::Error(invalid) naming the line where the text is
// not TOML.
MappingNode read_toml(std::string_view toml, std::string_view name);

// A text as TOML writes it, with its quotes.
std::string toml_text(std::string_view text);

}  // namespace measures
