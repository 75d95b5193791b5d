// Ethnicity as HISO 10001:2017 and Stats NZ (ETHNIC05 v2.1.0) code it.
//
// Codes have 1, 2, 3 or 5 digits at levels 1 to 4, and a code's parent is its beginning. A person
// may state several. The order they were stored in carries no priority.
// Easily mistaken: 43112 Fijian Indian is Asian and 36111 Fijian is Pacific; 61118 New Zealander
// is Other Ethnicity, not European; 37112 Indigenous Australian is Pacific.
#pragma once

#include <cstdint>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <vector>

namespace nz {

struct Ethnicity {
    std::string_view code;
    std::string_view name;
};

// All 262 codes of the four levels, sorted by code.
std::span<const Ethnicity> ethnicities();
// Those of one level, 1 to 4, sorted by code.
std::vector<Ethnicity> ethnicities_at(int level);

std::optional<Ethnicity> find_ethnicity(std::string_view code);
// The name of a code; empty when there is no such code.
std::string_view ethnicity_name(std::string_view code);

// 1 to 4 by the code's length; 0 when no code has that length.
int ethnicity_level(std::string_view code);
// The code at a level as coarse as or coarser than its own; a coarser code stays as it is.
std::string_view ethnicity_at_level(std::string_view code, int level);
// Don't know, refused, repeated, unidentifiable, outside scope, not stated (9..).
bool is_residual_ethnicity(std::string_view code);

// NHI rule EM02301: at least one valid code, no code twice, at most one residual code.
// More than six codes is not a problem here: see reduce_ethnicities.
enum class EthnicityProblem { none, no_code, unknown_code, duplicate_code, several_residuals };

struct EthnicityCheck {
    EthnicityProblem problem = EthnicityProblem::none;
    std::string code;  // the code at fault, where there is one
};

EthnicityCheck check_ethnicities(std::span<const std::string> codes);
// A full sentence for people; empty for no problem.
std::string explain(const EthnicityCheck& check);

inline constexpr std::size_t most_ethnicities = 6;

// At most six, as Stats NZ's Ethnicity standard (Appendix 1) reduces more: duplicates and then
// residual codes go first (where a substantive one is there); a level 1 group with one response
// keeps it; then, one at a time, a random response of a random level 1 group that has several.
// The same codes in the same order with the same seed give the same answer on every machine.
std::vector<std::string> reduce_ethnicities(std::span<const std::string> codes, std::uint64_t seed);

}  // namespace nz
