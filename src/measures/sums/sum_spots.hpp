// What is being added up: for each place, sum and period, the parts that came so far.
#pragma once

#include "measures/sums/sum_parts.hpp"

#include <cstdint>
#include <functional>
#include <unordered_map>
#include <vector>

namespace measures {

// Numbers that the one who adds up has given to places, sums and periods. Of the combinations that
// contribute to one sum, those with the same dimensions at their total share a pattern (SumPlan).
struct SumSpot {
    std::int32_t place = 0;
    std::int32_t slot = 0;
    std::int32_t period = 0;
    std::uint64_t pattern = 0;
    bool operator==(const SumSpot&) const = default;
};

struct SumSpotHash {
    std::size_t operator()(const SumSpot& spot) const;
};

class SumSpots {
public:
    using TellWhole = std::function<bool(const SumSpot& spot, const SumParts& parts)>;
    using Spots = std::unordered_map<SumSpot, SumParts, SumSpotHash>;

    SumParts& at(const SumSpot& spot) { return spots_[spot]; }
    const Spots& all() const { return spots_; }
    Spots& all() { return spots_; }

    // Of the patterns met in one sum, keeps the one with most totals, of equals the first - or one
    // with fewer of which all parts are newer, where `is_whole` finds them to be all there are.
    void keep_one_pattern(const TellWhole& is_whole);
    void keep_periods(const std::vector<bool>& kept);

private:
    // Of each sum, without its pattern.
    using Chosen = std::unordered_map<SumSpot, std::uint64_t, SumSpotHash>;
    Chosen most_totals() const;
    void prefer_newer(Chosen& chosen, const TellWhole& is_whole) const;

    Spots spots_;
};

}  // namespace measures
