// The other side of an invitation: what its link opens, and accepting it. The link proves that
// someone reads the invited mailbox, so the account is the one of that address, never the one that
// happens to be signed in; and signing in stays a step of its own.
#include "network/group_store.hpp"
#include "network/handling.hpp"
#include "network/invitation_views.hpp"
#include "network/person_store.hpp"
#include "network/routes.hpp"
#include "platform/auth/account.hpp"

namespace network {
namespace {

using http::Context;
using http::Request;
using http::Response;

Network network_of_invitation(db::Reader& reader, const Invitation& invitation) {
    return get_network_by_id(reader, base::Viewer::system(), invitation.network_id);
}

// The account of the invited address, which accepting gives the role to; "" while there is none.
std::string invited_account(db::Reader& reader, const Invitation& invitation) {
    const auto account = auth::find_account_by_email(reader, invitation.email);
    return account ? account->id : "";
}

Response closed_invitation() {
    return http::page(
        {.title = "This invitation is not open", .main = closed_invitation_page()}, 410
    );
}

Response show_invited(const Request& request, Context& context) {
    db::Reader reader = context.database().read();
    const auto invitation =
        find_invitation_of_token(reader, context.now(), request.parameter("token"));
    if (!invitation || invitation->state != InvitationState::waiting) {
        return closed_invitation();
    }
    const Network network = network_of_invitation(reader, *invitation);
    const std::string& account = context.viewer().account();
    return http::page(
        {.title = "You are invited to " + network.name,
         .main = invited_page(
             {.network = network,
              .invitation = *invitation,
              .is_signed_in_otherwise =
                  !account.empty() && account != invited_account(reader, *invitation),
              .csrf = context.csrf_token()}
         )}
    );
}

// The account of the invited address, made where there is none, and linked to the person.
std::string linked_account(db::Transaction& tx, base::Instant now, const Invitation& invitation) {
    std::string account = invited_account(tx, invitation);
    if (!account.empty()) {
        lock_account(tx, account);  // its owner may be erasing it
        account = invited_account(tx, invitation);
    }
    if (!account.empty() && account == invitation.account_id) {
        return account;
    }
    if (signs_in_otherwise(tx, invitation.account_id, invitation.email)) {
        throw base::Error(
            base::Code::conflict,
            "You sign in to this network with another e-mail address. Tell who invited you: they "
            "take that way in from you first, and then this link works."
        );
    }
    if (account.empty()) {
        account =
            auth::create_account(tx, now, {.email = invitation.email, .name = invitation.person})
                .id;
    }
    try {
        set_account(tx, invitation.network_id, invitation.person_id, account);
    } catch (const db::Conflict&) {
        throw base::Error(
            base::Code::conflict,
            "Your account stands for another person of this network already. Tell who invited you: "
            "the two entries are to become one."
        );
    }
    return account;
}

// Refuses an account that may not hold the role of the invitation, or one its person holds already.
// Whoever gave a person a role does not come by it as that person.
void check_roles(db::Reader& reader, const Invitation& invitation, const std::string& account) {
    std::vector<std::pair<Role, std::string>> roles{
        {parse_role(invitation.role.role).value_or(Role::member), invitation.invited_by}};
    for (const HeldRole& held :
         list_roles_of_person(reader, invitation.network_id, invitation.person_id)) {
        if (!held.ends_on) {
            roles.emplace_back(held.role, held.given_by);
        }
    }
    for (const auto& [role, giver] : roles) {
        if (const auto problem = role_problem(reader, role, account)) {
            throw base::Error(base::Code::conflict, *problem);
        }
        if (is_given_to_oneself(role, giver, account)) {
            throw base::Error(
                base::Code::conflict,
                "This e-mail address is yours, and you gave this person a role that shows figures "
                "before small numbers are withheld: nobody gives that to themselves. Somebody else "
                "who manages the network can end the role, and give it anew."
            );
        }
    }
}

Response accept(const Request& request, Context& context) {
    db::Transaction tx = context.database().write();
    const base::Instant now = context.now();
    auto invitation = find_invitation_of_token(tx, now, request.parameter("token"));
    if (invitation) {
        lock_network(tx, invitation->network_id);
        invitation = find_invitation_of_token(tx, now, request.parameter("token"));
    }
    if (!invitation || !use_invitation(tx, now, invitation->id)) {
        return closed_invitation();
    }
    const Network network = network_of_invitation(tx, *invitation);
    const std::string account = linked_account(tx, now, *invitation);
    check_roles(tx, *invitation, account);
    const base::Date today = base::date_in(now);
    insert_role(
        tx, network.id, invitation->person_id, invitation->role, today, invitation->invited_by
    );
    if (!invitation->group_id.empty()) {
        insert_group_member(
            tx, invitation->group_id, invitation->person_id, GroupRole::member, today
        );
    }
    journal::write(
        tx,
        now,
        {.scope = network.id,
         .actor = account,
         .kind = "invitation.accepted",
         .subject = {"person", invitation->person_id}}
    );
    tx.commit();
    const html::Url home = html::url("/n/{}", network.slug);
    if (context.viewer().account() == account) {
        return http::with_notice(http::redirect(home), "You are in.");
    }
    return http::with_notice(
        http::redirect(html::Url("/sign-in").with("next", home.text())),
        "Accepted. Now sign in with the e-mail address the invitation was sent to."
    );
}

}  // namespace

http::Routes invited_routes() {
    return {
        {http::Method::get, "/invitation/{token}", http::anyone(), show_invited},
        {http::Method::post, "/invitation/{token}", http::anyone(), accept},
    };
}

}  // namespace network
