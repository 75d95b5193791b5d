#include "measures/sums/sum_parts.hpp"

#include <algorithm>
#include <cmath>

namespace measures {
namespace {

bool is_usable(Unit unit, const Reading& reading) {
    if (reading.value) {
        return true;
    }
    const bool needs_both = unit == Unit::proportion || unit == Unit::rate;
    return reading.numerator && (reading.denominator || !needs_both);
}

}  // namespace

bool is_crude(const Measure& measure, const Reading& reading) {
    if (!reading.value || !reading.numerator || reading.denominator.value_or(0) <= 0) {
        return false;
    }
    const double rate =
        *reading.numerator / *reading.denominator * static_cast<double>(measure.per);
    return std::abs(rate - *reading.value) <= 0.5 * std::pow(10.0, -measure.decimals) + 1e-9;
}

void SumParts::add(Unit unit, const Reading& reading) {
    is_raw_ = is_raw_ || reading.is_raw;
    newest_ = std::min(newest_, reading.import);
    oldest_ = std::max(oldest_, reading.import);
    if (reading.state == base::FigureState::suppressed) {
        ++suppressed_;
    } else if (reading.state == base::FigureState::not_collected) {
        ++not_collected_;
    } else if (reading.state == base::FigureState::missing || !is_usable(unit, reading)) {
        ++missing_;
    } else {
        ++reported_;
        numerators_ += reading.numerator ? 1 : 0;
        denominators_ += reading.denominator ? 1 : 0;
        values_ += reading.value ? 1 : 0;
        crude_ += reading.value && reading.is_crude ? 1 : 0;
        numerator_ += reading.numerator.value_or(0);
        denominator_ += reading.denominator.value_or(0);
        value_ += reading.value.value_or(0);
        weighted_ += reading.value.value_or(0) * reading.denominator.value_or(0);
        const bool has_both = reading.numerator && reading.denominator;
        over_ += has_both && *reading.numerator > *reading.denominator ? 1 : 0;
    }
}

void SumParts::add(const SumParts& other) {
    numerator_ += other.numerator_;
    denominator_ += other.denominator_;
    value_ += other.value_;
    weighted_ += other.weighted_;
    reported_ += other.reported_;
    numerators_ += other.numerators_;
    denominators_ += other.denominators_;
    values_ += other.values_;
    suppressed_ += other.suppressed_;
    missing_ += other.missing_;
    not_collected_ += other.not_collected_;
    over_ += other.over_;
    crude_ += other.crude_;
    newest_ = std::min(newest_, other.newest_);
    oldest_ = std::max(oldest_, other.oldest_);
    is_raw_ = is_raw_ || other.is_raw_;
    is_overlapping_ = is_overlapping_ || other.is_overlapping_;
}

bool SumParts::is_complete(Unit unit) const {
    return suppressed_ == 0 && missing_ == 0 && finish(unit).state == base::FigureState::reported;
}

void SumParts::finish_value(Unit unit, Sum& sum) const {
    if (reported_ == 1 || unit == Unit::count) {
        sum.value = value_;
    } else if (denominators_ == reported_ && denominator_ > 0) {
        sum.value = weighted_ / denominator_;
    } else {
        sum.state = base::FigureState::missing;
    }
}

Sum SumParts::finish(Unit unit) const {
    Sum sum;
    sum.protection = is_raw_ ? "raw" : "as_published";
    sum.cells = reported_;
    sum.suppressed_cells = suppressed_;
    sum.missing_cells = missing_;
    sum.over_cells = over_;
    sum.places_given = places_.given;
    sum.places_expected = places_.expected;
    if (is_waiting()) {
        sum.state = base::FigureState::missing;
        return sum;
    }
    if (reported_ == 0) {
        sum.state = suppressed_ > 0 ? base::FigureState::suppressed
                    : missing_ > 0  ? base::FigureState::missing
                                    : base::FigureState::not_collected;
        return sum;
    }
    const bool is_rate = unit == Unit::proportion || unit == Unit::rate;
    const bool loses_printed = is_rate && reported_ > 1 && numerators_ > 0 && values_ > crude_;
    if (is_overlapping_ || loses_printed) {
        sum.state = base::FigureState::missing;
        return sum;
    }
    sum.state = base::FigureState::reported;
    if (numerators_ == reported_) {
        sum.numerator = numerator_;
    }
    if (denominators_ == reported_) {
        sum.denominator = denominator_;
    }
    const bool adds_up = unit == Unit::count || sum.denominator.has_value();
    const bool has_counts = unit != Unit::value && sum.numerator && adds_up && reported_ > 1;
    if (values_ == reported_ && !has_counts) {
        finish_value(unit, sum);
    } else if (!sum.numerator || !adds_up) {
        sum.state = base::FigureState::missing;
    }
    return sum;
}

}  // namespace measures
