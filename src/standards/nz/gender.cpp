#include "standards/nz/gender.hpp"

#include <algorithm>
#include <array>

namespace nz {
namespace {

constexpr std::array<Gender, 3> gender_table{
    {{"1", "Male", false}, {"2", "Female", false}, {"3", "Another gender", true}}};

}  // namespace

std::span<const Gender> genders() {
    return gender_table;
}

std::optional<Gender> find_gender(std::string_view code) {
    const auto found = std::find_if(gender_table.begin(), gender_table.end(), [&](const Gender& g) {
        return g.code == code;
    });
    return found == gender_table.end() ? std::nullopt : std::optional(*found);
}

}  // namespace nz
