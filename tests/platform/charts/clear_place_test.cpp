#include "platform/charts/clear_place.hpp"

#include <gtest/gtest.h>
#include <rapidcheck/gtest.h>

#include <algorithm>

using charts::Box;
using charts::Spot;
using charts::Stroke;

namespace {

const Box plot{0, 0, 300, 200};

}  // namespace

TEST(ClearPlace, KnowsAStrokeThatRunsThroughABox) {
    const Box box{10, 10, 20, 20};
    EXPECT_TRUE(charts::crosses({{0, 15}, {30, 15}}, box));
    EXPECT_TRUE(charts::crosses({{0, 0}, {30, 30}}, box));
    EXPECT_TRUE(charts::crosses({{15, 15}, {15, 15}}, box));
    EXPECT_FALSE(charts::crosses({{0, 5}, {30, 5}}, box));
    EXPECT_FALSE(charts::crosses({{0, 0}, {5, 30}}, box));
    EXPECT_FALSE(charts::crosses({{0, 15}, {9, 15}}, box));
}

TEST(ClearPlace, IsBesideTheMarkWhereNothingIsDrawn) {
    const Box box = charts::clear_place({100, 100}, 80, 14, plot, {}, {});
    EXPECT_DOUBLE_EQ(box.left, 114);
    EXPECT_DOUBLE_EQ(box.top, 93);
}

TEST(ClearPlace, IsNotOverALineThatLeavesTheMark) {
    const std::vector<Stroke> lines{{{100, 100}, {300, 80}}, {{100, 110}, {300, 120}}};
    const Box box = charts::clear_place({100, 100}, 80, 14, plot, lines, {});
    for (const Stroke& line : lines) {
        EXPECT_FALSE(charts::crosses(line, box));
    }
}

// The mark stands at the end of every line, as a baseline does; there is room at the foot.
RC_GTEST_PROP(ClearPlace, IsInsideAndClearWhereThereIsRoom, ()) {
    std::vector<Stroke> lines;
    for (int i = *rc::gen::inRange(0, 6); i > 0; --i) {
        const double from = *rc::gen::inRange(0, 120);
        const double to = *rc::gen::inRange(0, 120);
        lines.push_back({{20, from}, {280, to}});
    }
    const Spot mark{20, static_cast<double>(*rc::gen::inRange(10, 190))};
    const Box box = charts::clear_place(mark, 100, 14, plot, lines, {});
    RC_ASSERT(box.left >= plot.left && box.right <= plot.right);
    RC_ASSERT(box.top >= plot.top && box.bottom <= plot.bottom);
    RC_ASSERT(std::none_of(lines.begin(), lines.end(), [&](const Stroke& line) {
        return charts::crosses(line, box);
    }));
}
