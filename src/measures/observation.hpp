// One observation on its way into the database, or from there into the sums.
#pragma once

#include "base/figure.hpp"
#include "base/time.hpp"

#include <compare>
#include <cstdint>
#include <functional>
#include <optional>

namespace measures {

struct ObservedPeriod {
    base::Date start;
    base::Date end;  // the same day for a point in time
    auto operator<=>(const ObservedPeriod&) const = default;
};

struct ObservedFigures {
    base::FigureState state = base::FigureState::missing;
    std::optional<double> numerator{};
    std::optional<double> denominator{};
    std::optional<double> value{};
};

struct ObservationRow {
    std::uint64_t line = 0;  // of the import's file
    std::int64_t cell = 0;
    ObservedPeriod period{};
    ObservedFigures figures{};
};

using TakeObservation = std::function<void(const ObservationRow&)>;
// Calls what it is given for each observation; as often as it is asked.
using ObservationSource = std::function<void(const TakeObservation&)>;

}  // namespace measures
