#include "standards/nz/disability.hpp"

#include <algorithm>

namespace nz {
namespace {

constexpr std::array<FunctioningDomain, 6> domain_table{{
    {"seeing", "Do you have difficulty seeing, even if wearing glasses?"},
    {"hearing", "Do you have difficulty hearing, even if using a hearing aid?"},
    {"walking", "Do you have difficulty walking or climbing steps?"},
    {"remembering", "Do you have difficulty remembering or concentrating?"},
    {"self_care", "Do you have difficulty with self-care, such as washing all over or dressing?"},
    {"communicating",
     "Using your usual language, do you have difficulty communicating, for example understanding "
     "or being understood?"},
}};

}  // namespace

std::span<const FunctioningDomain> functioning_domains() {
    return domain_table;
}

std::string_view answer_text(Difficulty difficulty) {
    switch (difficulty) {
        case Difficulty::none:
            return "No, no difficulty";
        case Difficulty::some:
            return "Yes, some difficulty";
        case Difficulty::a_lot:
            return "Yes, a lot of difficulty";
        case Difficulty::cannot_do:
            return "Cannot do at all";
    }
    return "";
}

std::string_view name(Difficulty difficulty) {
    switch (difficulty) {
        case Difficulty::none:
            return "none";
        case Difficulty::some:
            return "some";
        case Difficulty::a_lot:
            return "a_lot";
        case Difficulty::cannot_do:
            return "cannot_do";
    }
    return "none";
}

std::optional<Difficulty> parse_difficulty(std::string_view text) {
    for (const Difficulty difficulty :
         {Difficulty::none, Difficulty::some, Difficulty::a_lot, Difficulty::cannot_do}) {
        if (name(difficulty) == text) {
            return difficulty;
        }
    }
    return std::nullopt;
}

std::optional<bool> is_disabled(const FunctioningAnswers& answers) {
    const auto severe = [](const std::optional<Difficulty>& answer) {
        return answer == Difficulty::a_lot || answer == Difficulty::cannot_do;
    };
    if (std::any_of(answers.begin(), answers.end(), severe)) {
        return true;
    }
    const bool complete = std::all_of(answers.begin(), answers.end(), [](const auto& answer) {
        return answer.has_value();
    });
    return complete ? std::optional(false) : std::nullopt;
}

}  // namespace nz
