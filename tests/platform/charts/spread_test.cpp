#include "platform/charts/line_layout.hpp"

#include <gtest/gtest.h>
#include <rapidcheck/gtest.h>

#include <algorithm>
#include <cmath>

namespace {

charts::EndLabel label_at(double y, std::size_t lines) {
    return {.series = 0, .lines = std::vector<std::string>(lines, "words"), .end = {100, y}};
}

}  // namespace

RC_GTEST_PROP(EndLabels, NeverOverlapAndKeepTheirOrder, ()) {
    std::vector<charts::EndLabel> labels;
    double lines = 0;
    for (int i = *rc::gen::inRange(0, 14); i > 0; --i) {
        labels.push_back(
            label_at(*rc::gen::inRange(0, 300), static_cast<std::size_t>(*rc::gen::inRange(1, 4)))
        );
        lines += static_cast<double>(labels.back().lines.size());
    }
    charts::spread(labels, 10, 0, 300);
    std::stable_sort(
        labels.begin(),
        labels.end(),
        [](const charts::EndLabel& left, const charts::EndLabel& right) {
            return left.end.y < right.end.y;
        }
    );
    for (std::size_t i = 0; i < labels.size(); ++i) {
        const double bottom = labels[i].top + 10 * static_cast<double>(labels[i].lines.size());
        RC_ASSERT(labels[i].top >= -1e-6);
        RC_ASSERT((lines > 30 || bottom <= 300 + 1e-6));
        RC_ASSERT((i + 1 == labels.size() || bottom <= labels[i + 1].top + 1e-6));
    }
}

TEST(EndLabels, StayAtTheirEndsWhereThereIsRoom) {
    std::vector<charts::EndLabel> labels{label_at(50, 1), label_at(100, 1)};
    charts::spread(labels, 10, 0, 300);
    EXPECT_DOUBLE_EQ(labels[0].top, 45);
    EXPECT_DOUBLE_EQ(labels[1].top, 95);
}

TEST(EndLabels, ThatTouchMakeRoomOnBothSides) {
    std::vector<charts::EndLabel> labels{label_at(100, 1), label_at(102, 1)};
    charts::spread(labels, 10, 0, 300);
    EXPECT_DOUBLE_EQ(labels[0].top, 91);
    EXPECT_DOUBLE_EQ(labels[1].top, 101);
}
