#include "measures/returns/return_released.hpp"

#include "measures/figures/released_rows.hpp"

#include <algorithm>

namespace measures {

std::vector<ReleasedAnswer> release_answers(
    const Measure& measure,
    std::int64_t suppress_below,
    std::span<const ReturnRow> rows,
    std::span<const ReturnValue> values
) {
    std::vector<GivenFigure> given;
    for (const ReturnValue& value : values) {
        given.push_back(
            {.groups = value.groups,
             .state = value.state,
             .numerator = value.numerator,
             .denominator = value.denominator,
             .value = value.value}
        );
    }
    auto released = release_rows(measure, suppress_below, given);
    std::vector<ReleasedAnswer> answers;
    for (const ReturnRow& row : rows) {
        const auto found = std::find_if(values.begin(), values.end(), [&](const auto& value) {
            return value.groups == row.groups;
        });
        if (found == values.end()) {
            answers.push_back({});
            continue;
        }
        const auto at = static_cast<std::size_t>(found - values.begin());
        answers.push_back({std::move(released[at]), found->note});
    }
    return answers;
}

}  // namespace measures
