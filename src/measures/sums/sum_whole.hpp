// Whether parts are all there are: newer parts stand for an older total only then.
#pragma once

#include "analysis/equity/age_band.hpp"
#include "measures/sums/sum_imports.hpp"
#include "measures/sums/sum_plan.hpp"
#include "measures/sums/sum_spots.hpp"

#include <cstdint>
#include <map>
#include <set>
#include <string>
#include <unordered_map>
#include <utility>
#include <vector>

namespace measures {

class WholeSums {
public:
    // `keys` are the combinations by number, without_wholes; `contributions` those of each.
    WholeSums(
        Selection selection,
        const SumPlan& plan,
        std::vector<GroupKey> keys,
        const std::vector<std::vector<Contribution>>& contributions
    );

    // The number of a place and combination, which may be told by several cells.
    std::size_t subject(std::int32_t place, std::int32_t combination);
    void note(std::size_t subject, std::int32_t combination, std::int32_t period, bool has_figure);

    // True when the place has a figure in the period for two groups or more of each dimension that
    // the sum's pattern splits, and for every group of it that any place has had: one whose people
    // are "not known" may be left out, and ages may be in other bands that hold the same.
    bool is_whole(const SumSpot& spot) const;

private:
    using Codes = std::set<std::string, std::less<>>;
    bool are_all(const std::string& dimension, const Codes& spoken) const;

    Selection selection_;
    std::vector<GroupKey> keys_;
    std::vector<std::string> cuts_;                                              // by slot
    std::map<std::uint64_t, std::vector<std::string>> splits_;                   // by pattern
    std::map<std::pair<int, std::uint64_t>, std::vector<std::int32_t>> by_sum_;  // combinations
    std::unordered_map<std::uint64_t, std::size_t> subjects_;
    std::vector<bool> met_;  // by combination
    std::map<std::string, Codes, std::less<>> known_;
    SpokenFor figures_;
};

}  // namespace measures
