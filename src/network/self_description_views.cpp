#include "network/self_description_views.hpp"

#include "network/parts.hpp"
#include "network/person_views.hpp"

#include <algorithm>

namespace network {
namespace {

html::Html lines_list(const std::vector<std::string>& lines) {
    return html::format("<ul>{}</ul>", html::join(lines, [](const std::string& line) {
                            return html::format("<li>{}</li>", line);
                        }));
}

html::Html my_answer(const MyPage& page, const Named& kind) {
    const auto said =
        std::find_if(page.said.begin(), page.said.end(), [&](const OpenDescription& one) {
            return one.kind == kind.code;
        });
    const html::Url form = html::url("/n/{}/me/{}", page.network.slug, kind.code);
    if (said == page.said.end()) {
        return html::section(
            {.title = std::string(kind.label),
             .content = html::format(
                 "<p>Nothing said. {}</p>",
                 html::link(form, "Say something about " + std::string(kind.label))
             )}
        );
    }
    return html::section(
        {.title = std::string(kind.label),
         .content =
             lines_list(said->lines) +
             html::format(
                 "<p>{} Said on {}.</p>",
                 label_of(description_purposes, said->purpose),
                 html::short_date(base::date_in(said->said_at, page.network.zone))
             ) +
             html::button_row(
                 {html::button_link(
                      {.label = "Change", .url = form, .context = std::string(kind.label)}
                  ),
                  html::post_button(
                      {.action = html::url("/n/{}/me/{}/withdraw", page.network.slug, kind.code),
                       .csrf = page.csrf,
                       .label = "Withdraw",
                       .context = std::string(kind.label)}
                  )}
             )}
    );
}

html::Html readings_part(const MyPage& page) {
    if (page.readings.empty()) {
        return html::section(
            {.title = "Who has read this", .content = html::Html("<p>Nobody but you, so far.</p>")}
        );
    }
    return html::section(
        {.title = "Who has read this",
         .content = html::format(
             "<ul>{}</ul>",
             html::join(
                 page.readings,
                 [&](const ReadingMark& mark) {
                     return html::format(
                         "<li>{}, {}</li>",
                         mark.by.empty() ? "Someone who has left" : mark.by,
                         html::time(mark.at, page.network.zone)
                     );
                 }
             )
         )}
    );
}

html::Html my_roles(const MyPage& page) {
    if (page.roles.empty()) {
        return {};
    }
    std::vector<html::Term> terms;
    for (const HeldRole& held : page.roles) {
        const std::string what = held.organisation.empty()
                                     ? std::string(label(held.role))
                                     : std::string(label(held.role)) + " for " + held.organisation;
        terms.push_back({what, html::escape(allows(held.role))});
    }
    return html::section(
        {.title = "What your roles here allow", .content = html::definition_list({terms})}
    );
}

}  // namespace

html::Html my_page(const MyPage& page) {
    return html::breadcrumb(
               {.parents = {{page.network.name, html::url("/n/{}", page.network.slug)}},
                .here = "About me"}
           ) +
           html::page_heading(
               {.title = "About me",
                .kicker = page.name,
                .lead = html::Html("Only what you want to say, each for the purpose you choose. It "
                                   "is kept encrypted, and you can withdraw it: then it is gone.")}
           ) +
           html::join(description_kinds, [&](const Named& kind) { return my_answer(page, kind); }) +
           readings_part(page) + my_roles(page);
}

html::Html read_descriptions_page(const ReadDescriptionsPage& page) {
    html::Html said;
    for (const OpenDescription& one : page.said) {
        said += html::section(
            {.title = std::string(label_of(description_kinds, one.kind)),
             .content = lines_list(one.lines)}
        );
    }
    return list_breadcrumb(page.network, people_list, page.name) +
           html::page_heading(
               {.title = "What " + page.name + " said, for arrangements",
                .lead = html::Html("Your reading was written down; they can see it. Use it for "
                                   "arrangements and nothing else.")}
           ) +
           said +
           html::format(
               "<p>{}</p>",
               html::link(html::url("/n/{}/people/{}", page.network.slug, page.person_id), "Back")
           );
}

}  // namespace network
