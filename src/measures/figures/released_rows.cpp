#include "measures/figures/released_rows.hpp"

#include "measures/figures/released_bands.hpp"
#include "measures/figures/released_sums.hpp"
#include "measures/sums/sum_parts.hpp"
#include "measures/sums/sum_plan.hpp"

#include <algorithm>

namespace measures {
namespace {

disclosure::Cell row_cell(const Measure& measure, const GivenFigure& row) {
    Sum sum;
    sum.state = row.state;
    sum.numerator = row.numerator;
    sum.denominator = row.denominator;
    sum.value = row.value;
    return raw_cell(measure, sum);
}

bool takes_in_all(const Selection& chosen, const GroupKey& key) {
    return std::all_of(key.begin(), key.end(), [&](const auto& named) {
        return takes_in(chosen, named.first, named.second);
    });
}

// Everyone is the row about them, or the rows added up as the measure's page shows them: nothing
// where they do not add up.
void add_total(
    disclosure::Table& table,
    const Measure& measure,
    std::span<const GivenFigure> rows,
    std::span<const GroupKey> keys
) {
    SumParts everyone;
    std::optional<std::size_t> whole;
    bool is_overlapping = false;
    disclosure::Margin margin;
    for (std::size_t at = 0; at < rows.size(); ++at) {
        const GivenFigure& row = rows[at];
        if (keys[at].empty()) {
            whole = at;
        } else if (table.cells[at].is_set_aside) {
            is_overlapping = true;
        } else if (takes_in_all(measure.chosen, keys[at])) {
            everyone.add(
                measure.unit, {row.state, row.numerator, row.denominator, row.value, true}
            );
            margin.parts.push_back(at);
        }
    }
    margin.is_loose = is_overlapping;
    if (whole && !margin.parts.empty()) {
        margin.total = *whole;
        table.margins.push_back(std::move(margin));
    } else if (measure.unit != Unit::value && margin.parts.size() > 1 && !is_overlapping) {
        margin.total = table.cells.size();
        table.cells.push_back(raw_cell(measure, everyone.finish(measure.unit)));
        table.margins.push_back(std::move(margin));
    }
}

}  // namespace

std::vector<disclosure::ReleasedCell> release_rows(
    const Measure& measure, std::int64_t suppress_below, std::span<const GivenFigure> rows
) {
    disclosure::Table table;
    table.per = static_cast<double>(measure.per);
    table.values_are_rates = measure.unit == Unit::proportion || measure.unit == Unit::rate;
    std::vector<GroupKey> keys;
    for (const GivenFigure& row : rows) {
        table.cells.push_back(row_cell(measure, row));
        keys.push_back(without_wholes(measure.chosen, parse_group_key(row.groups)));
    }
    const std::vector<bool> aside = rows_set_aside(measure.chosen, keys);
    for (std::size_t at = 0; at < rows.size(); ++at) {
        table.cells[at].is_set_aside = aside[at];
    }
    add_total(table, measure, rows, keys);
    disclosure::ReleasedTable released =
        disclosure::release(table, disclosure_policy(measure, suppress_below));
    released.cells.erase(
        released.cells.begin() + static_cast<std::ptrdiff_t>(rows.size()), released.cells.end()
    );
    return std::move(released.cells);
}

}  // namespace measures
