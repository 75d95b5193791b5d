// The door for sums: from what measure_sums holds to what may be shown. Figures their source has
// published go out as printed; raw ones are looked at together - every place and group of a period,
// published ones among them - so that none can be worked out from a total shown elsewhere.
#pragma once

#include "analysis/disclosure/release.hpp"
#include "measures/figures/released_rows.hpp"
#include "measures/measure.hpp"
#include "measures/sums/sums.hpp"
#include "network/network.hpp"

#include <set>
#include <span>
#include <string>
#include <vector>

namespace measures {

struct ReleasedSum {
    Sum about;  // place, groups, period, and how many observations; its figures are blank
    disclosure::ReleasedCell cell;
};

// A threshold below 3 counts as 3.
disclosure::Policy disclosure_policy(const Measure& measure, std::int64_t suppress_below);

struct ReleaseRules {
    const Measure& measure;
    std::int64_t suppress_below;
    const std::set<std::string, std::less<>>& overlapping;  // dimensions whose groups do not add up
    std::span<const network::Place> places;                 // the whole tree
};

// In the order of the sums. What was `given` never stands in for another place's small count: its
// givers could work that out from the sum of both.
std::vector<ReleasedSum> release_sums(
    const ReleaseRules& rules, std::span<const Sum> sums, std::span<const GivenFigure> given = {}
);

// What a sum says, before any protection.
disclosure::Cell raw_cell(const Measure& measure, const Sum& sum);

}  // namespace measures
