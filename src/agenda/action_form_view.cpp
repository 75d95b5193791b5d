#include "agenda/action_views.hpp"
#include "agenda/initiative_views.hpp"
#include "agenda/outcome_views.hpp"

namespace agenda {
namespace {

html::Html initiative_select(const ActionFormPage& page) {
    std::vector<html::Choice> choices;
    for (const Initiative& initiative : page.initiatives) {
        choices.push_back({initiative.id, initiative.form.title});
    }
    return html::select(
        {.name = "initiative_id",
         .label = "Initiative",
         .choices = choices,
         .selected = page.form.initiative_id,
         .hint = "One of the same priority.",
         .errors = page.errors,
         .placeholder = "None",
         .optional = true}
    );
}

html::Html owner_fields(const ActionFormPage& page) {
    std::vector<html::Choice> people;
    for (const network::PersonName& person : page.people) {
        people.push_back({person.id, person.name});
    }
    return html::fieldset(
        {.legend = "Who does it, and by when",
         .content = html::select(
                        {.name = "owner_organisation_id",
                         .label = "Partner",
                         .choices = partner_choices(page.organisations),
                         .selected = page.form.owner_organisation_id,
                         .errors = page.errors,
                         .placeholder = "Nobody yet",
                         .optional = true}
                    ) +
                    html::select(
                        {.name = "owner_person_id",
                         .label = "Person",
                         .choices = people,
                         .selected = page.form.owner_person_id,
                         .hint = "Named to members of this network only.",
                         .errors = page.errors,
                         .placeholder = "Nobody yet",
                         .optional = true}
                    ) +
                    html::date_field(
                        {.name = "due_on",
                         .label = "Due",
                         .value = page.form.due_on,
                         .errors = page.errors,
                         .optional = true}
                    )}
    );
}

html::Html action_state_fields(const ActionFormPage& page) {
    return html::radios(
               {.name = "state",
                .legend = "State",
                .choices = choices_of(action_states),
                .selected = page.form.state,
                .errors = page.errors,
                .inline_choices = true}
           ) +
           html::text_area(
               {.name = "state_reason",
                .label = "Why",
                .value = page.form.state_reason,
                .hint = "Needed for one that was stopped.",
                .errors = page.errors,
                .rows = 2,
                .optional = true}
           );
}

}  // namespace

html::Html action_form_page(const ActionFormPage& page) {
    const bool is_new = page.own_id.empty();
    const ActionForm& form = page.form;
    const std::string& slug = page.setting.network.slug;
    return form_frame(
        {.setting = page.setting,
         .title = is_new ? "Add an action" : "Change an action",
         .list_label = "Actions",
         .list_folder = "actions",
         .action = is_new ? html::url("/n/{}/actions", slug)
                          : html::url("/n/{}/actions/{}", slug, page.own_id),
         .fields =
             priority_select(page.priorities, form.priority_id, page.errors) +
             initiative_select(page) +
             wording_fields(
                 {form.title, form.public_text, form.internal_text, form.is_public, page.errors}
             ) +
             owner_fields(page) + action_state_fields(page),
         .button = is_new ? "Add the action" : "Save the action",
         .errors = page.errors,
         .stamp = page.stamp}
    );
}

}  // namespace agenda
