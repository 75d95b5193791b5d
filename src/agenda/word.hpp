// "Our words": terms of a network's own glossary, each with its own definition. Rules only.
#pragma once

#include "agenda/thing.hpp"

#include <string>

namespace agenda {

struct WordForm {
    std::string term{};
    std::string language = "en";  // BCP 47, of the term: "mi", "en", "sm"
    std::string definition{};
    std::string source{};
    std::string adopted_on{};
};

// One thing wrong per field.
base::FieldErrors validate(const WordForm& form);

}  // namespace agenda
