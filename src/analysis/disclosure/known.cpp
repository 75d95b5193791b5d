#include "analysis/disclosure/known.hpp"

#include <algorithm>
#include <cmath>
#include <optional>
#include <set>

namespace disclosure {
namespace {

// A part without a number is in no sum. Where a total holds more than its parts, or less, whoever
// adds them up does not have it.
bool is_sum_of_known(
    const Margin& margin,
    std::vector<CellCounts>& counts,
    Layer layer,
    const std::vector<bool>& known
) {
    bool has_known = false;
    double sum = 0;
    for (const std::size_t part : margin.parts) {
        const std::optional<double> value = layer(counts[part]).value;
        if (!known[part] && value) {
            return false;
        }
        has_known = has_known || known[part];
        sum += value.value_or(0);
    }
    return has_known && std::abs(*layer(counts[margin.total]).value - sum) <= nobody;
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
        givers.insert(cell.given_by.begin(), cell.given_by.end());
    }
    std::vector<Knower> knowers{{}};
    if (givers.empty()) {
        return knowers;
    }
    knowers.push_back({.is_outsider = false});
    for (const int giver : givers) {
        Knower knower{.is_outsider = false, .own = std::vector<bool>(counts.size())};
        for (std::size_t at = 0; at < counts.size(); ++at) {
            const std::vector<int>& by = counts[at].given_by;
            knower.own[at] = std::find(by.begin(), by.end(), giver) != by.end();
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
        known[at] = knower.knows(at, layer(counts[at]));
    }
    if (!knower.is_outsider) {
        add_what_follows(counts, margins, layer, known);
    }
    return known;
}

std::vector<bool> firm_in(
    std::vector<CellCounts>& counts, const std::vector<Margin>& margins, Layer layer
) {
    std::vector<bool> firm(counts.size());
    bool has_any = false;
    for (std::size_t at = 0; at < counts.size(); ++at) {
        const Seen seen = layer(counts[at]);
        firm[at] = seen.is_told && seen.value;
        has_any = has_any || firm[at];
    }
    if (has_any) {
        add_sums_of_known(counts, margins, layer, firm);
    }
    return firm;
}

}  // namespace disclosure
