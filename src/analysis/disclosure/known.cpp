#include "analysis/disclosure/known.hpp"

#include <algorithm>
#include <optional>
#include <set>

namespace disclosure {
namespace {

bool is_shown_as_given(const CellCounts& cell) {
    const auto is_open = [](const std::optional<Count>& count) {
        return !count || !count->is_suppressed();
    };
    return cell.given && is_open(cell.numerator) && is_open(cell.denominator);
}

// A part without a number is in no sum.
bool is_sum_of_known(
    const Margin& margin,
    std::vector<CellCounts>& counts,
    Layer layer,
    const std::vector<bool>& known
) {
    bool has_known = false;
    for (const std::size_t part : margin.parts) {
        if (!known[part] && layer(counts[part]).value) {
            return false;
        }
        has_known = has_known || known[part];
    }
    return has_known;
}

void add_sums_of_known(
    std::vector<CellCounts>& counts,
    const std::vector<Margin>& margins,
    Layer layer,
    std::vector<bool>& known
) {
    for (bool again = true; again;) {
        again = false;
        for (const Margin& margin : margins) {
            if (!known[margin.total] && layer(counts[margin.total]).value &&
                is_sum_of_known(margin, counts, layer, known)) {
                known[margin.total] = true;
                again = true;
            }
        }
    }
}

// The one part that the knower does not know of a margin whose total it knows, where that part only
// protects another: small ones are for suppress_complements() to keep from it.
std::optional<std::size_t> find_told_by_total(
    const Margin& margin,
    std::vector<CellCounts>& counts,
    Layer layer,
    const std::vector<bool>& known
) {
    std::optional<std::size_t> only;
    for (const std::size_t part : margin.parts) {
        const Seen seen = layer(counts[part]);
        if (known[part] || !seen.is_there) {
            continue;
        }
        if (only || !seen.is_complement) {
            return std::nullopt;
        }
        only = part;
    }
    return only;
}

void add_what_follows(
    std::vector<CellCounts>& counts,
    const std::vector<Margin>& margins,
    Layer layer,
    std::vector<bool>& known
) {
    for (bool again = true; again;) {
        again = false;
        add_sums_of_known(counts, margins, layer, known);
        for (const Margin& margin : margins) {
            if (known[margin.total]) {
                if (const auto part = find_told_by_total(margin, counts, layer, known)) {
                    known[*part] = true;
                    again = true;
                }
            }
        }
    }
}

}  // namespace

std::vector<Knower> list_knowers(const std::vector<CellCounts>& counts) {
    std::set<int> givers;
    for (const CellCounts& cell : counts) {
        if (cell.given) {
            givers.insert(cell.given->by.begin(), cell.given->by.end());
        }
    }
    std::vector<Knower> knowers{{}};
    if (givers.empty()) {
        return knowers;
    }
    std::vector<bool> taken_in(counts.size());
    for (std::size_t at = 0; at < counts.size(); ++at) {
        taken_in[at] = is_shown_as_given(counts[at]);
    }
    knowers.push_back({taken_in});
    for (const int giver : givers) {
        Knower knower{taken_in};
        for (std::size_t at = 0; at < counts.size(); ++at) {
            const auto& given = counts[at].given;
            if (given && std::find(given->by.begin(), given->by.end(), giver) != given->by.end()) {
                knower.told[at] = true;
            }
        }
        knowers.push_back(std::move(knower));
    }
    return knowers;
}

std::vector<bool> known_in(
    std::vector<CellCounts>& counts,
    const std::vector<Margin>& margins,
    Layer layer,
    const Knower& knower
) {
    std::vector<bool> known(counts.size());
    for (std::size_t at = 0; at < counts.size(); ++at) {
        const Seen seen = layer(counts[at]);
        known[at] = seen.is_shown || (!knower.is_outsider() && knower.told[at] && seen.value);
    }
    if (!knower.is_outsider()) {
        add_what_follows(counts, margins, layer, known);
    }
    return known;
}

std::vector<bool> firm_cells(
    std::vector<CellCounts>& counts,
    const std::vector<Margin>& margins,
    const std::vector<Knower>& knowers
) {
    if (knowers.size() < 2) {
        return std::vector<bool>(counts.size());
    }
    std::vector<bool> firm = knowers[1].told;
    add_sums_of_known(counts, margins, see_numerator, firm);
    return firm;
}

bool is_given_together(const Margin& margin, const std::vector<CellCounts>& counts) {
    return !margin.parts.empty() &&
           std::all_of(margin.parts.begin(), margin.parts.end(), [&](std::size_t part) {
               const auto& given = counts[part].given;
               const auto& first = counts[margin.parts.front()].given;
               return given && first && given->together == first->together;
           });
}

}  // namespace disclosure
