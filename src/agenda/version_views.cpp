#include "agenda/version_views.hpp"

#include "platform/download/download.hpp"

#include <fmt/format.h>

namespace agenda {
namespace {

constexpr std::array<Named, 7> item_kinds{{
    {"vision", "Vision"},
    {"need", "Needs"},
    {"priority", "Priorities"},
    {"outcome", "Outcomes"},
    {"initiative", "Initiatives"},
    {"action", "Actions"},
    {"word", "Our words"},
}};

constexpr const char* adopt_title = "Adopt the agenda as it stands";

std::string version_title(const Version& version) {
    return fmt::format("Version {}", version.number);
}

html::Html adopt_button(const Setting& setting) {
    return setting.may_convene ? html::button_link(
                                     {adopt_title,
                                      html::url("/n/{}/agenda/versions/new", setting.network.slug),
                                      html::ButtonKind::primary}
                                 )
                               : html::Html();
}

// A GET form that leads to the comparison of two versions.
html::Html compare_form(const VersionListPage& page) {
    if (page.versions.size() < 2) {
        return {};
    }
    std::vector<html::Choice> choices;
    for (const Version& version : page.versions) {
        choices.push_back(
            {std::to_string(version.number),
             fmt::format("{}, {}", version_title(version), base::long_date(version.adopted_on))}
        );
    }
    const auto choose = [&](const char* name, const char* label, const Version& selected) {
        return html::select(
            {.name = name,
             .label = label,
             .choices = choices,
             .selected = std::to_string(selected.number)}
        );
    };
    return html::section(
        {.title = "Compare two versions",
         .content = html::filter_bar(
             {.action = html::url("/n/{}/agenda/versions/compare", page.setting.network.slug),
              .label = "Compare two versions",
              .fields =
                  choose("from", "From", page.versions[1]) + choose("to", "To", page.versions[0]),
              .has_query = false}
         )}
    );
}

html::Html lines_of(std::string_view text) {
    html::Html lines;
    std::size_t start = 0;
    while (start <= text.size()) {
        const std::size_t end = std::min(text.find('\n', start), text.size());
        if (start > 0) {
            lines += html::Html("<br>");
        }
        lines += html::escape(text.substr(start, end - start));
        start = end + 1;
    }
    return lines;
}

html::Html field_label(const Item::Field& field) {
    return html::escape(field.label) +
           (field.is_internal ? html::Html(" (internal)") : html::Html());
}

html::Html item_fields(const Item& item) {
    return html::join(item.fields, [](const Item::Field& field) {
        return html::format(
            "<p><strong>{}</strong><br>{}</p>", field_label(field), lines_of(field.value)
        );
    });
}

html::Html items_of_kind(const VersionPage& page, const Named& kind) {
    html::Html content;
    for (const Item& item : page.items) {
        if (item.kind == kind.code) {
            if (item.kind != "vision") {
                content += html::format("<h3>{}</h3>", item.title);
            }
            content += not_public_tag(item.is_public) + item_fields(item);
        }
    }
    return content.empty() ? html::Html()
                           : html::section({.title = std::string(kind.label), .content = content});
}

html::Html marked_words(std::string_view before, std::string_view after) {
    return html::join(compare_words(before, after), [](const Run& run) {
        switch (run.kind) {
            case Run::Kind::removed:
                return html::format(
                    "<del>{}{}</del> ", html::visually_hidden("taken out: "), lines_of(run.words)
                );
            case Run::Kind::added:
                return html::format(
                    "<ins>{}{}</ins> ", html::visually_hidden("put in: "), lines_of(run.words)
                );
            case Run::Kind::kept:
                break;
        }
        return lines_of(run.words);
    });
}

const Item::Field* find_field(const Item& item, const std::string& name) {
    for (const Item::Field& field : item.fields) {
        if (field.name == name) {
            return &field;
        }
    }
    return nullptr;
}

html::Html changed_field(
    const Item::Field& field, std::string_view before, std::string_view after
) {
    return before == after ? html::Html()
                           : html::format(
                                 "<p><strong>{}</strong><br>{}</p>",
                                 field_label(field),
                                 marked_words(before, after)
                             );
}

html::Html changed_fields(const Item& before, const Item& after) {
    html::Html fields;
    if (before.is_public != after.is_public) {
        fields += after.is_public ? html::Html("<p>It was opened to the public.</p>")
                                  : html::Html("<p>It is no longer public.</p>");
    }
    for (const Item::Field& field : after.fields) {
        const Item::Field* const old = find_field(before, field.name);
        fields += changed_field(field, old == nullptr ? "" : old->value, field.value);
    }
    for (const Item::Field& field : before.fields) {
        if (find_field(after, field.name) == nullptr) {
            fields += changed_field(field, field.value, "");
        }
    }
    return fields;
}

html::Html difference_part(const Difference& difference) {
    using What = Difference::What;
    const Item& item = difference.what == What::removed ? difference.before : difference.after;
    if (difference.what == What::changed) {
        return html::format(
            "<h3>{} {}</h3>{}",
            html::tag({"Changed", html::Tone::waiting}),
            marked_words(difference.before.title, difference.after.title),
            changed_fields(difference.before, difference.after)
        );
    }
    const bool is_added = difference.what == What::added;
    return html::format(
        "<h3>{} {}</h3>{}",
        is_added ? html::tag({"Added", html::Tone::good})
                 : html::tag({"Removed", html::Tone::stopped}),
        item.title,
        item_fields(item)
    );
}

html::Html differences_of_kind(const std::vector<Difference>& differences, const Named& kind) {
    html::Html content;
    for (const Difference& difference : differences) {
        if (difference.before.kind == kind.code || difference.after.kind == kind.code) {
            content += difference_part(difference);
        }
    }
    return content.empty() ? html::Html()
                           : html::section({.title = std::string(kind.label), .content = content});
}

html::Html differences_by_kind(const std::vector<Difference>& differences) {
    return html::join(item_kinds, [&](const Named& kind) {
        return differences_of_kind(differences, kind);
    });
}

html::Html what_would_be_new(const VersionFormPage& page) {
    if (!page.newest) {
        return {};
    }
    return html::section(
        {.title = fmt::format("What has changed since version {}", page.newest->number),
         .content = differences_by_kind(page.differences)}
    );
}

html::Html nothing_to_adopt(const VersionFormPage& page) {
    return agenda_breadcrumb(page.setting, adopt_title, "Versions", "agenda/versions") +
           html::page_heading({.title = adopt_title}) +
           html::empty_state(
               {.title = "Nothing has changed",
                .content = html::format(
                    "<p>The agenda still is what was adopted on {} as version {}.</p>",
                    html::date(page.newest->adopted_on),
                    page.newest->number
                )}
           );
}

}  // namespace

html::Html version_list_page(const VersionListPage& page) {
    const std::string& slug = page.setting.network.slug;
    html::Table table{
        .caption = "Adopted versions",
        .columns = {{.label = "Version"}, {.label = "Adopted"}, {.label = "What is new"}},
        .rows = {},
        .caption_hidden = true,
        .if_empty = html::empty_state(
            {.title = "No version yet",
             .content = html::Html("When the network adopts its agenda, the whole of it is kept "
                                   "here as it stood, and later versions can be compared."),
             .action = adopt_button(page.setting)}
        )};
    for (const Version& version : page.versions) {
        table.rows.push_back(
            {html::link(
                 html::url("/n/{}/agenda/versions/{}", slug, version.number), version_title(version)
             ),
             html::date(version.adopted_on),
             html::paragraphs(version.summary)}
        );
    }
    return agenda_tabs(page.setting, "agenda/versions") +
           html::page_heading(
               {.title = "Versions of the agenda",
                .lead = html::Html("The agenda as it was adopted, day by day."),
                .actions = adopt_button(page.setting)}
           ) +
           html::table(table) + compare_form(page) +
           download::links(html::url("/n/{}/agenda/versions", slug));
}

html::Html version_page(const VersionPage& page) {
    const std::string title = version_title(page.version);
    return agenda_breadcrumb(page.setting, title, "Versions", "agenda/versions") +
           html::page_heading(
               {.title = title,
                .kicker = "The agenda as it was adopted",
                .lead = html::format(
                    "{}. {}", html::date(page.version.adopted_on), page.version.summary
                )}
           ) +
           html::join(item_kinds, [&](const Named& kind) { return items_of_kind(page, kind); });
}

html::Html compare_page(const ComparePage& page) {
    const std::string title =
        fmt::format("From version {} to version {}", page.before.number, page.after.number);
    html::Html main = differences_by_kind(page.differences);
    if (page.differences.empty()) {
        main = html::empty_state(
            {.title = "Nothing changed",
             .content = html::Html("The two versions say the same, as far as you may see.")}
        );
    }
    return agenda_breadcrumb(page.setting, title, "Versions", "agenda/versions") +
           html::page_heading(
               {.title = title,
                .lead = html::format(
                    "What was added, removed and changed between {} and {}.",
                    html::date(page.before.adopted_on),
                    html::date(page.after.adopted_on)
                )}
           ) +
           main;
}

html::Html version_form_page(const VersionFormPage& page) {
    if (page.newest && page.differences.empty()) {
        return nothing_to_adopt(page);
    }
    const html::Html form = form_frame(
        {.setting = page.setting,
         .title = adopt_title,
         .list_label = "Versions",
         .list_folder = "agenda/versions",
         .action = html::url("/n/{}/agenda/versions", page.setting.network.slug),
         .fields = html::date_field(
                       {.name = "adopted_on",
                        .label = "Adopted on",
                        .value = page.form.adopted_on,
                        .errors = page.errors}
                   ) +
                   html::text_area(
                       {.name = "summary",
                        .label = "What is new in it",
                        .value = page.form.summary,
                        .hint = "Anyone can read this. The whole agenda is kept as it now stands; "
                                "a version cannot be changed afterwards.",
                        .errors = page.errors,
                        .optional = true}
                   ),
         .button = "Adopt this version",
         .errors = page.errors}
    );
    return form + what_would_be_new(page);
}

}  // namespace agenda
