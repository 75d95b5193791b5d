#include "agenda/agenda_views.hpp"

#include "platform/download/download.hpp"

#include <fmt/format.h>

namespace agenda {
namespace {

html::Html vision_section(const AgendaPage& page) {
    const bool is_empty = page.vision.public_text.empty() && page.vision.internal_text.empty();
    html::Html actions;
    if (page.setting.may_convene) {
        actions = html::link(
            html::url("/n/{}/agenda/edit", page.setting.network.slug),
            is_empty ? "Write the vision" : "Change the vision"
        );
    }
    return html::section(
        {.title = "Vision",
         .content =
             is_empty
                 ? html::Html("<p>This network has not written its vision yet.</p>")
                 : standing_tag(page.summary, page.summary.vision_standing) +
                       wording(page.setting, page.vision.public_text, page.vision.internal_text),
         .actions = actions}
    );
}

html::Html needs_answered(const PrioritySummary& summary) {
    if (summary.needs.empty()) {
        return {};
    }
    return html::format(
        "<p><strong>Needs it answers</strong></p><ul>{}</ul>",
        html::join(
            summary.needs, [](const std::string& need) { return html::format("<li>{}</li>", need); }
        )
    );
}

html::Html determinants_touched(const PriorityForm& form) {
    std::string touched;
    for (const std::string& code : form.determinants) {
        touched += touched.empty() ? "" : "; ";
        touched += label_of(determinants, code);
    }
    return touched.empty()
               ? html::Html()
               : html::format("<p><strong>Determinants it touches</strong><br>{}</p>", touched);
}

html::Html outcomes_of(const AgendaPage& page, const PrioritySummary& summary) {
    if (summary.outcomes.empty()) {
        return {};
    }
    return html::format(
        "<p><strong>Outcomes</strong></p><ul>{}</ul>",
        html::join(
            summary.outcomes,
            [&](const OutcomeSummary& outcome) {
                return html::format(
                    "<li>{} {}</li>",
                    html::link(
                        html::url("/n/{}/outcomes/{}", page.setting.network.slug, outcome.id),
                        outcome.title
                    ),
                    standing_tag(page.summary, outcome.standing)
                );
            }
        )
    );
}

html::Html actions_counted(const Setting& setting, const PrioritySummary& summary) {
    const int all = summary.actions_open + summary.actions_done;
    if (all == 0) {
        return {};
    }
    return html::format(
        "<p>{}</p>",
        html::link(
            html::url("/n/{}/actions", setting.network.slug).with("priority", summary.id),
            fmt::format("{} of {} actions done", summary.actions_done, all)
        )
    );
}

html::Html priority_part(
    const AgendaPage& page, const PrioritySummary& summary, const Priority& priority
) {
    const Setting& setting = page.setting;
    return html::format(
        "<li><h3>{}</h3>{}{}{}{}{}{}{}</li>",
        html::link(
            html::url("/n/{}/priorities/{}", setting.network.slug, summary.id), summary.title
        ),
        not_public_tag(priority.form.is_public),
        standing_tag(page.summary, summary.standing),
        wording(setting, summary.public_text, priority.form.internal_text),
        needs_answered(summary),
        determinants_touched(priority.form),
        outcomes_of(page, summary),
        actions_counted(setting, summary)
    );
}

html::Html not_done_part(
    const Setting& setting, const PrioritySummary& summary, const Priority& priority
) {
    return html::format(
        "<li><h3>{}</h3>{}{}{}</li>",
        html::link(
            html::url("/n/{}/priorities/{}", setting.network.slug, summary.id), summary.title
        ),
        not_public_tag(priority.form.is_public),
        html::paragraphs(summary.scope_reason),
        priority.scope_changed_on
            ? html::format("<p>Since {}.</p>", html::date(*priority.scope_changed_on))
            : html::Html()
    );
}

html::Html section_of_scope(const AgendaPage& page, const char* scope, const char* title) {
    html::Html items;
    for (std::size_t i = 0; i < page.priorities.size(); ++i) {
        const PrioritySummary& summary = page.summary.priorities[i];
        if (summary.scope == scope) {
            items += summary.scope == "in_scope"
                         ? priority_part(page, summary, page.priorities[i])
                         : not_done_part(page.setting, summary, page.priorities[i]);
        }
    }
    return items.empty() ? html::Html()
                         : html::section(
                               {.title = title,
                                .content = html::format("<ol class=\"chosen\">{}</ol>", items)}
                           );
}

html::Html version_line(const AgendaPage& page) {
    if (!page.summary.adopted_on) {
        return html::Html("This agenda has not been adopted yet.");
    }
    return html::format(
        "Version {} was adopted on {}.", page.summary.version, html::date(*page.summary.adopted_on)
    );
}

html::Html agenda_actions(const Setting& setting) {
    if (!setting.may_edit) {
        return {};
    }
    html::Html actions = html::button_link(
        {"Add a priority",
         html::url("/n/{}/priorities/new", setting.network.slug),
         html::ButtonKind::primary}
    );
    if (setting.may_convene) {
        actions += html::button_link(
            {"Adopt the agenda as it stands",
             html::url("/n/{}/agenda/versions/new", setting.network.slug)}
        );
    }
    return actions;
}

}  // namespace

html::Html agenda_page(const AgendaPage& page) {
    html::Html priorities = section_of_scope(page, "in_scope", "Priorities");
    if (priorities.empty()) {
        priorities = html::empty_state(
            {.title = "No priorities yet",
             .content = html::Html("When the network has agreed what to work on, it stands here "
                                   "with the needs it answers.")}
        );
    }
    return agenda_tabs(page.setting, "agenda") +
           html::page_heading(
               {.title = "Common agenda",
                .lead = version_line(page),
                .actions = agenda_actions(page.setting)}
           ) +
           vision_section(page) + priorities +
           section_of_scope(page, "out_of_scope", "What we chose not to do") +
           section_of_scope(page, "stopped", "What we stopped") +
           download::links(html::url("/n/{}/agenda", page.setting.network.slug));
}

html::Html vision_form_page(const VisionFormPage& page) {
    return form_frame(
        {.setting = page.setting,
         .title = "Change the vision",
         .list_label = "",
         .list_folder = "",
         .action = html::url("/n/{}/agenda/edit", page.setting.network.slug),
         .fields = html::text_area(
                       {.name = "public_text",
                        .label = "Public wording",
                        .value = page.public_text,
                        .hint = "In plain words that anyone can read.",
                        .errors = page.errors,
                        .optional = true}
                   ) +
                   html::text_area(
                       {.name = "internal_text",
                        .label = "Internal wording",
                        .value = page.internal_text,
                        .hint = "For members of this network only.",
                        .errors = page.errors,
                        .optional = true}
                   ),
         .button = "Save the vision",
         .errors = page.errors,
         .stamp = page.stamp}
    );
}

}  // namespace agenda
