// Counts of overlapping stretches, as age bands: 5 and over less 12 and over is 5 to 11.
#pragma once

#include "analysis/disclosure/seen.hpp"
#include "analysis/disclosure/suppress.hpp"

#include <vector>

namespace disclosure {

// Looks for what follows by adding and subtracting stretches that are shown and whose ends meet: a
// suppressed count, or fewer than the threshold between two ends. One more of the stretches that
// tell it, the smallest that may be, is suppressed then, and the answer is true. What is published
// stays.
bool mend_ruler(
    std::vector<CellCounts>& counts, const Ruler& ruler, Layer layer, const Policy& policy
);

}  // namespace disclosure
