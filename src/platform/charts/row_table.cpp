#include "platform/charts/row_layout.hpp"
#include "platform/html/text.hpp"

#include <algorithm>

namespace charts {
namespace {

html::Html interval_cell(const base::Drawn& figure, int decimals) {
    if (!has_place(figure) || !figure.interval()) {
        return html::Html("<span class=\"absent\">none</span>");
    }
    return html::format(
        "{} to {}",
        base::number_text(figure.interval()->low, decimals),
        base::number_text(figure.interval()->high, decimals)
    );
}

}  // namespace

html::Table row_table(const RowChart& chart) {
    const bool with_intervals =
        std::any_of(chart.rows.begin(), chart.rows.end(), [](const ChartRow& row) {
            return row.figure.interval().has_value();
        });
    const std::string unit = chart.unit.sign.empty() ? "" : " (" + chart.unit.sign + ")";
    html::Table table{
        .caption = chart.title,
        .columns =
            {{.label = chart.row_heading}, {.label = chart.value_heading + unit, .numeric = true}},
        .rows = {},
        .narrow = html::Table::Narrow::scroll};
    if (with_intervals) {
        table.columns.push_back({.label = chart.interval_heading, .numeric = true});
    }
    const auto add = [&](const html::Html& label, const base::Drawn& figure) {
        std::vector<html::Html> cells{
            label, html::figure_text({.figure = figure, .decimals = chart.unit.decimals})};
        if (with_intervals) {
            cells.push_back(interval_cell(figure, chart.unit.decimals));
        }
        table.rows.push_back(html::Row(std::move(cells)));
    };
    for (const ChartRow& row : chart.rows) {
        add(row.label_lang.empty()
                ? html::escape(row.label)
                : html::format("<span lang=\"{}\">{}</span>", row.label_lang, row.label),
            row.figure);
    }
    if (chart.reference) {
        add(html::escape(chart.reference->label), chart.reference->figure);
    }
    return table;
}

}  // namespace charts
