#include "network/place_views.hpp"
#include "platform/html/components.hpp"

namespace network {
namespace {

html::Html end_place_membership(const PlacePage& page, const PlaceMember& member) {
    if (!page.may_edit || member.ends_on) {
        return {};
    }
    return html::post_button(
        {.action = html::url(
             "/n/{}/places/{}/members/{}/end", page.network.slug, page.place.id, member.id
         ),
         .csrf = page.csrf,
         .label = "End",
         .context = "the membership of " + member.name}
    );
}

html::Html member_item(const PlacePage& page, const PlaceMember& member) {
    html::Html item = html::format("{}, since {}", member.name, html::date(member.starts_on));
    if (member.ends_on) {
        item += html::format(" until {}", html::date(*member.ends_on));
    }
    return html::format("<li>{} {}</li>", item, end_place_membership(page, member));
}

html::Html add_place_member(const PlacePage& page) {
    std::vector<html::Choice> choices;
    for (const OrganisationName& partner : page.partners) {
        choices.push_back({"organisation:" + partner.id, partner.name});
    }
    for (const PersonName& person : page.people) {
        choices.push_back({"person:" + person.id, person.name});
    }
    return html::disclosure(
        {.summary = "Add a member",
         .content = html::form(
             {.action = html::url("/n/{}/places/{}/members", page.network.slug, page.place.id),
              .csrf = page.csrf,
              .content = html::select(
                             {.name = "member",
                              .label = "Who belongs to this place",
                              .choices = choices,
                              .errors = page.errors,
                              .placeholder = "Choose an organisation or a person"}
                         ) +
                         html::date_field(
                             {.name = "starts_on",
                              .label = "Since",
                              .value = page.today,
                              .errors = page.errors}
                         ) +
                         html::button({.label = "Add to the place"})}
         ),
         .open = !page.errors.empty()}
    );
}

}  // namespace

html::Html place_members_part(const PlacePage& page) {
    const bool has_members = page.place.form.defined_by != "area";
    if (page.members.empty() && !(has_members && page.may_edit)) {
        return {};
    }
    html::Html content = html::format("<ul>{}</ul>", html::join(page.members, [&](const auto& one) {
                                          return member_item(page, one);
                                      }));
    if (page.members.empty()) {
        content = html::Html("<p>Nobody yet.</p>");
    }
    if (has_members && page.may_edit) {
        content += add_place_member(page);
    }
    return html::section({.title = "Who belongs to it", .content = content});
}

}  // namespace network
