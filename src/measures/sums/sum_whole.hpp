// Whether parts are all there are: newer parts stand for an older total only then.
#pragma once

#include "measures/sums/sum_plan.hpp"
#include "measures/sums/sum_spots.hpp"

#include <cstdint>
#include <map>
#include <set>
#include <span>
#include <string>
#include <tuple>
#include <unordered_map>
#include <utility>
#include <vector>

namespace measures {

class WholeSums {
public:
    // `keys` are the combinations by number, without_wholes; `contributions` those of each, which
    // are read later too.
    WholeSums(
        Selection selection,
        const SumPlan& plan,
        std::vector<GroupKey> keys,
        const std::vector<std::vector<Contribution>>& contributions
    );

    // The number of a place and combination, which may be told by several cells.
    std::size_t subject(std::int32_t place, std::int32_t combination);
    // Each combination of a place once in a period, before the first sum is asked about.
    void note(std::int32_t place, std::int32_t combination, std::int32_t period, bool has_figure);

    // True when the place has a figure in the period for two groups or more of each dimension that
    // the sum's pattern splits, and for every group of it that any place has had: one whose people
    // are "not known" may be left out, and ages may be in other bands that hold the same. Where it
    // splits several, there is one for every crossing of those groups.
    bool is_whole(const SumSpot& spot);

private:
    using Codes = std::set<std::string, std::less<>>;
    using Combinations = std::vector<std::int32_t>;
    struct Observed {
        std::int32_t place = 0;
        std::int32_t period = 0;
        std::int32_t combination = 0;
        auto operator<=>(const Observed&) const = default;
    };

    Combinations observed_parts(const SumSpot& spot) const;
    bool are_whole(std::span<const std::string> dimensions, const Combinations& parts) const;
    bool are_all(const std::string& dimension, const Codes& spoken) const;

    Selection selection_;
    std::vector<GroupKey> keys_;
    const std::vector<std::vector<Contribution>>& contributions_;
    std::vector<std::string> cuts_;                             // by slot
    std::map<std::uint64_t, std::vector<std::string>> splits_;  // by pattern; ages last
    std::unordered_map<std::uint64_t, std::size_t> subjects_;
    std::vector<bool> met_;  // by combination
    std::map<std::string, Codes, std::less<>> known_;
    std::vector<Observed> observed_;  // with a figure; sorted when the first sum is asked about
    bool is_sorted_ = false;
    // The same combinations are met in many places and periods.
    std::map<std::tuple<std::int32_t, std::uint64_t, Combinations>, bool> found_;
};

}  // namespace measures
