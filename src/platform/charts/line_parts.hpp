// The words of a line chart, beside its picture. For line_chart.cpp.
#pragma once

#include "platform/charts/line_layout.hpp"

namespace charts {

// The reasons of the breaks, by their letters; and what the marks under the axis mean.
html::Html line_notes(const LineChart& chart);
html::Table line_table(const LineChart& chart);

}  // namespace charts
