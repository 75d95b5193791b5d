#include "network/group_store.hpp"
#include "network/handling.hpp"
#include "network/invitation_mail.hpp"
#include "network/invitation_views.hpp"
#include "network/person_store.hpp"
#include "network/routes.hpp"
#include "platform/download/download.hpp"

namespace network {
namespace {

using base::Permission;
using http::Context;
using http::Request;
using http::Response;

constexpr int invitations_a_page = 50;

std::vector<PersonName> open_groups(db::Reader& reader, const Network& network, base::Date today) {
    std::vector<PersonName> groups;
    for (const GroupLine& group : list_groups(reader, network.id, today)) {
        if (!group.ends_on) {
            groups.push_back({group.id, group.name});
        }
    }
    return groups;
}

Response download_invitations(
    const Request& request, Context& context, db::Reader& reader, const Network& network
) {
    std::vector<tables::Row> rows;
    for (const Invitation& invitation :
         list_invitations(reader, network.id, context.now(), 100'000, 0)) {
        rows.push_back(
            {invitation.person,
             role_of_invitation(invitation),
             tables::Cell(base::date_in(invitation.invited_at, network.zone)),
             std::string(label(invitation.state))}
        );
    }
    return download::answer(
        request,
        context,
        {.stem = network.slug + "-invitations", .title = "Invitations", .author = network.name},
        {.name = "Invitations",
         .header = {"Person", "Role", "Sent", "State"},
         .rows = tables::rows_of(std::move(rows))}
    );
}

Response list_invitations_page(const Request& request, Context& context) {
    db::Reader reader = context.database().read();
    const Network network = network_of_route(reader, request, context);
    if (download::is_asked(request)) {
        return download_invitations(request, context, reader, network);
    }
    const int page = page_number(request);
    return http::page(
        {.title = "Invitations",
         .main = invitation_list_page(
             {.network = network,
              .invitations = list_invitations(
                  reader,
                  network.id,
                  context.now(),
                  invitations_a_page,
                  (page - 1) * invitations_a_page
              ),
              .page = page,
              .pages = pages_of(count_invitations(reader, network.id), invitations_a_page),
              .csrf = context.csrf_token()}
         ),
         .nav = "people"}
    );
}

InvitationFormPage invitation_form(db::Reader& reader, const Context& context, Network network) {
    return {
        .network = network,
        .partners = list_partner_names(reader, context.viewer(), network.id, context.now()),
        .groups = open_groups(reader, network, base::date_in(context.now()))};
}

Response invitation_form_response(Context& context, InvitationFormPage page) {
    page.csrf = context.csrf_token();
    return http::page(
        {.title = page.errors.empty() ? "Invite someone" : "Error: Invite someone",
         .main = invitation_form_page(page),
         .nav = "people"},
        page.errors.empty() ? 200 : 422
    );
}

Person get_invited_person(db::Reader& reader, const Network& network, const std::string& id) {
    auto person = find_person(reader, network.id, id);
    if (!person) {
        base::throw_not_found("This person");
    }
    return *person;
}

Response new_invitation(const Request& request, Context& context) {
    db::Reader reader = context.database().read();
    const Network network = network_of_route(reader, request, context);
    InvitationFormPage page = invitation_form(reader, context, network);
    page.form.role.role = "member";
    if (const std::string id = request.query.text("person"); !id.empty()) {
        const Person person = get_invited_person(reader, network, id);
        page.form.person_id = person.id;
        page.form.name = person.form.name;
        page.form.email = person.form.email;
    }
    return invitation_form_response(context, page);
}

InvitationForm read_invitation_form(const http::Form& form) {
    return {
        .person_id = form.text("person_id"),
        .name = form.text("name"),
        .email = form.text("email"),
        .role = {form.text("role"), form.text("role_organisation")},
        .group_id = form.text("group_id")};
}

void check_invited(
    db::Reader& reader, const base::Viewer& giver, const Network& network, InvitationFormPage& page
) {
    const auto other = find_person_by_email(reader, network.id, page.form.email);
    if (other && other->id != page.form.person_id) {
        page.errors.push_back(
            {"email",
             "Someone of this network has that e-mail address already: invite them from their own "
             "page."}
        );
    }
    if (page.form.person_id.empty()) {
        return;
    }
    const Person person = get_invited_person(reader, network, page.form.person_id);
    if (const auto problem =
            giving_problem(reader, giver, *parse_role(page.form.role.role), person.account_id)) {
        page.errors.push_back({"role", *problem});
    }
    if (signs_in_otherwise(reader, person.account_id, page.form.email)) {
        page.errors.push_back(
            {"email",
             "They sign in with another address. Take that way in from them on their own page "
             "first."}
        );
    }
}

// The person of the form as stored, with the address the invitation goes to.
std::string invited_person_id(
    db::Transaction& tx, const Context& context, const Network& network, const InvitationForm& form
) {
    if (form.person_id.empty()) {
        const std::string id =
            insert_person(tx, context.now(), network.id, {.name = form.name, .email = form.email});
        write_entry(tx, context, network, {"person.added", {"person", id}});
        return id;
    }
    Person person = get_invited_person(tx, network, form.person_id);
    if (person.form.email != form.email) {
        person.form.email = form.email;
        update_person(tx, network.id, person.id, person.form);
        write_entry(tx, context, network, {"person.changed", {"person", person.id}});
    }
    return person.id;
}

Response invite(const Request& request, Context& context, const std::string& base_url) {
    db::Transaction tx = context.database().write();
    const Network network = network_to_change(tx, request, context);
    InvitationFormPage page = invitation_form(tx, context, network);
    page.form = read_invitation_form(request.form);
    if (!page.form.person_id.empty()) {
        page.form.name = get_invited_person(tx, network, page.form.person_id).form.name;
    }
    page.errors = validate(page.form, page.partners, page.groups);
    if (page.errors.empty()) {
        check_invited(tx, context.viewer(), network, page);
    }
    if (!page.errors.empty()) {
        return invitation_form_response(context, page);
    }
    send_invitation(
        tx,
        context.now(),
        context.viewer(),
        network,
        base_url,
        {.person_id = invited_person_id(tx, context, network, page.form),
         .role = page.form.role,
         .group_id = page.form.group_id,
         .invited_by = context.viewer().account()}
    );
    tx.commit();
    return http::with_notice(
        http::redirect(html::url("/n/{}/invitations", network.slug)),
        "The invitation is on its way."
    );
}

Invitation invitation_of_route(
    db::Reader& reader, const Network& network, const Request& request, const Context& context
) {
    auto found =
        find_invitation(reader, network.id, context.now(), request.parameter("invitation"));
    if (!found || found->state == InvitationState::accepted) {
        base::throw_not_found("This invitation");
    }
    return *found;
}

Response resend(const Request& request, Context& context, const std::string& base_url) {
    db::Transaction tx = context.database().write();
    const Network network = network_to_change(tx, request, context);
    const Invitation invitation = invitation_of_route(tx, network, request, context);
    const base::Secret token = renew_invitation(tx, context.now(), invitation.id);
    mail_invitation(tx, context.now(), network, base_url, token);
    write_entry(
        tx,
        context,
        network,
        {.kind = "invitation.resent",
         .subject = {"person", invitation.person_id},
         .audience = journal::Audience::stewards}
    );
    tx.commit();
    return http::with_notice(
        http::redirect(html::url("/n/{}/invitations", network.slug)),
        "A new link is on its way; the old one is dead."
    );
}

Response revoke(const Request& request, Context& context) {
    db::Transaction tx = context.database().write();
    const Network network = network_to_change(tx, request, context);
    const Invitation invitation = invitation_of_route(tx, network, request, context);
    revoke_invitation(tx, context.now(), invitation.id);
    write_entry(
        tx,
        context,
        network,
        {.kind = "invitation.revoked",
         .subject = {"person", invitation.person_id},
         .audience = journal::Audience::stewards}
    );
    tx.commit();
    return http::with_notice(
        http::redirect(html::url("/n/{}/invitations", network.slug)),
        "The invitation was taken back; it can be sent again."
    );
}

}  // namespace

http::Routes invitation_routes(const std::string& base_url) {
    using http::Method;
    const auto sees = http::in_network(Permission::see_people);
    const auto edits = http::in_network(Permission::manage_network);
    return {
        {Method::get, "/n/{network}/invitations", sees, list_invitations_page},
        {Method::post,
         "/n/{network}/invitations",
         edits,
         [base_url](const Request& request, Context& context) {
             return invite(request, context, base_url);
         }},
        {Method::get, "/n/{network}/invitations/new", edits, new_invitation},
        {Method::post,
         "/n/{network}/invitations/{invitation}/resend",
         edits,
         [base_url](const Request& request, Context& context) {
             return resend(request, context, base_url);
         }},
        {Method::post, "/n/{network}/invitations/{invitation}/revoke", edits, revoke},
    };
}

}  // namespace network
