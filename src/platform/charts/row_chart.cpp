#include "platform/charts/row_chart.hpp"

#include "platform/charts/row_layout.hpp"

#include <algorithm>
#include <cmath>

namespace charts {
namespace {

void draw_row_axis(Canvas& canvas, const RowChart& chart, const RowLayout& layout) {
    const double font = layout.size.font;
    const std::string sign = chart.unit.sign == "%" ? "\u00a0%" : "";
    for (const double tick : layout.ticks.values) {
        const double x = layout.x(tick);
        const bool is_first = tick == layout.ticks.values.front();
        const bool is_last = tick == layout.ticks.values.back();
        const Anchor anchor = layout.size.is_wide || !(is_first || is_last) ? Anchor::middle
                              : is_first                                    ? Anchor::start
                                                                            : Anchor::end;
        const double shift = anchor == Anchor::start ? -8 : anchor == Anchor::end ? 8 : 0;
        const std::string label = base::number_text(tick, layout.ticks.decimals) + sign;
        canvas.line("grid", {x, layout.top}, {x, layout.bottom});
        canvas.text({{x + shift, layout.bottom + font * 1.3}, label, "tick", anchor});
    }
}

void draw_guides(Canvas& canvas, const RowChart& chart, const RowLayout& layout) {
    const double font = layout.size.font;
    double y = font;
    for (const RowGuide& guide : row_guides(chart)) {
        const double x = layout.x(guide.value);
        const double half = text_width(guide.words, font) / 2 + 2;
        const double middle = std::clamp(x, half, std::max(half, layout.size.width - half));
        canvas.open(guide.is_target ? html::Literal("guide guide-target") : html::Literal("guide"));
        canvas.line("guide-line", {x, y + font * 0.3}, {x, layout.bottom});
        canvas.text({{middle, y}, guide.words, "guide-label", Anchor::middle});
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
        const Spot low{layout.x(row.figure.interval()->low), y};
        const Spot high{layout.x(row.figure.interval()->high), y};
        canvas.line(
            mark == RowMark::bar ? html::Literal("bar-whisker") : html::Literal("interval"),
            low,
            high
        );
    }
    if (mark == RowMark::dot) {
        canvas.circle("dot", {x, y}, 6.5);
    }
}

void draw_row_words(
    Canvas& canvas,
    const RowChart& chart,
    const ChartRow& row,
    const RowLayout& layout,
    const RowPlace& place
) {
    const double font = layout.size.font;
    const bool is_wide = layout.size.is_wide;
    const double spare = font * 0.6 * (static_cast<double>(place.label.size()) - 1);
    double y = is_wide ? place.track + font * 0.35 - spare : place.top + font * 1.3;
    for (const std::string& line : place.label) {
        canvas.text(
            {{is_wide ? layout.left - 18 : 2, y},
             line,
             "row-label",
             is_wide ? Anchor::end : Anchor::start}
        );
        y += font * 1.2;
    }
    const std::string value = row_value(row, chart);
    if (!has_place(row.figure)) {
        canvas.text({{layout.left + 4, place.track + font * 0.35}, value, "row-value absent-words"}
        );
    } else {
        const double value_y = is_wide ? place.track + font * 0.35 : place.top + font * 1.3;
        canvas.text({{layout.size.width - 2, value_y}, value, "row-value", Anchor::end});
    }
}

html::Html drawn_row_chart(const RowChart& chart, RowMark mark, bool is_wide) {
    const RowLayout layout = lay_out_rows(chart, mark, is_wide);
    Canvas canvas;
    draw_row_axis(canvas, chart, layout);
    draw_guides(canvas, chart, layout);
    for (std::size_t i = 0; i < chart.rows.size(); ++i) {
        const ChartRow& row = chart.rows[i];
        const RowPlace& place = layout.rows[i];
        canvas.open(
            row.is_highlighted ? html::Literal("row row-highlighted") : html::Literal("row")
        );
        if (has_place(row.figure)) {
            canvas.line("track", {layout.left, place.track}, {layout.right, place.track});
            draw_mark(canvas, row, layout, mark, place.track);
        }
        draw_row_words(canvas, chart, row, layout, place);
        canvas.close();
    }
    return finish(canvas, {chart.id, chart.title, chart.description}, layout.size);
}

Chart row_chart(const RowChart& chart, RowMark mark) {
    return {
        .picture =
            framed(chart.room, [&](bool is_wide) { return drawn_row_chart(chart, mark, is_wide); }),
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
