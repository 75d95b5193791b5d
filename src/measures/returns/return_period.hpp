// Which periods a measure shows, and what that means for a return: figures of one length only are
// drawn (sum_periods.hpp).
#pragma once

#include "measures/sums/sum_periods.hpp"
#include "platform/db/database.hpp"

#include <map>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <vector>

namespace measures {

// The newest first; all of one length.
using ShownPeriods = std::vector<SumPeriod>;
ShownPeriods list_shown_periods(db::Reader& reader, std::string_view measure_id);
// Of every measure of a network, by id.
std::map<std::string, ShownPeriods> list_shown_periods_of_all(
    db::Reader& reader, std::string_view network_id
);

// "each of a quarter, the newest Apr to Jun 2026"; "" where nothing is shown.
std::string shown_periods_words(std::span<const SumPeriod> shown);
// The period after the newest, where periods follow one another without a gap: months, quarters and
// years. Nothing for days.
std::optional<SumPeriod> following_period(std::span<const SumPeriod> shown);
// "of one day, and those of the measure each of a quarter": where figures of the period would not
// be drawn beside those shown; "" where they are of one length.
std::string other_length_words(std::span<const SumPeriod> shown, const SumPeriod& period);

}  // namespace measures
