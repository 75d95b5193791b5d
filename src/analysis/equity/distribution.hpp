// The two distributions that intervals are made from.
#pragma once

namespace equity {

// The value below which a standard normal variable falls with probability `p`.
// Wichura, Algorithm AS 241 (PPND16), Applied Statistics 37 (1988) 477-484; relative error about
// 1e-16. Minus or plus infinity at p = 0 and 1. Throws base::Error(invalid) outside [0, 1].
double normal_quantile(double p);

// The z of a two-sided interval: normal_quantile((1 + level) / 2), 1.959964 for 0.95.
// Throws base::Error(invalid) unless 0 < level < 1.
double two_sided_z(double level);

// Probability that a Student t variable with `freedom` > 0 degrees of freedom is at most `t`.
// By the regularised incomplete beta function (DLMF 8.17.20-22, continued fraction by Lentz).
double student_cdf(double t, double freedom);

// The t of a two-sided interval, found by bisection on student_cdf: 12.7062 for 0.95 and 1 degree
// of freedom. Throws base::Error(invalid) unless 0 < level < 1 and freedom > 0.
double two_sided_t(double level, double freedom);

}  // namespace equity
