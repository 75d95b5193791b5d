#include "analysis/equity/difference.hpp"

#include <cmath>

namespace equity {

std::string_view explain(ComparisonState state) {
    switch (state) {
        case ComparisonState::estimated:
            return "";
        case ComparisonState::overlapping_groups:
            return "Some people are counted in both groups, so no interval is given: the usual one "
                   "would be wrong.";
        case ComparisonState::exceeds_denominator:
            return "In one group more people were counted above the line than below it, so no "
                   "interval is given.";
        case ComparisonState::no_interval:
            return "One of the two figures was given without an interval.";
        case ComparisonState::comparator_is_zero:
            return "The group compared with has none, so a ratio has no value; read the "
                   "difference.";
        case ComparisonState::no_denominator:
            return "Nobody was counted in one of the groups.";
        case ComparisonState::not_a_count:
            return "A count was negative or not a number.";
    }
    return "";
}

ComparisonState comparability(Counts group, Counts comparator, Relation relation) {
    const ProportionState left = estimate_proportion(group).state;
    const ProportionState right = estimate_proportion(comparator).state;
    const auto either = [&](ProportionState state) { return left == state || right == state; };
    if (either(ProportionState::not_a_count)) {
        return ComparisonState::not_a_count;
    }
    if (either(ProportionState::no_denominator)) {
        return ComparisonState::no_denominator;
    }
    if (either(ProportionState::exceeds_denominator)) {
        return ComparisonState::exceeds_denominator;
    }
    return relation == Relation::overlapping ? ComparisonState::overlapping_groups
                                             : ComparisonState::estimated;
}

Comparison difference(const Estimate& group, const Estimate& comparator, Relation relation) {
    Comparison result;
    if (!std::isfinite(group.value) || !std::isfinite(comparator.value)) {
        return result;
    }
    result.estimate = group.value - comparator.value;
    if (relation == Relation::overlapping) {
        result.state = ComparisonState::overlapping_groups;
    } else if (!group.interval || !comparator.interval) {
        result.state = ComparisonState::no_interval;
    } else {
        result.state = ComparisonState::estimated;
        const double below = std::hypot(
            group.value - group.interval->low, comparator.interval->high - comparator.value
        );
        const double above = std::hypot(
            group.interval->high - group.value, comparator.value - comparator.interval->low
        );
        result.interval = base::Interval{*result.estimate - below, *result.estimate + above};
    }
    return result;
}

Comparison difference(Counts group, Counts comparator, Relation relation, double level) {
    const Proportion left = estimate_proportion(group, level);
    const Proportion right = estimate_proportion(comparator, level);
    Comparison result;
    if (left.share && right.share) {
        result = difference(
            Estimate{*left.share, left.interval}, Estimate{*right.share, right.interval}, relation
        );
    }
    result.state = comparability(group, comparator, relation);
    return result;
}

}  // namespace equity
