// Figures for examples and tests, let out through the one door as their source printed them.
#pragma once

#include "base/figure.hpp"

namespace samples {

base::Drawn reported(double value);
base::Drawn reported(double value, double low, double high);
base::Drawn absent(base::FigureState state);

}  // namespace samples
