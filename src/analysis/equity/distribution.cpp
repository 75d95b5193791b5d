#include "analysis/equity/distribution.hpp"

#include "base/error.hpp"

#include <boost/math/distributions/normal.hpp>
#include <boost/math/distributions/students_t.hpp>

#include <limits>

namespace equity {
namespace {

// In double: to long double and back would tell nothing more.
using Policy = boost::math::policies::policy<boost::math::policies::promote_double<false>>;
using Normal = boost::math::normal_distribution<double, Policy>;
using StudentsT = boost::math::students_t_distribution<double, Policy>;

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
    return boost::math::quantile(Normal(), p);
}

double two_sided_z(double level) {
    check_level(level);
    return normal_quantile((1 + level) / 2);
}

double two_sided_t(double level, double freedom) {
    check_level(level);
    if (!(freedom > 0)) {
        throw base::Error(base::Code::invalid, "Degrees of freedom must be above 0.");
    }
    const double p = (1 + level) / 2;
    return p == 1 ? std::numeric_limits<double>::infinity()  // a level as near 1 as there is
                  : boost::math::quantile(StudentsT(freedom), p);
}

}  // namespace equity
