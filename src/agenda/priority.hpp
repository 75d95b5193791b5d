// A priority: what the network agreed to work on, the needs it answers and the determinants it
// touches; or what it chose not to do, and why. Rules only.
#pragma once

#include "agenda/thing.hpp"

#include <span>
#include <string>
#include <vector>

namespace agenda {

struct PriorityForm {
    std::string title{};
    std::string public_text{};
    std::string internal_text{};
    std::string scope = "in_scope";
    std::string scope_reason{};
    bool is_public = false;
    std::vector<std::string> need_ids{};
    std::vector<std::string> determinants{};
};

// One thing wrong per field. What is out of scope or stopped says why. `known_needs` are the ids of
// the network's needs that the viewer may see.
base::FieldErrors validate(const PriorityForm& form, std::span<const std::string> known_needs);

struct OutcomeForm {
    std::string priority_id{};
    std::string title{};
    std::string public_text{};
    std::string internal_text{};
    bool is_public = false;
};
base::FieldErrors validate(const OutcomeForm& form);

}  // namespace agenda
