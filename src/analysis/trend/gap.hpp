// A gap between two groups over time: difference and ratio together, and which side moved.
//
// Descriptive only: a register counts much the same people at both dates, so the change of a gap
// has no interval here.
#pragma once

#include "analysis/trend/pace.hpp"

namespace trend {

struct GapPoint {
    base::Date date;
    double difference = 0;        // group - comparator
    std::optional<double> ratio;  // group / comparator; absent when the comparator is 0
};

enum class GapMove {
    narrowed_by_gain,         // the worse-off improved and the better-off did not get worse
    narrowed_from_both_ends,  // the worse-off improved, and the better-off got worse
    narrowed_by_loss,         // only because the better-off got worse
    widened,
    unchanged,
    reversed,     // the group that was worse off is now better off
    cannot_tell,  // fewer than two dates with both figures
};

// A full sentence for people, such as "The gap narrowed only because the group that was better off
// got worse."; empty for none.
std::string_view explain(GapMove move);

struct GapOverTime {
    // Each date with both figures reported, in order.
    std::vector<GapPoint> points;
    // Of the absolute difference, from the first of them to the last.
    GapMove move = GapMove::cannot_tell;
    // Whether the ratio moved towards 1 as well: a gap can narrow in points while it widens in
    // proportion. Absent when a ratio is.
    std::optional<bool> ratio_narrowed;
};

// Two stretches, one of each group; only dates in both count, so no break of either is crossed.
GapOverTime gap_over_time(const Stretch& group, const Stretch& comparator, Better better);

}  // namespace trend
