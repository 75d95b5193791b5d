// The partner's answer: a table of groups with fields, made to be filled in from the keyboard.
#include "measures/measure.hpp"
#include "measures/returns/return_views.hpp"
#include "platform/download/download.hpp"
#include "platform/html/components.hpp"

#include <fmt/format.h>

namespace measures {
namespace {

html::Html figure_field(
    const ReturnPage& page, const char* name, std::size_t row, const std::string& value
) {
    return html::text_field(
        {.name = answer_field(name, page.rows[row]),
         .label = fmt::format("{}, {}", page.rows[row].label, answer_word(name)),
         .value = value,
         .errors = page.errors,
         .kind = html::TextField::Kind::decimal,
         .width = html::Width::narrow,
         .label_hidden = true}
    );
}

html::Html state_field(const ReturnPage& page, std::size_t row, const std::string& state) {
    return html::select(
        {.name = answer_field("state", page.rows[row]),
         .label = page.rows[row].label + ", why there is none",
         .choices =
             {{"missing", "missing"},
              {"not collected", "not collected"},
              {"suppressed", "we may not give it"}},
         .selected = state,
         .errors = page.errors,
         .placeholder = "Choose why",
         .optional = true,
         .width = html::Width::narrow,
         .label_hidden = true}
    );
}

html::Html last_text(const ReturnPage& page, std::size_t row) {
    if (row >= page.last.size()) {
        return {};
    }
    const SentAnswer& last = page.last[row];
    html::Html text;
    if (last.value) {
        return html::figure_text({.figure = *last.value, .decimals = page.decimals});
    }
    if (last.numerator) {
        text = html::figure_text({.figure = *last.numerator});
    }
    if (last.denominator && last.numerator && last.numerator->is_reported()) {
        text += html::Html(" of ") + html::figure_text({.figure = *last.denominator});
    }
    return text;
}

html::Table answer_table(const ReturnPage& page) {
    html::Table table{
        .caption = "Your figures",
        .columns = {{.label = "Group"}},
        .rows = {},
        .caption_hidden = true};
    if (page.columns.numerator) {
        table.columns.push_back({.label = "Counted"});
    }
    if (page.columns.denominator) {
        table.columns.push_back({.label = "Of"});
    }
    if (page.columns.value) {
        table.columns.push_back({.label = "Figure"});
    }
    table.columns.push_back({.label = "If there is none"});
    table.columns.push_back({.label = "Note"});
    if (!page.last.empty()) {
        table.columns.push_back({.label = "Last time, " + page.last_period, .numeric = true});
    }
    return table;
}

std::vector<html::Html> answer_cells(const ReturnPage& page, std::size_t row) {
    const AnswerRow answer = row < page.answer.size() ? page.answer[row] : AnswerRow{};
    std::vector<html::Html> cells{html::escape(page.rows[row].label)};
    if (page.columns.numerator) {
        cells.push_back(figure_field(page, "numerator", row, answer.numerator));
    }
    if (page.columns.denominator) {
        cells.push_back(figure_field(page, "denominator", row, answer.denominator));
    }
    if (page.columns.value) {
        cells.push_back(figure_field(page, "value", row, answer.value));
    }
    cells.push_back(state_field(page, row, answer.state));
    cells.push_back(html::text_field(
        {.name = answer_field("note", page.rows[row]),
         .label = page.rows[row].label + ", note",
         .value = answer.note,
         .errors = page.errors,
         .optional = true,
         .max_length = 1'000,
         .label_hidden = true}
    ));
    if (!page.last.empty()) {
        cells.push_back(last_text(page, row));
    }
    return cells;
}

// The measure in its own words, before the fields.
html::Html what_is_counted(const ReturnPage& page) {
    html::Html words = html::paragraphs(page.definition);
    std::vector<html::Term> terms;
    if (page.columns.numerator && !page.counted.empty()) {
        terms.push_back({"Counted", html::escape(page.counted)});
    }
    if (page.columns.denominator && !page.counted_of.empty()) {
        terms.push_back({"Of", html::escape(page.counted_of)});
    }
    if (const auto where = ethnicity_output_words(page.ethnicity_output); !where.empty()) {
        terms.push_back({"Someone of several ethnicities", html::format("is counted {}", where)});
    }
    return terms.empty() ? words : words + html::definition_list({terms});
}

}  // namespace

html::Html answer_form(const ReturnPage& page) {
    html::Table table = answer_table(page);
    for (std::size_t row = 0; row < page.rows.size(); ++row) {
        table.rows.emplace_back(answer_cells(page, row));
    }
    const auto url = [&](const char* verb) {
        return html::url("/n/{}/returns/{}/{}", page.network.slug, page.line.one.id, verb);
    };
    const html::Html fields =
        html::hidden_field({"version", page.version}) +
        html::hidden_field({"groups", page.groups_version}) + html::table(table) +
        html::button_row(
            {html::button({"Submit the figures", html::ButtonKind::primary, "act", "submit"}),
             html::button({"Save and go on later", html::ButtonKind::secondary, "act", "save"})}
        );
    const html::Html file = html::disclosure(
        {.summary = "Send them as a file",
         .content =
             html::Html(
                 "<p>Take the empty table, fill it in with a spreadsheet, save it as CSV, and "
                 "send it here. You see what was read before you submit. What you typed above and "
                 "did not save is lost.</p>"
             ) +
             download::links(url("template")) +
             html::form(
                 {.action = url("upload"),
                  .csrf = page.csrf,
                  .content = html::file_field(
                                 {.name = "file",
                                  .label = "The filled-in table",
                                  .errors = page.errors,
                                  .accept = ".csv,.tsv,.txt"}
                             ) +
                             html::button({"Read the file", html::ButtonKind::secondary}),
                  .multipart = true,
                  .label = "Send a file"}
             )}
    );
    return html::section(
        {.title = "Your figures",
         .content =
             what_is_counted(page) +
             html::Html("<p>Count each person once, in one group. Small numbers are welcome: they "
                        "are protected before the figures are published.</p>") +
             who_sees_figures(page) +
             html::form({.action = url("answer"), .csrf = page.csrf, .content = fields}) + file}
    );
}

html::Html retract_part(const ReturnPage& page) {
    return html::section(
        {.title = "Is something not right?",
         .content =
             html::Html(
                 "<p>Until someone has decided on these figures you can take them back. They "
                 "stay here as your draft, which only your organisation sees, until you "
                 "submit them again.</p>"
             ) +
             html::post_button(
                 {html::url("/n/{}/returns/{}/retract", page.network.slug, page.line.one.id),
                  page.csrf,
                  "Take it back to correct it",
                  html::ButtonKind::secondary}
             )}
    );
}

}  // namespace measures
