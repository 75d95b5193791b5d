// Roles of people in a network, from and to: their rules and SQL.
#pragma once

#include "network/organisation.hpp"
#include "platform/db/database.hpp"

#include <optional>
#include <span>
#include <string>
#include <vector>

namespace network {

// The roles as a form offers them.
std::vector<Named> role_choices();

struct RoleForm {
    std::string role{};             // as stored
    std::string organisation_id{};  // for whom a delegate speaks; "" for any other role
};
// One thing wrong per field. `partners` are those of the network.
base::FieldErrors validate(const RoleForm& form, std::span<const OrganisationName> partners);

// Why the account may not hold the role, in a sentence; nothing when it may, or when there is no
// account yet ("").
std::optional<std::string> role_problem(db::Reader& reader, Role role, std::string_view account_id);

// The same of a role that `giver` would give: nobody opens figures before protection to themselves.
std::optional<std::string> giving_problem(
    db::Reader& reader, const base::Viewer& giver, Role role, std::string_view account_id
);
// Whether an account that gave the role would open figures before protection with it.
bool is_given_to_oneself(Role role, std::string_view giver, std::string_view account_id);

// The networks, by name, in which the account has a role that sees names, raw data or
// administration, today or later on.
std::vector<std::string> list_sensitive_networks(
    db::Reader& reader, std::string_view account_id, base::Date today
);

struct HeldRole {
    std::string id;
    Role role;
    std::string organisation;  // its name, for a delegate
    base::Date starts_on;
    std::optional<base::Date> ends_on;
    std::string given_by{};  // an account; "" for the program, and where it was not noted
};
// The newest first.
std::vector<HeldRole> list_roles_of_person(
    db::Reader& reader, std::string_view network_id, std::string_view person_id
);

// Returns the new id; the one there is when the person holds that role already. `given_by` is an
// account, "" for the program.
std::string insert_role(
    db::Transaction& transaction,
    std::string_view network_id,
    std::string_view person_id,
    const RoleForm& form,
    base::Date starts_on,
    const std::string& given_by
);
// False when the person holds no such role any more.
bool end_role(
    db::Transaction& transaction,
    std::string_view network_id,
    std::string_view person_id,
    std::string_view role_id,
    base::Date ends_on
);

// Whether someone who can sign in, other than the person `other_than`, may manage the network
// today.
bool has_manager(
    db::Reader& reader,
    std::string_view network_id,
    base::Date today,
    std::string_view other_than = ""
);
// Throws Error(conflict) when nobody is left: a change that would leave a network without anyone
// who can run it is refused.
void require_manager(db::Reader& reader, std::string_view network_id, base::Date today);

}  // namespace network
