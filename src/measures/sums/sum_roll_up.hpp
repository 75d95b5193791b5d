// Sums of places that have none of their own, from the places directly below them. Rules only.
//
// A place has a sum of its parts in a period only where every place below it that is waited for has
// given figures of the same groups, in whatever state: withheld ones were given too. Whoever has
// given figures is waited for in the periods that follow, since the last break and until it ends.
// Where one is still out, the sum is missing and says how many have given figures: one suburb's
// return never passes for its district. A place whose figures of the groups were left out is out
// however long it was silent: they are known to be, and no longer said.
//
// No place is waited for without end: after as many silent periods as it gave figures in, four at
// most, it no longer counts until it gives figures again. So a place that reported once leaves a
// gap of one period, not of a history. A period in which fewer than half of the places gave figures
// is not held against the others: it is not done yet. The first figures of a place, and of a place
// that joins later, make nobody wait.
#pragma once

#include "base/time.hpp"
#include "measures/sums/sum_periods.hpp"
#include "measures/sums/sum_spots.hpp"

#include <cstdint>
#include <optional>
#include <unordered_set>
#include <vector>

namespace measures {

struct TreePlace {
    std::int32_t parent = -1;  // -1 at the top
    std::optional<base::Date> ends_on{};
};

// Sums of places, of pattern 0, that nothing is said of although something was given.
using LeftOut = std::unordered_set<SumSpot, SumSpotHash>;

// Adds to `spots`, of one pattern each, those of the places above that have nothing of their own in
// the period. `left_out` counts where there is no such spot. `places` and `periods` by number;
// `breaks` are the days on which counting changed.
void roll_up(
    SumSpots::Spots& spots,
    const LeftOut& left_out,
    const std::vector<TreePlace>& places,
    const std::vector<SumPeriod>& periods,
    const std::vector<base::Date>& breaks
);

}  // namespace measures
