// Which periods of a measure are added up. Rules only.
#pragma once

#include "base/time.hpp"

#include <compare>
#include <string>
#include <vector>

namespace measures {

struct SumPeriod {
    base::Date start;
    base::Date end;
    auto operator<=>(const SumPeriod&) const = default;
};

bool are_of_one_length(const SumPeriod& one, const SumPeriod& other);
// "one day", "a month", "a quarter", "a year", "12 days".
std::string length_words(const SumPeriod& period);

// For each period whether it is kept: those of the commonest length, of equals the longer; of
// periods that end on one day the one that starts first. A year beside its quarters would tell the
// quarter that is not shown, and two lengths make no series.
std::vector<bool> kept_periods(const std::vector<SumPeriod>& periods);

}  // namespace measures
