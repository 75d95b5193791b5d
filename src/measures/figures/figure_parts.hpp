// Which places the newest figures of a place above are made of, and which are not in them.
#pragma once

#include "measures/figures/figures.hpp"

namespace measures {

// Notes the places directly below that had not ended before the newest period, where its figures
// are added up of them and some have none in it: they never gave any, or are no longer waited for
// (sum_roll_up.hpp). Call it once the newest period is known.
void find_parts(
    db::Reader& reader, const std::vector<network::Place>& all_places, Figures& figures
);

// "Added up from 2 of the 5 places in it: there are no figures of Tide Road, ... for this period.";
// "" where all are in it.
std::string parts_words(const Figures& figures);

}  // namespace measures
