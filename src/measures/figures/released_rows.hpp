// The rows of one return, as they may be shown by themselves: on its own page, and when it is
// reckoned what those who accepted it know.
#pragma once

#include "analysis/disclosure/table.hpp"
#include "measures/measure.hpp"

#include <cstdint>
#include <optional>
#include <span>
#include <string>
#include <vector>

namespace measures {

// A row of a partner's return.
struct GivenFigure {
    std::string return_id{};
    std::string organisation_id{};
    std::string place_id{};
    base::Date period_end{};
    std::string groups{};  // canonical, as of a cell
    base::FigureState state = base::FigureState::reported;
    std::optional<double> numerator{};
    std::optional<double> denominator{};
    std::optional<double> value{};
};

// By row. Counts under the network's threshold are withheld, and with them those from which one
// could be worked out once the total of the rows is shown on the measure's page.
std::vector<disclosure::ReleasedCell> release_rows(
    const Measure& measure, std::int64_t suppress_below, std::span<const GivenFigure> rows
);

}  // namespace measures
