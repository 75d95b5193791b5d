// The three ways HISO 10001:2017 allows ethnicity to be reported. A table uses one of them, names
// it, and never mixes them.
//
// Residual codes count only where a person gave no substantive one; "repeated value" (96) is not
// output and counts as not stated. Levels: 1 to 4; a person's code that is coarser than the level
// asked for stays as it is. Unknown codes are left out.
#pragma once

#include "standards/nz/ethnicity.hpp"

namespace nz {

enum class EthnicityOutput { total_response, prioritised, sole_combination };

// "total_response", "prioritised", "sole_combination": the words stored and used in mappings.
std::string_view name(EthnicityOutput output);
// "total response", "prioritised", "sole or combination"
std::string_view word(EthnicityOutput output);
std::optional<EthnicityOutput> parse_ethnicity_output(std::string_view text);

// Each group the person belongs to, once, sorted by code. Groups add up to more than the people:
// a table of them needs that footnote.
std::vector<std::string> total_response(std::span<const std::string> codes, int level);

// The one group the person is counted in, by the order of priority. Level 1: Māori, Pacific,
// Asian, MELAA, Other, European, residual. Level 2 by its own table. Finer levels are not
// prioritised: throws base::Error(invalid). Not stated when there is no code.
std::string prioritised(std::span<const std::string> codes, int level);

// The order of priority as data: level 1 or level 2 codes, first to last.
std::span<const std::string_view> priority_order(int level);

// Exactly one group or combination per person, at level 1.
struct SoleCombination {
    std::vector<std::string> groups;  // level 1 codes in order of priority
    std::string name;                 // "Māori only", "Māori and European"
};

SoleCombination sole_combination(std::span<const std::string> codes);

}  // namespace nz
