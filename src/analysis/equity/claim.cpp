#include "analysis/equity/claim.hpp"

namespace equity {
namespace {

// What one interval allows, `none` being the value of no difference.
Claim claim_beside(const std::optional<base::Interval>& interval, double none) {
    if (!interval) {
        return {Direction::cannot_say, ClaimReason::not_comparable};
    }
    if (interval->low > none) {
        return {Direction::higher, ClaimReason::beyond_chance};
    }
    if (interval->high < none) {
        return {Direction::lower, ClaimReason::beyond_chance};
    }
    return {Direction::cannot_say, ClaimReason::within_chance};
}

Claim agree(Claim left, Claim right, ClaimReason when_apart) {
    if (left.direction == right.direction) {
        return left.reason == ClaimReason::not_comparable ? left : right;
    }
    if (left.direction == Direction::cannot_say) {
        return left;
    }
    if (right.direction == Direction::cannot_say) {
        return right;
    }
    return {Direction::cannot_say, when_apart};
}

}  // namespace

std::string_view word(Direction direction) {
    switch (direction) {
        case Direction::higher:
            return "higher";
        case Direction::lower:
            return "lower";
        case Direction::cannot_say:
            return "cannot say";
    }
    return "cannot say";
}

std::string_view explain(ClaimReason reason) {
    switch (reason) {
        case ClaimReason::beyond_chance:
            return "The difference is larger than chance variation alone would make.";
        case ClaimReason::within_chance:
            return "Chance variation alone could make a difference of this size.";
        case ClaimReason::intervals_disagree:
            return "The difference and the ratio do not point the same way.";
        case ClaimReason::depends_on_denominator:
            return "It depends on who is counted.";
        case ClaimReason::not_comparable:
            return "The two figures cannot be compared with an interval.";
    }
    return "";
}

Claim claim(const Comparison& difference) {
    return claim_beside(difference.interval, 0);
}

Claim claim(const Comparison& difference, const Comparison& ratio) {
    if (ratio.state == ComparisonState::comparator_is_zero) {
        return claim(difference);
    }
    return agree(
        claim(difference), claim_beside(ratio.interval, 1), ClaimReason::intervals_disagree
    );
}

Gap compare(Counts group, Counts comparator, Relation relation, double level) {
    Gap gap{
        difference(group, comparator, relation, level),
        ratio(group, comparator, relation, level),
        {}};
    gap.claim = claim(gap.difference, gap.ratio);
    return gap;
}

Claim weaker(Claim left, Claim right) {
    if (left.direction != right.direction && left.reason != ClaimReason::not_comparable &&
        right.reason != ClaimReason::not_comparable) {
        return {Direction::cannot_say, ClaimReason::depends_on_denominator};
    }
    return agree(left, right, ClaimReason::depends_on_denominator);
}

}  // namespace equity
