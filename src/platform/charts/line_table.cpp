#include "platform/charts/absent.hpp"
#include "platform/charts/line_parts.hpp"
#include "platform/html/text.hpp"

#include <algorithm>
#include <map>

namespace charts {
namespace {

std::string listed(const std::vector<std::string>& names) {
    std::string all;
    for (std::size_t i = 0; i < names.size(); ++i) {
        all += (i == 0 ? "" : i + 1 == names.size() ? " and " : ", ") + names[i];
    }
    return all;
}

html::Html break_words(const LineChart& chart, const BreakNote& note) {
    const bool of_all = note.names.size() == chart.series.size();
    const html::Html whose = of_all ? html::Html() : html::format("{}: ", listed(note.names));
    return html::format(
        "<span class=\"break-sign\">{}</span> {}Between {} and {}: {}",
        note.letter,
        whose,
        note.before_label,
        note.after_label,
        note.reason
    );
}

// Which series lack a figure somewhere, by state.
std::map<base::FigureState, std::vector<std::string>> absent_names(const LineChart& chart) {
    std::map<base::FigureState, std::vector<std::string>> names;
    for (const LineSeries& series : chart.series) {
        for (const Segment& segment : series.segments()) {
            for (const Point& point : segment.points()) {
                if (has_place(point.figure)) {
                    continue;
                }
                std::vector<std::string>& list = names[absent_state(point.figure)];
                if (list.empty() || list.back() != series.name()) {
                    list.push_back(series.name());
                }
            }
        }
    }
    return names;
}

// The figure of a series at a date; null when it says nothing about that date.
const Point* point_at(const LineSeries& series, base::Date at) {
    for (const Segment& segment : series.segments()) {
        for (const Point& point : segment.points()) {
            if (point.at == at) {
                return &point;
            }
        }
    }
    return nullptr;
}

html::Html table_cell(const LineChart& chart, const LineSeries& series, base::Date at) {
    const Point* point = point_at(series, at);
    if (point == nullptr) {
        return html::Html("<span class=\"absent\">no figure</span>");
    }
    return html::figure_text(
        {.figure = point->figure,
         .decimals = chart.unit.decimals,
         .show_interval = chart.show_intervals}
    );
}

}  // namespace

html::Html line_notes(const LineChart& chart) {
    html::Html notes;
    const std::vector<BreakNote> breaks = break_notes(chart.series);
    if (!breaks.empty()) {
        notes += html::format(
            "<ul class=\"chart-notes\" role=\"list\" aria-label=\"Where the line stops\">{}</ul>\n",
            html::join(
                breaks,
                [&](const BreakNote& note) {
                    return html::format("<li>{}</li>", break_words(chart, note));
                }
            )
        );
    }
    html::Html key;
    for (const auto& [state, names] : absent_names(chart)) {
        const html::Html whose =
            chart.series.size() == 1 ? html::Html() : html::format(" ({})", listed(names));
        key += html::format(
            "<li><span class=\"key-sign\" aria-hidden=\"true\">{}</span> {}{}</li>",
            absent_sign(state),
            base::name(state),
            whose
        );
    }
    if (!key.empty()) {
        notes += html::format(
            "<ul class=\"chart-key\" role=\"list\" aria-label=\"Figures that are not "
            "there\">{}</ul>\n",
            key
        );
    }
    return notes;
}

html::Table line_table(const LineChart& chart) {
    std::map<base::Date, std::string> periods;
    html::Table table{
        .caption = chart.title + (chart.unit.sign.empty() ? "" : " (" + chart.unit.sign + ")"),
        .columns = {{.label = chart.period_heading}},
        .rows = {},
        .narrow = html::Table::Narrow::scroll};
    for (const LineSeries& series : chart.series) {
        table.columns.push_back({.label = series.name(), .numeric = true});
        for (const Segment& segment : series.segments()) {
            for (const Point& point : segment.points()) {
                periods.emplace(point.at, point.label);
            }
        }
    }
    const std::vector<BreakNote> breaks = break_notes(chart.series);
    auto next_break = breaks.begin();
    for (const auto& [at, label] : periods) {
        for (; next_break != breaks.end() && next_break->after <= at; ++next_break) {
            table.rows.push_back(html::Row::spanning(break_words(chart, *next_break)));
        }
        std::vector<html::Html> cells{html::escape(label)};
        for (const LineSeries& series : chart.series) {
            cells.push_back(table_cell(chart, series, at));
        }
        table.rows.push_back(html::Row(std::move(cells)));
    }
    return table;
}

}  // namespace charts
