// Series over time: lines that stop at breaks, bands where chance is shown, targets, a baseline.
#pragma once

#include "platform/charts/chart.hpp"
#include "platform/charts/line_series.hpp"

#include <optional>
#include <string>
#include <vector>

namespace charts {

// Where things stood when the work began.
struct Baseline {
    base::Date at;
    std::string label;  // "Baseline, 2020"
    base::Drawn figure;
};

struct LineChart {
    std::string id;           // unique on its page
    std::string title;        // what is drawn: "Fully immunised at two years, by ethnicity"
    std::string description;  // what it shows, for those who do not see it
    std::vector<LineSeries> series;
    Unit unit{};
    std::string period_heading = "Period";  // of the table's first column
    std::vector<Target> targets{};
    std::optional<Baseline> baseline{};
    bool from_zero = false;
    Room room = Room::any;
    bool show_intervals = false;  // in the table; drawn as bands for the highlighted or only series
};

// Accessibility: series differ by marker and line pattern as well as colour and are named at their
// ends; an absent figure has a mark of its own under the axis, explained in words; each break has
// a letter and its reason in words under the picture; the table has every figure and break.
Chart line_chart(const LineChart& chart);

}  // namespace charts
