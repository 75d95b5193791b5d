// SQL of invitations. Only a token's fingerprint is kept.
#pragma once

#include "base/secret.hpp"
#include "network/invitation.hpp"
#include "platform/db/database.hpp"

#include <optional>
#include <string>
#include <vector>

namespace network {

struct Invitation {
    std::string id;
    std::string network_id;
    std::string person_id;
    std::string person;      // their name
    std::string email;       // "" when it was taken out since
    std::string account_id;  // of the person; "" while they have none
    RoleForm role;
    std::string organisation;  // the partner a delegate would speak for
    std::string group_id;      // "" for none
    std::string invited_by{};  // an account
    base::Instant invited_at;
    base::Instant expires_at;
    InvitationState state = InvitationState::waiting;
};

// Those that wait first, then the newest.
std::vector<Invitation> list_invitations(
    db::Reader& reader, std::string_view network_id, base::Instant now, int limit, int offset
);
std::int64_t count_invitations(db::Reader& reader, std::string_view network_id);
std::optional<Invitation> find_invitation(
    db::Reader& reader, std::string_view network_id, base::Instant now, std::string_view id
);
// The newest of a person of the network.
std::optional<Invitation> find_invitation_of_person(
    db::Reader& reader, base::Instant now, std::string_view network_id, std::string_view person_id
);
// The invitation that a link opens, whatever its state; nothing for a token that was never sent or
// was replaced by a later one.
std::optional<Invitation> find_invitation_of_token(
    db::Reader& reader, base::Instant now, std::string_view token
);

// True when the account signs in with another address than this. An account that was erased signs
// in with none.
bool signs_in_otherwise(db::Reader& reader, std::string_view account_id, std::string_view email);

struct NewInvitation {
    std::string person_id;
    RoleForm role;
    std::string group_id;
    std::string invited_by;  // an account
};
// Takes back what the person was invited to before. Returns the token of the new link.
base::Secret insert_invitation(
    db::Transaction& transaction,
    base::Instant now,
    std::string_view network_id,
    const NewInvitation& invitation
);
// A new link and a new expiry; the old link is dead.
base::Secret renew_invitation(
    db::Transaction& transaction, base::Instant now, std::string_view invitation_id
);
// Those that wait for the person; true when there were any.
bool revoke_invitations_of(
    db::Transaction& transaction, base::Instant now, std::string_view person_id
);
void revoke_invitation(
    db::Transaction& transaction, base::Instant now, std::string_view invitation_id
);
// False when someone was quicker: it is used, taken back or expired.
bool use_invitation(
    db::Transaction& transaction, base::Instant now, std::string_view invitation_id
);

}  // namespace network
