#include "analysis/trend/gap.hpp"

#include <cmath>

namespace trend {
namespace {

struct PairAtDate {
    base::Date date;
    double group = 0;
    double comparator = 0;
};

std::vector<PairAtDate> common_dates(const Stretch& group, const Stretch& comparator) {
    std::vector<PairAtDate> pairs;
    const std::vector<Observation> others = comparator.reported();
    auto other = others.begin();
    for (const Observation& one : group.reported()) {
        while (other != others.end() && other->date < one.date) {
            ++other;
        }
        if (other != others.end() && other->date == one.date) {
            pairs.push_back({one.date, one.figure.value(), other->figure.value()});
        }
    }
    return pairs;
}

// How far from equal a ratio is, the same for 2 and for 1/2; absent at 0.
std::optional<double> distance_from_one(const std::optional<double>& ratio) {
    return ratio && *ratio > 0 ? std::optional(std::abs(std::log(*ratio))) : std::nullopt;
}

GapMove move_between(const PairAtDate& first, const PairAtDate& last, Better better) {
    const double before = first.group - first.comparator;
    const double after = last.group - last.comparator;
    if (before * after < 0) {
        return GapMove::reversed;
    }
    if (std::abs(after) == std::abs(before)) {
        return GapMove::unchanged;
    }
    if (std::abs(after) > std::abs(before)) {
        return GapMove::widened;
    }
    const double sign = better == Better::higher ? 1 : -1;
    const double group_gain = sign * (last.group - first.group);
    const double comparator_gain = sign * (last.comparator - first.comparator);
    const bool group_was_better = sign * before > 0;
    const double better_off_gain = group_was_better ? group_gain : comparator_gain;
    const double worse_off_gain = group_was_better ? comparator_gain : group_gain;
    if (better_off_gain >= 0) {
        return GapMove::narrowed_by_gain;
    }
    return worse_off_gain > 0 ? GapMove::narrowed_from_both_ends : GapMove::narrowed_by_loss;
}

}  // namespace

std::string_view explain(GapMove move) {
    switch (move) {
        case GapMove::narrowed_by_gain:
            return "The gap narrowed because the group that was worse off gained.";
        case GapMove::narrowed_from_both_ends:
            return "The gap narrowed from both ends: the group that was worse off gained, and the "
                   "group that was better off got worse.";
        case GapMove::narrowed_by_loss:
            return "The gap narrowed only because the group that was better off got worse.";
        case GapMove::widened:
            return "The gap widened.";
        case GapMove::unchanged:
            return "The gap did not change.";
        case GapMove::reversed:
            return "The order reversed: the group that was worse off is now better off.";
        case GapMove::cannot_tell:
            return "Cannot tell yet: a gap over time needs two dates with figures for both groups.";
    }
    return "";
}

GapOverTime gap_over_time(const Stretch& group, const Stretch& comparator, Better better) {
    GapOverTime result;
    const std::vector<PairAtDate> pairs = common_dates(group, comparator);
    for (const PairAtDate& pair : pairs) {
        result.points.push_back(
            {pair.date,
             pair.group - pair.comparator,
             pair.comparator == 0 ? std::nullopt : std::optional(pair.group / pair.comparator)}
        );
    }
    if (pairs.size() < 2) {
        return result;
    }
    result.move = move_between(pairs.front(), pairs.back(), better);
    const auto before = distance_from_one(result.points.front().ratio);
    const auto after = distance_from_one(result.points.back().ratio);
    if (before && after) {
        result.ratio_narrowed = *after < *before;
    }
    return result;
}

}  // namespace trend
