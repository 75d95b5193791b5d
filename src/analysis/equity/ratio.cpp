#include "analysis/equity/ratio.hpp"

#include "analysis/equity/distribution.hpp"

#include <algorithm>
#include <cmath>

namespace equity {
namespace {

std::optional<base::Interval> katz_interval(Counts group, Counts comparator, double level) {
    if (group.numerator == 0) {
        return std::nullopt;
    }
    const double log_ratio = std::log(group.numerator / group.denominator) -
                             std::log(comparator.numerator / comparator.denominator);
    const double error = std::sqrt(
        1 / group.numerator - 1 / group.denominator + 1 / comparator.numerator -
        1 / comparator.denominator
    );
    const double reach = two_sided_z(level) * error;
    return base::Interval{std::exp(log_ratio - reach), std::exp(log_ratio + reach)};
}

// Koopman's U(theta): the chi-square distance of the counts from a true ratio `theta`.
double koopman_distance(Counts group, Counts comparator, double theta) {
    const double n1 = group.denominator;
    const double n2 = comparator.denominator;
    const double x1 = group.numerator;
    const double x2 = comparator.numerator;
    const double linear = theta * (n1 + x2) + x1 + n2;
    const double root =
        std::sqrt(std::max(0.0, linear * linear - 4 * theta * (n1 + n2) * (x1 + x2)));
    // The smaller root of (n1+n2) p^2 - linear p + theta (x1+x2), in the form that does not cancel.
    const double p1 = std::min(1.0, 2 * theta * (x1 + x2) / (linear + root));
    if (x1 == n1) {  // the general form below is 0/0 at p1 = 1
        return n1 * (1 - p1) / p1 + n1 * n1 * (theta - p1) / (n2 * p1);
    }
    const double off = x1 - n1 * p1;
    return off * off / (n1 * p1 * (1 - p1)) * (1 + n1 * (theta - p1) / (n2 * (1 - p1)));
}

// The root of U(theta) = limit between `inside` (distance below it) and beyond, in log steps.
double koopman_limit(Counts group, Counts comparator, double inside, bool upward, double limit) {
    double near = std::log(inside);
    double far = near;
    const double step = upward ? 1 : -1;
    do {
        near = far;
        far += step;
    } while (koopman_distance(group, comparator, std::exp(far)) < limit && std::abs(far) < 700);
    for (int i = 0; i < 200 && std::abs(far - near) > 1e-13; ++i) {
        const double middle = (near + far) / 2;
        (koopman_distance(group, comparator, std::exp(middle)) < limit ? near : far) = middle;
    }
    return std::exp((near + far) / 2);
}

base::Interval koopman_interval(Counts group, Counts comparator, double level) {
    const double z = two_sided_z(level);
    const double estimate =
        (group.numerator / group.denominator) / (comparator.numerator / comparator.denominator);
    if (group.numerator == 0) {
        const double start = 1e-12;
        return {0, koopman_limit(group, comparator, start, true, z * z)};
    }
    return {
        koopman_limit(group, comparator, estimate, false, z * z),
        koopman_limit(group, comparator, estimate, true, z * z)};
}

}  // namespace

Comparison ratio(
    Counts group, Counts comparator, Relation relation, double level, RatioMethod method
) {
    Comparison result;
    result.state = comparability(group, comparator, relation);
    if (result.state == ComparisonState::not_a_count ||
        result.state == ComparisonState::no_denominator) {
        return result;
    }
    if (comparator.numerator == 0) {
        result.state = ComparisonState::comparator_is_zero;
        return result;
    }
    result.estimate =
        (group.numerator / group.denominator) / (comparator.numerator / comparator.denominator);
    if (result.state == ComparisonState::estimated) {
        result.interval = method == RatioMethod::katz ? katz_interval(group, comparator, level)
                                                      : koopman_interval(group, comparator, level);
        if (!result.interval) {
            result.state = ComparisonState::no_interval;
        }
    }
    return result;
}

}  // namespace equity
