// How the figures of a place stand to what the network set out to reach.
#pragma once

#include "measures/figures/figures.hpp"

#include <vector>

namespace measures {

// Needs the groups and breaks of the figures. Targets are about the network's own place, and are
// measured against no other.
void add_targets(
    const std::vector<Target>& targets,
    const std::vector<network::Place>& all_places,
    Figures& figures
);

}  // namespace measures
