// Which period a measure's sentences speak of.
#pragma once

#include "measures/figures/figures.hpp"

namespace measures {

// Notes the newest period with a figure, and the one that is coming in.
void find_newest(Figures& figures);

}  // namespace measures
