// The words at the ends of lines and targets, and where they stand. For line_layout.cpp.
#pragma once

#include "platform/charts/line_layout.hpp"

#include <string>
#include <vector>

namespace charts {

// A label with the date of its end; x and y are known only when the plot is.
struct DatedLabel {
    EndLabel label;
    base::Date at;
    double value;
};

// One for every series with a value and every target, its words broken into lines of `room`.
std::vector<DatedLabel> dated_labels(const LineChart& chart, Size size, double room);

double widest(const std::vector<std::string>& lines, double font);
double lines_in(const std::vector<DatedLabel>& labels);

// Labels one below the other from `top`, each with its mark to its left: a key under the plot.
void list_labels(std::vector<EndLabel>& labels, double line_height, double top);

}  // namespace charts
