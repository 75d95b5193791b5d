// Which observations go into which sums, decided once per combination of groups and not once per
// observation. Rules only.
#pragma once

#include "measures/measure.hpp"

#include <cstdint>
#include <map>
#include <set>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

namespace measures {

// The combination without the dimensions of which it names the whole: the source's own total, or
// the one age band that is the chosen range. What is left out altogether is the measure's own
// selection: a return, or a file without ages, is asked for the people that the measure is of.
GroupKey without_wholes(const Selection& selection, GroupKey key);

// A sum to which a combination of groups contributes. Of the combinations that contribute to one
// sum, only those with the same `pattern` are ever added together: the pattern says of which
// dimensions the whole stands, so that a total is never added to its parts.
struct Contribution {
    int slot = 0;               // position in SumPlan::slots()
    std::uint64_t pattern = 0;  // one bit per dimension at its total

    bool operator==(const Contribution&) const = default;
};

class SumPlan {
public:
    // `dimensions` are all the dimensions of the measure. `overlapping` are those where a person
    // may be in several groups: their groups are cut by, and never added up; one that is chosen
    // alone stands by itself. Throws base::Error(invalid) over 60 dimensions.
    SumPlan(
        Selection selection,
        std::set<std::string, std::less<>> dimensions,
        std::set<std::string, std::less<>> overlapping
    );

    std::vector<Contribution> contributions(const GroupKey& key);

    // The dimensions of which a pattern's combinations name groups, that of the sum itself among
    // them.
    std::vector<std::string> split_dimensions(std::uint64_t pattern) const;

    // Dimension and code of each sum met so far; the first is everyone: "" and "".
    const std::vector<std::pair<std::string, std::string>>& slots() const { return slots_; }

private:
    // Everyone when `cut` is empty. False when the combination is not part of the sum.
    bool find_pattern(const GroupKey& key, std::string_view cut, std::uint64_t& pattern) const;
    int slot_of(const std::string& dimension, const std::string& code);

    Selection selection_;
    std::vector<std::string> dimensions_;
    std::set<std::string, std::less<>> overlapping_;
    std::vector<std::pair<std::string, std::string>> slots_;
    std::map<std::pair<std::string, std::string>, int> slot_numbers_;
};

}  // namespace measures
