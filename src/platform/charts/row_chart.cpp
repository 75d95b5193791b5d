#include "platform/charts/row_chart.hpp"

#include "platform/charts/canvas.hpp"
#include "platform/charts/scale.hpp"
#include "platform/html/text.hpp"

#include <algorithm>
#include <cmath>
#include <limits>

namespace charts {
namespace {

enum class RowMark { dot, bar };

struct RowLayout {
    Size size;
    double left, right;  // of the plot
    double top, bottom;  // of the rows
    double row_height;
    double track;  // from a row's top to its mark
    Scale x;
    Ticks ticks;
};

void include(Extent& extent, double value) {
    if (std::isfinite(value)) {
        extent.low = std::min(extent.low, value);
        extent.high = std::max(extent.high, value);
    }
}

Extent row_extent(const RowChart& chart, RowMark mark) {
    Extent extent{
        std::numeric_limits<double>::infinity(), -std::numeric_limits<double>::infinity()};
    const auto include_figure = [&](const base::Drawn& figure) {
        if (has_place(figure)) {
            include(extent, figure.value());
            if (figure.interval()) {
                include(extent, figure.interval()->low);
                include(extent, figure.interval()->high);
            }
        }
    };
    for (const ChartRow& row : chart.rows) {
        include_figure(row.figure);
    }
    if (chart.reference) {
        include_figure(chart.reference->figure);
    }
    if (chart.target) {
        include(extent, chart.target->value.value());
    }
    if (chart.from_zero || mark == RowMark::bar) {
        include(extent, 0);
    }
    return extent.low > extent.high ? Extent{0, 1} : extent;
}

// Lines read against, each with its words in a line of its own above the rows.
struct RowGuide {
    std::string words;
    double value;
    bool is_target;
};

std::vector<RowGuide> row_guides(const RowChart& chart) {
    std::vector<RowGuide> guides;
    if (chart.target) {
        const double value = chart.target->value.value();
        guides.push_back({chart.target->label + " " + with_unit(value, chart.unit), value, true});
    }
    if (chart.reference && has_place(chart.reference->figure)) {
        const double value = chart.reference->figure.value();
        guides.push_back({chart.reference->label + " " + with_unit(value, chart.unit), value, false}
        );
    }
    return guides;
}

std::string row_value(const ChartRow& row, const RowChart& chart) {
    return has_place(row.figure) ? with_unit(row.figure.value(), chart.unit)
                                 : std::string(base::name(absent_state(row.figure)));
}

RowLayout lay_out_rows(const RowChart& chart, RowMark mark, bool is_wide) {
    Size size = is_wide ? Size{720, 0, 14, true} : Size{344, 0, 12.5, false};
    double label_width = 0;
    double value_width = 0;
    for (const ChartRow& row : chart.rows) {
        for (const std::string& line : wrap(row.label, size.font, 210)) {
            label_width = std::max(label_width, text_width(line, size.font));
        }
        value_width = std::max(value_width, text_width(row_value(row, chart), size.font));
    }
    const double left = is_wide ? std::min(label_width, 240.0) + 22 : 10;
    const double right = is_wide ? size.width - value_width - 22 : size.width - 10;
    const double row_height = is_wide ? 38 : 46;
    const double top = 6 + static_cast<double>(row_guides(chart).size()) * size.font * 1.5;
    const double bottom = top + row_height * static_cast<double>(chart.rows.size());
    size.height = bottom + size.font * 2.1;
    const Ticks ticks = nice_ticks(row_extent(chart, mark), is_wide ? 6 : 5);
    return {
        .size = size,
        .left = left,
        .right = right,
        .top = top,
        .bottom = bottom,
        .row_height = row_height,
        .track = is_wide ? row_height / 2 : 32,
        .x = Scale({ticks.values.front(), ticks.values.back()}, {left, right}),
        .ticks = ticks};
}

void draw_row_axis(Canvas& canvas, const RowChart& chart, const RowLayout& layout) {
    const double font = layout.size.font;
    for (const double tick : layout.ticks.values) {
        const double x = layout.x(tick);
        canvas.line("grid", {x, layout.top}, {x, layout.bottom});
        const std::string sign = chart.unit.sign == "%" ? "\u00a0%" : "";
        const bool is_last = tick == layout.ticks.values.back();
        const bool is_first = tick == layout.ticks.values.front();
        const Anchor anchor = layout.size.is_wide || !(is_first || is_last) ? Anchor::middle
                              : is_first                                    ? Anchor::start
                                                                            : Anchor::end;
        const double shift = anchor == Anchor::start ? -8 : anchor == Anchor::end ? 8 : 0;
        canvas.text(
            {{x + shift, layout.bottom + font * 1.3},
             base::number_text(tick, layout.ticks.decimals) + sign,
             "tick",
             anchor}
        );
    }
}

void draw_guides(Canvas& canvas, const RowChart& chart, const RowLayout& layout) {
    const double font = layout.size.font;
    double y = font;
    for (const RowGuide& guide : row_guides(chart)) {
        const double x = layout.x(guide.value);
        const double half = text_width(guide.words, font) / 2;
        const double at = std::clamp(x, half + 2, std::max(half + 2, layout.size.width - half - 2));
        canvas.open(guide.is_target ? html::Literal("guide guide-target") : html::Literal("guide"));
        canvas.line("guide-line", {x, y + font * 0.3}, {x, layout.bottom});
        canvas.text({{at, y}, guide.words, "guide-label", Anchor::middle});
        canvas.close();
        y += font * 1.5;
    }
}

void draw_mark(
    Canvas& canvas, const ChartRow& row, const RowLayout& layout, RowMark mark, double y
) {
    const double x = layout.x(row.figure.value());
    if (mark == RowMark::bar) {
        const double zero = layout.x(0);
        canvas.rectangle("bar", {std::min(zero, x), y - 8}, std::abs(x - zero), 16, 2);
    }
    if (row.figure.interval()) {
        const double low = layout.x(row.figure.interval()->low);
        const double high = layout.x(row.figure.interval()->high);
        canvas.line(
            mark == RowMark::bar ? html::Literal("bar-whisker") : html::Literal("interval"),
            {low, y},
            {high, y}
        );
    }
    if (mark == RowMark::dot) {
        canvas.circle("dot", {x, y}, 6.5);
    }
}

void draw_row_words(
    Canvas& canvas, const RowChart& chart, const ChartRow& row, const RowLayout& layout, double top
) {
    const double font = layout.size.font;
    const std::string value = row_value(row, chart);
    if (!layout.size.is_wide) {
        canvas.text({{2, top + font * 1.3}, row.label, "row-label"});
        canvas.text(
            {{layout.size.width - 2, top + font * 1.3},
             value,
             has_place(row.figure) ? html::Literal("row-value")
                                   : html::Literal("row-value absent-words"),
             Anchor::end}
        );
        return;
    }
    const std::vector<std::string> lines = wrap(row.label, font, 210);
    double y =
        top + layout.track + font * 0.35 - font * 0.6 * static_cast<double>(lines.size() - 1);
    for (const std::string& line : lines) {
        canvas.text({{layout.left - 18, y}, line, "row-label", Anchor::end});
        y += font * 1.2;
    }
    const double value_y = top + layout.track + font * 0.35;
    if (has_place(row.figure)) {
        canvas.text({{layout.size.width - 4, value_y}, value, "row-value", Anchor::end});
    } else {
        canvas.text({{layout.left + 6, value_y}, value, "row-value absent-words"});
    }
}

html::Html drawn_row_chart(const RowChart& chart, RowMark mark, bool is_wide) {
    const RowLayout layout = lay_out_rows(chart, mark, is_wide);
    Canvas canvas;
    draw_row_axis(canvas, chart, layout);
    double top = layout.top;
    for (const ChartRow& row : chart.rows) {
        canvas.open(
            row.is_highlighted ? html::Literal("row row-highlighted") : html::Literal("row")
        );
        const double y = top + layout.track;
        canvas.line("track", {layout.left, y}, {layout.right, y});
        if (has_place(row.figure)) {
            draw_mark(canvas, row, layout, mark, y);
        }
        draw_row_words(canvas, chart, row, layout, top);
        canvas.close();
        top += layout.row_height;
    }
    draw_guides(canvas, chart, layout);
    return finish(canvas, {chart.id, chart.title, chart.description}, layout.size);
}

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

Chart row_chart(const RowChart& chart, RowMark mark) {
    return {
        .picture = html::format(
            "<div class=\"chart-frame\">{}{}</div>",
            drawn_row_chart(chart, mark, true),
            drawn_row_chart(chart, mark, false)
        ),
        .table = row_table(chart)};
}

}  // namespace

Chart interval_chart(const RowChart& chart) {
    return row_chart(chart, RowMark::dot);
}

Chart bar_chart(const RowChart& chart) {
    return row_chart(chart, RowMark::bar);
}

}  // namespace charts
