// Figures that partners gave, for tests.
#pragma once

#include "measures/measure_cast.hpp"

#include <vector>

namespace cast {

inline constexpr const char* asked_day = "2023-05-03";

// Accepted, and live, as the return of a partner of its own.
void give(
    db::Database& database,
    const measures::Measure& measure,
    const char* place,
    const std::vector<Seen>& rows
);

}  // namespace cast
