#include "measures/imports/import_columns_view.hpp"

#include "measures/measure.hpp"
#include "platform/html/components.hpp"

#include <fmt/format.h>

namespace measures {
namespace {

std::vector<html::Choice> column_choices(const ImportColumnsPage& page) {
    std::vector<html::Choice> choices;
    for (const std::string& column : page.preview.columns) {
        choices.push_back({column, column});
    }
    return choices;
}

html::Html column_select(
    const ImportColumnsPage& page,
    const char* name,
    const char* label,
    const std::string& selected,
    const char* hint = "",
    bool optional = false
) {
    return html::select(
        {.name = name,
         .label = label,
         .choices = column_choices(page),
         .selected = selected,
         .hint = hint,
         .errors = page.errors,
         .placeholder = optional ? "None" : "Choose a column",
         .optional = optional}
    );
}

// What a sentence about the measure is made of: worth saying, and rarely at hand.
html::Html wording_part(const ImportColumnsPage& page) {
    const ColumnsForm& form = page.form;
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
    return html::disclosure(
        {.summary = "How it is worded",
         .content = line(
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
                        "Completes \u201cservices had \u2026\u201d: fully vaccinated."
                    ) +
                    html::checkbox(
                        {.name = "complete_count",
                         .label = "Everyone is counted, not a sample",
                         .checked = form.is_complete_count,
                         .hint = "Its intervals are then said to show chance variation only."}
                    )}
    );
}

html::Html measure_part(const ImportColumnsPage& page) {
    const ColumnsForm& form = page.form;
    std::vector<html::Choice> measures;
    for (const Measure& measure : page.measures) {
        measures.push_back({measure.slug, measure.name});
    }
    const std::string for_new = measures.empty() ? "" : "For a new measure only.";
    html::Html content;
    if (!measures.empty()) {
        content += html::select(
            {.name = "measure",
             .label = "Figures of",
             .choices = measures,
             .selected = form.measure,
             .errors = page.errors,
             .placeholder = "A new measure, described here",
             .optional = true}
        );
    }
    content += html::text_field(
        {.name = "name",
         .label = "Name of the new measure",
         .value = form.name,
         .hint = for_new,
         .errors = page.errors,
         .max_length = 200}
    );
    content += html::text_area(
        {.name = "definition",
         .label = "What it measures",
         .value = form.definition,
         .hint = "Who is counted, among whom, and what they had. " + for_new,
         .errors = page.errors,
         .rows = 3}
    );
    content += html::select(
        {.name = "unit",
         .label = "It is a",
         .choices =
             {{"proportion", "percentage"},
              {"rate", "rate"},
              {"count", "count"},
              {"value", "figure without a count"}},
         .selected = form.unit}
    );
    content += html::text_field(
        {.name = "per",
         .label = "Of a rate: per how many",
         .value = form.per,
         .hint = "1000 or 100000.",
         .errors = page.errors,
         .kind = html::TextField::Kind::whole_number,
         .optional = true,
         .width = html::Width::narrow}
    );
    content += html::select(
        {.name = "direction",
         .label = "Better is",
         .choices =
             {{"higher_is_better", "higher"}, {"lower_is_better", "lower"}, {"neither", "neither"}},
         .selected = form.direction}
    );
    content += html::text_field(
        {.name = "source",
         .label = "Source",
         .value = form.source,
         .hint = "Who publishes or holds these figures, and their licence. " + for_new,
         .errors = page.errors}
    );
    content += html::checkbox(
        {.name = "public", .label = "Its page is for everyone", .checked = form.is_public}
    );
    content += wording_part(page);
    return html::fieldset({.legend = "The measure", .content = content});
}

html::Html when_and_where(const ImportColumnsPage& page) {
    const ColumnsForm& form = page.form;
    return html::fieldset(
        {.legend = "When and where",
         .content = column_select(page, "period_column", "Period", form.period_column) +
                    html::select(
                        {.name = "period_kind",
                         .label = "Each is a",
                         .choices =
                             {{"day", "day, as in 2023-05-03"},
                              {"month", "month, as in 2023-05"},
                              {"quarter", "quarter, as in 2023 Q2"},
                              {"year", "year, as in 2023"},
                              {"financial year", "year from July to June, as in 2022/23"},
                              {"year ending", "year that ends on the day given"}},
                         .selected = form.period_kind}
                    ) +
                    html::select(
                        {.name = "period_form",
                         .label = "Days are written",
                         .choices =
                             {{"any", "in a way that can be read only once"},
                              {"year first", "2023-05-03"},
                              {"day first", "3/5/2023, day first"},
                              {"month first", "5/3/2023, month first"},
                              {"month by name", "3 May 2023"}},
                         .selected = form.period_form}
                    ) +
                    column_select(page, "place_column", "Place", form.place_column) +
                    html::checkbox(
                        {.name = "create_missing",
                         .label = "Add the places that this network does not have",
                         .checked = form.create_missing}
                    ) +
                    html::text_field(
                        {.name = "parent",
                         .label = "Below the place",
                         .value = form.parent,
                         .hint = "For places that are added.",
                         .errors = page.errors,
                         .optional = true}
                    )}
    );
}

html::Html edition_field(
    const ImportColumnsPage& page,
    const char* name,
    const char* label,
    const std::string& value,
    const char* hint
) {
    return html::text_field(
        {.name = name,
         .label = label,
         .value = value,
         .hint = hint,
         .errors = page.errors,
         .optional = true,
         .max_length = 200}
    );
}

html::Html what_is_counted(const ImportColumnsPage& page) {
    const ColumnsForm& form = page.form;
    return html::fieldset(
        {.legend = "What is counted",
         .content =
             column_select(page, "numerator", "Counted", form.numerator, "", true) +
             column_select(page, "denominator", "Among", form.denominator, "", true) +
             column_select(
                 page,
                 "value",
                 "Or the figure itself",
                 form.value,
                 "Where there are no counts.",
                 true
             ) +
             html::text_field(
                 {.name = "numerator_source",
                  .label = "Those counted come from",
                  .value = form.numerator_source,
                  .hint = "A register, a survey.",
                  .errors = page.errors}
             ) +
             edition_field(page, "numerator_edition", "Its edition", form.numerator_edition, "") +
             html::text_field(
                 {.name = "denominator_source",
                  .label = "The population comes from",
                  .value = form.denominator_source,
                  .hint = "Needed where those counted are among a population.",
                  .errors = page.errors,
                  .optional = true}
             ) +
             edition_field(
                 page,
                 "denominator_edition",
                 "The population's edition",
                 form.denominator_edition,
                 "As its source calls it. Where another edition follows, a break says so, and no "
                 "line crosses it."
             ) +
             html::checkbox(
                 {.name = "exponents",
                  .label = "Numbers may be written 1e+05",
                  .checked = form.has_exponents}
             ) +
             html::radios(
                 {.name = "protection",
                  .legend = "Are these figures published?",
                  .choices =
                      {{"as_published",
                        "Yes",
                        "They are shown exactly as their source printed them."},
                       {"raw", "No", "Small numbers are protected before anyone else sees them."}},
                  .selected = form.protection,
                  .errors = page.errors}
             )}
    );
}

html::Html groups_part(const ImportColumnsPage& page) {
    const ColumnsForm& form = page.form;
    return html::fieldset(
        {.legend = "Groups",
         .content = html::checkboxes(
                        {.name = "dimension_columns",
                         .legend = "Columns of groups",
                         .choices = column_choices(page),
                         .selected = form.dimension_columns,
                         .hint = "Ethnicity, age, gender and the like.",
                         .errors = page.errors}
                    ) +
                    html::select(
                        {.name = "ethnicity_output",
                         .label = "Someone of several ethnicities is counted",
                         .choices =
                             {{"prioritised", std::string(ethnicity_output_words("prioritised"))},
                              {"total", std::string(ethnicity_output_words("total"))},
                              {"sole", std::string(ethnicity_output_words("sole"))}},
                         .selected = form.ethnicity_output,
                         .errors = page.errors,
                         .placeholder = "There is no ethnicity"}
                    )}
    );
}

}  // namespace

html::Html columns_frame(const ImportColumnsPage& page, const char* title, html::Html content) {
    const html::Url one = html::url("/n/{}/imports/{}", page.network.slug, page.upload.id);
    return html::breadcrumb(
               {{{"Imports", html::url("/n/{}/imports", page.network.slug)},
                 {page.upload.file_name, one}},
                title}
           ) +
           html::error_summary({.errors = page.errors}) +
           html::page_heading({.title = title, .kicker = page.upload.file_name}) + content;
}

html::Html import_columns_page(const ImportColumnsPage& page) {
    const html::Html fields = measure_part(page) + when_and_where(page) + what_is_counted(page) +
                              groups_part(page) + html::button({"Go on to the groups"});
    return columns_frame(
        page,
        "What each column holds",
        preview_table(page.preview) +
            html::form(
                {.action = html::url("/n/{}/imports/{}/columns", page.network.slug, page.upload.id),
                 .csrf = page.csrf,
                 .content = fields}
            )
    );
}

}  // namespace measures
