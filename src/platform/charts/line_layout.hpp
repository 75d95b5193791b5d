// Where each part of a line chart stands, worked out before anything is drawn. For line_chart.cpp.
#pragma once

#include "platform/charts/canvas.hpp"
#include "platform/charts/line_chart.hpp"
#include "platform/charts/scale.hpp"

#include <algorithm>
#include <optional>
#include <string>
#include <vector>

namespace charts {

// A break of one or more series at the same place for the same reason.
struct BreakNote {
    base::Date before;         // the last point counted the old way
    base::Date after;          // the first counted the new way
    std::string before_label;  // their periods in words
    std::string after_label;
    std::string reason;
    std::vector<std::string> names;  // of the series that break here
    std::string letter{};            // "A", "B", ... by time
};
std::vector<BreakNote> break_notes(const std::vector<LineSeries>& series);

// The words at the end of a line or a target.
struct EndLabel {
    std::optional<std::size_t> series;  // nothing for a target
    std::vector<std::string> lines;
    Spot end;        // of what it names
    double top = 0;  // of its first line, after labels have made room for each other
};

struct LineLayout {
    Size size;
    double left, right, top, bottom;  // of the plot
    Scale x, y;
    Ticks y_ticks;
    std::vector<TimeTick> x_ticks;
    std::vector<EndLabel> labels;
    bool has_strip;   // a row under the axis for figures that are absent
    bool has_key;     // the labels are a list under the plot: too many to stand beside it
    base::Date last;  // the right end: a later target is drawn as an arrow there

    Spot spot(base::Date at, double value) const { return {x(day_number(at)), y(value)}; }
    Spot target_spot(const Target& target) const {
        return spot(std::min(target.by, last), target.value.value());
    }
    // The middle of a tick's words, which stay within the picture.
    double words_x(const TimeTick& tick) const;
    double line_height() const { return size.font * 1.25; }
    double strip_height() const { return has_strip ? size.font * 1.6 : 0; }
};
LineLayout lay_out(const LineChart& chart, bool is_wide);
// Where the line of a break stands.
double break_x(const BreakNote& note, const LineLayout& layout);
// Where the letters of breaks stand, in their order: above their lines, moved apart where they
// would touch.
std::vector<double> badge_places(const std::vector<BreakNote>& notes, const LineLayout& layout);

bool draws_band(const LineChart& chart, const LineSeries& series);
bool is_any_highlighted(const LineChart& chart);
// The last point with a value, of whichever segment; null when there is none.
const Point* last_placed(const LineSeries& series);
// The first date the present way of counting covers: a target holds from here.
base::Date present_segment_start(const LineChart& chart);

// Moves labels apart so that none overlaps, each as near its end as the others let it, within
// `top` and `bottom`; where they are too many for that, they go on below `bottom`.
void spread(std::vector<EndLabel>& labels, double line_height, double top, double bottom);

}  // namespace charts
