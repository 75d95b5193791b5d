// A place: people with a shared interest - a dated area, a membership, or both - not a code list.
// Places of a network form a tree. Rules only; no I/O.
#pragma once

#include "base/error.hpp"
#include "base/time.hpp"
#include "network/network.hpp"

#include <map>
#include <optional>
#include <set>
#include <span>
#include <string>
#include <vector>

namespace network {

// A place as its form says it: everything as typed, so that a refused form can be shown again.
struct PlaceForm {
    std::string name{};
    std::string kind{};
    std::string parent_id{};          // "" at the top of the tree
    std::string defined_by = "area";  // area, membership, both
    std::string code_system{};
    std::string code{};
    std::string boundary{};   // GeoJSON; may be empty
    std::string starts_on{};  // ISO; "" when it has always been
    std::string ends_on{};    // ISO; "" while it lasts
    std::string note{};
};

// One thing wrong per field. `others` are the network's places; `own_id` is "" for a new one.
// A place may not stand below itself, and a code needs its system.
base::FieldErrors validate(
    const PlaceForm& form, std::span<const Place> others, std::string_view own_id
);

// True when `candidate` is `place` or stands below it.
bool is_within(std::string_view candidate, std::string_view place, std::span<const Place> places);

// The places above one, from the top of the tree.
std::vector<Place> ancestors_of(std::string_view place, std::span<const Place> places);

// The places with how many steps below the top each stands, 0 at the top. Parents come before their
// children, as list_places gives them.
std::map<std::string, int> depths_of(std::span<const Place> places);

// Why a place that is used cannot be removed, and what to do instead.
std::string used_sentence(const PlaceForm& place, std::span<const PlaceUse> uses);

// The place and all below it; parents come before their children.
std::set<std::string> all_within(std::string_view place, std::span<const Place> places);

}  // namespace network
