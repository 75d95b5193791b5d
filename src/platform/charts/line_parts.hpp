// Parts of a line chart that have a file of their own. For line_chart.cpp.
#pragma once

#include "platform/charts/canvas.hpp"
#include "platform/charts/line_layout.hpp"

namespace charts {

// The mark of the baseline, if there is one, and its words.
void draw_baseline(Canvas& canvas, const LineChart& chart, const LineLayout& layout);
// The reasons of the breaks, by their letters; and what the marks under the axis mean.
html::Html line_notes(const LineChart& chart);
html::Table line_table(const LineChart& chart);

}  // namespace charts
