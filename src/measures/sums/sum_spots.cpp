#include "measures/sums/sum_spots.hpp"

#include <algorithm>
#include <bit>
#include <utility>

namespace measures {
namespace {

SumSpot without_pattern(const SumSpot& spot) {
    return {spot.place, spot.slot, spot.period, 0};
}

bool has_more_totals(std::uint64_t left, std::uint64_t right) {
    const int more = std::popcount(left) - std::popcount(right);
    return more != 0 ? more > 0 : left < right;
}

}  // namespace

std::size_t SumSpotHash::operator()(const SumSpot& spot) const {
    std::uint64_t mixed = spot.pattern * 0x9e3779b97f4a7c15ULL;
    for (const std::int32_t part : {spot.place, spot.slot, spot.period}) {
        mixed = (std::rotl(mixed, 21) ^ static_cast<std::uint32_t>(part)) * 0x9e3779b97f4a7c15ULL;
    }
    return mixed ^ (mixed >> 29);
}

SumSpots::Chosen SumSpots::most_totals() const {
    Chosen chosen;
    for (const auto& [spot, parts] : spots_) {
        const auto [found, is_new] = chosen.try_emplace(without_pattern(spot), spot.pattern);
        if (!is_new && has_more_totals(spot.pattern, found->second)) {
            found->second = spot.pattern;
        }
    }
    return chosen;
}

void SumSpots::prefer_newer(Chosen& chosen, const TellWhole& is_whole) const {
    const auto parts_of = [&](const SumSpot& sum, std::uint64_t pattern) -> const SumParts& {
        return spots_.at({sum.place, sum.slot, sum.period, pattern});
    };
    std::unordered_map<SumSpot, std::vector<std::uint64_t>, SumSpotHash> newer;
    for (const auto& [spot, parts] : spots_) {
        const SumSpot sum = without_pattern(spot);
        if (parts.is_newer_than(parts_of(sum, chosen.at(sum)))) {
            newer[sum].push_back(spot.pattern);
        }
    }
    for (auto& [sum, patterns] : newer) {
        std::sort(patterns.begin(), patterns.end(), has_more_totals);
        std::uint64_t& best = chosen.at(sum);
        for (const std::uint64_t pattern : patterns) {
            const SumParts& parts = parts_of(sum, pattern);
            if (parts.is_newer_than(parts_of(sum, best)) &&
                is_whole({sum.place, sum.slot, sum.period, pattern}, parts)) {
                best = pattern;
            }
        }
    }
}

void SumSpots::keep_one_pattern(const TellWhole& is_whole) {
    Chosen chosen = most_totals();
    prefer_newer(chosen, is_whole);
    Spots kept;
    for (const auto& [sum, pattern] : chosen) {
        kept.emplace(sum, spots_.at({sum.place, sum.slot, sum.period, pattern}));
    }
    spots_ = std::move(kept);
}

void SumSpots::keep_periods(const std::vector<bool>& kept) {
    std::erase_if(spots_, [&](const auto& one) {
        return !kept[static_cast<std::size_t>(one.first.period)];
    });
}

}  // namespace measures
