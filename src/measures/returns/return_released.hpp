// What was returned, as those see it who may not see figures before protection.
#pragma once

#include "analysis/disclosure/release.hpp"
#include "measures/returns/return.hpp"

#include <cstdint>
#include <optional>
#include <span>
#include <vector>

namespace measures {

struct ReleasedAnswer {
    std::optional<disclosure::ReleasedCell> cell;  // of a row that says something
    std::string note{};
};
// By row. Counts under the network's threshold are withheld, and with them those from which one
// could be worked out once the total of the rows is shown on the measure's page.
std::vector<ReleasedAnswer> release_answers(
    const Measure& measure,
    std::int64_t suppress_below,
    std::span<const ReturnRow> rows,
    std::span<const ReturnValue> values
);

}  // namespace measures
