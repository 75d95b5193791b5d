#include "measures/returns/return_released.hpp"

#include "measures/figures/released_bands.hpp"
#include "measures/figures/released_sums.hpp"
#include "measures/sums/sum_parts.hpp"

#include <algorithm>

namespace measures {
namespace {

disclosure::Cell returned_cell(const Measure& measure, const ReturnValue& value) {
    Sum sum;
    sum.state = value.state;
    sum.numerator = value.numerator;
    sum.denominator = value.denominator;
    sum.value = value.value;
    return raw_cell(measure, sum);
}

// The rows added up, as the measure's page shows them: nothing where they do not add up.
void add_total(
    disclosure::Table& table, const Measure& measure, std::span<const ReturnValue> values
) {
    SumParts everyone;
    for (const ReturnValue& value : values) {
        everyone.add(
            measure.unit, {value.state, value.numerator, value.denominator, value.value, true}
        );
    }
    if (measure.unit == Unit::value || values.size() < 2) {
        return;
    }
    disclosure::Margin margin{.total = table.cells.size(), .parts = {}};
    for (std::size_t part = 0; part < table.cells.size(); ++part) {
        margin.parts.push_back(part);
    }
    table.cells.push_back(raw_cell(measure, everyone.finish(measure.unit)));
    table.margins.push_back(std::move(margin));
}

}  // namespace

std::vector<ReleasedAnswer> release_answers(
    const Measure& measure,
    std::int64_t suppress_below,
    std::span<const ReturnRow> rows,
    std::span<const ReturnValue> values
) {
    disclosure::Table table;
    table.per = static_cast<double>(measure.per);
    table.values_are_rates = measure.unit == Unit::proportion || measure.unit == Unit::rate;
    std::vector<GroupKey> keys;
    for (const ReturnValue& value : values) {
        table.cells.push_back(returned_cell(measure, value));
        keys.push_back(parse_group_key(value.groups));
    }
    add_total(table, measure, values);
    add_rulers(table, keys);
    disclosure::ReleasedTable released =
        disclosure::release(table, disclosure_policy(measure, suppress_below));
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
        answers.push_back({std::move(released.cells[at]), found->note});
    }
    return answers;
}

}  // namespace measures
