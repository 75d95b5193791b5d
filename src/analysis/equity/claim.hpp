// What a comparison allows us to say.
#pragma once

#include "analysis/equity/difference.hpp"
#include "analysis/equity/ratio.hpp"

#include <string_view>

namespace equity {

enum class Direction { higher, lower, cannot_say };

enum class ClaimReason {
    beyond_chance,           // every interval leaves out "no difference"
    within_chance,           // an interval includes "no difference"
    intervals_disagree,      // difference and ratio point apart
    depends_on_denominator,  // another denominator leads to another answer
    not_comparable,          // no interval: see the comparison's own state
};

// "higher", "lower", "cannot say"
std::string_view word(Direction direction);
// A full sentence for people.
std::string_view explain(ClaimReason reason);

struct Claim {
    Direction direction = Direction::cannot_say;
    ClaimReason reason = ClaimReason::not_comparable;
};

// How one group stands to another, absolutely and relatively.
struct Gap {
    Comparison difference;
    Comparison ratio;
    Claim claim;
};

// The claim is the weaker of what the two intervals allow; where the ratio has no value because
// the comparator has none, the difference alone decides. Without an interval: cannot say.
Claim claim(const Comparison& difference, const Comparison& ratio);
Claim claim(const Comparison& difference);

Gap compare(Counts group, Counts comparator, Relation relation, double level = 0.95);

// Of the same comparison under two denominators: a direction only when both give it (DESIGN.md
// idea 5, "the claim is worded by the weaker").
Claim weaker(Claim left, Claim right);

}  // namespace equity
