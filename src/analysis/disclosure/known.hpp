// Who knows what of a table's counts beyond what is shown: those who gave some of them, and those
// to whom they were shown when they were taken in.
#pragma once

#include "analysis/disclosure/seen.hpp"
#include "analysis/disclosure/suppress.hpp"

#include <vector>

namespace disclosure {

struct Knower {
    std::vector<bool> told{};  // by cell; empty for the outsider, who sees only what is shown

    bool is_outsider() const { return told.empty(); }
};

// The outsider; and where counts were given, whoever took them in, who knows those not suppressed
// when this is called, and each giver, who knows its own besides.
std::vector<Knower> list_knowers(const std::vector<CellCounts>& counts);

// By cell: what the knower sees in this layer or was told, and what follows of it: sums, and by
// subtraction counts that only protect another.
std::vector<bool> known_in(
    std::vector<CellCounts>& counts,
    const std::vector<Margin>& margins,
    Layer layer,
    const Knower& knower
);

// By cell: given counts that those who took them in know, and sums of nothing but such. To suppress
// one of them keeps nothing from whoever knows its parts.
std::vector<bool> firm_cells(
    std::vector<CellCounts>& counts,
    const std::vector<Margin>& margins,
    const std::vector<Knower>& knowers
);

// True when all parts were given at once: whoever knows one of them as given knows the others.
bool is_given_together(const Margin& margin, const std::vector<CellCounts>& counts);

}  // namespace disclosure
