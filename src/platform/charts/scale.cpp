#include "platform/charts/scale.hpp"

#include "base/text.hpp"

#include <algorithm>
#include <array>
#include <cmath>

namespace charts {
namespace {

double finite_or_zero(double value) {
    return std::isfinite(value) ? value : 0;
}

Extent widened(Extent domain) {
    Extent safe{finite_or_zero(domain.low), finite_or_zero(domain.high)};
    if (safe.low > safe.high) {
        std::swap(safe.low, safe.high);
    }
    const double size = std::max(std::abs(safe.low), std::abs(safe.high));
    if (safe.high - safe.low <= size * 1e-9) {
        const double margin = size == 0 ? 1 : size * 0.05;
        safe = {safe.low - margin, safe.high + margin};
    }
    return safe;
}

// The smallest step of 1, 2 or 5 times a power of ten that is at least `least`.
double nice_step(double least) {
    const double power = std::pow(10, std::floor(std::log10(least)));
    for (const double factor : {1.0, 2.0, 5.0}) {
        if (factor * power >= least * (1 - 1e-9)) {
            return factor * power;
        }
    }
    return 10 * power;
}

struct TimeStep {
    int years = 0;
    int months = 0;
    int days = 0;
};

constexpr std::array<TimeStep, 16> time_steps{
    {{0, 0, 1},
     {0, 0, 2},
     {0, 0, 7},
     {0, 0, 14},
     {0, 1, 0},
     {0, 2, 0},
     {0, 3, 0},
     {0, 6, 0},
     {1, 0, 0},
     {2, 0, 0},
     {5, 0, 0},
     {10, 0, 0},
     {20, 0, 0},
     {50, 0, 0},
     {100, 0, 0},
     {1000, 0, 0}}};

int round_up(int value, int multiple) {
    const int above = value + multiple - 1;
    return above - (above % multiple + multiple) % multiple;
}

base::Date first_at_or_after(base::Date from, TimeStep step) {
    if (step.years > 0) {
        const bool is_start = from.month == 1 && from.day == 1;
        return {round_up(is_start ? from.year : from.year + 1, step.years), 1, 1};
    }
    if (step.months > 0) {
        const int month = from.year * 12 + from.month - 1 + (from.day > 1 ? 1 : 0);
        const int start = round_up(month, step.months);
        return {start / 12, start % 12 + 1, 1};
    }
    return from;
}

base::Date advanced(base::Date at, TimeStep step) {
    if (step.years > 0) {
        return {at.year + step.years, 1, 1};
    }
    if (step.months > 0) {
        const int month = at.year * 12 + at.month - 1 + step.months;
        return {month / 12, month % 12 + 1, 1};
    }
    return base::add_days(at, step.days);
}

std::string time_label(base::Date at, TimeStep step) {
    if (step.years > 0) {
        return std::to_string(at.year);
    }
    const std::string words = base::short_date(at);  // "3 May 2023"
    const std::size_t after_day = words.find(' ');
    const std::size_t after_month = words.rfind(' ');
    return step.months > 0 ? words.substr(after_day + 1) : words.substr(0, after_month);
}

// How many steps a span holds, about; enough to choose by.
double steps_within(double days, TimeStep step) {
    return days / (step.years * 365.2425 + step.months * 30.436875 + step.days);
}

}  // namespace

Scale::Scale(Extent domain, Extent range) : domain_(widened(domain)), range_(range) {}

double Scale::operator()(double value) const {
    const double share = (value - domain_.low) / (domain_.high - domain_.low);
    return range_.low + share * (range_.high - range_.low);
}

Ticks nice_ticks(Extent domain, int most) {
    const Extent safe = widened(domain);
    const double step = nice_step((safe.high - safe.low) / std::max(1, most - 1));
    const double first = std::floor(safe.low / step + 1e-9);
    const double last = std::ceil(safe.high / step - 1e-9);
    Ticks ticks;
    for (double at = first; at <= last; ++at) {
        ticks.values.push_back(at * step);
    }
    ticks.decimals = std::max(0, static_cast<int>(-std::floor(std::log10(step) + 1e-9)));
    return ticks;
}

double day_number(base::Date date) {
    return static_cast<double>(base::days_between(base::Date{1970, 1, 1}, date));
}

std::vector<TimeTick> time_ticks(base::Date from, base::Date to, int most) {
    const double days = std::max(0.0, day_number(to) - day_number(from));
    const auto fits = [&](TimeStep step) {
        return steps_within(days, step) <= std::max(1, most - 1);
    };
    const auto found = std::find_if(time_steps.begin(), time_steps.end(), fits);
    const TimeStep step = found == time_steps.end() ? time_steps.back() : *found;
    std::vector<TimeTick> ticks;
    for (base::Date at = first_at_or_after(from, step); at <= to; at = advanced(at, step)) {
        ticks.push_back({at, time_label(at, step)});
    }
    if (ticks.empty()) {
        ticks.push_back({from, base::short_date(from)});
    }
    return ticks;
}

}  // namespace charts
