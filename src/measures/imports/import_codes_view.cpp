// The second step: what the values of the columns of groups mean.
#include "measures/imports/import_columns_view.hpp"
#include "platform/html/components.hpp"

#include <fmt/format.h>

namespace measures {
namespace {

html::Html first_step_hidden(const ColumnsForm& form) {
    html::Html fields;
    const std::vector<std::pair<const char*, const std::string*>> texts{
        {"measure", &form.measure},
        {"name", &form.name},
        {"definition", &form.definition},
        {"unit", &form.unit},
        {"per", &form.per},
        {"numerator_means", &form.numerator_means},
        {"denominator_means", &form.denominator_means},
        {"services_did", &form.services_did},
        {"direction", &form.direction},
        {"source", &form.source},
        {"protection", &form.protection},
        {"ethnicity_output", &form.ethnicity_output},
        {"period_column", &form.period_column},
        {"period_kind", &form.period_kind},
        {"period_form", &form.period_form},
        {"place_column", &form.place_column},
        {"parent", &form.parent},
        {"numerator", &form.numerator},
        {"denominator", &form.denominator},
        {"value", &form.value},
        {"numerator_source", &form.numerator_source},
        {"denominator_source", &form.denominator_source},
        {"numerator_edition", &form.numerator_edition},
        {"denominator_edition", &form.denominator_edition}};
    for (const auto& [name, text] : texts) {
        fields += html::hidden_field({name, *text});
    }
    for (const auto& [name, is_ticked] :
         {std::pair("public", form.is_public),
          std::pair("complete_count", form.is_complete_count),
          std::pair("create_missing", form.create_missing),
          std::pair("exponents", form.has_exponents)}) {
        fields += is_ticked ? html::hidden_field({name, "yes"}) : html::Html();
    }
    for (const std::string& column : form.dimension_columns) {
        fields += html::hidden_field({"dimension_columns", column});
    }
    return fields;
}

html::Html dimension_part(const DimensionForm& dimension, std::size_t number) {
    html::Html content = html::hidden_field({fmt::format("column-{}", number), dimension.column}) +
                         html::text_field(
                             {.name = fmt::format("name-{}", number),
                              .label = "Called",
                              .value = dimension.name,
                              .hint = "Lower-case letters: ethnicity, age, gender.",
                              .width = html::Width::medium}
                         ) +
                         html::checkbox(
                             {.name = fmt::format("ages-{}", number),
                              .label = "Values such as 12-15 and 90+ are ages",
                              .checked = dimension.holds_ages}
                         );
    html::Table table{
        .caption = "Values of " + dimension.column,
        .columns = {{.label = "In the file"}, {.label = "Code"}, {.label = "Shown as"}},
        .rows = {},
        .caption_hidden = true};
    for (std::size_t i = 0; i < dimension.codes.size(); ++i) {
        const CodeForm& code = dimension.codes[i];
        const auto field = [&](const char* name) {
            return fmt::format("{}-{}-{}", name, number, i + 1);
        };
        table.rows.push_back(
            {html::format("<code>{}</code>", code.value.empty() ? "(empty)" : code.value) +
                 html::hidden_field({field("value"), code.value}),
             html::text_field(
                 {.name = field("code"),
                  .label = "Code of " + code.value,
                  .value = code.code,
                  .label_hidden = true}
             ),
             html::text_field(
                 {.name = field("label"),
                  .label = "Name of " + code.value,
                  .value = code.label,
                  .label_hidden = true}
             )}
        );
    }
    if (!dimension.codes.empty()) {
        content += html::table(table);
    }
    return html::section({.title = dimension.column, .content = content});
}

}  // namespace

html::Html import_codes_page(const ImportColumnsPage& page) {
    html::Html fields = first_step_hidden(page.form) + html::hidden_field({"step", "codes"});
    for (std::size_t i = 0; i < page.form.dimensions.size(); ++i) {
        fields += dimension_part(page.form.dimensions[i], i + 1);
    }
    fields += html::button({"Save the mapping and check every row"});
    return columns_frame(
        page,
        "What the groups mean",
        html::Html("<p>Values with one code are one group. Use <code>total</code> for the source's "
                   "own total, which is never added to its parts, and <code>unknown</code> for "
                   "those whose group is not known.</p>") +
            html::form(
                {.action = html::url("/n/{}/imports/{}/columns", page.network.slug, page.upload.id),
                 .csrf = page.csrf,
                 .content = fields}
            )
    );
}

}  // namespace measures
