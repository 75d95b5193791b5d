// How fast a figure moves, how fast it would have to, and when it would arrive. All are simple
// straight-line readings in the figure's own unit; none crosses a break (series.hpp).
#pragma once

#include "analysis/trend/series.hpp"

namespace trend {

enum class Better { higher, lower };

// A year is 365.25 days.
double years_between(base::Date from, base::Date to);

struct Change {
    Observation first;
    Observation last;
    double difference = 0;        // last - first
    std::optional<double> ratio;  // last / first; absent when the first is 0
    double years = 0;
};

// From the first reported figure of the stretch to its last; nothing with fewer than two.
std::optional<Change> change(const Stretch& stretch);

struct Target {
    base::Date date;
    double value = 0;
};

enum class NeedState { needed, already_reached, date_has_passed, no_figure, counting_changed };

struct PaceNeeded {
    NeedState state = NeedState::no_figure;
    double per_year = 0;  // when `needed`: (target - current) / years left
    double years = 0;     // from the current figure to the target's date
};

// From the last reported figure of the stretch. `counting_changed` when a break lies between the
// stretch and the target's date, or on it: the target is then in another way of counting.
// `date_has_passed` when that figure is as late as
// the target's date or later and does not reach it.
PaceNeeded pace_needed(const Stretch& stretch, Target target, Better better);

enum class SeenState { seen, too_few_points };

struct PaceSeen {
    SeenState state = SeenState::too_few_points;
    int points = 0;  // reported figures used
    base::Date from;
    base::Date to;
    double per_year = 0;
    base::Interval interval;  // of per_year, when `seen`
};

// "Cannot tell yet" in a full sentence; empty for `seen`.
std::string_view explain(SeenState state);
std::string_view explain(NeedState state);

// The slope by least squares over the reported figures of one stretch; needs at least 3.
// When every figure has an interval (taken as a 95 % one) of width above 0, weights are 1/se^2,
// se = width / (2 * 1.96), and the variance of the slope is raised by max(1, residual chi-square /
// (n - 2)) (Birge, Physical Review 40 (1932) 207-227): the pace is never surer than its points,
// and scatter about the line makes it less sure. Otherwise unweighted, variance from the residuals
// (Draper and Smith, Applied Regression Analysis, 3rd ed., chapter 1). Limits by Student's t with
// n - 2 degrees of freedom, so that three points give a wide interval.
PaceSeen pace_seen(const Stretch& stretch, double level = 0.95);

enum class Outlook {
    reached,           // the last figure is there already
    between,           // both limits arrive: earliest and latest
    cannot_tell,       // too few points, or the pace may as well be none or away
    moving_away,       // even the kindest limit does not move towards it
    beyond_horizon,    // even the kindest limit takes longer than `horizon_years`
    counting_changed,  // a break follows the stretch: it says nothing of what comes after
};

std::string_view explain(Outlook outlook);

inline constexpr double horizon_years = 50;

struct YearsToTarget {
    Outlook outlook = Outlook::cannot_tell;
    // Years from the last reported figure at the fast limit of the pace. Present for `between`,
    // and for `cannot_tell` where the fast limit arrives.
    std::optional<double> earliest;
    // At the slow limit; only for `between`, where it is at most `horizon_years`. When the slow
    // limit arrives later than that the outlook is `cannot_tell`.
    std::optional<double> latest;
};

// When the last figure would reach `target` at the pace seen in the same stretch.
YearsToTarget years_to_target(
    const Stretch& stretch, double target, Better better, double level = 0.95
);

}  // namespace trend
