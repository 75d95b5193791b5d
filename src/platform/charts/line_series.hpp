// A series over time that may break. A line is drawn within one Segment and never from one to the
// next: there is no way to say so. A second segment cannot be added without the reason in words.
#pragma once

#include "base/figure.hpp"
#include "base/time.hpp"

#include <string>
#include <vector>

namespace charts {

struct Point {
    base::Date at;
    std::string label;  // the period in words: "3 May 2023", "2022/23"
    base::Drawn figure;
};

// Points counted in one and the same way.
class Segment {
public:
    // Throws base::Error(internal) when there are no points or they are not in order of time.
    explicit Segment(std::vector<Point> points);
    const std::vector<Point>& points() const { return points_; }

private:
    std::vector<Point> points_;
};

class LineSeries {
public:
    LineSeries(std::string name, Segment first);

    // What follows is counted differently, and why: a full sentence. Throws base::Error(internal)
    // when the reason is empty or `next` begins before the segment so far has ended.
    LineSeries& break_because(std::string reason, Segment next);
    // Drawn in the accent colour while the others stand back.
    LineSeries& highlight();

    const std::string& name() const { return name_; }
    bool is_highlighted() const { return is_highlighted_; }
    const std::vector<Segment>& segments() const { return segments_; }
    // reasons()[i] stands between segments()[i] and segments()[i + 1].
    const std::vector<std::string>& reasons() const { return reasons_; }

private:
    std::string name_;
    std::vector<Segment> segments_;
    std::vector<std::string> reasons_;
    bool is_highlighted_ = false;
};

// The parts of a segment that may be joined: neighbouring points that have a value.
std::vector<std::vector<Point>> joined_runs(const Segment& segment);

}  // namespace charts
