// The ratio of two proportions, with the interval that two INDEPENDENT groups allow.
#pragma once

#include "analysis/equity/difference.hpp"

namespace equity {

enum class RatioMethod {
    // Asymptotic score: Koopman, Biometrics 40 (1984) 513-517, the constrained estimate as there,
    // limits by bisection to 1e-13. Holds with zero cells and near 0 and 1; the one we show
    // (recommended by Fagerland, Lydersen and Laake, Statistical Methods in Medical Research 24
    // (2015) 224-254).
    koopman,
    // Katz, Baptista, Azen and Pike, Biometrics 34 (1978) 469-474: normal on the log scale,
    //   se^2 = 1/x1 - 1/n1 + 1/x2 - 1/n2
    // What most packages print. Has no limits when a numerator is 0; then state is `no_interval`.
    katz,
};

// group / comparator. Without a value when the comparator's numerator is 0 (also when both are);
// 0 with a high limit when only the group's is.
Comparison ratio(
    Counts group,
    Counts comparator,
    Relation relation,
    double level = 0.95,
    RatioMethod method = RatioMethod::koopman
);

}  // namespace equity
