// What several partners returned for one place and period, added up.
#pragma once

#include "measures/returns/return.hpp"

#include <cstdint>
#include <span>
#include <vector>

namespace measures {

// Row by row. One partner's figures alone are kept as they came: they are protected when they are
// shown. Of several, a row counts as reported only where each of them gave a figure that could be
// shown by itself: a partner who knows the sum and its own part would else read a small count of
// the other, and a figure that one did not give would stand for both. Such a row has no number and
// is suppressed, missing or not collected.
std::vector<ReturnValue> add_up_returns(
    const Measure& measure,
    std::int64_t suppress_below,
    std::span<const std::vector<ReturnValue>> returns
);

}  // namespace measures
