#include "platform/charts/line_layout.hpp"

#include <algorithm>

namespace charts {
namespace {

// Labels that touch, stacked without a gap.
struct LabelStack {
    std::vector<EndLabel*> labels;
    double height = 0;
    double wished_tops = 0;  // the sum, over its labels, of where each would have the stack begin

    double top() const { return wished_tops / static_cast<double>(labels.size()); }

    void append(const LabelStack& below) {
        wished_tops += below.wished_tops - height * static_cast<double>(below.labels.size());
        labels.insert(labels.end(), below.labels.begin(), below.labels.end());
        height += below.height;
    }
};

void place_stack(const LabelStack& stack, double top, double line_height) {
    for (EndLabel* label : stack.labels) {
        label->top = top;
        top += static_cast<double>(label->lines.size()) * line_height;
    }
}

}  // namespace

void spread(std::vector<EndLabel>& labels, double line_height, double top, double bottom) {
    std::vector<EndLabel*> order;
    for (EndLabel& label : labels) {
        order.push_back(&label);
    }
    std::stable_sort(order.begin(), order.end(), [](const EndLabel* left, const EndLabel* right) {
        return left->end.y < right->end.y;
    });
    std::vector<LabelStack> stacks;
    for (EndLabel* label : order) {
        const double height = static_cast<double>(label->lines.size()) * line_height;
        LabelStack stack{{label}, height, label->end.y - height / 2};
        while (!stacks.empty() && stacks.back().top() + stacks.back().height > stack.top()) {
            stacks.back().append(stack);
            stack = stacks.back();
            stacks.pop_back();
        }
        stacks.push_back(stack);
    }
    // What was pushed out of the plot comes back in, the others making room.
    double ceiling = bottom;
    for (auto stack = stacks.rbegin(); stack != stacks.rend(); ++stack) {
        ceiling = std::min(stack->top(), ceiling - stack->height);
        place_stack(*stack, ceiling, line_height);
    }
    double floor = top;
    for (const LabelStack& stack : stacks) {
        const double start = std::max(stack.labels.front()->top, floor);
        place_stack(stack, start, line_height);
        floor = start + stack.height;
    }
}

}  // namespace charts
