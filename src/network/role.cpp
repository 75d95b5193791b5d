#include "network/network.hpp"

#include <array>

namespace network {
namespace {

using base::bit;
using base::Permission;

struct RoleFacts {
    Role role;
    std::string_view name;
    std::string_view label;
    std::string_view allows;
    std::uint64_t permissions;
};

constexpr std::uint64_t member_permissions =
    bit(Permission::read_internal) | bit(Permission::contribute);

constexpr std::uint64_t editor_permissions = member_permissions | bit(Permission::edit_agenda);

// The one table that says what each role in a network may do. A reader has no permission: what is
// released is open to anyone, and in a network without a public page to those who hold a role.
constexpr std::array<RoleFacts, 9> role_table{{
    {Role::reader,
     "reader",
     "Reader from outside",
     "Reads what the network has released, and nothing it keeps among its members.",
     0},
    {Role::member,
     "member",
     "Member",
     "Reads what members read, adds needs, and changes those they added.",
     member_permissions},
    {Role::lived_experience_partner,
     "lived_experience_partner",
     "Lived-experience partner",
     "As a member; also edits priorities, outcomes, actions and our words.",
     editor_permissions},
    {Role::partner_delegate,
     "partner_delegate",
     "Partner delegate",
     "As a member; also answers the returns of the partner they speak for, with a second factor.",
     member_permissions | bit(Permission::answer_returns)},
    {Role::kaitiaki,
     "kaitiaki",
     "Kaitiaki",
     "As a member, with a second factor. It names a guardian, and nothing here can be held back by "
     "one yet: Braid has no pages of guardianship.",
     member_permissions | bit(Permission::guard_data)},
    {Role::coordinator,
     "coordinator",
     "Coordinator",
     "Runs the network: people, agenda, measures, imports and returns.",
     editor_permissions | bit(Permission::manage_network) | bit(Permission::see_people) |
         bit(Permission::define_measures) | bit(Permission::import_data) |
         bit(Permission::review_returns) | bit(Permission::convene)},
    {Role::chair,
     "chair",
     "Chair",
     "Edits the agenda, what people said and the vision, and adopts versions of it.",
     editor_permissions | bit(Permission::convene)},
    {Role::data_steward,
     "data_steward",
     "Data steward",
     "Defines measures, imports figures, reviews returns, and sees figures before small numbers "
     "are withheld.",
     member_permissions | bit(Permission::define_measures) | bit(Permission::import_data) |
         bit(Permission::see_raw) | bit(Permission::review_returns)},
    {Role::administrator,
     "administrator",
     "Administrator",
     "Manages people, roles, partners, places and settings.",
     member_permissions | bit(Permission::manage_network) | bit(Permission::see_people)},
}};

const RoleFacts& facts(Role role) {
    return role_table.at(static_cast<std::size_t>(role));
}

}  // namespace

std::string_view name(Role role) {
    return facts(role).name;
}

std::string_view label(Role role) {
    return facts(role).label;
}

std::string_view allows(Role role) {
    return facts(role).allows;
}

std::optional<Role> parse_role(std::string_view text) {
    for (const RoleFacts& row : role_table) {
        if (row.name == text) {
            return row.role;
        }
    }
    return std::nullopt;
}

bool is_sensitive(Role role) {
    return (facts(role).permissions & base::needs_second_factor) != 0;
}

bool opens_raw(Role role) {
    const std::uint64_t opening = bit(Permission::see_raw) | bit(Permission::answer_returns);
    return (facts(role).permissions & opening) != 0;
}

std::uint64_t permissions_of(Role role) {
    return facts(role).permissions;
}

std::uint64_t permissions_of(GroupRole role) {
    const std::uint64_t joins = bit(Permission::join_group);
    return role == GroupRole::organiser ? joins | bit(Permission::organise_group) : joins;
}

}  // namespace network
