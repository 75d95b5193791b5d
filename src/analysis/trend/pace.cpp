#include "analysis/trend/pace.hpp"

#include "analysis/equity/distribution.hpp"

#include <algorithm>
#include <cmath>

namespace trend {
namespace {

bool reaches(double value, double target, Better better) {
    return better == Better::higher ? value >= target : value <= target;
}

// 1/se^2 of each figure; all 1 when a figure has no usable interval. `known` says which.
struct Weights {
    std::vector<double> values;
    bool known = true;
};

Weights weights_of(const std::vector<Observation>& points) {
    Weights weights;
    for (const Observation& point : points) {
        const auto& interval = point.figure.interval();
        const double width = interval ? interval->high - interval->low : 0;
        weights.known = weights.known && std::isfinite(width) && width > 0;
        const double error = width / (2 * equity::two_sided_z(0.95));
        weights.values.push_back(1 / (error * error));
    }
    if (!weights.known) {
        weights.values.assign(points.size(), 1.0);
    }
    return weights;
}

struct Line {
    double slope = 0;
    double slope_error = 0;
};

Line fit_line(const std::vector<Observation>& points, const Weights& weights) {
    double total = 0;
    double mean_x = 0;
    double mean_y = 0;
    for (std::size_t i = 0; i < points.size(); ++i) {
        const double w = weights.values[i];
        total += w;
        mean_x += w * years_between(points.front().date, points[i].date);
        mean_y += w * points[i].figure.value();
    }
    mean_x /= total;
    mean_y /= total;
    double sxx = 0;
    double sxy = 0;
    for (std::size_t i = 0; i < points.size(); ++i) {
        const double x = years_between(points.front().date, points[i].date) - mean_x;
        sxx += weights.values[i] * x * x;
        sxy += weights.values[i] * x * (points[i].figure.value() - mean_y);
    }
    Line line{sxy / sxx, 0};
    double residual = 0;
    for (std::size_t i = 0; i < points.size(); ++i) {
        const double x = years_between(points.front().date, points[i].date) - mean_x;
        const double off = points[i].figure.value() - mean_y - line.slope * x;
        residual += weights.values[i] * off * off;
    }
    const double spread = residual / (static_cast<double>(points.size()) - 2);
    line.slope_error = std::sqrt((weights.known ? std::max(1.0, spread) : spread) / sxx);
    return line;
}

}  // namespace

double years_between(base::Date from, base::Date to) {
    return static_cast<double>(base::days_between(from, to)) / 365.25;
}

std::optional<Change> change(const Stretch& stretch) {
    const std::vector<Observation> points = stretch.reported();
    if (points.size() < 2) {
        return std::nullopt;
    }
    const double first = points.front().figure.value();
    const double last = points.back().figure.value();
    return Change{
        points.front(),
        points.back(),
        last - first,
        first == 0 ? std::nullopt : std::optional(last / first),
        years_between(points.front().date, points.back().date)};
}

std::string_view explain(SeenState state) {
    return state == SeenState::seen
               ? ""
               : "Cannot tell yet: a pace needs at least three figures counted the same way.";
}

std::string_view explain(NeedState state) {
    switch (state) {
        case NeedState::needed:
            return "";
        case NeedState::already_reached:
            return "The target is already reached.";
        case NeedState::date_has_passed:
            return "The target's date has passed without reaching it.";
        case NeedState::no_figure:
            return "There is no figure to start from.";
        case NeedState::counting_changed:
            return "The way of counting changed after the last figure, so no pace towards the "
                   "target can be told.";
    }
    return "";
}

std::string_view explain(Outlook outlook) {
    switch (outlook) {
        case Outlook::reached:
            return "The target is already reached.";
        case Outlook::between:
            return "";
        case Outlook::cannot_tell:
            return "Cannot tell yet: the pace seen is too uncertain.";
        case Outlook::moving_away:
            return "At the pace seen the target is not reached.";
        case Outlook::beyond_horizon:
            return "At the pace seen the target is more than fifty years away.";
        case Outlook::counting_changed:
            return "The way of counting changed after the last figure, so no pace towards the "
                   "target can be told.";
    }
    return "";
}

PaceNeeded pace_needed(const Stretch& stretch, Target target, Better better) {
    const std::vector<Observation> points = stretch.reported();
    if (points.empty()) {
        return {};
    }
    const double current = points.back().figure.value();
    PaceNeeded result{NeedState::needed, 0, years_between(points.back().date, target.date)};
    if (stretch.closed_on() && *stretch.closed_on() <= target.date) {
        result.state = NeedState::counting_changed;
    } else if (reaches(current, target.value, better)) {
        result.state = NeedState::already_reached;
    } else if (result.years <= 0) {
        result.state = NeedState::date_has_passed;
    } else {
        result.per_year = (target.value - current) / result.years;
    }
    return result;
}

PaceSeen pace_seen(const Stretch& stretch, double level) {
    const std::vector<Observation> points = stretch.reported();
    PaceSeen result;
    result.points = static_cast<int>(points.size());
    if (points.empty()) {
        return result;
    }
    result.from = points.front().date;
    result.to = points.back().date;
    if (points.size() < 3) {
        return result;
    }
    const Line line = fit_line(points, weights_of(points));
    const double reach =
        line.slope_error * equity::two_sided_t(level, static_cast<double>(points.size()) - 2);
    result.state = SeenState::seen;
    result.per_year = line.slope;
    result.interval = {line.slope - reach, line.slope + reach};
    return result;
}

YearsToTarget years_to_target(const Stretch& stretch, double target, Better better, double level) {
    YearsToTarget result;
    const std::vector<Observation> points = stretch.reported();
    if (points.empty()) {
        return result;
    }
    if (stretch.closed_on()) {
        result.outlook = Outlook::counting_changed;
        return result;
    }
    const double current = points.back().figure.value();
    if (reaches(current, target, better)) {
        result.outlook = Outlook::reached;
        return result;
    }
    const PaceSeen pace = pace_seen(stretch, level);
    if (pace.state != SeenState::seen) {
        return result;
    }
    const double to_go = target - current;
    const double fast = better == Better::higher ? pace.interval.high : pace.interval.low;
    const double slow = better == Better::higher ? pace.interval.low : pace.interval.high;
    const double earliest = to_go / fast;  // below 0 when the limit leads away, infinite at 0
    const double latest = to_go / slow;
    if (!(earliest > 0) || std::isinf(earliest)) {
        result.outlook = Outlook::moving_away;
    } else if (earliest > horizon_years) {
        result.outlook = Outlook::beyond_horizon;
    } else {
        result.earliest = earliest;
        if (latest > 0 && latest <= horizon_years) {
            result.outlook = Outlook::between;
            result.latest = latest;
        }
    }
    return result;
}

}  // namespace trend
