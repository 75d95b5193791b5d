// The page on which boundaries are read from a file. No database, no HTTP.
#pragma once

#include "network/boundary.hpp"
#include "network/place.hpp"
#include "platform/html/components.hpp"

#include <string>
#include <vector>

namespace network {

struct BoundaryForm {
    std::string name_property{};
    std::string code_property{};  // "" when the file has no codes
    std::string code_system{};
    std::string kind{};       // of the places that are new
    std::string parent_id{};  // of the places that are new; "" for the top
};
base::FieldErrors validate(const BoundaryForm& form, const std::vector<Place>& places);

struct BoundaryPage {
    Network network;
    std::vector<Place> places;
    BoundaryForm form{};
    std::vector<std::string> properties{};  // of the file that was just sent
    base::FieldErrors errors{};
    std::string csrf{};
};
html::Html boundary_page(const BoundaryPage& page);

}  // namespace network
