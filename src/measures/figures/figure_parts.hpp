// Which places the figures of a place above are made of, and which give none.
#pragma once

#include "measures/figures/figures.hpp"

namespace measures {

// Notes the places directly below, where they are what the figures are added up from and some have
// none at all. A place that gave figures before and is waited for is not among these (sum_roll_up).
void find_parts(
    db::Reader& reader, const std::vector<network::Place>& all_places, Figures& figures
);

// "Added up from 2 of the 5 places in it: there are no figures of Tide Road, ..."; "" where all
// give figures.
std::string parts_words(const Figures& figures);

}  // namespace measures
