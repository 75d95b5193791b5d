// Who knows what of a table's counts beyond what is shown: those who gave some of them, and those
// to whom they were shown when they were taken in.
#pragma once

#include "analysis/disclosure/seen.hpp"
#include "analysis/disclosure/suppress.hpp"

#include <vector>

namespace disclosure {

struct Knower {
    bool is_outsider = true;  // who sees only what is shown; others were told what was told
    std::vector<bool> own{};  // by cell: what a giver gave; empty for those who gave nothing

    bool knows(std::size_t cell, const Seen& seen) const {
        const bool is_own = !own.empty() && own[cell];
        return seen.is_shown || (!is_outsider && seen.value && (seen.is_told || is_own));
    }
};

// The outsider; and where counts were given, whoever took them in, who knows those that were told,
// and each giver, who knows its own besides.
std::vector<Knower> list_knowers(const std::vector<CellCounts>& counts);

// By cell: what the knower sees in this layer or was told, and what follows of it: sums, and by
// subtraction counts that only protect another.
std::vector<bool> known_in(
    std::vector<CellCounts>& counts,
    const std::vector<Margin>& margins,
    Layer layer,
    const Knower& knower
);

// By cell: counts that were told, and sums of nothing but such. To suppress one of them keeps
// nothing from whoever knows its parts.
std::vector<bool> firm_in(
    std::vector<CellCounts>& counts, const std::vector<Margin>& margins, Layer layer
);

}  // namespace disclosure
