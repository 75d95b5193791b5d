#include "base/figure.hpp"

#include <gtest/gtest.h>

#include <type_traits>

// The compiler holds the rule: a raw figure has no way to a page.
static_assert(!std::is_convertible_v<base::Raw, base::Drawn>);
static_assert(!std::is_constructible_v<base::Drawn, base::Raw>);
static_assert(!std::is_constructible_v<base::Drawn, base::Held>);
static_assert(!std::is_constructible_v<base::Released, double>);
static_assert(!std::is_constructible_v<base::Held, base::Raw>);
static_assert(std::is_convertible_v<base::Plain, base::Drawn>);

TEST(Figure, NumbersGroupThousandsAndRound) {
    EXPECT_EQ(base::number_text(1234567.25, 1), "1,234,567.2");
    EXPECT_EQ(base::number_text(71.649, 1), "71.6");
    EXPECT_EQ(base::number_text(-0.04, 1), "0.0");
    EXPECT_EQ(base::number_text(-3, 0), "\u22123");
}

TEST(Figure, StatesKeepTheirOwnWords) {
    for (const auto state :
         {base::FigureState::reported,
          base::FigureState::suppressed,
          base::FigureState::missing,
          base::FigureState::not_collected}) {
        EXPECT_EQ(base::parse_figure_state(base::name(state)), state);
    }
    EXPECT_FALSE(base::parse_figure_state("hidden"));
}
