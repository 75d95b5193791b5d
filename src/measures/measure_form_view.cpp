#include "measures/figures/sentences.hpp"
#include "measures/measure_form_views.hpp"
#include "platform/html/components.hpp"

namespace measures {
namespace {

html::Html word_fields(const MeasureFormPage& page) {
    const MeasureForm& form = page.form;
    return html::text_field(
               {.name = "name",
                .label = "Name",
                .value = form.name,
                .hint = "As people will read it: Fully immunised at two years.",
                .errors = page.errors,
                .max_length = 200}
           ) +
           html::text_area(
               {.name = "definition",
                .label = "What it measures",
                .value = form.definition,
                .hint = "In plain words, for someone who has never seen it.",
                .errors = page.errors,
                .rows = 3,
                .max_length = 10'000}
           ) +
           html::select(
               {.name = "outcome_id",
                .label = "Which outcome it serves",
                .choices = page.outcomes,
                .selected = form.outcome_id,
                .errors = page.errors,
                .placeholder = "None of them",
                .optional = true,
                .width = html::Width::full}
           );
}

html::Html number_fields(const MeasureFormPage& page) {
    const MeasureForm& form = page.form;
    return html::radios(
               {.name = "unit",
                .legend = "What kind of number is it?",
                .choices =
                    {{"proportion", "A proportion", "So many of every 100 people."},
                     {"rate", "A rate", "Events for every 1,000 or 100,000 people."},
                     {"count", "A count", "People or things, added up."},
                     {"value", "A value", "A mean, a wait, a score: not added up."}},
                .selected = form.unit,
                .errors = page.errors}
           ) +
           html::text_field(
               {.name = "per",
                .label = "Per how many, for a rate",
                .value = form.per,
                .errors = page.errors,
                .kind = html::TextField::Kind::whole_number,
                .optional = true,
                .width = html::Width::narrow}
           ) +
           html::text_field(
               {.name = "decimals",
                .label = "Decimals shown",
                .value = form.decimals,
                .errors = page.errors,
                .kind = html::TextField::Kind::whole_number,
                .width = html::Width::narrow}
           ) +
           html::radios(
               {.name = "direction",
                .legend = "Which way is better?",
                .choices =
                    {{"higher_is_better", "Higher"},
                     {"lower_is_better", "Lower"},
                     {"neither", "Neither"}},
                .selected = form.direction,
                .errors = page.errors,
                .inline_choices = true}
           );
}

html::Html counted_fields(const MeasureFormPage& page) {
    const MeasureForm& form = page.form;
    const auto line =
        [&](const char* name, const char* label, const std::string& value, const char* hint) {
            return html::text_field(
                {.name = name,
                 .label = label,
                 .value = value,
                 .hint = hint,
                 .errors = page.errors,
                 .optional = true,
                 .max_length = 200}
            );
        };
    return line(
               "numerator_means",
               "Who or what is counted",
               form.numerator_means,
               "The numerator: people who had both doses."
           ) +
           line(
               "denominator_means",
               "Out of whom",
               form.denominator_means,
               "The denominator: people aged 12 and over."
           ) +
           line(
               "services_did",
               "What services did",
               form.services_did,
               "Completes \u201cservices had \u2026\u201d: fully vaccinated. Left empty, the "
               "sentence "
               "begins with the measure\u2019s name."
           ) +
           line("source", "Source", form.source, "Who counts it, and where it is published.");
}

html::Html cut_fields(const MeasureFormPage& page) {
    const MeasureForm& form = page.form;
    const auto line =
        [&](const char* name, const char* label, const std::string& value, const char* hint) {
            return html::text_field(
                {.name = name,
                 .label = label,
                 .value = value,
                 .hint = hint,
                 .errors = page.errors,
                 .optional = true,
                 .width = html::Width::medium}
            );
        };
    return line(
               "main_dimension",
               "Compared by",
               form.main_dimension,
               "The dimension the page opens with: ethnicity."
           ) +
           line(
               "reference_group",
               "Compared with",
               form.reference_group,
               "The code of one group. Left empty, each group is compared with everyone else."
           ) +
           line(
               "chosen",
               "Added up over",
               form.chosen,
               "Such as age=12+;gender=*. Left empty, over everyone the source counts."
           );
}

html::Html permission_fields(const MeasureFormPage& page) {
    const MeasureForm& form = page.form;
    return html::checkbox(
               {.name = "is_public",
                .label = "Anyone may see it",
                .checked = form.is_public,
                .hint = "On the network\u2019s public page, after protection of small counts."}
           ) +
           html::checkbox(
               {.name = "is_complete_count",
                .label = "Everyone is counted, not a sample",
                .checked = form.is_complete_count,
                .hint = "Its intervals are then said to show chance variation only."}
           ) +
           html::checkbox(
               {.name = "is_sensitive",
                .label = "Not having it is what harms",
                .checked = form.is_sensitive,
                .hint = "A small number of people who do not have it is then protected too."}
           );
}

html::Html form_content(const MeasureFormPage& page) {
    const bool is_new = page.measure.id.empty();
    return word_fields(page) +
           html::fieldset({.legend = "The number", .content = number_fields(page)}) +
           html::fieldset({.legend = "Who is counted", .content = counted_fields(page)}) +
           html::fieldset({.legend = "How it is cut", .content = cut_fields(page)}) +
           html::fieldset(
               {.legend = "Who sees it, and how it is protected",
                .content = permission_fields(page)}
           ) +
           html::text_field(
               {.name = "slug",
                .label = "Word in its address",
                .value = page.form.slug,
                .hint = "Left empty, it is made from the name.",
                .errors = page.errors,
                .optional = true,
                .width = html::Width::medium,
                .max_length = 80}
           ) +
           html::hidden_field({"read", page.form.read}) +
           html::button_row(
               {html::button({.label = is_new ? "Add the measure" : "Save the measure"}),
                html::button_link(
                    {.label = "Cancel",
                     .url = is_new ? html::url("/n/{}/measures", page.network.slug)
                                   : measure_url(page.network, page.measure),
                     .kind = html::ButtonKind::quiet}
                )}
           );
}

html::Html retire_button(const MeasureFormPage& page) {
    if (page.measure.id.empty()) {
        return {};
    }
    const bool is_retired = page.measure.retired_on.has_value();
    return html::section(
        {.title = is_retired ? "Retired" : "No longer in use?",
         .content =
             html::Html(
                 "<p>A retired measure leaves the lists; its page and figures stay, and it can be "
                 "brought back.</p>"
             ) +
             html::post_button(
                 {.action = html::url(
                      "/n/{}/measures/{}/{}",
                      page.network.slug,
                      page.measure.slug,
                      is_retired ? "bring-back" : "retire"
                  ),
                  .csrf = page.csrf,
                  .label = is_retired ? "Bring the measure back" : "Retire the measure",
                  .kind = html::ButtonKind::secondary}
             )}
    );
}

}  // namespace

html::Html measure_form_page(const MeasureFormPage& page) {
    const bool is_new = page.measure.id.empty();
    const html::Html way =
        is_new ? html::breadcrumb(
                     {.parents =
                          {{page.network.name, html::url("/n/{}", page.network.slug)},
                           {"Measures", html::url("/n/{}/measures", page.network.slug)}},
                      .here = "Add a measure"}
                 )
               : measure_breadcrumb(page.network, page.measure, "Definition");
    return way + html::error_summary({page.errors}) +
           html::page_heading(
               {.title = is_new ? "Add a measure" : page.measure.name,
                .kicker = is_new ? "" : "Definition"}
           ) +
           (is_new ? html::Html() : measure_tabs(page.network, page.measure, page.rights, "edit")) +
           html::form(
               {.action =
                    is_new
                        ? html::url("/n/{}/measures", page.network.slug)
                        : html::url("/n/{}/measures/{}/edit", page.network.slug, page.measure.slug),
                .csrf = page.csrf,
                .content = form_content(page)}
           ) +
           retire_button(page);
}

}  // namespace measures
