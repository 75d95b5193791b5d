#include "agenda/parts.hpp"

#include "agenda/agenda.hpp"

#include <fmt/format.h>

#include <array>

namespace agenda {
namespace {

constexpr std::array<Named, 9> agenda_parts{{
    {"agenda", "Agenda"},
    {"needs", "Needs"},
    {"priorities", "Priorities"},
    {"outcomes", "Outcomes"},
    {"initiatives", "Initiatives"},
    {"actions", "Actions"},
    {"framework", "Framework"},
    {"words", "Our words"},
    {"agenda/versions", "Versions"},
}};

constexpr std::array<Named, 7> thing_kinds{{
    {"need", "Need"},
    {"priority", "Priority"},
    {"outcome", "Outcome"},
    {"initiative", "Initiative"},
    {"action", "Action"},
    {"word", "Word"},
    {"framework", "Framework"},
}};

html::Url folder_url(const Setting& setting, std::string_view folder) {
    return html::Url::checked(fmt::format("/n/{}/{}", setting.network.slug, folder));
}

html::Html thread_list(const std::vector<ThreadLink>& links) {
    return html::format("<ul>{}</ul>", html::join(links, [](const ThreadLink& link) {
                            return html::format(
                                "<li>{}: {}</li>",
                                label_of(thing_kinds, link.kind),
                                html::link(html::Url::checked(link.title.path), link.title.title)
                            );
                        }));
}

}  // namespace

html::Html standing_tag(const AgendaSummary& summary, Standing standing) {
    if (!summary.adopted_on || standing == Standing::adopted) {
        return {};
    }
    return html::tag(
        {standing == Standing::proposed ? "Proposed, not adopted yet"
                                        : fmt::format("Reworded since version {}", summary.version),
         html::Tone::waiting}
    );
}

html::Html follow_button(
    const std::string& slug, const std::string& csrf, const journal::Thing& thing, bool is_followed
) {
    return html::post_button(
        {.action = html::url("/n/{}/follow", slug),
         .csrf = csrf,
         .label = is_followed ? "Stop telling me" : "Tell me when it moves",
         .kind = html::ButtonKind::secondary,
         .fields = {{"kind", thing.kind}, {"id", thing.id}, {"follow", is_followed ? "no" : "yes"}}}
    );
}

std::vector<html::Choice> choices_of(std::span<const Named> list) {
    std::vector<html::Choice> choices;
    for (const Named& row : list) {
        choices.push_back({std::string(row.code), std::string(row.label)});
    }
    return choices;
}

html::Html agenda_tabs(const Setting& setting, std::string_view selected) {
    html::Tabs tabs{.label = "Parts of the agenda", .tabs = {}};
    for (const Named& part : agenda_parts) {
        tabs.tabs.push_back(
            {std::string(part.label), folder_url(setting, part.code), part.code == selected}
        );
    }
    return html::tabs(tabs);
}

html::Html agenda_breadcrumb(
    const Setting& setting,
    const std::string& here,
    const std::string& list_label,
    const std::string& list_folder
) {
    html::Breadcrumb breadcrumb{
        .parents =
            {{setting.network.name, html::url("/n/{}", setting.network.slug)},
             {"Agenda", folder_url(setting, "agenda")}},
        .here = here};
    if (!list_label.empty()) {
        breadcrumb.parents.push_back({list_label, folder_url(setting, list_folder)});
    }
    return html::breadcrumb(breadcrumb);
}

html::Html wording(
    const Setting& setting, const std::string& public_text, const std::string& internal_text
) {
    if (!setting.reads_internal || internal_text.empty()) {
        return html::paragraphs(public_text);
    }
    const html::Html open = public_text.empty() ? html::Html("<p>No public wording yet.</p>")
                                                : html::paragraphs(public_text);
    return html::side_by_side(
        {html::format("<p><strong>Public wording</strong></p>{}", open),
         html::format(
             "<p><strong>Internal wording</strong></p>{}", html::paragraphs(internal_text)
         )}
    );
}

html::Html not_public_tag(bool is_public) {
    return is_public ? html::Html() : html::tag({"Not public", html::Tone::waiting});
}

html::Html thread_part(const Setting& setting, const Thread& thread) {
    html::Html part;
    if (!thread.came_from.empty()) {
        part += html::section({.title = "Came from", .content = thread_list(thread.came_from)});
    }
    if (!thread.led_to.empty()) {
        part += html::section({.title = "Led to", .content = thread_list(thread.led_to)});
    }
    if (!setting.account.empty()) {
        part += follow_button(setting.network.slug, setting.csrf, thread.thing, thread.is_followed);
    }
    return part;
}

html::Html change_button(
    const Setting& setting, const journal::Thing& thing, const std::string& folder
) {
    return html::button_link(
        {"Change this " + thing.kind,
         html::url("/n/{}/{}/{}/edit", setting.network.slug, folder, thing.id)}
    );
}

html::Html thing_page(const ThingPage& page) {
    const journal::Thing& thing = page.thread.thing;
    html::Html buttons = page.buttons;
    if (page.may_change) {
        buttons += change_button(page.setting, thing, page.list_folder);
    }
    return agenda_breadcrumb(page.setting, page.title, page.list_label, page.list_folder) +
           html::page_heading(
               {.title = page.title,
                .kicker = std::string(label_of(thing_kinds, thing.kind)),
                .actions = buttons}
           ) +
           html::columns(
               {.main = wording(page.setting, page.public_text, page.internal_text) + page.under +
                        thread_part(page.setting, page.thread),
                .side = page.facts,
                .side_label = "About this " + thing.kind}
           );
}

html::Html wording_fields(const WordingFields& fields) {
    return html::text_field(
               {.name = "title",
                .label = "Title",
                .value = fields.title,
                .errors = fields.errors,
                .max_length = static_cast<int>(longest_title)}
           ) +
           html::text_area(
               {.name = "public_text",
                .label = "Public wording",
                .value = fields.public_text,
                .hint = "In plain words that anyone can read.",
                .errors = fields.errors,
                .optional = true}
           ) +
           html::text_area(
               {.name = "internal_text",
                .label = "Internal wording",
                .value = fields.internal_text,
                .hint = "For members of this network only.",
                .errors = fields.errors,
                .optional = true}
           ) +
           html::checkbox(
               {.name = "is_public",
                .label = "Show this to the public",
                .checked = fields.is_public,
                .hint = "Its internal wording stays with members."}
           );
}

html::Html form_frame(const FormFrame& frame) {
    const html::Html stamp =
        frame.stamp.empty() ? html::Html() : html::hidden_field({"stamp", frame.stamp});
    return agenda_breadcrumb(frame.setting, frame.title, frame.list_label, frame.list_folder) +
           html::error_summary({.errors = frame.errors}) +
           html::page_heading({.title = frame.title}) +
           html::form(
               {.action = frame.action,
                .csrf = frame.setting.csrf,
                .content = stamp + frame.fields + html::button({frame.button})}
           );
}

html::Html day_or_nothing(const std::string& iso) {
    const auto day = base::parse_date(iso);
    return day ? html::short_date(*day) : html::Html();
}

std::string count_text(std::int64_t count, const char* one, const char* several) {
    return fmt::format("{} {}", count, count == 1 ? one : several);
}

int pages_of(std::int64_t count, int a_page) {
    return static_cast<int>((count + a_page - 1) / a_page);
}

}  // namespace agenda
