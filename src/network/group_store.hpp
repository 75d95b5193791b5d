// SQL of groups and their rosters.
#pragma once

#include "network/group.hpp"
#include "platform/db/database.hpp"

#include <optional>
#include <string>
#include <vector>

namespace network {

struct Group {
    std::string id;
    std::string network_id;
    GroupForm form;
    std::optional<base::Date> ends_on;
};

struct GroupLine {
    std::string id;
    std::string name;
    std::string kind;
    std::optional<base::Date> ends_on;
    std::int64_t members = 0;  // today
};
// A network's groups by name; those that are closed last. The caller has found the network.
std::vector<GroupLine> list_groups(
    db::Reader& reader, std::string_view network_id, base::Date today
);
std::optional<Group> find_group(db::Reader& reader, std::string_view group_id);
std::vector<PersonName> list_groups_of_person(
    db::Reader& reader, std::string_view network_id, std::string_view person_id, base::Date today
);

struct RosterLine {
    std::string id;  // of the membership
    std::string person_id;
    std::string name;  // "" where the viewer may not know it
    GroupRole role = GroupRole::member;
    base::Date starts_on;
    std::optional<base::Date> ends_on;
};
// Those in the group today first, organisers before members. Its members know its organisers by
// name, and with a second sign-in step each other; others of the network know those who hold a role
// in it, as list_person_names says.
std::vector<RosterLine> list_roster(
    db::Reader& reader, const base::Viewer& viewer, const Group& group
);

// Both throw Conflict (groups_network_id_name_key) for a name that is taken.
std::string insert_group(
    db::Transaction& transaction, std::string_view network_id, const GroupForm& form
);
void update_group(db::Transaction& transaction, std::string_view group_id, const GroupForm& form);
// Closes the group, or with nothing opens it again.
void set_group_end(
    db::Transaction& transaction, std::string_view group_id, std::optional<base::Date> ends_on
);

// False when the person is in the group already.
bool insert_group_member(
    db::Transaction& transaction,
    std::string_view group_id,
    std::string_view person_id,
    GroupRole role,
    base::Date starts_on
);
// The person whose membership ended; nothing when it had ended already or is of another group.
std::optional<std::string> end_group_member(
    db::Transaction& transaction,
    std::string_view group_id,
    std::string_view membership_id,
    base::Date ends_on
);

}  // namespace network
