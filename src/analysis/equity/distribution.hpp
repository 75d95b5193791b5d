// The two distributions that intervals are made from, as Boost.Math computes them.
#pragma once

namespace equity {

// The value below which a standard normal variable falls with probability `p`; relative error
// about 1e-15. Minus or plus infinity at p = 0 and 1. Throws base::Error(invalid) outside [0, 1].
double normal_quantile(double p);

// The z of a two-sided interval: normal_quantile((1 + level) / 2), 1.959964 for 0.95.
// Throws base::Error(invalid) unless 0 < level < 1.
double two_sided_z(double level);

// The t of a two-sided interval by Student's distribution: 12.7062 for 0.95 and 1 degree of
// freedom. Throws base::Error(invalid) unless 0 < level < 1 and freedom > 0.
double two_sided_t(double level, double freedom);

}  // namespace equity
