// Pages of places. Each takes one struct with named fields; no database, no HTTP.
#pragma once

#include "network/boundary.hpp"
#include "network/place_store.hpp"
#include "platform/html/html.hpp"

#include <optional>
#include <string>
#include <vector>

namespace network {

struct PlaceListPage {
    Network network;
    std::vector<Place> places;
    bool may_edit = false;
};
html::Html place_list_page(const PlaceListPage& page);

struct PlacePage {
    Network network;
    PlaceRecord place;
    std::vector<Place> above{};  // from the top of the tree
    std::vector<Place> below{};  // direct children
    std::vector<PlaceMember> members{};
    std::vector<OrganisationName> served_by{};
    bool may_edit = false;
    std::vector<OrganisationName> partners{};  // who may be added as a member
    std::vector<PersonName> people{};
    std::string today{};  // ISO
    base::FieldErrors errors{};
    std::string csrf{};
};
html::Html place_page(const PlacePage& page);
// Who belongs to the place, with what adds and ends a membership for those who may.
html::Html place_members_part(const PlacePage& page);

struct PlaceFormPage {
    Network network;
    std::vector<Place> places;
    std::string own_id{};  // "" for a new place
    PlaceForm form{};
    std::string version{};  // of what was stored when the form was opened
    // Why it cannot be removed; "" when it can. Nothing of it is shown where this is absent.
    std::optional<std::string> used{};
    std::string today{};  // ISO
    base::FieldErrors errors{};
    std::string csrf{};
};
html::Html place_form_page(const PlaceFormPage& page);

}  // namespace network
