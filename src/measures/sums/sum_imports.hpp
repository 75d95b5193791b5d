// Which imports of a measure count, and which of their observations.
#pragma once

#include "measures/sums/denominators.hpp"
#include "measures/sums/sums.hpp"

#include <bitset>
#include <cstdint>
#include <set>
#include <string>
#include <string_view>
#include <unordered_map>
#include <utility>
#include <vector>

namespace measures {

struct SummedImport {
    std::string id;
    bool is_raw = false;
    bool is_total_response = false;
    bool is_return = false;
    ImportDenominator denominator{};
};

// The imports that count after the change, the one that takes precedence first: the one that went
// live last.
std::vector<SummedImport> list_summed_imports(
    db::Reader& reader, const Measure& measure, const LiveChange& change
);

// Calls `take` for each observation of the import, from the database.
void read_observations(db::Reader& reader, std::string_view import_id, const TakeObservation& take);

// What an earlier import has spoken for already: a bit for each cell and period, kept in blocks of
// neighbouring cells, so that cells with few periods each cost little however many periods there
// are.
class SpokenFor {
public:
    // False when the cell was taken in this period before.
    bool take(std::size_t cell, std::int32_t period);
    bool holds(std::size_t cell, std::int32_t period) const;

private:
    static constexpr std::size_t block_cells = 512;
    static std::uint64_t block_of(std::size_t cell, std::int32_t period);
    std::unordered_map<std::uint64_t, std::bitset<block_cells>> blocks_;  // by period and block
};

// Where and when returns speak. What an older file tells of the same place and period is of other
// people than theirs, also where it is cut by what the returns do not ask.
class ReturnedSpots {
public:
    void note(std::int32_t place, std::int32_t period) { spots_.emplace(place, period); }
    bool holds(std::int32_t place, std::int32_t period) const {
        return !spots_.empty() && spots_.contains({place, period});
    }

private:
    std::set<std::pair<std::int32_t, std::int32_t>> spots_;
};

}  // namespace measures
