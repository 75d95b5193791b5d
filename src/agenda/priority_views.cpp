#include "agenda/priority_views.hpp"

#include "platform/download/download.hpp"

namespace agenda {
namespace {

html::Html scope_tag(const std::string& scope) {
    const html::Tone tone = scope == "in_scope"  ? html::Tone::good
                            : scope == "stopped" ? html::Tone::stopped
                                                 : html::Tone::neutral;
    return html::tag({std::string(label_of(priority_scopes, scope)), tone});
}

html::Html add_priority_button(const Setting& setting) {
    return setting.may_edit ? html::button_link(
                                  {"Add a priority",
                                   html::url("/n/{}/priorities/new", setting.network.slug),
                                   html::ButtonKind::primary}
                              )
                            : html::Html();
}

html::Html move_buttons(const PriorityListPage& page, const Priority& priority) {
    const auto button = [&](const char* label, const char* direction) {
        return html::post_button(
            {.action =
                 html::url("/n/{}/priorities/{}/move", page.setting.network.slug, priority.id),
             .csrf = page.setting.csrf,
             .label = label,
             .context = priority.form.title,
             .fields = {{"direction", direction}}}
        );
    };
    return html::button_row({button("Move up", "up"), button("Move down", "down")});
}

html::Html scope_tabs(const PriorityListPage& page) {
    const html::Url all = html::url("/n/{}/priorities", page.setting.network.slug);
    html::Tabs tabs{
        .label = "Scope",
        .tabs = {{.label = "Every scope", .url = all, .selected = page.scope.empty()}}};
    for (const Named& scope : priority_scopes) {
        tabs.tabs.push_back(
            {.label = std::string(scope.label),
             .url = all.with("scope", scope.code),
             .selected = page.scope == scope.code}
        );
    }
    return html::tabs(tabs);
}

html::Html no_priorities(const PriorityListPage& page) {
    if (!page.scope.empty()) {
        return html::empty_state(
            {.title = "No priority of this scope", .content = html::Html("Look at every scope.")}
        );
    }
    return html::empty_state(
        {.title = "No priorities yet",
         .content = html::Html("Add what the network has agreed to work on, in order, and the "
                               "needs each one answers."),
         .action = add_priority_button(page.setting)}
    );
}

html::Html priority_facts(const Priority& priority) {
    const PriorityForm& form = priority.form;
    std::vector<html::Term> terms{
        {"Scope", scope_tag(form.scope) + not_public_tag(form.is_public)}};
    if (!form.scope_reason.empty()) {
        terms.push_back({"Why", html::paragraphs(form.scope_reason)});
    }
    if (priority.scope_changed_on) {
        terms.push_back({"Scope since", html::date(*priority.scope_changed_on)});
    }
    if (!form.determinants.empty()) {
        terms.push_back(
            {"Determinants it touches",
             html::join(
                 form.determinants,
                 [](const std::string& code) {
                     return html::format("{}<br>", label_of(determinants, code));
                 }
             )}
        );
    }
    return html::definition_list({terms});
}

// Things under a priority: title, state, and what else is known.
struct Under {
    html::Url url;
    std::string title;
    std::string state;
    std::string who;
};

html::Html under_section(
    const PriorityPage& page,
    const char* title,
    const char* folder,
    const std::vector<Under>& things
) {
    html::Html actions;
    if (page.setting.may_edit) {
        actions = html::link(
            html::Url::checked("/n/" + page.setting.network.slug + "/" + folder + "/new")
                .with("priority", page.priority.id),
            "Add"
        );
    }
    if (things.empty() && actions.empty()) {
        return {};
    }
    const html::Html list =
        things.empty()
            ? html::Html("<p>None yet.</p>")
            : html::format("<ul>{}</ul>", html::join(things, [](const Under& thing) {
                               return html::format(
                                   "<li>{} {} {}</li>",
                                   html::link(thing.url, thing.title),
                                   thing.state.empty() ? html::Html() : html::tag({thing.state}),
                                   thing.who
                               );
                           }));
    return html::section({.title = title, .content = list, .actions = actions});
}

html::Html everything_under(const PriorityPage& page) {
    const std::string& slug = page.setting.network.slug;
    std::vector<Under> outcomes;
    for (const Outcome& outcome : page.outcomes) {
        outcomes.push_back(
            {html::url("/n/{}/outcomes/{}", slug, outcome.id), outcome.form.title, "", ""}
        );
    }
    std::vector<Under> initiatives;
    for (const Initiative& one : page.initiatives) {
        initiatives.push_back(
            {html::url("/n/{}/initiatives/{}", slug, one.id),
             one.form.title,
             std::string(label_of(initiative_states, one.form.state)),
             one.lead}
        );
    }
    std::vector<Under> actions;
    for (const Action& action : page.actions) {
        actions.push_back(
            {html::url("/n/{}/actions/{}", slug, action.id),
             action.form.title,
             std::string(label_of(action_states, action.form.state)),
             action.organisation.empty() ? action.person : action.organisation}
        );
    }
    return under_section(page, "Outcomes", "outcomes", outcomes) +
           under_section(page, "Initiatives", "initiatives", initiatives) +
           under_section(page, "Actions", "actions", actions);
}

html::Html priority_scope_fields(const PriorityFormPage& page) {
    return html::radios(
               {.name = "scope",
                .legend = "Scope",
                .choices = choices_of(priority_scopes),
                .selected = page.form.scope,
                .errors = page.errors,
                .inline_choices = true}
           ) +
           html::text_area(
               {.name = "scope_reason",
                .label = "Why",
                .value = page.form.scope_reason,
                .hint = "Needed when it is out of scope or stopped; anyone can read it.",
                .errors = page.errors,
                .rows = 3,
                .optional = true}
           );
}

html::Html answered_needs(const PriorityFormPage& page) {
    if (page.needs.empty()) {
        return html::Html("<p>No needs have been added yet.</p>");
    }
    std::vector<html::Choice> choices;
    for (const Need& need : page.needs) {
        choices.push_back({need.id, need.form.title});
    }
    return html::checkboxes(
        {.name = "need_ids",
         .legend = "Needs it answers",
         .choices = choices,
         .selected = page.form.need_ids,
         .errors = page.errors}
    );
}

}  // namespace

html::Html priority_list_page(const PriorityListPage& page) {
    html::Table table{
        .caption = "Priorities of " + page.setting.network.name,
        .columns =
            {{.label = "Priority"},
             {.label = "Scope"},
             {.label = "Needs it answers", .numeric = true}},
        .rows = {},
        .caption_hidden = true,
        .if_empty = no_priorities(page)};
    const bool may_move = page.setting.may_edit && page.scope.empty();
    if (may_move) {
        table.columns.push_back({.label = "Move", .label_hidden = true});
    }
    for (const Priority& priority : page.priorities) {
        std::vector<html::Html> cells{
            html::link(
                html::url("/n/{}/priorities/{}", page.setting.network.slug, priority.id),
                priority.form.title
            ),
            scope_tag(priority.form.scope) + not_public_tag(priority.form.is_public),
            html::format("{}", priority.form.need_ids.size())};
        if (may_move) {
            cells.push_back(move_buttons(page, priority));
        }
        table.rows.emplace_back(std::move(cells));
    }
    html::Url own = html::url("/n/{}/priorities", page.setting.network.slug);
    if (!page.scope.empty()) {
        own = own.with("scope", page.scope);
    }
    return agenda_tabs(page.setting, "priorities") +
           html::page_heading(
               {.title = "Priorities",
                .lead = html::Html("What the network agreed to work on, in order, and what it "
                                   "chose not to do."),
                .actions = add_priority_button(page.setting)}
           ) +
           scope_tabs(page) + html::table(table) + download::links(own);
}

html::Html priority_page(const PriorityPage& page) {
    const PriorityForm& form = page.priority.form;
    return thing_page(
        {.setting = page.setting,
         .thread = page.thread,
         .title = form.title,
         .list_label = "Priorities",
         .list_folder = "priorities",
         .public_text = form.public_text,
         .internal_text = form.internal_text,
         .facts = priority_facts(page.priority),
         .under = everything_under(page)}
    );
}

html::Html priority_form_page(const PriorityFormPage& page) {
    const bool is_new = page.own_id.empty();
    const PriorityForm& form = page.form;
    const std::string& slug = page.setting.network.slug;
    return form_frame(
        {.setting = page.setting,
         .title = is_new ? "Add a priority" : "Change a priority",
         .list_label = "Priorities",
         .list_folder = "priorities",
         .action = is_new ? html::url("/n/{}/priorities", slug)
                          : html::url("/n/{}/priorities/{}", slug, page.own_id),
         .fields =
             wording_fields(
                 {form.title, form.public_text, form.internal_text, form.is_public, page.errors}
             ) +
             priority_scope_fields(page) + answered_needs(page) +
             html::checkboxes(
                 {.name = "determinants",
                  .legend = "Determinants it touches",
                  .choices = choices_of(determinants),
                  .selected = form.determinants,
                  .hint = "The domains of Healthy People 2030, with culture and racism as "
                          "Reid and Robson (2007) set them out for Aotearoa.",
                  .errors = page.errors}
             ),
         .button = is_new ? "Add the priority" : "Save the priority",
         .errors = page.errors,
         .stamp = page.stamp}
    );
}

}  // namespace agenda
