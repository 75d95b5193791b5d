// Where each part of a chart by rows stands, and its table. For row_chart.cpp.
#pragma once

#include "platform/charts/canvas.hpp"
#include "platform/charts/row_chart.hpp"
#include "platform/charts/scale.hpp"

#include <string>
#include <vector>

namespace charts {

enum class RowMark { dot, bar };

// A line all rows are read against; its words have a line of their own above the rows.
struct RowGuide {
    std::string words;
    double value;
    bool is_target;
};
std::vector<RowGuide> row_guides(const RowChart& chart);

struct RowPlace {
    std::vector<std::string> label;  // beside the track when wide, above it when narrow
    double top;
    double track;  // where the mark stands
};

struct RowLayout {
    Size size;
    double left, right, top, bottom;  // of the plot
    Scale x;
    Ticks ticks;
    std::vector<RowPlace> rows;
};
RowLayout lay_out_rows(const RowChart& chart, RowMark mark, bool is_wide);

// The number with its unit, or the words for its absence.
std::string row_value(const ChartRow& row, const RowChart& chart);

html::Table row_table(const RowChart& chart);

}  // namespace charts
