#include "network/invitation_views.hpp"

#include "network/parts.hpp"
#include "network/person_views.hpp"
#include "platform/download/download.hpp"

namespace network {
namespace {

html::Tone tone_of(InvitationState state) {
    switch (state) {
        case InvitationState::waiting:
            return html::Tone::waiting;
        case InvitationState::accepted:
            return html::Tone::good;
        case InvitationState::revoked:
        case InvitationState::expired:
            return html::Tone::stopped;
    }
    return html::Tone::stopped;
}

html::Html invitation_actions(const InvitationListPage& page, const Invitation& invitation) {
    if (invitation.state == InvitationState::accepted) {
        return {};
    }
    const auto act = [&](const char* verb, const char* words) {
        return html::post_button(
            {.action = html::url(
                 "/n/{}/invitations/{}/{}", page.network.slug, invitation.id, std::string(verb)
             ),
             .csrf = page.csrf,
             .label = words,
             .context = "the invitation of " + invitation.person}
        );
    };
    html::Html actions = act("resend", "Send again");
    if (invitation.state == InvitationState::waiting) {
        actions += act("revoke", "Take back");
    }
    return actions;
}

html::Html who_fields(const InvitationFormPage& page) {
    html::Html name;
    if (page.form.person_id.empty()) {
        name = html::text_field(
            {.name = "name",
             .label = "Name",
             .value = page.form.name,
             .errors = page.errors,
             .max_length = 200}
        );
    } else {
        name = html::hidden_field({"person_id", page.form.person_id}) +
               html::format("<p>For <strong>{}</strong></p>", page.form.name);
    }
    return name + html::text_field(
                      {.name = "email",
                       .label = "E-mail",
                       .value = page.form.email,
                       .hint = "Their own, not one that several people read: they sign in with it.",
                       .errors = page.errors,
                       .kind = html::TextField::Kind::email}
                  );
}

}  // namespace

std::string role_of_invitation(const Invitation& invitation) {
    const std::string role(label(parse_role(invitation.role.role).value_or(Role::member)));
    return invitation.organisation.empty() ? role : role + " for " + invitation.organisation;
}

html::Html invitation_list_page(const InvitationListPage& page) {
    const html::Url add = html::url("/n/{}/invitations/new", page.network.slug);
    html::Table table{
        .caption = "Invitations",
        .columns =
            {{.label = "Person"},
             {.label = "Role"},
             {.label = "Sent"},
             {.label = "State"},
             {.label = "Actions", .label_hidden = true}},
        .rows = {},
        .caption_hidden = true,
        .if_empty = html::empty_state(
            {.title = "Nobody was invited yet",
             .content = html::Html("Invite the people who share this work; each gets a link that "
                                   "works once."),
             .action = html::button_link({"Invite someone", add, html::ButtonKind::primary})}
        )};
    for (const Invitation& invitation : page.invitations) {
        table.rows.push_back(
            {html::link(
                 html::url("/n/{}/people/{}", page.network.slug, invitation.person_id),
                 invitation.person
             ),
             html::escape(role_of_invitation(invitation)),
             html::short_date(base::date_in(invitation.invited_at, page.network.zone)),
             html::tag({std::string(label(invitation.state)), tone_of(invitation.state)}),
             invitation_actions(page, invitation)}
        );
    }
    return list_breadcrumb(page.network, people_list, "Invitations") +
           html::page_heading(
               {.title = "Invitations",
                .actions = html::button_link({"Invite someone", add, html::ButtonKind::primary})}
           ) +
           html::table(table) +
           html::pager(
               {.base = html::url("/n/{}/invitations", page.network.slug),
                .page = page.page,
                .pages = page.pages,
                .things = "Pages of invitations"}
           ) +
           download::links(html::url("/n/{}/invitations", page.network.slug));
}

html::Html invitation_form_page(const InvitationFormPage& page) {
    std::vector<html::Choice> groups;
    for (const PersonName& group : page.groups) {
        groups.push_back({group.id, group.name});
    }
    html::Html fields = who_fields(page) + role_fields(page.form.role, page.partners, page.errors);
    if (!groups.empty()) {
        fields += html::select(
            {.name = "group_id",
             .label = "Into the group",
             .choices = groups,
             .selected = page.form.group_id,
             .errors = page.errors,
             .placeholder = "None",
             .optional = true}
        );
    }
    return list_breadcrumb(page.network, people_list, "Invite someone") +
           html::error_summary({.errors = page.errors}) +
           html::page_heading(
               {.title = "Invite someone",
                .lead = html::Html("They get an e-mail with a link that works once, for 14 days. "
                                   "The role starts when they accept.")}
           ) +
           html::form(
               {.action = html::url("/n/{}/invitations", page.network.slug),
                .csrf = page.csrf,
                .content = fields + html::button({.label = "Send the invitation"})}
           );
}

html::Html invited_page(const InvitedPage& page) {
    html::Html main = html::page_heading(
        {.title = "You are invited to " + page.network.name,
         .lead = html::format(
             "{}, your role would be: {}.",
             page.invitation.person,
             role_of_invitation(page.invitation)
         )}
    );
    main += html::paragraphs(page.network.purpose);
    if (page.is_signed_in_otherwise) {
        main += html::notice(
            {.content = html::Html("You are signed in with another account. The invitation is for "
                                   "the address it was sent to, and stays so."),
             .tone = html::Tone::attention}
        );
    }
    main += html::Html(
        "<p>When you accept, the network can see your name and what you add. You "
        "then sign in with the e-mail address this invitation was sent to; there is "
        "no password.</p>"
    );
    return main + html::post_button(
                      {.action = html::Url::checked("?"),
                       .csrf = page.csrf,
                       .label = "Accept the invitation",
                       .kind = html::ButtonKind::primary}
                  );
}

html::Html closed_invitation_page() {
    return html::page_heading({.title = "This invitation is not open"}) +
           html::Html(
               "<p>It may have been used, taken back, replaced by a later one, or be too "
               "old. Ask the person who invited you to send it again.</p><p>If you have "
               "accepted it already, <a href=\"/sign-in\">sign in</a> with your e-mail "
               "address.</p>"
           );
}

}  // namespace network
