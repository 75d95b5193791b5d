#include "analysis/equity/proportion.hpp"

#include "analysis/equity/distribution.hpp"

#include <algorithm>
#include <cmath>

namespace equity {
namespace {

ProportionState state_of(Counts counts) {
    const bool usable = std::isfinite(counts.numerator) && std::isfinite(counts.denominator) &&
                        counts.numerator >= 0 && counts.denominator >= 0;
    if (!usable) {
        return ProportionState::not_a_count;
    }
    if (counts.denominator == 0) {
        return ProportionState::no_denominator;
    }
    return counts.numerator > counts.denominator ? ProportionState::exceeds_denominator
                                                 : ProportionState::estimated;
}

}  // namespace

std::string_view explain(ProportionState state) {
    switch (state) {
        case ProportionState::estimated:
            return "";
        case ProportionState::exceeds_denominator:
            return "More people were counted above the line than below it, so the two do not count "
                   "the same people. The figure is kept as it is and has no interval.";
        case ProportionState::no_denominator:
            return "Nobody was counted in this group.";
        case ProportionState::not_a_count:
            return "A count was negative or not a number.";
    }
    return "";
}

base::Interval wilson_interval(Counts counts, double level) {
    const double z = two_sided_z(level);
    const double n = counts.denominator;
    const double p = counts.numerator / n;
    const double centre = 2 * counts.numerator + z * z;
    const double spread = z * std::sqrt(z * z + 4 * counts.numerator * (1 - p));
    const double scale = 2 * (n + z * z);
    base::Interval interval{(centre - spread) / scale, (centre + spread) / scale};
    // The limits below are exact at the ends; rounding must not say otherwise.
    interval.low = counts.numerator == 0 ? 0 : std::clamp(interval.low, 0.0, p);
    interval.high = counts.numerator == n ? 1 : std::clamp(interval.high, p, 1.0);
    return interval;
}

Proportion estimate_proportion(Counts counts, double level) {
    Proportion result;
    result.state = state_of(counts);
    if (result.state == ProportionState::estimated) {
        result.interval = wilson_interval(counts, level);
    }
    if (result.state == ProportionState::estimated ||
        result.state == ProportionState::exceeds_denominator) {
        result.share = counts.numerator / counts.denominator;
    }
    return result;
}

}  // namespace equity
