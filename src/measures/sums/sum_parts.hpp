// Adding observations up. What a source withheld, missed or never collected is left out of the sum
// and counted beside it; a count above its denominator is kept and counted too. Rules only.
#pragma once

#include "base/figure.hpp"
#include "measures/measure.hpp"
#include "measures/sums/sums.hpp"

#include <cstdint>
#include <limits>
#include <optional>

namespace measures {

struct Reading {
    base::FigureState state = base::FigureState::missing;
    std::optional<double> numerator;
    std::optional<double> denominator;
    std::optional<double> value;
    bool is_raw = false;
    bool is_crude = false;    // the value is the rate of its own counts, as printed
    std::int32_t import = 0;  // 0 takes precedence over 1
};

// True when the value is what its own counts give, to the decimals shown.
bool is_crude(const Measure& measure, const Reading& reading);

// Of the places below that a sum is of, none where it is a place's own: where fewer have given
// figures than are expected, it waits.
struct PlacesGiven {
    std::int32_t given = 0;
    std::int32_t expected = 0;
};

class SumParts {
public:
    void add(Unit unit, const Reading& reading);
    void add(const SumParts& other);
    // Two age bands with the same people are among the parts: there is no sum of them.
    void mark_overlap() { is_overlapping_ = true; }
    void wait_for(PlacesGiven places) { places_ = places; }
    // True where places that are expected have not given their figures: there is no sum yet.
    bool is_waiting() const { return places_.given < places_.expected; }

    // True when each part came from an import that takes precedence over those of all of the
    // other's.
    bool is_newer_than(const SumParts& other) const { return oldest_ < other.newest_; }
    // True when nothing was withheld or missed, and the parts have a sum.
    bool is_complete(Unit unit) const;

    // The figures of the sum; place, groups and period are left to the caller. A value without a
    // count behind it cannot be added to another, but in a count: the sum is missing then. Where
    // every value has a denominator it is their mean, weighted by it. Printed rates that are not
    // those of their counts (standardised ones) are never replaced by what the counts would give.
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
    std::int64_t crude_ = 0;
    std::int32_t newest_ = std::numeric_limits<std::int32_t>::max();
    std::int32_t oldest_ = 0;
    PlacesGiven places_;
    bool is_raw_ = false;
    bool is_overlapping_ = false;
};

}  // namespace measures
