// What pages read of a measure's sums, kept between pages. Raw figures are protected for all places
// at once, by whoever asks first while others wait, and finding the places with figures means
// reading every sum: both cost more than the rest of a page, and change only with the measure's
// figures.
#pragma once

#include "measures/figures/released_sums.hpp"
#include "measures/sums/sum_store.hpp"

#include <memory>
#include <set>
#include <string>
#include <vector>

namespace measures {

// The places with figures. `measure` is as the same reader read it.
std::shared_ptr<const std::vector<SummedPlace>> summed_places(
    db::Reader& reader, const Measure& measure
);

struct ReleaseOf {
    const Measure& measure;
    const network::Network& network;
    const std::vector<network::Place>& places;  // the whole tree
    const std::set<std::string, std::less<>>& overlapping;
    const std::string& place_id;  // the one whose sums are wanted
    bool has_raw;
};

std::shared_ptr<const std::vector<ReleasedSum>> released_sums(
    db::Reader& reader, const ReleaseOf& of
);

}  // namespace measures
