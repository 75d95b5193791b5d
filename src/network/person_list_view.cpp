#include "network/handling.hpp"
#include "network/parts.hpp"
#include "network/person_views.hpp"
#include "platform/download/download.hpp"

#include <fmt/format.h>

namespace network {
namespace {

std::string role_labels(const std::vector<std::string>& roles) {
    std::string labels;
    for (const std::string& role : roles) {
        const auto parsed = parse_role(role);
        labels += labels.empty() ? "" : ", ";
        labels += parsed ? std::string(label(*parsed)) : role;
    }
    return labels;
}

html::Html person_filter(const PersonListPage& page) {
    return html::filter_bar(
        {.action = html::url("/n/{}/people", page.network.slug),
         .label = "Find people",
         .fields = html::select(
                       {.name = "role",
                        .label = "Role",
                        .choices = choices_of(role_choices()),
                        .selected = page.filter.role,
                        .placeholder = "Any role",
                        .optional = true}
                   ) +
                   html::select(
                       {.name = "organisation",
                        .label = "Organisation",
                        .choices = partner_choices(page.partners),
                        .selected = page.filter.organisation_id,
                        .placeholder = "Any organisation",
                        .optional = true}
                   ),
         .query = page.filter.query,
         .placeholder_label = "Name",
         .clear = html::url("/n/{}/people", page.network.slug),
         .summary = page.count == 1 ? "1 person" : fmt::format("{} people", page.count)}
    );
}

html::Html nobody_found(const PersonListPage& page) {
    const PersonFilter& filter = page.filter;
    if (!filter.query.empty() || !filter.role.empty() || !filter.organisation_id.empty()) {
        return html::empty_state(
            {.title = "Nobody fits", .content = html::Html("Try fewer words, or any role.")}
        );
    }
    return html::empty_state(
        {.title = "Nobody here yet",
         .content = html::Html("Add the people who do the work, then invite them by e-mail.")}
    );
}

}  // namespace

html::Url person_list_url(const Network& network, const PersonFilter& filter) {
    html::Url url = html::url("/n/{}/people", network.slug);
    if (!filter.query.empty()) {
        url = url.with("q", filter.query);
    }
    if (!filter.role.empty()) {
        url = url.with("role", filter.role);
    }
    return filter.organisation_id.empty() ? url : url.with("organisation", filter.organisation_id);
}

html::Html person_list_page(const PersonListPage& page) {
    const html::Url url = person_list_url(page.network, page.filter);
    const bool descends = page.filter.sort.starts_with('-');
    html::Table table{
        .caption = "People of " + page.network.name,
        .columns =
            {{.label = "Name", .sort_key = "name"},
             {.label = "Organisation"},
             {.label = "Role"},
             {.label = "Signs in"}},
        .rows = {},
        .caption_hidden = true,
        .sorting =
            {.base = url,
             .key = descends ? page.filter.sort.substr(1) : page.filter.sort,
             .descending = descends},
        .if_empty = nobody_found(page)};
    for (const PersonLine& line : page.people) {
        table.rows.push_back(
            {html::link(html::url("/n/{}/people/{}", page.network.slug, line.id), line.name),
             html::escape(line.organisation),
             html::escape(role_labels(line.roles)),
             html::escape(line.has_account ? "Yes" : "Not yet")}
        );
    }
    html::Html actions;
    if (page.may_edit) {
        actions =
            html::button_link(
                {"Add a person",
                 html::url("/n/{}/people/new", page.network.slug),
                 html::ButtonKind::primary}
            ) +
            html::button_link({"Invitations", html::url("/n/{}/invitations", page.network.slug)});
    }
    return html::page_heading({.title = "People", .actions = actions}) + person_filter(page) +
           html::table(table) +
           html::pager(
               {.base = url.with("sort", page.filter.sort),
                .page = page.filter.offset / page.filter.limit + 1,
                .pages = pages_of(page.count, page.filter.limit),
                .things = "Pages of people"}
           ) +
           download::links(url);
}

}  // namespace network
