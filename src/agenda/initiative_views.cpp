#include "agenda/initiative_views.hpp"

#include "agenda/outcome_views.hpp"
#include "platform/download/download.hpp"

namespace agenda {
namespace {

html::Html initiative_state_tag(const std::string& state) {
    const html::Tone tone = state == "finished"    ? html::Tone::good
                            : state == "under_way" ? html::Tone::waiting
                            : state == "stopped"   ? html::Tone::stopped
                                                   : html::Tone::neutral;
    return html::tag({std::string(label_of(initiative_states, state)), tone});
}

html::Html add_initiative_button(const Setting& setting) {
    return setting.may_edit ? html::button_link(
                                  {"Add an initiative",
                                   html::url("/n/{}/initiatives/new", setting.network.slug),
                                   html::ButtonKind::primary}
                              )
                            : html::Html();
}

html::Html no_initiatives(const InitiativeListPage& page) {
    if (!page.state.empty()) {
        return html::empty_state(
            {.title = "No initiative in this state", .content = html::Html("Look at every state.")}
        );
    }
    return html::empty_state(
        {.title = "No initiatives yet",
         .content = html::Html("Add a piece of work that serves a priority, and who leads it; its "
                               "actions then stand under it."),
         .action = add_initiative_button(page.setting)}
    );
}

html::Html initiative_facts(const InitiativePage& page) {
    const InitiativeForm& form = page.initiative.form;
    std::vector<html::Term> terms{
        {"State", initiative_state_tag(form.state) + not_public_tag(form.is_public)}};
    if (!form.state_reason.empty()) {
        terms.push_back({"Why", html::paragraphs(form.state_reason)});
    }
    if (!page.initiative.lead.empty()) {
        terms.push_back(
            {"Led by",
             html::link(
                 html::url(
                     "/n/{}/partners/{}", page.setting.network.slug, form.lead_organisation_id
                 ),
                 page.initiative.lead
             )}
        );
    }
    if (!form.starts_on.empty()) {
        terms.push_back({"From", day_or_nothing(form.starts_on)});
    }
    if (!form.ends_on.empty()) {
        terms.push_back({"To", day_or_nothing(form.ends_on)});
    }
    return html::definition_list({terms});
}

html::Html initiative_state_fields(const InitiativeFormPage& page) {
    const InitiativeForm& form = page.form;
    return html::select(
               {.name = "lead_organisation_id",
                .label = "Led by",
                .choices = partner_choices(page.organisations),
                .selected = form.lead_organisation_id,
                .errors = page.errors,
                .placeholder = "Nobody yet",
                .optional = true}
           ) +
           html::radios(
               {.name = "state",
                .legend = "State",
                .choices = choices_of(initiative_states),
                .selected = form.state,
                .errors = page.errors,
                .inline_choices = true}
           ) +
           html::text_area(
               {.name = "state_reason",
                .label = "Why",
                .value = form.state_reason,
                .hint = "Needed for one that was stopped.",
                .errors = page.errors,
                .rows = 2,
                .optional = true}
           ) +
           html::date_field(
               {.name = "starts_on",
                .label = "From",
                .value = form.starts_on,
                .errors = page.errors,
                .optional = true}
           ) +
           html::date_field(
               {.name = "ends_on",
                .label = "To",
                .value = form.ends_on,
                .errors = page.errors,
                .optional = true}
           );
}

}  // namespace

std::vector<html::Choice> partner_choices(
    const std::vector<network::OrganisationName>& organisations
) {
    std::vector<html::Choice> choices;
    for (const network::OrganisationName& organisation : organisations) {
        choices.push_back({organisation.id, organisation.name});
    }
    return choices;
}

html::Html initiative_list_page(const InitiativeListPage& page) {
    html::Url own = html::url("/n/{}/initiatives", page.setting.network.slug);
    html::Tabs tabs{
        .label = "State",
        .tabs = {{.label = "Every state", .url = own, .selected = page.state.empty()}}};
    for (const Named& state : initiative_states) {
        tabs.tabs.push_back(
            {.label = std::string(state.label),
             .url = own.with("state", state.code),
             .selected = page.state == state.code}
        );
    }
    html::Table table{
        .caption = "Initiatives of " + page.setting.network.name,
        .columns =
            {{.label = "Initiative"}, {.label = "Led by"}, {.label = "State"}, {.label = "From"}},
        .rows = {},
        .caption_hidden = true,
        .if_empty = no_initiatives(page)};
    for (const Initiative& initiative : page.initiatives) {
        table.rows.push_back(
            {html::link(
                 html::url("/n/{}/initiatives/{}", page.setting.network.slug, initiative.id),
                 initiative.form.title
             ),
             html::escape(initiative.lead),
             initiative_state_tag(initiative.form.state) +
                 not_public_tag(initiative.form.is_public),
             day_or_nothing(initiative.form.starts_on)}
        );
    }
    return agenda_tabs(page.setting, "initiatives") +
           html::page_heading(
               {.title = "Initiatives",
                .lead = html::Html("Pieces of work that serve a priority."),
                .actions = add_initiative_button(page.setting)}
           ) +
           html::tabs(tabs) + html::table(table) +
           download::links(page.state.empty() ? own : own.with("state", page.state));
}

html::Html initiative_page(const InitiativePage& page) {
    const InitiativeForm& form = page.initiative.form;
    return thing_page(
        {.setting = page.setting,
         .thread = page.thread,
         .title = form.title,
         .list_label = "Initiatives",
         .list_folder = "initiatives",
         .public_text = form.public_text,
         .internal_text = form.internal_text,
         .facts = initiative_facts(page)}
    );
}

html::Html initiative_form_page(const InitiativeFormPage& page) {
    const bool is_new = page.own_id.empty();
    const InitiativeForm& form = page.form;
    const std::string& slug = page.setting.network.slug;
    return form_frame(
        {.setting = page.setting,
         .title = is_new ? "Add an initiative" : "Change an initiative",
         .list_label = "Initiatives",
         .list_folder = "initiatives",
         .action = is_new ? html::url("/n/{}/initiatives", slug)
                          : html::url("/n/{}/initiatives/{}", slug, page.own_id),
         .fields =
             priority_select(page.priorities, form.priority_id, page.errors) +
             wording_fields(
                 {form.title, form.public_text, form.internal_text, form.is_public, page.errors}
             ) +
             initiative_state_fields(page),
         .button = is_new ? "Add the initiative" : "Save the initiative",
         .errors = page.errors,
         .stamp = page.stamp}
    );
}

}  // namespace agenda
