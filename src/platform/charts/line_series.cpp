#include "platform/charts/line_series.hpp"

#include "base/error.hpp"
#include "platform/charts/chart.hpp"

#include <algorithm>

namespace charts {

Segment::Segment(std::vector<Point> points) : points_(std::move(points)) {
    if (points_.empty()) {
        throw base::Error(base::Code::internal, "A segment of a line chart has no points.");
    }
    const auto not_after = [](const Point& left, const Point& right) {
        return left.at >= right.at;
    };
    if (std::adjacent_find(points_.begin(), points_.end(), not_after) != points_.end()) {
        throw base::Error(
            base::Code::internal, "The points of a line chart are not in order of time."
        );
    }
}

LineSeries::LineSeries(std::string name, Segment first) : name_(std::move(name)) {
    segments_.push_back(std::move(first));
}

LineSeries& LineSeries::break_because(std::string reason, Segment next) {
    if (reason.empty()) {
        throw base::Error(
            base::Code::internal, "A break of the series '" + name_ + "' has no reason."
        );
    }
    if (next.points().front().at <= segments_.back().points().back().at) {
        throw base::Error(
            base::Code::internal,
            "A segment of the series '" + name_ + "' begins before the one before it ends."
        );
    }
    reasons_.push_back(std::move(reason));
    segments_.push_back(std::move(next));
    return *this;
}

LineSeries& LineSeries::highlight() {
    is_highlighted_ = true;
    return *this;
}

std::vector<std::vector<Point>> joined_runs(const Segment& segment) {
    std::vector<std::vector<Point>> runs;
    bool is_open = false;
    for (const Point& point : segment.points()) {
        if (!has_place(point.figure)) {
            is_open = false;
            continue;
        }
        if (!is_open) {
            runs.emplace_back();
        }
        runs.back().push_back(point);
        is_open = true;
    }
    return runs;
}

}  // namespace charts
