// Gender by the Stats NZ statistical standard for gender, sex, and variations of sex
// characteristics (April 2021): self-described, not derived from sex, and a person may give their
// own words beside "another gender". The codes of its three categories are written from memory.
#pragma once

#include <optional>
#include <span>
#include <string_view>

namespace nz {

struct Gender {
    std::string_view code;
    std::string_view name;
    bool takes_own_words = false;
};

// In the order of the standard's question: male, female, another gender.
std::span<const Gender> genders();
std::optional<Gender> find_gender(std::string_view code);

}  // namespace nz
