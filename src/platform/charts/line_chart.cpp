#include "platform/charts/line_chart.hpp"

#include "platform/charts/absent.hpp"
#include "platform/charts/line_layout.hpp"
#include "platform/charts/line_parts.hpp"

#include <algorithm>
#include <cmath>
#include <set>
#include <utility>

namespace charts {
namespace {

constexpr std::size_t most_points_with_markers = 40;

void draw_axes(Canvas& canvas, const LineChart& chart, const LineLayout& layout) {
    const double font = layout.size.font;
    const bool is_percent = chart.unit.sign == "%";
    for (const double tick : layout.y_ticks.values) {
        const double y = layout.y(tick);
        canvas.line("grid", {layout.left, y}, {layout.right, y});
        const std::string label =
            base::number_text(tick, layout.y_ticks.decimals) + (is_percent ? "\u00a0%" : "");
        canvas.text({{layout.left - 8, y + font * 0.35}, label, "tick", Anchor::end});
    }
    if (!is_percent && !chart.unit.sign.empty()) {
        canvas.text({{2, font}, chart.unit.sign, "tick"});
    }
    canvas.line("axis", {layout.left, layout.bottom}, {layout.right, layout.bottom});
    const double label_y = layout.bottom + layout.strip_height() + font * 1.5;
    for (const TimeTick& tick : layout.x_ticks) {
        const double x = layout.x(day_number(tick.at));
        canvas.line("axis", {x, layout.bottom}, {x, layout.bottom + 5});
        canvas.text({{layout.words_x(tick), label_y}, tick.label, "tick", Anchor::middle});
    }
}

void draw_breaks(Canvas& canvas, const LineChart& chart, const LineLayout& layout) {
    const double font = layout.size.font;
    const std::vector<BreakNote> notes = break_notes(chart.series);
    const std::vector<double> badges = badge_places(notes, layout);
    const double y = layout.top - font * 1.3;
    for (std::size_t i = 0; i < notes.size(); ++i) {
        const double x = break_x(notes[i], layout);
        canvas.line("break", {x, layout.top - font * 0.2}, {x, layout.bottom});
        canvas.line("break-stem", {badges[i], y + font * 0.8}, {x, layout.top - font * 0.2});
        canvas.circle("break-badge", {badges[i], y}, font * 0.8);
        canvas.text({{badges[i], y + font * 0.34}, notes[i].letter, "break-letter", Anchor::middle}
        );
    }
}

void draw_target_mark(Canvas& canvas, Spot at) {
    canvas.polygon(
        "target-mark", {{at.x, at.y - 6}, {at.x + 6, at.y}, {at.x, at.y + 6}, {at.x - 6, at.y}}
    );
}

// A diamond on its day; an arrow at the edge where that lies beyond the picture.
void draw_targets(Canvas& canvas, const LineChart& chart, const LineLayout& layout) {
    for (const Target& target : chart.targets) {
        const Spot end = layout.target_spot(target);
        const double start =
            layout.x(day_number(std::min(present_segment_start(chart), target.by)));
        canvas.line("target", {start, end.y}, end);
        if (target.by <= layout.last) {
            draw_target_mark(canvas, end);
        } else {
            canvas.polygon(
                "target-mark", {{end.x - 5, end.y - 6}, {end.x + 6, end.y}, {end.x - 5, end.y + 6}}
            );
        }
    }
}

// A band around the points that have an interval, joined as the line is; an upright stroke for a
// point that stands alone.
void draw_band(Canvas& canvas, const std::vector<Point>& run, const LineLayout& layout) {
    std::vector<Spot> edge;
    std::vector<Spot> lower;
    const auto close = [&] {
        if (edge.size() == 1) {
            canvas.line("whisker", edge.front(), lower.front());
        } else if (edge.size() > 1) {
            edge.insert(edge.end(), lower.rbegin(), lower.rend());
            canvas.polygon("band", edge);
        }
        edge.clear();
        lower.clear();
    };
    for (const Point& point : run) {
        if (!point.figure.interval()) {
            close();
            continue;
        }
        edge.push_back(layout.spot(point.at, point.figure.interval()->high));
        lower.push_back(layout.spot(point.at, point.figure.interval()->low));
    }
    close();
}

void draw_segment(
    Canvas& canvas,
    const Segment& segment,
    const LineLayout& layout,
    std::size_t series,
    bool with_band
) {
    for (const std::vector<Point>& run : joined_runs(segment)) {
        if (with_band) {
            draw_band(canvas, run, layout);
        }
        std::vector<Spot> spots;
        for (const Point& point : run) {
            spots.push_back(layout.spot(point.at, point.figure.value()));
        }
        if (spots.size() > 1) {
            canvas.polyline("line", spots);
        }
        const bool all_marked = segment.points().size() <= most_points_with_markers;
        for (std::size_t i = 0; i < spots.size(); ++i) {
            if (all_marked || i == 0 || i + 1 == spots.size()) {
                canvas.marker(series, spots[i], layout.size.is_wide ? 4.5 : 3.6);
            }
        }
    }
}

void draw_series(Canvas& canvas, const LineChart& chart, const LineLayout& layout) {
    const bool stand_back = is_any_highlighted(chart);
    for (const bool highlighted : {false, true}) {
        for (std::size_t i = 0; i < chart.series.size(); ++i) {
            const LineSeries& series = chart.series[i];
            if (series.is_highlighted() != highlighted) {
                continue;
            }
            canvas.open_series(i, stand_back && !highlighted);
            for (const Segment& segment : series.segments()) {
                draw_segment(canvas, segment, layout, i, draws_band(chart, series));
            }
            canvas.close();
        }
    }
}

// What the words of a key stand for: the line and marker of a series, the mark of a target.
void draw_key_mark(Canvas& canvas, const EndLabel& label) {
    if (!label.series) {
        draw_target_mark(canvas, label.end);
        return;
    }
    canvas.polyline("key-line", {{label.end.x - 11, label.end.y}, {label.end.x + 11, label.end.y}});
    canvas.marker(*label.series, label.end, 3.6);
}

void draw_labels(Canvas& canvas, const LineChart& chart, const LineLayout& layout) {
    const double height = layout.line_height();
    const bool stand_back = is_any_highlighted(chart);
    for (const EndLabel& label : layout.labels) {
        const double middle = label.top + height * static_cast<double>(label.lines.size()) / 2;
        if (!layout.has_key && std::abs(middle - label.end.y) > height * 0.45) {
            canvas.line("leader", {label.end.x + 6, label.end.y}, {label.end.x + 11, middle});
        }
        if (label.series) {
            canvas.open_series(
                *label.series, stand_back && !chart.series[*label.series].is_highlighted()
            );
        } else {
            canvas.open("target-label");
        }
        if (layout.has_key) {
            draw_key_mark(canvas, label);
        }
        double y = label.top + height * 0.78;
        for (const std::string& line : label.lines) {
            canvas.text({{label.end.x + (layout.has_key ? 16 : 12), y}, line, "end-label"});
            y += height;
        }
        canvas.close();
    }
}

// One mark for each date and state, side by side where a date has several.
void draw_absent(Canvas& canvas, const LineChart& chart, const LineLayout& layout) {
    std::set<std::pair<base::Date, base::FigureState>> found;
    for (const LineSeries& series : chart.series) {
        for (const Segment& segment : series.segments()) {
            for (const Point& point : segment.points()) {
                if (!has_place(point.figure)) {
                    found.emplace(point.at, absent_state(point.figure));
                }
            }
        }
    }
    base::Date last{};
    double offset = 0;
    for (const auto& [at, state] : found) {
        offset = at == last ? offset + 11 : 0;
        last = at;
        const Spot spot{
            layout.x(day_number(at)) + offset, layout.bottom + layout.strip_height() * 0.55};
        draw_absent_mark(canvas, state, spot, layout.size.font * 0.36);
    }
}

html::Html drawn_line_chart(const LineChart& chart, bool is_wide) {
    const LineLayout layout = lay_out(chart, is_wide);
    Canvas canvas;
    draw_axes(canvas, chart, layout);
    draw_targets(canvas, chart, layout);
    draw_breaks(canvas, chart, layout);
    draw_series(canvas, chart, layout);
    draw_absent(canvas, chart, layout);
    draw_baseline(canvas, chart, layout);
    draw_labels(canvas, chart, layout);
    return finish(canvas, {chart.id, chart.title, chart.description}, layout.size);
}

// Without targets whose day was before the first figure: they would press the figures aside. The
// page names them in its own list.
LineChart without_past_targets(LineChart chart) {
    base::Date first{9999, 12, 31};
    for (const LineSeries& series : chart.series) {
        first = std::min(first, series.segments().front().points().front().at);
    }
    if (!chart.series.empty()) {
        std::erase_if(chart.targets, [&](const Target& target) { return target.by < first; });
    }
    return chart;
}

}  // namespace

Chart line_chart(const LineChart& whole) {
    const LineChart chart = without_past_targets(whole);
    return {
        .picture =
            framed(chart.room, [&](bool is_wide) { return drawn_line_chart(chart, is_wide); }) +
            line_notes(chart),
        .table = line_table(whole)};
}

}  // namespace charts
