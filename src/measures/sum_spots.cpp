#include "measures/sum_spots.hpp"

#include <bit>
#include <set>
#include <utility>

namespace measures {

std::size_t SumSpotHash::operator()(const SumSpot& spot) const {
    std::uint64_t mixed = spot.pattern * 0x9e3779b97f4a7c15ULL;
    for (const std::int32_t part : {spot.place, spot.slot, spot.period}) {
        mixed = (std::rotl(mixed, 21) ^ static_cast<std::uint32_t>(part)) * 0x9e3779b97f4a7c15ULL;
    }
    return mixed ^ (mixed >> 29);
}

void SumSpots::keep_one_pattern() {
    const auto is_better = [](std::uint64_t left, std::uint64_t right) {
        const int more = std::popcount(left) - std::popcount(right);
        return more != 0 ? more > 0 : left < right;
    };
    std::unordered_map<SumSpot, std::uint64_t, SumSpotHash> chosen;
    for (const auto& [spot, parts] : spots_) {
        const SumSpot key{spot.place, spot.slot, spot.period, 0};
        const auto [found, is_new] = chosen.try_emplace(key, spot.pattern);
        if (!is_new && is_better(spot.pattern, found->second)) {
            found->second = spot.pattern;
        }
    }
    Spots best;
    for (const auto& [key, pattern] : chosen) {
        best.emplace(key, spots_.at({key.place, key.slot, key.period, pattern}));
    }
    spots_ = std::move(best);
}

void SumSpots::keep_periods(const std::vector<bool>& kept) {
    std::erase_if(spots_, [&](const auto& one) {
        return !kept[static_cast<std::size_t>(one.first.period)];
    });
}

void SumSpots::roll_up(const std::vector<std::int32_t>& parents) {
    std::set<std::pair<std::int32_t, std::int32_t>> has_own;
    for (const auto& [spot, parts] : spots_) {
        has_own.emplace(spot.place, spot.period);
    }
    Spots above;
    for (const auto& [spot, parts] : spots_) {
        SumSpot target = spot;
        std::size_t steps = 0;
        while (steps++ < parents.size()) {
            target.place = parents[static_cast<std::size_t>(target.place)];
            if (target.place < 0 || has_own.contains({target.place, target.period})) {
                break;
            }
            above[target].add(parts);
        }
    }
    spots_.merge(above);
}

}  // namespace measures
