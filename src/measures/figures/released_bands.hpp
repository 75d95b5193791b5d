// Age bands that have people in common. Whoever reads 5 and over beside 12 and over has 5 to 11, so
// one set of bands that lie side by side is shown, and the others are withheld. Rules only.
#pragma once

#include "analysis/disclosure/table.hpp"
#include "analysis/equity/age_band.hpp"
#include "measures/figures/gifts.hpp"
#include "measures/measure.hpp"
#include "measures/sums/sums.hpp"
#include "network/network.hpp"

#include <span>
#include <vector>

namespace measures {

// How a sum stands to the other bands of its dimension.
enum class BandPart {
    plain,   // none of them overlap, or it is no band
    chosen,  // of the set that is shown, where others overlap
    alone,   // published, and so shown, though not of that set
    aside,   // withheld
};

// By sum, of one period. The set is the same for a whole tree of places: their sums add up. What a
// source has published is shown and decides; a raw band that overlaps with it is withheld. Then
// come the bands that partners gave, who know them anyway; otherwise those that add up to everyone,
// and of these the finest. Where a partner knows a band, none that overlaps with it is shown of its
// place. `table` has a cell for each sum, with what is given and published; what the page of a
// return set aside is set aside there.
std::vector<BandPart> choose_bands(
    const disclosure::Table& table,
    std::span<const Sum> sums,
    std::span<const network::Place> places,
    const Gifts& gifts
);

// By row of a return, true for those set aside: bands inside the measure's selection come first,
// then the finest. `keys` are without_wholes().
std::vector<bool> rows_set_aside(const Selection& chosen, std::span<const GroupKey> keys);

}  // namespace measures
