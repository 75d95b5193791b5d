// Which imports of a measure count, and which of their observations.
#pragma once

#include "measures/sums.hpp"

#include <cstdint>
#include <string>
#include <vector>

namespace measures {

struct SummedImport {
    std::string id;
    bool is_raw = false;
    bool is_total_response = false;
};

// The imports that count after the change, the one that takes precedence first: the one that went
// live last.
std::vector<SummedImport> list_summed_imports(
    db::Reader& reader, const Measure& measure, const LiveChange& change
);

// What an earlier import has spoken for already: a bit for each cell and period met.
class SpokenFor {
public:
    explicit SpokenFor(std::size_t cells) : cells_(cells) {}

    // False when the cell was taken in this period before.
    bool take(std::size_t cell, std::int32_t period);

private:
    std::size_t cells_;
    std::vector<std::vector<bool>> by_period_;
};

}  // namespace measures
