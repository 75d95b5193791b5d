#include "agenda/framework_views.hpp"

#include "platform/download/download.hpp"

namespace agenda {
namespace {

html::Html add_framework_button(const Setting& setting) {
    return setting.may_edit ? html::button_link(
                                  {"Add a framework",
                                   html::url("/n/{}/framework/new", setting.network.slug),
                                   html::ButtonKind::primary}
                              )
                            : html::Html();
}

// Done when in place; where the network works now when begun.
html::Step::State step_state(const std::string& standing) {
    if (standing == "in_place") {
        return html::Step::State::done;
    }
    return standing == "not_started" ? html::Step::State::ahead : html::Step::State::current;
}

html::Html stage_content(const Setting& setting, const Framework& framework, const Stage& stage) {
    html::Html content = html::paragraphs(stage.form.good_looks_like) +
                         html::format(
                             "<p><strong>{}</strong>{}{}</p>",
                             label_of(stage_standings, stage.form.standing),
                             stage.assessed_on ? html::Html(", as said on ") : html::Html(),
                             stage.assessed_on ? html::date(*stage.assessed_on) : html::Html()
                         ) +
                         html::paragraphs(stage.form.standing_note);
    if (setting.may_edit) {
        content += html::button_link(
            {.label = "Say where we are",
             .url = html::url(
                 "/n/{}/framework/{}/stages/{}", setting.network.slug, framework.id, stage.id
             ),
             .context = stage.form.name}
        );
    }
    return content;
}

html::Html framework_section(const Setting& setting, const Framework& framework) {
    html::Steps steps;
    for (const Stage& stage : framework.stages) {
        steps.steps.push_back(
            {.title = stage.form.name,
             .content = stage_content(setting, framework, stage),
             .state = step_state(stage.form.standing)}
        );
    }
    html::Html actions;
    if (setting.may_edit) {
        actions = html::link(
            html::url("/n/{}/framework/{}/stages/new", setting.network.slug, framework.id),
            "Add a stage"
        );
    }
    const html::Html source = framework.source.empty()
                                  ? html::Html()
                                  : html::format("<p>Source: {}</p>", framework.source);
    return html::section(
        {.title = framework.name,
         .content = source + (steps.steps.empty() ? html::Html("<p>It has no stages yet.</p>")
                                                  : html::steps(steps)),
         .id = framework.id,
         .actions = actions}
    );
}

}  // namespace

html::Html framework_list_page(const FrameworkListPage& page) {
    html::Html main = html::join(page.frameworks, [&](const Framework& framework) {
        return framework_section(page.setting, framework);
    });
    if (page.frameworks.empty()) {
        main = html::empty_state(
            {.title = "No framework yet",
             .content = html::Html("Add the framework this network follows: its stages, what good "
                                   "looks like in each, and where the network is."),
             .action = add_framework_button(page.setting)}
        );
    }
    return agenda_tabs(page.setting, "framework") +
           html::page_heading(
               {.title = "Framework",
                .lead = html::Html("The path this network follows, and where it is."),
                .actions = add_framework_button(page.setting)}
           ) +
           main + download::links(html::url("/n/{}/framework", page.setting.network.slug));
}

html::Html framework_form_page(const FrameworkFormPage& page) {
    return form_frame(
        {.setting = page.setting,
         .title = "Add a framework",
         .list_label = "Framework",
         .list_folder = "framework",
         .action = html::url("/n/{}/framework", page.setting.network.slug),
         .fields = html::text_field(
                       {.name = "name",
                        .label = "Name",
                        .value = page.form.name,
                        .errors = page.errors,
                        .max_length = static_cast<int>(longest_title)}
                   ) +
                   html::text_field(
                       {.name = "source",
                        .label = "Source",
                        .value = page.form.source,
                        .hint = "Who wrote it, and when.",
                        .errors = page.errors,
                        .optional = true}
                   ),
         .button = "Add the framework",
         .errors = page.errors}
    );
}

html::Html stage_form_page(const StageFormPage& page) {
    const bool is_new = page.own_id.empty();
    const std::string& slug = page.setting.network.slug;
    const html::Html fields = html::text_field(
                                  {.name = "name",
                                   .label = "Stage",
                                   .value = page.form.name,
                                   .errors = page.errors,
                                   .max_length = static_cast<int>(longest_title)}
                              ) +
                              html::text_area(
                                  {.name = "good_looks_like",
                                   .label = "What good looks like",
                                   .value = page.form.good_looks_like,
                                   .errors = page.errors,
                                   .optional = true}
                              ) +
                              html::radios(
                                  {.name = "standing",
                                   .legend = "Where we are",
                                   .choices = choices_of(stage_standings),
                                   .selected = page.form.standing,
                                   .errors = page.errors}
                              ) +
                              html::text_area(
                                  {.name = "standing_note",
                                   .label = "What shows it",
                                   .value = page.form.standing_note,
                                   .errors = page.errors,
                                   .optional = true}
                              );
    return form_frame(
        {.setting = page.setting,
         .title = is_new ? "Add a stage to " + page.framework_name : "Where we are",
         .list_label = "Framework",
         .list_folder = "framework",
         .action =
             is_new
                 ? html::url("/n/{}/framework/{}/stages", slug, page.framework_id)
                 : html::url("/n/{}/framework/{}/stages/{}", slug, page.framework_id, page.own_id),
         .fields = fields,
         .button = is_new ? "Add the stage" : "Save the stage",
         .errors = page.errors,
         .stamp = page.stamp}
    );
}

}  // namespace agenda
