// Adding observations up. What a source withheld, missed or never collected is left out of the sum
// and counted beside it; a count above its denominator is kept and counted too. Rules only.
#pragma once

#include "base/figure.hpp"
#include "measures/measure.hpp"
#include "measures/sums.hpp"

#include <optional>

namespace measures {

struct Reading {
    base::FigureState state = base::FigureState::missing;
    std::optional<double> numerator;
    std::optional<double> denominator;
    std::optional<double> value;
    bool is_raw = false;
};

class SumParts {
public:
    void add(Unit unit, const Reading& reading);
    void add(const SumParts& other);

    // The figures of the sum; place, groups and period are left to the caller. A value without a
    // count behind it cannot be added to another, but in a count: the sum is missing then. Where
    // every value has a denominator it is their mean, weighted by it.
    Sum finish(Unit unit) const;

private:
    void finish_value(Unit unit, Sum& sum) const;

    double numerator_ = 0;
    double denominator_ = 0;
    double value_ = 0;
    double weighted_ = 0;
    std::int64_t reported_ = 0;
    std::int64_t numerators_ = 0;
    std::int64_t denominators_ = 0;
    std::int64_t values_ = 0;
    std::int64_t suppressed_ = 0;
    std::int64_t missing_ = 0;
    std::int64_t not_collected_ = 0;
    std::int64_t over_ = 0;
    bool is_raw_ = false;
};

}  // namespace measures
