// What partners gave of the figures that a measure shows.
#pragma once

#include "measures/figures/released_rows.hpp"
#include "platform/db/database.hpp"

#include <string_view>
#include <vector>

namespace measures {

// All rows of the returns whose figures are live, return by return.
std::vector<GivenFigure> list_given_figures(db::Reader& reader, std::string_view measure_id);

}  // namespace measures
