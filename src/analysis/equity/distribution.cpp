#include "analysis/equity/distribution.hpp"

#include "base/error.hpp"

#include <array>
#include <cmath>
#include <limits>

namespace equity {
namespace {

using Coefficients = std::array<double, 8>;

// Horner's rule, lowest power first.
double polynomial(const Coefficients& coefficients, double x) {
    double sum = 0;
    for (std::size_t i = coefficients.size(); i-- > 0;) {
        sum = sum * x + coefficients[i];
    }
    return sum;
}

constexpr Coefficients centre_above{
    3.3871328727963666080e0,
    1.3314166789178437745e+2,
    1.9715909503065514427e+3,
    1.3731693765509461125e+4,
    4.5921953931549871457e+4,
    6.7265770927008700853e+4,
    3.3430575583588128105e+4,
    2.5090809287301226727e+3};
constexpr Coefficients centre_below{
    1.0,
    4.2313330701600911252e+1,
    6.8718700749205790830e+2,
    5.3941960214247511077e+3,
    2.1213794301586595867e+4,
    3.9307895800092710610e+4,
    2.8729085735721942674e+4,
    5.2264952788528545610e+3};
constexpr Coefficients shoulder_above{
    1.42343711074968357734e0,
    4.63033784615654529590e0,
    5.76949722146069140550e0,
    3.64784832476320460504e0,
    1.27045825245236838258e0,
    2.41780725177450611770e-1,
    2.27238449892691845833e-2,
    7.74545014278341407640e-4};
constexpr Coefficients shoulder_below{
    1.0,
    2.05319162663775882187e0,
    1.67638483018380384940e0,
    6.89767334985100004550e-1,
    1.48103976427480074590e-1,
    1.51986665636164571966e-2,
    5.47593808499534494600e-4,
    1.05075007164441684324e-9};
constexpr Coefficients tail_above{
    6.65790464350110377720e0,
    5.46378491116411436990e0,
    1.78482653991729133580e0,
    2.96560571828504891230e-1,
    2.65321895265761230930e-2,
    1.24266094738807843860e-3,
    2.71155556874348757815e-5,
    2.01033439929228813265e-7};
constexpr Coefficients tail_below{
    1.0,
    5.99832206555887937690e-1,
    1.36929880922735805310e-1,
    1.48753612908506148525e-2,
    7.86869131145613259100e-4,
    1.84631831751005468180e-5,
    1.42151175831644588870e-7,
    2.04426310338993978564e-15};

// The continued fraction of the incomplete beta function, by the modified Lentz method.
double beta_fraction(double a, double b, double x) {
    constexpr double tiny = 1e-300;
    double c = 1;
    double d = 1 - (a + b) * x / (a + 1);
    d = 1 / (std::abs(d) < tiny ? tiny : d);
    double fraction = d;
    const auto step = [&](double term) {
        d = 1 + term * d;
        d = 1 / (std::abs(d) < tiny ? tiny : d);
        c = 1 + term / c;
        c = std::abs(c) < tiny ? tiny : c;
        fraction *= d * c;
        return std::abs(d * c - 1);
    };
    for (int m = 1; m <= 10'000; ++m) {
        step(m * (b - m) * x / ((a + 2 * m - 1) * (a + 2 * m)));
        const double move = step(-(a + m) * (a + b + m) * x / ((a + 2 * m) * (a + 2 * m + 1)));
        if (move < 1e-15) {
            break;
        }
    }
    return fraction;
}

// I_x(a, b) for 0 <= x <= 1.
double regularised_beta(double a, double b, double x) {
    if (x <= 0 || x >= 1) {
        return x <= 0 ? 0 : 1;
    }
    const double front = std::exp(
        std::lgamma(a + b) - std::lgamma(a) - std::lgamma(b) + a * std::log(x) + b * std::log1p(-x)
    );
    return x < (a + 1) / (a + b + 2) ? front * beta_fraction(a, b, x) / a
                                     : 1 - front * beta_fraction(b, a, 1 - x) / b;
}

void check_level(double level) {
    if (!(level > 0 && level < 1)) {
        throw base::Error(
            base::Code::invalid, "A confidence level lies strictly between 0 and 1, such as 0.95."
        );
    }
}

}  // namespace

double normal_quantile(double p) {
    if (!(p >= 0 && p <= 1)) {
        throw base::Error(base::Code::invalid, "A probability lies between 0 and 1.");
    }
    if (p == 0 || p == 1) {
        const double infinity = std::numeric_limits<double>::infinity();
        return p == 0 ? -infinity : infinity;
    }
    const double q = p - 0.5;
    if (std::abs(q) <= 0.425) {
        const double r = 0.180625 - q * q;
        return q * polynomial(centre_above, r) / polynomial(centre_below, r);
    }
    const double r = std::sqrt(-std::log(q < 0 ? p : 1 - p));
    const double magnitude =
        r <= 5 ? polynomial(shoulder_above, r - 1.6) / polynomial(shoulder_below, r - 1.6)
               : polynomial(tail_above, r - 5) / polynomial(tail_below, r - 5);
    return q < 0 ? -magnitude : magnitude;
}

double two_sided_z(double level) {
    check_level(level);
    return normal_quantile((1 + level) / 2);
}

double student_cdf(double t, double freedom) {
    const double tail = regularised_beta(freedom / 2, 0.5, freedom / (freedom + t * t)) / 2;
    return t > 0 ? 1 - tail : tail;
}

double two_sided_t(double level, double freedom) {
    check_level(level);
    if (!(freedom > 0)) {
        throw base::Error(base::Code::invalid, "Degrees of freedom must be above 0.");
    }
    const double target = (1 + level) / 2;
    double high = 1;
    while (student_cdf(high, freedom) < target && high < 1e300) {
        high *= 2;
    }
    double low = 0;
    for (int i = 0; i < 200 && high - low > 1e-15 * high; ++i) {
        const double middle = (low + high) / 2;
        (student_cdf(middle, freedom) < target ? low : high) = middle;
    }
    return (low + high) / 2;
}

}  // namespace equity
