// A proportion and its Wilson score interval.
#pragma once

#include "base/figure.hpp"

#include <optional>
#include <string_view>

namespace equity {

// Who has it, and who is counted. Counts need not be whole (weighted or survey-effective counts).
struct Counts {
    double numerator = 0;
    double denominator = 0;
};

enum class ProportionState {
    estimated,
    exceeds_denominator,  // numerator > denominator: the two do not count the same people
    no_denominator,       // nobody was counted
    not_a_count,          // negative, infinite or not a number
};

// A full sentence for people; empty for `estimated`.
std::string_view explain(ProportionState state);

struct Proportion {
    ProportionState state = ProportionState::not_a_count;
    // numerator / denominator, a share (0.716, not 71.6). Above 1 when it exceeds the denominator:
    // kept as it is, never clipped. Absent without a denominator or a count.
    std::optional<double> share;
    // Present only when `estimated`, as a share within [0, 1].
    std::optional<base::Interval> interval;
};

// Wilson, Journal of the American Statistical Association 22 (1927) 209-212; method 3 of Newcombe,
// Statistics in Medicine 17 (1998) 857-872, without continuity correction:
//   (2np + z^2 -+ z sqrt(z^2 + 4np(1 - p))) / (2(n + z^2))
// It is the chance variation of the count only: not non-response, and not who was counted.
// At 0 the low limit is exactly 0, at n the high limit exactly 1.
// Throws base::Error(invalid) unless 0 < level < 1.
Proportion estimate_proportion(Counts counts, double level = 0.95);

// The limits alone, for 0 <= numerator <= denominator and denominator > 0.
base::Interval wilson_interval(Counts counts, double level = 0.95);

}  // namespace equity
