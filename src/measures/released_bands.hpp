// Age bands that have people in common: no margin holds them, and yet one tells another.
#pragma once

#include "analysis/disclosure/table.hpp"
#include "measures/measure.hpp"
#include "measures/return.hpp"
#include "measures/sums.hpp"

#include <span>

namespace measures {

// A ruler for each place, period and dimension with bands that overlap; cells are as the sums.
// Everyone stands for the range of ages that the measure shows.
void add_rulers(disclosure::Table& table, const Measure& measure, std::span<const Sum> sums);

// The same for the rows of a return; cells are as the values.
void add_rulers(disclosure::Table& table, std::span<const ReturnValue> values);

}  // namespace measures
