#include "agenda/outcome_views.hpp"

#include "platform/download/download.hpp"

namespace agenda {
namespace {

html::Html add_outcome_button(const Setting& setting) {
    return setting.may_edit ? html::button_link(
                                  {"Add an outcome",
                                   html::url("/n/{}/outcomes/new", setting.network.slug),
                                   html::ButtonKind::primary}
                              )
                            : html::Html();
}

html::Html no_outcomes(const OutcomeListPage& page) {
    const bool has_priorities = !page.priorities.empty();
    return html::empty_state(
        {.title = "No outcomes yet",
         .content = has_priorities
                        ? html::Html("Say what will be different for people when a priority has "
                                     "done its work; measures then show how it is going.")
                        : html::Html("An outcome belongs to a priority: add priorities first."),
         .action = has_priorities ? add_outcome_button(page.setting) : html::Html()}
    );
}

html::Html outcome_row_title(const Setting& setting, const Outcome& outcome) {
    return html::link(
               html::url("/n/{}/outcomes/{}", setting.network.slug, outcome.id), outcome.form.title
           ) +
           not_public_tag(outcome.form.is_public);
}

}  // namespace

html::Html priority_select(
    const std::vector<Priority>& priorities, const std::string& selected, html::Errors errors
) {
    std::vector<html::Choice> choices;
    for (const Priority& priority : priorities) {
        choices.push_back({priority.id, priority.form.title});
    }
    return html::select(
        {.name = "priority_id",
         .label = "Priority",
         .choices = choices,
         .selected = selected,
         .errors = errors,
         .placeholder = "Choose a priority"}
    );
}

html::Html outcome_list_page(const OutcomeListPage& page) {
    const std::string& slug = page.setting.network.slug;
    html::Table table{
        .caption = "Outcomes of " + page.setting.network.name,
        .columns = {{.label = "Outcome"}, {.label = "Priority"}},
        .rows = {},
        .caption_hidden = true,
        .if_empty = no_outcomes(page)};
    for (const Priority& priority : page.priorities) {
        for (const Outcome& outcome : page.outcomes) {
            if (outcome.form.priority_id == priority.id) {
                table.rows.push_back(
                    {outcome_row_title(page.setting, outcome),
                     html::link(
                         html::url("/n/{}/priorities/{}", slug, priority.id), priority.form.title
                     )}
                );
            }
        }
    }
    return agenda_tabs(page.setting, "outcomes") +
           html::page_heading(
               {.title = "Outcomes",
                .lead = html::Html("What will be different for people."),
                .actions = add_outcome_button(page.setting)}
           ) +
           html::table(table) + download::links(html::url("/n/{}/outcomes", slug));
}

html::Html outcome_page(const OutcomePage& page) {
    const OutcomeForm& form = page.outcome.form;
    return agenda_breadcrumb(page.setting, form.title, "Outcomes", "outcomes") +
           html::page_heading(
               {.title = form.title,
                .kicker = "Outcome",
                .actions = page.setting.may_edit
                               ? change_button(page.setting, page.thread.thing, "outcomes")
                               : html::Html()}
           ) +
           not_public_tag(form.is_public) +
           wording(page.setting, form.public_text, form.internal_text) +
           thread_part(page.setting, page.thread);
}

html::Html outcome_form_page(const OutcomeFormPage& page) {
    const bool is_new = page.own_id.empty();
    const OutcomeForm& form = page.form;
    const std::string& slug = page.setting.network.slug;
    return form_frame(
        {.setting = page.setting,
         .title = is_new ? "Add an outcome" : "Change an outcome",
         .list_label = "Outcomes",
         .list_folder = "outcomes",
         .action = is_new ? html::url("/n/{}/outcomes", slug)
                          : html::url("/n/{}/outcomes/{}", slug, page.own_id),
         .fields =
             priority_select(page.priorities, form.priority_id, page.errors) +
             wording_fields(
                 {form.title, form.public_text, form.internal_text, form.is_public, page.errors}
             ),
         .button = is_new ? "Add the outcome" : "Save the outcome",
         .errors = page.errors,
         .stamp = page.stamp}
    );
}

}  // namespace agenda
