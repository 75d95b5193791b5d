#include "measures/returns/return_sum.hpp"

#include "measures/returns/return_released.hpp"
#include "measures/sums/sum_parts.hpp"

#include <set>
#include <string>

namespace measures {
namespace {

using base::FigureState;

std::vector<ReturnRow> rows_of_all(std::span<const std::vector<ReturnValue>> returns) {
    std::set<std::string> groups;
    for (const auto& values : returns) {
        for (const ReturnValue& value : values) {
            groups.insert(value.groups);
        }
    }
    std::vector<ReturnRow> rows;
    for (const std::string& one : groups) {
        rows.push_back({one, ""});
    }
    return rows;
}

// Of two partners: withheld by one is withheld of both; given by one only is missing of both.
FigureState state_of_both(FigureState one, FigureState other) {
    if (one == other) {
        return one;
    }
    const bool is_withheld = one == FigureState::suppressed || other == FigureState::suppressed;
    return is_withheld ? FigureState::suppressed : FigureState::missing;
}

// By row: what all partners together may say of it.
std::vector<FigureState> states_of_all(
    const Measure& measure,
    std::int64_t suppress_below,
    std::span<const ReturnRow> rows,
    std::span<const std::vector<ReturnValue>> returns
) {
    std::vector<FigureState> states;
    for (const auto& values : returns) {
        const auto answers = release_answers(measure, suppress_below, rows, values);
        const bool is_first = states.empty();
        states.resize(rows.size());
        for (std::size_t row = 0; row < rows.size(); ++row) {
            const FigureState state =
                answers[row].cell ? answers[row].cell->figure.state() : FigureState::missing;
            states[row] = is_first ? state : state_of_both(states[row], state);
        }
    }
    return states;
}

ReturnValue sum_of_row(
    Unit unit, const std::string& groups, std::span<const std::vector<ReturnValue>> returns
) {
    SumParts parts;
    for (const auto& values : returns) {
        for (const ReturnValue& value : values) {
            if (value.groups == groups) {
                parts.add(
                    unit, {value.state, value.numerator, value.denominator, value.value, true}
                );
            }
        }
    }
    const Sum sum = parts.finish(unit);
    return {groups, sum.state, sum.numerator, sum.denominator, sum.value, ""};
}

}  // namespace

std::vector<ReturnValue> add_up_returns(
    const Measure& measure,
    std::int64_t suppress_below,
    std::span<const std::vector<ReturnValue>> returns
) {
    const std::vector<ReturnRow> rows = rows_of_all(returns);
    std::vector<FigureState> states(rows.size(), FigureState::reported);
    if (returns.size() > 1) {
        states = states_of_all(measure, suppress_below, rows, returns);
    }
    std::vector<ReturnValue> added;
    for (std::size_t row = 0; row < rows.size(); ++row) {
        if (states[row] == FigureState::reported) {
            added.push_back(sum_of_row(measure.unit, rows[row].groups, returns));
        } else {
            added.push_back({.groups = rows[row].groups, .state = states[row]});
        }
    }
    return added;
}

}  // namespace measures
