#include "network/person_views.hpp"

#include "network/parts.hpp"
#include "platform/download/download.hpp"

namespace network {
namespace {

html::Html way_in(const PersonPage& page) {
    if (!page.person.account_id.empty()) {
        return html::Html("Signs in with an account of their own.");
    }
    if (page.invited && page.invited->state == InvitationState::waiting) {
        const html::Html day =
            html::date(base::date_in(page.invited->invited_at, page.network.zone));
        return html::format(
            "Invited on {}, and not here yet: see {}.",
            day,
            html::link(html::url("/n/{}/invitations", page.network.slug), "invitations")
        );
    }
    if (page.invited && page.invited->state == InvitationState::expired) {
        return page.may_edit ? html::Html("None yet: their invitation ran out. Invite them again.")
                             : html::Html("None yet: their invitation ran out.");
    }
    return page.may_edit ? html::Html("None yet: invite them.") : html::Html("None yet.");
}

html::Html contact_facts(const PersonPage& page) {
    const PersonForm& form = page.person.form;
    std::vector<html::Term> terms;
    if (!page.person.organisation.empty()) {
        terms.push_back(
            {"Organisation",
             html::link(
                 html::url("/n/{}/partners/{}", page.network.slug, form.organisation_id),
                 page.person.organisation
             )}
        );
    }
    if (!form.position.empty()) {
        terms.push_back({"Position", html::escape(form.position)});
    }
    if (!form.email.empty()) {
        terms.push_back(
            {"E-mail", html::link(html::Url::checked("mailto:" + form.email), form.email)}
        );
    }
    if (!form.phone.empty()) {
        terms.push_back({"Phone", html::escape(form.phone)});
    }
    terms.push_back({"Way in", way_in(page)});
    return html::definition_list({terms});
}

html::Html role_period(const HeldRole& role) {
    html::Html words = html::format("from {}", html::short_date(role.starts_on));
    if (role.ends_on) {
        words += html::format(" until {}", html::short_date(*role.ends_on));
    }
    return words;
}

html::Html roles_table(const PersonPage& page) {
    html::Table table{
        .caption = "Roles",
        .columns = {{.label = "Role"}, {.label = "When"}},
        .rows = {},
        .caption_hidden = true,
        .if_empty = html::Html("<p>No role in this network.</p>")};
    if (page.may_edit) {
        table.columns.push_back({.label = "Action", .label_hidden = true});
    }
    for (const HeldRole& role : page.roles) {
        const bool is_open = !role.ends_on || *role.ends_on > page.today;
        html::Html what = html::escape(label(role.role));
        if (!role.organisation.empty()) {
            what += html::format(" for {}", role.organisation);
        }
        std::vector<html::Html> cells{what, role_period(role)};
        if (page.may_edit) {
            cells.push_back(
                is_open ? html::post_button(
                              {.action = html::url(
                                   "/n/{}/people/{}/roles/{}/end",
                                   page.network.slug,
                                   page.person.id,
                                   role.id
                               ),
                               .csrf = page.csrf,
                               .label = "End",
                               .context = "the role " + std::string(label(role.role))}
                          )
                        : html::Html()
            );
        }
        table.rows.emplace_back(std::move(cells));
    }
    return html::table(table) +
           download::links(html::url("/n/{}/people/{}", page.network.slug, page.person.id));
}

html::Html give_role_part(const PersonPage& page) {
    if (!page.may_edit) {
        return {};
    }
    return html::disclosure(
        {.summary = "Give a role",
         .content = html::form(
             {.action = html::url("/n/{}/people/{}/roles", page.network.slug, page.person.id),
              .csrf = page.csrf,
              .content = role_fields(page.role, page.partners, page.errors) +
                         html::button({.label = "Give the role"})}
         ),
         .open = !page.errors.empty()}
    );
}

html::Html groups_part(const PersonPage& page) {
    if (page.groups.empty()) {
        return {};
    }
    return html::section(
        {.title = "Groups",
         .content = html::format(
             "<ul>{}</ul>",
             html::join(
                 page.groups,
                 [&](const PersonName& group) {
                     return html::format(
                         "<li>{}</li>",
                         html::link(
                             html::url("/n/{}/groups/{}", page.network.slug, group.id), group.name
                         )
                     );
                 }
             )
         )}
    );
}

html::Html descriptions_part(const PersonPage& page) {
    if (page.descriptions.empty()) {
        return {};
    }
    bool may_read_some = false;
    html::Html items;
    for (const DescriptionMark& mark : page.descriptions) {
        items += html::format("<li>{}: {}</li>", mark.label, mark.purpose);
        may_read_some = may_read_some || mark.may_be_read;
    }
    html::Html content = html::format(
        "<p>They have told the network about themselves, each for a purpose:</p><ul>{}</ul>", items
    );
    if (may_read_some) {
        content += html::post_button(
            {.action = html::url("/n/{}/people/{}/descriptions", page.network.slug, page.person.id),
             .csrf = page.csrf,
             .label = "Read what they said for arrangements",
             .kind = html::ButtonKind::secondary}
        );
        content += html::Html("<p>Your reading is written down, and they can see it.</p>");
    }
    return html::section({.title = "What they said of themselves", .content = content});
}

html::Html erase_part(const PersonPage& page) {
    if (!page.may_edit) {
        return {};
    }
    html::Html content;
    if (!page.person.account_id.empty()) {
        content += html::format(
            "<p>Without a way in they stay on the list, but cannot sign in to this network.</p>{}",
            html::post_button(
                {.action = html::url("/n/{}/people/{}/unlink", page.network.slug, page.person.id),
                 .csrf = page.csrf,
                 .label = "Take away their way in"}
            )
        );
    }
    content += html::form(
        {.action = html::url("/n/{}/people/{}/erase", page.network.slug, page.person.id),
         .csrf = page.csrf,
         .content =
             html::checkbox(
                 {.name = "understood",
                  .label = "Erase everything kept about this person",
                  .hint = "Name, contacts, roles, groups and what they said of themselves. This "
                          "cannot be undone.",
                  .errors = page.errors}
             ) +
             html::button({"Erase this person", html::ButtonKind::danger})}
    );
    return html::disclosure({.summary = "Take away or erase", .content = content});
}

html::Html person_actions(const PersonPage& page) {
    if (!page.may_edit) {
        return {};
    }
    html::Html actions = html::button_link(
        {"Change details", html::url("/n/{}/people/{}/edit", page.network.slug, page.person.id)}
    );
    if (page.person.account_id.empty()) {
        actions += html::button_link(
            {"Invite",
             html::url("/n/{}/invitations/new", page.network.slug).with("person", page.person.id),
             html::ButtonKind::primary}
        );
    }
    return actions;
}

std::vector<html::Term> role_terms() {
    std::vector<html::Term> terms;
    for (const Named& choice : role_choices()) {
        const Role role = parse_role(choice.code).value_or(Role::member);
        terms.push_back({std::string(choice.label), html::escape(allows(role))});
    }
    return terms;
}

}  // namespace

std::vector<html::Choice> partner_choices(const std::vector<OrganisationName>& partners) {
    std::vector<html::Choice> choices;
    for (const OrganisationName& partner : partners) {
        choices.push_back({partner.id, partner.name});
    }
    return choices;
}

html::Html role_fields(
    const RoleForm& form,
    const std::vector<OrganisationName>& partners,
    const base::FieldErrors& errors
) {
    return html::select(
               {.name = "role",
                .label = "Role",
                .choices = choices_of(role_choices()),
                .selected = form.role,
                .errors = errors,
                .placeholder = "Choose a role"}
           ) +
           html::select(
               {.name = "role_organisation",
                .label = "A delegate of",
                .choices = partner_choices(partners),
                .selected = form.organisation_id,
                .hint = "Only for a partner delegate.",
                .errors = errors,
                .placeholder = "Nobody",
                .optional = true}
           ) +
           html::disclosure(
               {.summary = "What each role allows",
                .content = html::definition_list({role_terms()})}
           );
}

html::Html person_page(const PersonPage& page) {
    return list_breadcrumb(page.network, people_list, page.person.form.name) +
           html::error_summary({.errors = page.errors}) +
           html::page_heading(
               {.title = page.person.form.name, .kicker = "Person", .actions = person_actions(page)}
           ) +
           html::columns(
               {.main = html::section(
                            {.title = "Roles", .content = roles_table(page) + give_role_part(page)}
                        ) +
                        groups_part(page) + descriptions_part(page) + erase_part(page),
                .side = contact_facts(page),
                .side_label = "About this person"}
           );
}

}  // namespace network
