// The difference of two proportions, with the interval that two INDEPENDENT groups allow.
#pragma once

#include "analysis/equity/proportion.hpp"

#include <optional>
#include <string_view>

namespace equity {

// How two groups of people stand to each other. Groups by total response ethnicity overlap: one
// person may be in both, so intervals that assume independence are wrong and are refused.
enum class Relation { independent, overlapping };

enum class ComparisonState {
    estimated,
    overlapping_groups,   // the estimate stands, the interval is refused
    exceeds_denominator,  // the estimate stands, it has no interval
    no_interval,          // a side is known without an interval
    comparator_is_zero,   // a ratio to nothing has no value; read the difference
    no_denominator,
    not_a_count,
};

// A full sentence for people; empty for `estimated`.
std::string_view explain(ComparisonState state);

// Of a group to its comparator, as shares (a difference of 0.08 is 8 percentage points).
struct Comparison {
    ComparisonState state = ComparisonState::not_a_count;
    std::optional<double> estimate;
    std::optional<base::Interval> interval;
};

// A proportion, rate or mean with the interval it was given.
struct Estimate {
    double value = 0;
    std::optional<base::Interval> interval;
};

// group - comparator. Newcombe, Statistics in Medicine 17 (1998) 873-890, method 10 (hybrid score,
// without continuity correction), from the two Wilson intervals. Within [-1, 1].
// When the two states differ, the one that explains more is kept: not a count, no denominator,
// exceeds the denominator, overlapping, in that order.
Comparison difference(Counts group, Counts comparator, Relation relation, double level = 0.95);

// The same square-and-add from any two estimates with intervals of one level (Zou and Donner,
// Statistics in Medicine 27 (2008) 1693-1702, MOVER), for figures published without their counts.
Comparison difference(const Estimate& group, const Estimate& comparator, Relation relation);

// What keeps two counts from being compared with an interval; `estimated` when nothing does.
ComparisonState comparability(Counts group, Counts comparator, Relation relation);

}  // namespace equity
