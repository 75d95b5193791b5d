// An invitation into a network by e-mail: a link that works once, until it expires or is taken
// back. Accepting it gives the person an account at that address, and starts the role. Rules only.
#pragma once

#include "network/person.hpp"
#include "network/role_store.hpp"

#include <span>
#include <string>

namespace network {

inline constexpr std::int64_t invitation_seconds = base::days(14);

struct InvitationForm {
    std::string person_id{};  // "" for someone the network does not know yet
    std::string name{};
    std::string email{};
    RoleForm role{};
    std::string group_id{};  // "" for no group
};

// One thing wrong per field. `groups` are the network's open ones.
base::FieldErrors validate(
    const InvitationForm& form,
    std::span<const OrganisationName> partners,
    std::span<const PersonName> groups
);

enum class InvitationState { waiting, accepted, revoked, expired };
std::string_view label(InvitationState state);

}  // namespace network
