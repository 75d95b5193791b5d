#include "platform/charts/line_layout.hpp"

#include "platform/charts/line_labels.hpp"

#include <algorithm>
#include <cmath>
#include <limits>
#include <map>
#include <utility>

namespace charts {
namespace {

constexpr double label_gap = 12;  // between an end and its words
constexpr std::size_t most_named_periods = 24;
constexpr std::size_t most_beside = 3;  // labels that a narrow plot leaves room for at its side

// Calls `each` with every point of every segment.
template <class Each>
void for_each_point(const LineChart& chart, Each each) {
    for (const LineSeries& series : chart.series) {
        for (const Segment& segment : series.segments()) {
            for (const Point& point : segment.points()) {
                each(series, point);
            }
        }
    }
}

void widen(Extent& extent, double value) {
    if (std::isfinite(value)) {
        extent.low = std::min(extent.low, value);
        extent.high = std::max(extent.high, value);
    }
}

Extent empty_extent() {
    return {std::numeric_limits<double>::infinity(), -std::numeric_limits<double>::infinity()};
}

Extent value_extent(const LineChart& chart) {
    Extent extent = empty_extent();
    for_each_point(chart, [&](const LineSeries& series, const Point& point) {
        if (has_place(point.figure)) {
            widen(extent, point.figure.value());
            if (point.figure.interval() && draws_band(chart, series)) {
                widen(extent, point.figure.interval()->low);
                widen(extent, point.figure.interval()->high);
            }
        }
    });
    for (const Target& target : chart.targets) {
        widen(extent, target.value.value());
    }
    if (chart.baseline && has_place(chart.baseline->figure)) {
        widen(extent, chart.baseline->figure.value());
    }
    if (chart.from_zero || extent.low > extent.high) {
        widen(extent, 0);
    }
    return extent.low > extent.high ? Extent{0, 1} : extent;
}

struct DateSpan {
    base::Date from;
    base::Date to;
};

// Of the figures, and of what is ahead of them no more than half as long again: a far target does
// not press the figures together.
DateSpan date_span(const LineChart& chart) {
    std::vector<base::Date> dates;
    for_each_point(chart, [&](const LineSeries&, const Point& point) {
        dates.push_back(point.at);
    });
    if (chart.baseline) {
        dates.push_back(chart.baseline->at);
    }
    std::vector<base::Date> due;
    for (const Target& target : chart.targets) {
        due.push_back(target.by);
    }
    if (dates.empty()) {
        dates = std::exchange(due, {});
    }
    if (dates.empty()) {
        return {};
    }
    const auto [first, last] = std::minmax_element(dates.begin(), dates.end());
    DateSpan span{*first, *last};
    const std::int64_t ahead = base::days_between(span.from, span.to) / 2;
    for (const base::Date by : due) {
        const base::Date to = ahead > 0 ? std::min(by, base::add_days(*last, ahead)) : by;
        span.to = std::max(span.to, to);
    }
    return span;
}

bool has_absent(const LineChart& chart) {
    bool found = false;
    for_each_point(chart, [&](const LineSeries&, const Point& point) {
        found = found || !has_place(point.figure);
    });
    return found;
}

std::string axis_label(double value, const Ticks& ticks, const Unit& unit) {
    return base::number_text(value, ticks.decimals) + (unit.sign == "%" ? "\u00a0%" : "");
}

// The right end of the plot, so that the words after every end still fit in the picture.
double plot_right(
    const std::vector<DatedLabel>& labels, const DateSpan& span, double left, Size size
) {
    double right = size.width - 10;
    const double days = day_number(span.to) - day_number(span.from);
    for (const DatedLabel& each : labels) {
        const base::Date at = std::min(each.at, span.to);
        const double share = days > 0 ? (day_number(at) - day_number(span.from)) / days : 1;
        const double room = size.width - 4 - label_gap - widest(each.label.lines, size.font) - left;
        right = std::min(right, left + room / std::max(share, 0.05));
    }
    return std::max(right, left + size.width * 0.3);
}

using Periods = std::map<base::Date, std::string>;

double widest_period(const Periods& periods, double font) {
    double width = 0;
    for (const auto& [at, label] : periods) {
        width = std::max(width, text_width(label, font) + font);
    }
    return width;
}

// As many as fit from the last back, and the first in place of those it would touch.
std::vector<TimeTick> named_ticks(const Periods& periods, const LineLayout& layout) {
    const auto touch = [&](const TimeTick& left, const TimeTick& right) {
        const double widths =
            text_width(left.label, layout.size.font) + text_width(right.label, layout.size.font);
        return layout.words_x(right) - layout.words_x(left) < widths / 2 + layout.size.font;
    };
    std::vector<TimeTick> ticks;
    for (auto period = periods.rbegin(); period != periods.rend(); ++period) {
        const TimeTick tick{period->first, period->second};
        if (ticks.empty() || !touch(tick, ticks.back())) {
            ticks.push_back(tick);
        }
    }
    const TimeTick first{periods.begin()->first, periods.begin()->second};
    while (ticks.size() > 1 && ticks.back().at != first.at && touch(first, ticks.back())) {
        ticks.pop_back();
    }
    if (ticks.back().at != first.at && !touch(first, ticks.back())) {
        ticks.push_back(first);
    }
    return ticks;
}

// The periods themselves where they are few, by their last days where their words are long; else
// the calendar.
std::vector<TimeTick> period_ticks(const LineChart& chart, const LineLayout& layout) {
    Periods periods;
    for_each_point(chart, [&](const LineSeries&, const Point& point) {
        periods.emplace(point.at, point.label);
    });
    const double font = layout.size.font;
    const double room = layout.right - layout.left;
    if (widest_period(periods, font) > room / 2) {
        for (auto& [at, label] : periods) {
            label = base::short_date(at);
        }
    }
    if (periods.empty() || periods.size() > most_named_periods) {
        const DateSpan span = date_span(chart);
        return time_ticks(span.from, span.to, static_cast<int>(room / (font * 5)));
    }
    return named_ticks(periods, layout);
}

}  // namespace

std::vector<BreakNote> break_notes(const std::vector<LineSeries>& series) {
    std::vector<BreakNote> notes;
    for (const LineSeries& one : series) {
        for (std::size_t i = 0; i < one.reasons().size(); ++i) {
            const Point& before = one.segments()[i].points().back();
            const Point& after = one.segments()[i + 1].points().front();
            const auto same = std::find_if(notes.begin(), notes.end(), [&](const BreakNote& note) {
                return note.before == before.at && note.after == after.at &&
                       note.reason == one.reasons()[i];
            });
            if (same != notes.end()) {
                same->names.push_back(one.name());
            } else {
                notes.push_back(
                    {before.at, after.at, before.label, after.label, one.reasons()[i], {one.name()}}
                );
            }
        }
    }
    std::stable_sort(notes.begin(), notes.end(), [](const BreakNote& left, const BreakNote& right) {
        return left.after < right.after;
    });
    for (std::size_t i = 0; i < notes.size(); ++i) {
        notes[i].letter =
            i < 26 ? std::string(1, static_cast<char>('A' + i)) : std::to_string(i + 1);
    }
    return notes;
}

bool is_any_highlighted(const LineChart& chart) {
    return std::any_of(chart.series.begin(), chart.series.end(), [](const LineSeries& series) {
        return series.is_highlighted();
    });
}

bool draws_band(const LineChart& chart, const LineSeries& series) {
    return chart.show_intervals && (series.is_highlighted() || chart.series.size() == 1);
}

const Point* last_placed(const LineSeries& series) {
    for (auto segment = series.segments().rbegin(); segment != series.segments().rend();
         ++segment) {
        for (auto point = segment->points().rbegin(); point != segment->points().rend(); ++point) {
            if (has_place(point->figure)) {
                return &*point;
            }
        }
    }
    return nullptr;
}

base::Date present_segment_start(const LineChart& chart) {
    base::Date start{};
    for (const LineSeries& series : chart.series) {
        start = std::max(start, series.segments().back().points().front().at);
    }
    return start;
}

double LineLayout::words_x(const TimeTick& tick) const {
    const double half = text_width(tick.label, size.font) / 2;
    return std::clamp(x(day_number(tick.at)), half + 2, std::max(half + 2, size.width - half - 2));
}

double break_x(const BreakNote& note, const LineLayout& layout) {
    return (layout.x(day_number(note.before)) + layout.x(day_number(note.after))) / 2;
}

std::vector<double> badge_places(const std::vector<BreakNote>& notes, const LineLayout& layout) {
    const double apart = layout.size.font * 1.8;
    std::vector<double> places;
    for (const BreakNote& note : notes) {
        const double least = places.empty() ? 0 : places.back() + apart;
        places.push_back(std::max(break_x(note, layout), least));
    }
    double most = layout.size.width - layout.size.font;
    for (auto place = places.rbegin(); place != places.rend(); ++place) {
        *place = std::min(*place, most);
        most = *place - apart;
    }
    return places;
}

LineLayout lay_out(const LineChart& chart, bool is_wide) {
    Size size = is_wide ? Size{720, 360, 14, true} : Size{312, 290, 12.5, false};
    const DateSpan span = date_span(chart);
    const Ticks ticks = nice_ticks(value_extent(chart), is_wide ? 6 : 5);
    const bool has_key = !is_wide && chart.series.size() + chart.targets.size() > most_beside;
    const double line_height = size.font * 1.25;
    const double room = has_key ? size.width - 36 : is_wide ? 160 : 96;
    std::vector<DatedLabel> dated = dated_labels(chart, size, room);

    double axis_width = 0;
    for (const double tick : ticks.values) {
        axis_width =
            std::max(axis_width, text_width(axis_label(tick, ticks, chart.unit), size.font));
    }
    const bool has_unit_line = !chart.unit.sign.empty() && chart.unit.sign != "%";
    const bool has_breaks = !break_notes(chart.series).empty();
    const double left = axis_width + 18;
    const double right = has_key ? size.width - 14 : plot_right(dated, span, left, size);
    const double top = size.font * (0.9 + (has_unit_line ? 1.4 : 0) + (has_breaks ? 1.8 : 0));
    const double words = lines_in(dated) * line_height;
    const bool has_strip = has_absent(chart);
    const double below = size.font * (has_strip ? 3.7 : 2.1);
    size.height = has_key ? size.height + words + size.font * 0.6
                          : std::max(size.height, top + below + words);
    const double bottom = size.height - below - (has_key ? words + size.font * 0.6 : 0);

    LineLayout layout{
        .size = size,
        .left = left,
        .right = right,
        .top = top,
        .bottom = bottom,
        .x = Scale({day_number(span.from), day_number(span.to)}, {left + 8, right}),
        .y = Scale({ticks.values.front(), ticks.values.back()}, {bottom, top}),
        .y_ticks = ticks,
        .x_ticks = {},
        .labels = {},
        .has_strip = has_strip,
        .has_key = has_key,
        .last = span.to};
    layout.x_ticks = period_ticks(chart, layout);
    for (DatedLabel& each : dated) {
        each.label.end = layout.spot(std::min(each.at, span.to), each.value);
        layout.labels.push_back(std::move(each.label));
    }
    if (has_key) {
        list_labels(layout.labels, line_height, size.height - words - size.font * 0.2);
    } else {
        spread(layout.labels, line_height, top - size.font * 0.6, bottom);
    }
    return layout;
}

}  // namespace charts
