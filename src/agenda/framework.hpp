// A framework a network follows: stages in order, each with what good looks like and where the
// network stands. Rules only.
#pragma once

#include "agenda/agenda.hpp"
#include "agenda/thing.hpp"

#include <string>

namespace agenda {

struct FrameworkForm {
    std::string name{};
    std::string source{};
};

// One thing wrong per field.
base::FieldErrors validate(const FrameworkForm& form);
base::FieldErrors validate(const NewStage& stage);

}  // namespace agenda
