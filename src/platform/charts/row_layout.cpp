#include "platform/charts/row_layout.hpp"

#include <algorithm>
#include <cmath>
#include <limits>

namespace charts {
namespace {

constexpr double widest_label = 220;  // beside a track

void include(Extent& extent, double value) {
    if (std::isfinite(value)) {
        extent.low = std::min(extent.low, value);
        extent.high = std::max(extent.high, value);
    }
}

void include_figure(Extent& extent, const base::Drawn& figure) {
    if (!has_place(figure)) {
        return;
    }
    include(extent, figure.value());
    if (figure.interval()) {
        include(extent, figure.interval()->low);
        include(extent, figure.interval()->high);
    }
}

Extent row_extent(const RowChart& chart, RowMark mark) {
    Extent extent{
        std::numeric_limits<double>::infinity(), -std::numeric_limits<double>::infinity()};
    for (const ChartRow& row : chart.rows) {
        include_figure(extent, row.figure);
    }
    if (chart.reference) {
        include_figure(extent, chart.reference->figure);
    }
    if (chart.target) {
        include(extent, chart.target->value.value());
    }
    if (chart.from_zero || mark == RowMark::bar) {
        include(extent, 0);
    }
    return extent.low > extent.high ? Extent{0, 1} : extent;
}

// Label left of the track, number right of it: rows of one height.
void place_wide_rows(const RowChart& chart, RowLayout& layout) {
    constexpr double height = 38;
    double top = layout.top;
    for (const ChartRow& row : chart.rows) {
        layout.rows.push_back(
            {wrap(row.label, layout.size.font, widest_label), top, top + height / 2}
        );
        top += height;
    }
    layout.bottom = top;
}

// Label and number above the track: a long label takes more lines.
void place_narrow_rows(const RowChart& chart, RowLayout& layout) {
    const double font = layout.size.font;
    double top = layout.top;
    for (const ChartRow& row : chart.rows) {
        const double beside =
            has_place(row.figure) ? text_width(row_value(row, chart), font) + 14 : 0;
        std::vector<std::string> label = wrap(row.label, font, layout.size.width - beside);
        const double track = top + font * (1.2 * static_cast<double>(label.size()) + 1.3);
        layout.rows.push_back({std::move(label), top, track});
        top = track + font * 1.15;
    }
    layout.bottom = top;
}

}  // namespace

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
    Size size = is_wide ? Size{720, 0, 14, true} : Size{312, 0, 12.5, false};
    double label_width = 0;
    double value_width = 0;
    for (const ChartRow& row : chart.rows) {
        for (const std::string& line : wrap(row.label, size.font, widest_label)) {
            label_width = std::max(label_width, text_width(line, size.font));
        }
        if (has_place(row.figure)) {
            value_width = std::max(value_width, text_width(row_value(row, chart), size.font));
        }
    }
    const double left = is_wide ? std::min(label_width, widest_label + 20) + 22 : 10;
    const double right = is_wide ? size.width - value_width - 22 : size.width - 10;
    const Ticks ticks = nice_ticks(row_extent(chart, mark), is_wide ? 6 : 5);
    RowLayout layout{
        .size = size,
        .left = left,
        .right = std::max(right, left + 60),
        .top = 6 + static_cast<double>(row_guides(chart).size()) * size.font * 1.5,
        .bottom = 0,
        .x = Scale({ticks.values.front(), ticks.values.back()}, {left, std::max(right, left + 60)}),
        .ticks = ticks,
        .rows = {}};
    if (is_wide) {
        place_wide_rows(chart, layout);
    } else {
        place_narrow_rows(chart, layout);
    }
    layout.size.height = layout.bottom + size.font * 2.1;
    return layout;
}

}  // namespace charts
