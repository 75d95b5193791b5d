// The marks of figures that are not there: each state its own shape, always explained in words.
#pragma once

#include "base/figure.hpp"
#include "platform/charts/canvas.hpp"

namespace charts {

// suppressed: a hollow square; missing: a cross; not collected: a dash.
void draw_absent_mark(Canvas& canvas, base::FigureState state, Spot centre, double radius);
// The same as a character, for the key.
html::Html absent_sign(base::FigureState state);

}  // namespace charts
