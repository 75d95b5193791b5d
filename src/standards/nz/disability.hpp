// Disability by the Washington Group Short Set on Functioning: six questions, four answers. The
// group asks that questions, order and answers be used unchanged (washingtongroup-disability.com).
#pragma once

#include <array>
#include <optional>
#include <span>
#include <string_view>

namespace nz {

enum class Difficulty { none, some, a_lot, cannot_do };

struct FunctioningDomain {
    std::string_view code;      // "seeing", "hearing", ...: stored
    std::string_view question;  // as the Short Set words it
};

// Seeing, hearing, walking, remembering, self-care, communicating, in the order they are asked.
std::span<const FunctioningDomain> functioning_domains();

// The answer as the Short Set words it: "No, no difficulty", ...
std::string_view answer_text(Difficulty difficulty);
// "none", "some", "a_lot", "cannot_do": stored.
std::string_view name(Difficulty difficulty);
std::optional<Difficulty> parse_difficulty(std::string_view text);

// One answer per domain, in their order; absent where it was not answered.
using FunctioningAnswers = std::array<std::optional<Difficulty>, 6>;

// By the group's recommended cut-off: yes when any domain is "a lot of difficulty" or "cannot do
// at all", no when all six are answered and none is. Otherwise not known.
std::optional<bool> is_disabled(const FunctioningAnswers& answers);

}  // namespace nz
