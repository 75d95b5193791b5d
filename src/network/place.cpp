#include "network/place.hpp"

#include "base/text.hpp"
#include "network/boundary.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <array>

namespace network {
namespace {

constexpr std::array<std::string_view, 3> ways_to_define{"area", "membership", "both"};

const Place* place_with_id(std::string_view id, std::span<const Place> places) {
    const auto found = std::find_if(places.begin(), places.end(), [&](const Place& place) {
        return place.id == id;
    });
    return found == places.end() ? nullptr : &*found;
}

void check_tree(
    const PlaceForm& form,
    std::span<const Place> others,
    std::string_view own_id,
    base::FieldErrors& errors
) {
    if (form.parent_id.empty()) {
        return;
    }
    if (place_with_id(form.parent_id, others) == nullptr) {
        errors.push_back({"parent_id", "Choose a place of this network, or none."});
    } else if (!own_id.empty() && is_within(form.parent_id, own_id, others)) {
        errors.push_back({"parent_id", "A place cannot stand inside itself: choose another one."});
    }
}

void check_dates(const PlaceForm& form, base::FieldErrors& errors) {
    const auto start = base::parse_date(form.starts_on);
    const auto end = base::parse_date(form.ends_on);
    if (!form.starts_on.empty() && !start) {
        errors.push_back(
            {"starts_on", "Enter the day it starts as a real date, such as 2026-07-01."}
        );
    }
    if (!form.ends_on.empty() && !end) {
        errors.push_back({"ends_on", "Enter the day it ends as a real date, such as 2026-07-01."});
    }
    if (start && end && *end < *start) {
        errors.push_back({"ends_on", "It cannot end before it starts."});
    }
}

}  // namespace

bool is_within(std::string_view candidate, std::string_view place, std::span<const Place> places) {
    // Bounded by the number of places, so that a broken tree cannot hold us.
    for (std::size_t step = 0; step <= places.size() && !candidate.empty(); ++step) {
        if (candidate == place) {
            return true;
        }
        const Place* here = place_with_id(candidate, places);
        candidate = here == nullptr ? std::string_view() : std::string_view(here->parent_id);
    }
    return false;
}

std::vector<Place> ancestors_of(std::string_view place, std::span<const Place> places) {
    std::map<std::string_view, const Place*> by_id;
    for (const Place& each : places) {
        by_id.emplace(each.id, &each);
    }
    std::vector<Place> ancestors;
    auto here = by_id.find(place);
    while (here != by_id.end() && ancestors.size() < places.size()) {
        here = by_id.find(here->second->parent_id);
        if (here != by_id.end()) {
            ancestors.push_back(*here->second);
        }
    }
    std::reverse(ancestors.begin(), ancestors.end());
    return ancestors;
}

std::map<std::string, int> depths_of(std::span<const Place> places) {
    std::map<std::string, int> depths;
    for (const Place& place : places) {
        const auto parent = depths.find(place.parent_id);
        depths[place.id] = parent == depths.end() ? 0 : parent->second + 1;
    }
    return depths;
}

std::set<std::string> all_within(std::string_view place, std::span<const Place> places) {
    std::set<std::string> within{std::string(place)};
    for (const Place& each : places) {
        if (within.contains(each.parent_id)) {
            within.insert(each.id);
        }
    }
    return within;
}

std::vector<Place> places_to_choose(
    std::vector<Place> places, base::Date today, const std::vector<std::string>& kept
) {
    std::erase_if(places, [&](const Place& place) {
        const auto ends_on = base::parse_date(place.ends_on);
        return ends_on && *ends_on <= today &&
               std::find(kept.begin(), kept.end(), place.id) == kept.end();
    });
    return places;
}

std::string used_sentence(const PlaceForm& place, std::span<const PlaceUse> uses) {
    std::string listed;
    for (std::size_t i = 0; i < uses.size(); ++i) {
        listed += i == 0 ? "" : i + 1 == uses.size() ? " and " : ", ";
        listed += uses[i].words;
    }
    const std::string advice = place.ends_on.empty() ? "Give it an end date instead: it then stays"
                                                     : "From its end date on it stays";
    return place.name + " has " + listed + ", so it cannot be removed. " + advice +
           " in what was, and leaves the lists for what is new.";
}

base::FieldErrors validate(
    const PlaceForm& form, std::span<const Place> others, std::string_view own_id
) {
    base::FieldErrors errors;
    if (form.name.empty()) {
        errors.push_back({"name", "Enter the name of the place."});
    } else if (base::length(form.name) > 200) {
        errors.push_back({"name", "A place's name has at most 200 characters."});
    } else if (!base::is_one_line(form.name)) {
        errors.push_back({"name", base::not_one_line});
    }
    if (form.kind.empty() || base::length(form.kind) > 60) {
        errors.push_back({"kind", "Say what kind of place it is, in at most 60 characters."});
    } else if (!base::is_one_line(form.kind)) {
        errors.push_back({"kind", base::not_one_line});
    }
    if (std::find(ways_to_define.begin(), ways_to_define.end(), form.defined_by) ==
        ways_to_define.end()) {
        errors.push_back(
            {"defined_by", "Choose whether an area, a membership, or both make the place."}
        );
    }
    if (form.code.empty() != form.code_system.empty()) {
        errors.push_back(
            {"code", "A code and the system it belongs to go together: give both or neither."}
        );
    }
    if (base::length(form.note) > 10'000) {
        errors.push_back({"note", "The note has at most 10,000 characters."});
    }
    if (const auto wrong = boundary_problem(form.boundary)) {
        errors.push_back({"boundary", *wrong});
    }
    check_tree(form, others, own_id, errors);
    check_dates(form, errors);
    return errors;
}

}  // namespace network
