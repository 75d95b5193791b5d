#include "network/group_views.hpp"

#include "network/handling.hpp"
#include "network/parts.hpp"
#include "platform/download/download.hpp"

namespace network {
namespace {

html::Html end_membership(const GroupPage& page, const RosterLine& line) {
    const std::string& group = page.group.id;
    return html::post_button(
        {.action =
             page.is_own
                 ? html::url("/g/{}/members/{}/end", group, line.id)
                 : html::url("/n/{}/groups/{}/members/{}/end", page.network.slug, group, line.id),
         .csrf = page.csrf,
         .label = "End",
         .context = "the membership of " + line.name}
    );
}

html::Html roster_table(const GroupPage& page) {
    html::Table table{
        .caption = "Roster",
        .columns = {{.label = "Person"}, {.label = "Role"}, {.label = "From"}, {.label = "Until"}},
        .rows = {},
        .caption_hidden = true,
        .if_empty = html::empty_state(
            {.title = "Nobody in this group yet",
             .content = html::Html("Add its organiser first, then its members."),
             .level = 3}
        )};
    if (page.may_change_roster) {
        table.columns.push_back({.label = "Action", .label_hidden = true});
    }
    for (const RosterLine& line : page.roster) {
        std::vector<html::Html> cells{
            html::escape(shown_name(line)),
            html::escape(label(line.role)),
            html::short_date(line.starts_on),
            day_or_nothing(line.ends_on)};
        if (page.may_change_roster) {
            cells.push_back(line.ends_on ? html::Html() : end_membership(page, line));
        }
        table.rows.emplace_back(std::move(cells));
    }
    const html::Url own = page.is_own
                              ? html::url("/g/{}", page.group.id)
                              : html::url("/n/{}/groups/{}", page.network.slug, page.group.id);
    return html::table(table) + download::links(own);
}

html::Html unnamed_part(const GroupPage& page) {
    if (page.unnamed == 0) {
        return {};
    }
    return html::format(
        "<p>{} in this group as well. Names are for members with a second sign-in step, so that "
        "nobody learns them from a mailbox alone. {}</p>",
        page.unnamed == 1 ? std::string("One other person is")
                          : std::to_string(page.unnamed) + " other people are",
        html::link(page.second_step, "Take your second step to see who they are")
    );
}

html::Html add_member_part(const GroupPage& page) {
    if (!page.may_change_roster || page.group.ends_on) {
        return {};
    }
    std::vector<html::Choice> people;
    for (const PersonName& person : page.people) {
        people.push_back({person.id, person.name});
    }
    if (people.empty()) {
        return html::Html("<p>A coordinator of the network adds people to this group.</p>");
    }
    const html::Url action =
        page.is_own ? html::url("/g/{}/members", page.group.id)
                    : html::url("/n/{}/groups/{}/members", page.network.slug, page.group.id);
    return html::disclosure(
        {.summary = "Add someone",
         .content = html::form(
             {.action = action,
              .csrf = page.csrf,
              .content = html::select(
                             {.name = "person_id",
                              .label = "Person",
                              .choices = people,
                              .errors = page.errors,
                              .placeholder = "Choose a person"}
                         ) +
                         html::radios(
                             {.name = "role",
                              .legend = "As",
                              .choices = {{"member", "Member"}, {"organiser", "Organiser"}},
                              .selected = "member",
                              .inline_choices = true}
                         ) +
                         html::button({.label = "Add to the group"})}
         ),
         .open = !page.errors.empty()}
    );
}

html::Html group_actions(const GroupPage& page) {
    if (page.is_own) {
        return html::post_button(
            {.action = html::url("/g/{}/leave", page.group.id),
             .csrf = page.csrf,
             .label = "Leave the group"}
        );
    }
    if (!page.may_edit) {
        return {};
    }
    const std::string act = page.group.ends_on ? "reopen" : "close";
    return html::button_link(
               {"Change this group",
                html::url("/n/{}/groups/{}/edit", page.network.slug, page.group.id)}
           ) +
           html::post_button(
               {.action = html::url("/n/{}/groups/{}/{}", page.network.slug, page.group.id, act),
                .csrf = page.csrf,
                .label = page.group.ends_on ? "Open the group again" : "Close the group"}
           );
}

}  // namespace

std::string shown_name(const RosterLine& line) {
    return line.name.empty() ? "Someone whose name you cannot see" : line.name;
}

html::Html group_list_page(const GroupListPage& page) {
    const html::Html add = page.may_edit ? html::button_link(
                                               {"Start a group",
                                                html::url("/n/{}/groups/new", page.network.slug),
                                                html::ButtonKind::primary}
                                           )
                                         : html::Html();
    html::Table table{
        .caption = "Groups of " + page.network.name,
        .columns =
            {{.label = "Group"},
             {.label = "Kind"},
             {.label = "Members", .numeric = true},
             {.label = "Closed"}},
        .rows = {},
        .caption_hidden = true,
        .if_empty = html::empty_state(
            {.title = "No groups yet",
             .content = html::Html("A group gives some people of the network a room of their own: "
                                   "the governance table, a working group, a circle of peers."),
             .action = add}
        )};
    for (const GroupLine& group : page.groups) {
        table.rows.push_back(
            {html::link(html::url("/n/{}/groups/{}", page.network.slug, group.id), group.name),
             html::escape(label_of(group_kinds, group.kind)),
             html::format("{}", group.members),
             day_or_nothing(group.ends_on)}
        );
    }
    return html::page_heading({.title = "Groups", .actions = add}) + html::table(table) +
           download::links(html::url("/n/{}/groups", page.network.slug));
}

html::Html group_page(const GroupPage& page) {
    const GroupForm& form = page.group.form;
    std::vector<html::Term> facts{{"Kind", html::escape(label_of(group_kinds, form.kind))}};
    if (const auto start = base::parse_date(form.starts_on)) {
        facts.push_back({"Since", html::date(*start)});
    }
    if (page.group.ends_on) {
        facts.push_back({"Closed", html::date(*page.group.ends_on)});
    }
    const html::Html way_back =
        page.is_own ? html::Html() : list_breadcrumb(page.network, groups_list, form.name);
    return way_back + html::error_summary({.errors = page.errors}) +
           html::page_heading(
               {.title = form.name, .kicker = page.network.name, .actions = group_actions(page)}
           ) +
           html::columns(
               {.main =
                    html::paragraphs(form.purpose) +
                    html::section(
                        {.title = "Roster",
                         .content = roster_table(page) + unnamed_part(page) + add_member_part(page)}
                    ),
                .side = html::definition_list({facts}),
                .side_label = "About this group"}
           );
}

html::Html group_form_page(const GroupFormPage& page) {
    const bool is_new = page.own_id.empty();
    const html::Html fields = html::text_field(
                                  {.name = "name",
                                   .label = "Name",
                                   .value = page.form.name,
                                   .errors = page.errors,
                                   .max_length = 200}
                              ) +
                              html::radios(
                                  {.name = "kind",
                                   .legend = "Kind",
                                   .choices = choices_of(group_kinds),
                                   .selected = page.form.kind,
                                   .errors = page.errors}
                              ) +
                              html::text_area(
                                  {.name = "purpose",
                                   .label = "What it is for",
                                   .value = page.form.purpose,
                                   .errors = page.errors,
                                   .optional = true}
                              ) +
                              html::date_field(
                                  {.name = "starts_on",
                                   .label = "First day",
                                   .value = page.form.starts_on,
                                   .errors = page.errors}
                              );
    return form_frame(
        {.network = page.network,
         .list = groups_list,
         .own_id = page.own_id,
         .title = is_new ? "Start a group" : "Change a group",
         .fields = fields,
         .button = is_new ? "Start the group" : "Save the group",
         .errors = page.errors,
         .version = page.version,
         .csrf = page.csrf}
    );
}

}  // namespace network
