// How the sums of one period stand to each other: which are parts of which.
#pragma once

#include "analysis/disclosure/table.hpp"
#include "measures/figures/released_bands.hpp"
#include "measures/sums/sums.hpp"
#include "network/network.hpp"

#include <functional>
#include <set>
#include <span>
#include <string>
#include <vector>

namespace measures {

// Adds the margins of a table that has a cell for each sum: everyone is the groups of a dimension,
// and a place is the places inside it. Of `overlapping` dimensions, whose groups do not add up, a
// cell is added for each group's everyone else, who are as much told as the group.
void add_margins(
    disclosure::Table& table,
    std::span<const Sum> sums,
    std::span<const network::Place> places,
    const std::set<std::string, std::less<>>& overlapping,
    std::span<const BandPart> bands
);

}  // namespace measures
