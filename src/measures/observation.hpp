// One observation on its way into the database, or from there into the sums.
#pragma once

#include "measures/import_figures.hpp"
#include "measures/import_period.hpp"

#include <cstdint>
#include <functional>

namespace measures {

struct ObservationRow {
    std::uint64_t line = 0;  // of the import's file
    std::int64_t cell = 0;
    ImportPeriod period{};
    ImportFigures figures{};
};

using TakeObservation = std::function<void(const ObservationRow&)>;
// Calls what it is given for each observation; as often as it is asked.
using ObservationSource = std::function<void(const TakeObservation&)>;

}  // namespace measures
