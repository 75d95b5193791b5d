// The mark of a baseline and its words, where nothing drawn runs through them.
#include "platform/charts/clear_place.hpp"
#include "platform/charts/line_parts.hpp"

#include <algorithm>

namespace charts {
namespace {

// Every stroke that words must keep clear of: lines, targets and breaks.
std::vector<Stroke> strokes_of(const LineChart& chart, const LineLayout& layout) {
    std::vector<Stroke> strokes;
    for (const LineSeries& series : chart.series) {
        for (const Segment& segment : series.segments()) {
            for (const std::vector<Point>& run : joined_runs(segment)) {
                for (std::size_t i = 0; i < run.size(); ++i) {
                    const Point& from = run[i == 0 ? 0 : i - 1];
                    strokes.push_back(
                        {layout.spot(from.at, from.figure.value()),
                         layout.spot(run[i].at, run[i].figure.value())}
                    );
                }
            }
        }
    }
    for (const Target& target : chart.targets) {
        const Spot end = layout.target_spot(target);
        strokes.push_back({{layout.left, end.y}, end});
    }
    for (const BreakNote& note : break_notes(chart.series)) {
        const double x = break_x(note, layout);
        strokes.push_back({{x, layout.top}, {x, layout.bottom}});
    }
    return strokes;
}

// Of the words at the ends of lines, and of the marks of figures.
std::vector<Box> taken_boxes(const LineChart& chart, const LineLayout& layout) {
    constexpr double mark = 6;
    std::vector<Box> boxes;
    for (const LineSeries& series : chart.series) {
        for (const Segment& segment : series.segments()) {
            for (const Point& point : segment.points()) {
                if (has_place(point.figure)) {
                    const Spot spot = layout.spot(point.at, point.figure.value());
                    boxes.push_back({spot.x - mark, spot.y - mark, spot.x + mark, spot.y + mark});
                }
            }
        }
    }
    for (const EndLabel& label : layout.labels) {
        double width = 0;
        for (const std::string& line : label.lines) {
            width = std::max(width, text_width(line, layout.size.font));
        }
        const double height = layout.line_height() * static_cast<double>(label.lines.size());
        boxes.push_back({label.end.x - 6, label.top, label.end.x + 12 + width, label.top + height});
    }
    return boxes;
}

}  // namespace

void draw_baseline(Canvas& canvas, const LineChart& chart, const LineLayout& layout) {
    if (!chart.baseline || !has_place(chart.baseline->figure)) {
        return;
    }
    const Spot spot = layout.spot(chart.baseline->at, chart.baseline->figure.value());
    const std::string words =
        chart.baseline->label + " " + with_unit(chart.baseline->figure.value(), chart.unit);
    const double font = layout.size.font;
    const Box box = clear_place(
        spot,
        text_width(words, font),
        font * 1.4,
        {layout.left + 4, layout.top - font * 0.6, layout.size.width - 4, layout.bottom - 2},
        strokes_of(chart, layout),
        taken_boxes(chart, layout)
    );
    const Spot nearest{
        std::clamp(spot.x, box.left, box.right), spot.y < box.top ? box.top : box.bottom};
    const bool is_apart = spot.y < box.top - font || spot.y > box.bottom + font;
    if (is_apart) {
        canvas.line("leader", spot, nearest);
    }
    canvas.circle("baseline-mark", spot, layout.size.is_wide ? 8 : 6.5);
    canvas.text({{box.left, box.bottom - font * 0.4}, words, "baseline-label"});
}

}  // namespace charts
