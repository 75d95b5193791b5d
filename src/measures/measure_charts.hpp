// A measure's figures as charts, and as a sheet to download.
#pragma once

#include "measures/figures/figures.hpp"
#include "platform/charts/charts.hpp"
#include "platform/charts/line_series.hpp"
#include "platform/tables/sheet.hpp"

#include <string_view>

namespace measures {

// A group's figures over time: a segment for each stretch between breaks, with the reasons.
charts::LineSeries line_of(const GroupFigures& figures, const std::vector<Break>& breaks);

// Everyone and, where they are few enough to be told apart, the groups of a dimension; targets and
// baselines; nothing when there is no point at all.
std::optional<charts::Chart> curve(const Figures& figures, std::string_view dimension);
// Everyone only, for a card, which is never wide.
std::optional<charts::Chart> small_curve(const Figures& figures);
// The newest figure of each group with its interval, against everyone. `id` is unique on its page.
std::optional<charts::Chart> newest_by_group(
    const Figures& figures, std::string_view dimension, const std::string& id, charts::Room room
);

// Every figure of the place: all dimensions, groups and periods, with the words for what is absent.
// Where they come from stands in each row, so that it stays with whatever part is taken from it.
tables::Sheet figures_sheet(const network::Network& network, const Figures& figures);

}  // namespace measures
