// SQL of places.
#pragma once

#include "network/place.hpp"
#include "platform/db/database.hpp"
#include "platform/journal/journal.hpp"

#include <optional>
#include <string>
#include <vector>

namespace network {

// Everything kept about a place.
struct PlaceRecord {
    std::string id;
    PlaceForm form;
};

// The places themselves; who may know them is the network's page, which checked its viewer. One
// that is arriving is found by nobody.
std::vector<Place> read_places(db::Reader& reader, std::string_view network_id);
std::optional<PlaceRecord> find_place_record(
    db::Reader& reader, std::string_view network_id, std::string_view place_id
);
PlaceRecord get_place_record(
    db::Reader& reader, std::string_view network_id, std::string_view place_id
);

// Returns the new id. Throws Conflict for a code that the network has already.
std::string insert_place(
    db::Transaction& transaction,
    std::string_view network_id,
    const PlaceForm& form,
    bool is_arriving = false
);
void update_place(
    db::Transaction& transaction,
    std::string_view network_id,
    std::string_view place_id,
    const PlaceForm& form
);

// Gives a place an outline; one that only its members made becomes both.
void set_boundary(
    db::Transaction& transaction,
    std::string_view network_id,
    std::string_view place_id,
    const std::string& geojson
);

// Gives a place that has no code the one its boundary's file has; nothing for an empty one. Throws
// Conflict for a code that the network has already.
void give_code(
    db::Transaction& transaction,
    std::string_view network_id,
    std::string_view place_id,
    const std::string& code_system,
    const std::string& code
);

// Who belongs to a place that a membership defines: organisations, and people for those who may
// see names.
struct PlaceMember {
    std::string id;
    std::string name;
    bool is_person = false;
    base::Date starts_on;
    std::optional<base::Date> ends_on;
};
std::vector<PlaceMember> list_place_members(
    db::Reader& reader,
    const base::Viewer& viewer,
    std::string_view network_id,
    std::string_view place_id
);

// A member is an organisation or a person of the network, which the caller has found. False when it
// belongs to the place already.
bool insert_place_member(
    db::Transaction& transaction,
    std::string_view place_id,
    const std::string& organisation_id,
    const std::string& person_id,
    base::Date starts_on
);
// The organisation or person whose membership ended; nothing when it had ended already or is of
// another place.
std::optional<journal::Thing> end_place_member(
    db::Transaction& transaction,
    std::string_view place_id,
    std::string_view membership_id,
    base::Date ends_on
);

}  // namespace network
