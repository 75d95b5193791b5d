// Iwi as Stats NZ codes them: 189 four-digit codes under 21 two-digit groups. A statistical list,
// not a register of who is an iwi: affiliation is what a person states, and may be several.
#pragma once

#include <optional>
#include <span>
#include <string_view>

namespace nz {

struct Iwi {
    std::string_view code;  // four digits, or two for a group; a code's group is its first two
    std::string_view name;
};

// All codes, sorted.
std::span<const Iwi> iwi();
std::optional<Iwi> find_iwi(std::string_view code);
// Don't know, refused, unidentifiable, outside scope, not stated.
bool is_residual_iwi(std::string_view code);

}  // namespace nz
