// Sending an invitation: the row, its journal entry and its mail, in one transaction.
#pragma once

#include "network/invitation_store.hpp"
#include "platform/mail/mail.hpp"

namespace network {

// `link` opens the invitation.
mail::Message invitation_mail(
    const Network& network, const Invitation& invitation, const std::string& link
);

// Invites, in the name of the viewer, a person with an e-mail address.
void send_invitation(
    db::Transaction& transaction,
    base::Instant now,
    const base::Viewer& viewer,
    const Network& network,
    const std::string& base_url,
    const NewInvitation& invitation
);

// Queues the mail with the link of `token` for an invitation that waits.
void mail_invitation(
    db::Transaction& transaction,
    base::Instant now,
    const Network& network,
    const std::string& base_url,
    const base::Secret& token
);

}  // namespace network
