// What can be seen of a count in one layer: those who have it, those who are in the group, and
// those who do not have it.
#pragma once

#include "analysis/disclosure/suppress.hpp"

#include <optional>

namespace disclosure {

// Less than a person: what sums of decimals leave over.
inline constexpr double nobody = 1e-6;

// As the outsider sees it; `hideable` is what would have to be suppressed.
struct Seen {
    bool is_there = false;
    bool is_shown = false;
    bool is_suppressed = false;
    bool is_told = false;         // to those who took it in
    bool is_implied = false;      // not drawn by itself
    bool is_complement = false;   // suppressed to protect another, and known to some without harm
    std::optional<double> value;  // as we know it
    Count* hideable = nullptr;    // null where nothing may be suppressed
};

using Layer = Seen (*)(CellCounts&);

Seen see_numerator(CellCounts& cell);
Seen see_denominator(CellCounts& cell);
// Those who do not have it: seen by whoever sees both counts.
Seen see_rest(CellCounts& cell);

}  // namespace disclosure
