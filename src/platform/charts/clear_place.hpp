// A place for words in a drawing where nothing drawn runs through them.
#pragma once

#include "platform/charts/canvas.hpp"

#include <vector>

namespace charts {

struct Stroke {
    Spot from;
    Spot to;
};

struct Box {
    double left = 0;
    double top = 0;
    double right = 0;
    double bottom = 0;
};

bool crosses(const Stroke& stroke, const Box& box);
bool overlap(const Box& one, const Box& other);

// The place of a box of this size nearest to `mark`, inside `within`, through which no stroke runs
// and over which no other box lies. Where there is none, the place that fewest run through.
Box clear_place(
    Spot mark,
    double width,
    double height,
    const Box& within,
    const std::vector<Stroke>& strokes,
    const std::vector<Box>& boxes
);

}  // namespace charts
