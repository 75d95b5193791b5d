// Gaps and unknown shares, worked out from figures that were released already.
#pragma once

#include "measures/figures/figures.hpp"

namespace measures {

// Fills `gaps` and `unknown_share` of a dimension for the period that ends on `period_end`.
// Everyone else is a figure of its own: where either side is raw it goes through the door as any
// other.
void compare_groups(
    const Measure& measure,
    const GroupFigures& everyone,
    base::Date period_end,
    const disclosure::Policy& policy,
    DimensionFigures& dimension
);

}  // namespace measures
