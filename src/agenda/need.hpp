// A need: what people of the place said matters to them. Rules only.
#pragma once

#include "agenda/thing.hpp"
#include "base/time.hpp"

#include <optional>
#include <span>
#include <string>

namespace agenda {

struct NeedForm {
    std::string title{};
    std::string public_text{};
    std::string internal_text{};
    std::string said_by{};  // as the person chose to be named
    std::string said_on{};  // ISO
    std::string evidence{};
    std::string place_id{};
    bool is_public = false;
    std::string state = "heard";
    std::string state_reason{};
};

// One thing wrong per field. A need that is answered or set aside says how or why.
base::FieldErrors validate(const NeedForm& form, std::span<const std::string> place_ids);

}  // namespace agenda
