// The parts of a mapping that each stand by themselves. For mapping*.cpp only.
#pragma once

#include "measures/imports/mapping_reader.hpp"

#include <initializer_list>

namespace measures {

inline constexpr std::size_t mapping_title_limit = 200;
inline constexpr std::size_t mapping_text_limit = 10'000;

void check_length(
    MappingTable& table, std::string_view key, const std::string& text, std::size_t limit
);
// Refuses a text that is neither empty nor one of the words.
void check_one_of(
    MappingTable& table,
    std::string_view key,
    const std::string& given,
    std::initializer_list<std::string_view> words
);

Measure read_measure(MappingTable& table);
tables::ReadOptions read_file_options(MappingTable& table);
tables::CellRules read_cell_rules(MappingTable& table);

}  // namespace measures
