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
    std::uint64_t permissions;
};

constexpr std::uint64_t member_permissions =
    bit(Permission::read_internal) | bit(Permission::contribute);

// The one table that says what each role in a network may do.
constexpr std::array<RoleFacts, 8> role_table{{
    {Role::member, "member", "Member", member_permissions},
    {Role::lived_experience_partner,
     "lived_experience_partner",
     "Lived-experience partner",
     member_permissions | bit(Permission::edit_agenda)},
    {Role::partner_delegate,
     "partner_delegate",
     "Partner delegate",
     member_permissions | bit(Permission::answer_returns)},
    {Role::kaitiaki, "kaitiaki", "Kaitiaki", member_permissions | bit(Permission::guard_data)},
    {Role::coordinator,
     "coordinator",
     "Coordinator",
     member_permissions | bit(Permission::edit_agenda) | bit(Permission::manage_network) |
         bit(Permission::see_people) | bit(Permission::define_measures) |
         bit(Permission::import_data) | bit(Permission::review_returns) | bit(Permission::convene)},
    {Role::chair,
     "chair",
     "Chair",
     member_permissions | bit(Permission::edit_agenda) | bit(Permission::convene)},
    {Role::data_steward,
     "data_steward",
     "Data steward",
     member_permissions | bit(Permission::define_measures) | bit(Permission::import_data) |
         bit(Permission::see_raw) | bit(Permission::review_returns)},
    {Role::administrator,
     "administrator",
     "Administrator",
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

std::uint64_t permissions_of(Role role) {
    return facts(role).permissions;
}

std::uint64_t permissions_of(GroupRole role) {
    const std::uint64_t joins = bit(Permission::join_group);
    return role == GroupRole::organiser ? joins | bit(Permission::organise_group) : joins;
}

}  // namespace network
