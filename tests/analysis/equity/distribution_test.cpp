#include "analysis/equity/distribution.hpp"

#include "base/error.hpp"

#include <gtest/gtest.h>
#include <rapidcheck/gtest.h>

#include <cmath>
#include <limits>

TEST(NormalQuantile, AgreesWithTabulatedValues) {
    // Wichura (1988), section "Test data": p = 0.25, 0.001, 1e-20.
    EXPECT_NEAR(equity::normal_quantile(0.25), -0.6744897501960817, 1e-15);
    EXPECT_NEAR(equity::normal_quantile(0.001), -3.090232306167814, 1e-14);
    EXPECT_NEAR(equity::normal_quantile(1e-20), -9.262340089798408, 1e-13);
    EXPECT_NEAR(equity::two_sided_z(0.95), 1.959963984540054, 1e-15);
    EXPECT_NEAR(equity::two_sided_z(0.998), 3.090232306167814, 1e-13);
}

TEST(NormalQuantile, IsInfiniteAtTheEndsAndRefusesTheRest) {
    EXPECT_TRUE(std::isinf(equity::normal_quantile(0)));
    EXPECT_TRUE(std::isinf(equity::normal_quantile(1)));
    EXPECT_THROW(equity::normal_quantile(1.01), base::Error);
    EXPECT_THROW(equity::normal_quantile(std::nan("")), base::Error);
    EXPECT_THROW(equity::two_sided_z(0), base::Error);
    EXPECT_THROW(equity::two_sided_z(95), base::Error);
}

RC_GTEST_PROP(NormalQuantile, InvertsTheDistributionFunction, ()) {
    const double p = *rc::gen::inRange(1, 999'999) / 1e6;
    const double back = std::erfc(-equity::normal_quantile(p) / std::sqrt(2.0)) / 2;
    RC_ASSERT(std::abs(back - p) < 1e-14);
}

TEST(StudentQuantile, AgreesWithTabulatedValues) {
    // NIST/SEMATECH e-Handbook of Statistical Methods, table 1.3.6.7.2, to its three decimals.
    EXPECT_NEAR(equity::two_sided_t(0.95, 1), 12.706, 5e-4);
    EXPECT_NEAR(equity::two_sided_t(0.95, 2), 4.303, 5e-4);
    EXPECT_NEAR(equity::two_sided_t(0.95, 10), 2.228, 5e-4);
    EXPECT_NEAR(equity::two_sided_t(0.99, 5), 4.032, 5e-4);
    EXPECT_NEAR(equity::two_sided_t(0.95, 1e7), equity::two_sided_z(0.95), 1e-6);
    // One degree of freedom is Cauchy: tan(pi * level / 2).
    EXPECT_NEAR(equity::two_sided_t(0.95, 1), std::tan(std::acos(-1.0) * 0.475), 1e-10);
}

TEST(StudentQuantile, OfTheLevelNearestToOneIsInfinite) {
    EXPECT_EQ(
        std::numeric_limits<double>::infinity(), equity::two_sided_t(std::nextafter(1, 0), 5)
    );
}

TEST(StudentQuantile, RefusesNoDegreesOfFreedom) {
    EXPECT_THROW(equity::two_sided_t(0.95, 0), base::Error);
    EXPECT_THROW(equity::two_sided_t(1, 5), base::Error);
}
