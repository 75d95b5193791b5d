// Age bands that have people in common: no margin holds them, and yet one tells another.
#pragma once

#include "analysis/disclosure/table.hpp"
#include "measures/measure.hpp"
#include "measures/sums/sums.hpp"

#include <span>

namespace measures {

// A ruler for each place, period and dimension with bands that overlap; cells are as the sums.
// Everyone stands for the range of ages that the measure shows.
void add_rulers(disclosure::Table& table, const Measure& measure, std::span<const Sum> sums);

// The same for one place and period whose groups may cross dimensions; cells are as the keys.
void add_rulers(disclosure::Table& table, std::span<const GroupKey> keys);

}  // namespace measures
