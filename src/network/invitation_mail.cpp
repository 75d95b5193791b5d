#include "network/invitation_mail.hpp"

#include "platform/html/html.hpp"
#include "platform/journal/journal.hpp"
#include "platform/mail/queue.hpp"

#include <fmt/format.h>

namespace network {
namespace {

std::string role_in_words(const Invitation& invitation) {
    const auto role = parse_role(invitation.role.role);
    std::string words(label(role.value_or(Role::member)));
    return invitation.organisation.empty() ? words : words + " for " + invitation.organisation;
}

}  // namespace

mail::Message invitation_mail(
    const Network& network, const Invitation& invitation, const std::string& link
) {
    const std::string until = base::long_date(base::date_in(invitation.expires_at, network.zone));
    const std::string role = role_in_words(invitation);
    return {
        .to = invitation.email,
        .to_name = invitation.person,
        .subject = fmt::format("You are invited to {}", network.name),
        .text = fmt::format(
            "Hello {},\n\nYou are invited to {} (your role: {}).\n\nOpen this link to see the "
            "invitation and to accept it:\n\n{}\n\nIt works once, until {}. It is for you alone: "
            "do not pass it on.\nIf you do not know this network, you need do nothing.\n",
            invitation.person,
            network.name,
            role,
            link,
            until
        ),
        .html = std::string(
            html::format(
                "<!doctype html><html lang=\"en-NZ\"><body><p>Hello {},</p><p>You are invited to "
                "{} "
                "(your role: {}).</p><p><a href=\"{}\">See the invitation</a></p><p>The link works "
                "once, until {}. It is for you alone: do not pass it on.<br>If you do not know "
                "this "
                "network, you need do nothing.</p></body></html>",
                invitation.person,
                network.name,
                role,
                link,
                until
            )
                .text()
        )};
}

void mail_invitation(
    db::Transaction& transaction,
    base::Instant now,
    const Network& network,
    const std::string& base_url,
    const base::Secret& token
) {
    const auto invitation = find_invitation_of_token(transaction, now, token.reveal());
    if (!invitation || invitation->email.empty()) {
        throw base::Error(
            base::Code::invalid, "This person has no e-mail address that could be invited."
        );
    }
    mail::enqueue(
        transaction,
        now,
        "network.invitation",
        invitation_mail(network, *invitation, base_url + "/invitation/" + token.reveal()),
        invitation->expires_at
    );
}

void send_invitation(
    db::Transaction& transaction,
    base::Instant now,
    const base::Viewer& viewer,
    const Network& network,
    const std::string& base_url,
    const NewInvitation& invitation
) {
    const base::Secret token = insert_invitation(transaction, now, network.id, invitation);
    mail_invitation(transaction, now, network, base_url, token);
    journal::write(
        transaction,
        now,
        {.scope = network.id,
         .actor = viewer.account(),
         .kind = "invitation.sent",
         .subject = {"person", invitation.person_id},
         .audience = journal::Audience::stewards}
    );
}

}  // namespace network
