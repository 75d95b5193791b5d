#include "measures/figures/released_bands.hpp"

#include "analysis/equity/age_band.hpp"

#include <algorithm>
#include <limits>
#include <map>
#include <string>
#include <tuple>

namespace measures {
namespace {

disclosure::Stretch stretch_of(std::size_t cell, equity::AgeBand band) {
    return {cell, band.from, band.to ? *band.to + 1 : std::numeric_limits<int>::max()};
}

// Bands side by side tell nothing of each other.
bool has_overlapping_stretches(disclosure::Ruler ruler) {
    std::sort(ruler.begin(), ruler.end(), [](const auto& left, const auto& right) {
        return std::tie(left.from, left.to) < std::tie(right.from, right.to);
    });
    for (std::size_t at = 1; at < ruler.size(); ++at) {
        if (ruler[at].from < ruler[at - 1].to) {
            return true;
        }
    }
    return false;
}

}  // namespace

void add_rulers(disclosure::Table& table, const Measure& measure, std::span<const Sum> sums) {
    std::map<std::tuple<std::string, base::Date, std::string>, disclosure::Ruler> rulers;
    std::map<std::pair<std::string, base::Date>, std::size_t> everyone;
    for (std::size_t at = 0; at < sums.size(); ++at) {
        const Sum& sum = sums[at];
        if (sum.dimension.empty()) {
            everyone[{sum.place_id, sum.period_end}] = at;
        } else if (const auto band = equity::parse_age_band(sum.code)) {
            rulers[{sum.place_id, sum.period_end, sum.dimension}].push_back(stretch_of(at, *band));
        }
    }
    for (auto& [key, ruler] : rulers) {
        if (!has_overlapping_stretches(ruler)) {
            continue;
        }
        const auto& [place, period_end, dimension] = key;
        const auto chosen = measure.chosen.find(dimension);
        const auto range =
            chosen == measure.chosen.end() ? std::nullopt : equity::parse_age_band(chosen->second);
        if (const auto all = everyone.find({place, period_end}); range && all != everyone.end()) {
            ruler.push_back(stretch_of(all->second, *range));
        }
        table.rulers.push_back(std::move(ruler));
    }
}

void add_rulers(disclosure::Table& table, std::span<const GroupKey> keys) {
    std::map<std::string, disclosure::Ruler> rulers;
    for (std::size_t at = 0; at < keys.size(); ++at) {
        for (const auto& [dimension, code] : keys[at]) {
            if (const auto band = equity::parse_age_band(code)) {
                rulers[dimension].push_back(stretch_of(at, *band));
            }
        }
    }
    for (auto& [dimension, ruler] : rulers) {
        if (has_overlapping_stretches(ruler)) {
            table.rulers.push_back(std::move(ruler));
        }
    }
}

}  // namespace measures
