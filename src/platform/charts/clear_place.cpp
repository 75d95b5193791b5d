#include "platform/charts/clear_place.hpp"

#include <algorithm>
#include <array>
#include <utility>

namespace charts {
namespace {

constexpr double mark_room = 14;  // from the middle of a mark to words beside it

// The nearest distances first, above and below in turn.
std::vector<double> offsets(double height, double reach) {
    std::vector<double> all{0};
    for (double step = height / 2; step <= reach; step += height / 2) {
        all.push_back(step);
        all.push_back(-step);
    }
    return all;
}

std::size_t count_in_the_way(
    const Box& box, const std::vector<Stroke>& strokes, const std::vector<Box>& boxes
) {
    const auto lines = std::count_if(strokes.begin(), strokes.end(), [&](const Stroke& stroke) {
        return crosses(stroke, box);
    });
    const auto words = std::count_if(boxes.begin(), boxes.end(), [&](const Box& other) {
        return overlap(box, other);
    });
    return static_cast<std::size_t>(lines + words);
}

}  // namespace

// Liang and Barsky, 1984: the part of the stroke inside the box, as a share of its length.
bool crosses(const Stroke& stroke, const Box& box) {
    const double across = stroke.to.x - stroke.from.x;
    const double down = stroke.to.y - stroke.from.y;
    const std::array<std::pair<double, double>, 4> edges{{
        {-across, stroke.from.x - box.left},
        {across, box.right - stroke.from.x},
        {-down, stroke.from.y - box.top},
        {down, box.bottom - stroke.from.y},
    }};
    double enters = 0;
    double leaves = 1;
    for (const auto& [speed, distance] : edges) {
        if (speed == 0) {
            if (distance < 0) {
                return false;
            }
        } else if (speed < 0) {
            enters = std::max(enters, distance / speed);
        } else {
            leaves = std::min(leaves, distance / speed);
        }
    }
    return enters <= leaves;
}

bool overlap(const Box& one, const Box& other) {
    return one.left < other.right && other.left < one.right && one.top < other.bottom &&
           other.top < one.bottom;
}

Box clear_place(
    Spot mark,
    double width,
    double height,
    const Box& within,
    const std::vector<Stroke>& strokes,
    const std::vector<Box>& boxes
) {
    const double furthest_left = std::max(within.left, within.right - width);
    const Box around_mark{mark.x - 9, mark.y - 9, mark.x + 9, mark.y + 9};
    Box best{mark.x, mark.y, mark.x + width, mark.y + height};
    std::size_t fewest = strokes.size() + boxes.size() + 1;
    for (const double offset : offsets(height, within.bottom - within.top)) {
        const double top = mark.y + offset - height / 2;
        if (top < within.top || top + height > within.bottom) {
            continue;
        }
        for (const double shift :
             {0.0, mark_room, 2 * mark_room, 3 * mark_room, -width - mark_room}) {
            const double left = std::clamp(mark.x + shift, within.left, furthest_left);
            const Box box{left, top, left + width, top + height};
            if (overlap(box, around_mark)) {
                continue;
            }
            const std::size_t count = count_in_the_way(box, strokes, boxes);
            if (count < fewest) {
                fewest = count;
                best = box;
            }
            if (count == 0) {
                return box;
            }
        }
    }
    return best;
}

}  // namespace charts
