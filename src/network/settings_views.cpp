#include "network/settings_views.hpp"

#include "network/parts.hpp"

namespace network {
namespace {

html::Html settings_fields(const SettingsForm& form, const base::FieldErrors& errors) {
    return html::text_field(
               {.name = "name",
                .label = "Name",
                .value = form.name,
                .errors = errors,
                .max_length = 200}
           ) +
           html::text_area(
               {.name = "purpose",
                .label = "Purpose",
                .value = form.purpose,
                .hint = "In plain words; the public page begins with it.",
                .errors = errors,
                .optional = true}
           ) +
           html::text_field(
               {.name = "contact",
                .label = "How anyone can reach you",
                .value = form.contact,
                .hint = "An e-mail address or a telephone number of the network's own, not of one "
                        "person. It stands at the foot of the public pages and on the page about "
                        "privacy.",
                .errors = errors,
                .optional = true,
                .max_length = 200}
           ) +
           html::checkbox(
               {.name = "is_public",
                .label = "Anyone may read the public page",
                .checked = form.is_public,
                .hint = "Places, partners, the agenda's public words and released figures. Never "
                        "people's names or contacts."}
           ) +
           html::select(
               {.name = "zone",
                .label = "Time zone",
                .choices = choices_of(zones),
                .selected = form.zone,
                .errors = errors}
           ) +
           html::text_field(
               {.name = "suppress_below",
                .label = "Counts under this are not shown",
                .value = form.suppress_below,
                .hint = "For figures made from raw data: the smaller it is, the easier a person "
                        "can be recognised.",
                .errors = errors,
                .kind = html::TextField::Kind::whole_number,
                .width = html::Width::narrow}
           );
}

html::Html neighbouring_pages(const Network& network) {
    const auto item = [&](const char* folder, const char* words) {
        return html::format(
            "<li>{}</li>",
            html::link(html::url("/n/{}/{}", network.slug, std::string(folder)), words)
        );
    };
    return html::section(
        {.title = "Also decided here",
         .content = html::format(
             "<ul>{}{}{}</ul>",
             item("agreements", "Agreements with other networks"),
             item("invitations", "Invitations"),
             item("boundaries", "Boundaries of places from a file")
         )}
    );
}

}  // namespace

html::Html settings_page(const SettingsPage& page) {
    return html::error_summary({.errors = page.errors}) +
           html::page_heading({.title = "Settings", .kicker = page.network.name}) +
           html::columns(
               {.main = html::form(
                    {.action = html::url("/n/{}/settings", page.network.slug),
                     .csrf = page.csrf,
                     .content = html::hidden_field({"version", page.version}) +
                                settings_fields(page.form, page.errors) +
                                html::button({.label = "Save the settings"})}
                ),
                .side = html::definition_list(
                            {{{"Kind", html::escape(label_of(network_kinds, page.network.kind))},
                              {"Address", html::format("/n/{}", page.network.slug)}}}
                        ) +
                        neighbouring_pages(page.network),
                .side_label = "About this network"}
           );
}

html::Html new_network_page(const NewNetworkPage& page) {
    const NewNetworkForm& form = page.form;
    return html::error_summary({.errors = page.errors}) +
           html::page_heading(
               {.title = "Make a network",
                .lead = html::Html("Its first coordinator is invited by e-mail and does the rest.")}
           ) +
           html::form(
               {.action = html::Url("/networks"),
                .csrf = page.csrf,
                .content =
                    settings_fields(form.settings, page.errors) +
                    html::text_field(
                        {.name = "slug",
                         .label = "Address",
                         .value = form.slug,
                         .hint = "The last part of its web address, such as waiora-valley. It "
                                 "stays.",
                         .errors = page.errors,
                         .kind = html::TextField::Kind::code,
                         .width = html::Width::medium,
                         .max_length = 60}
                    ) +
                    html::radios(
                        {.name = "kind",
                         .legend = "Kind",
                         .choices = choices_of(network_kinds),
                         .selected = form.kind,
                         .hint = "It stays: agreements with other networks rest on it.",
                         .errors = page.errors}
                    ) +
                    html::fieldset(
                        {.legend = "Its first coordinator",
                         .content = html::text_field(
                                        {.name = "coordinator_name",
                                         .label = "Name",
                                         .value = form.coordinator_name,
                                         .errors = page.errors,
                                         .max_length = 200}
                                    ) +
                                    html::text_field(
                                        {.name = "coordinator_email",
                                         .label = "E-mail",
                                         .value = form.coordinator_email,
                                         .hint = "Their own, not one that several people read.",
                                         .errors = page.errors,
                                         .kind = html::TextField::Kind::email}
                                    )}
                    ) +
                    html::button({.label = "Make the network"})}
           );
}

}  // namespace network
