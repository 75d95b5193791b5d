#include "platform/charts/line_layout.hpp"

#include <algorithm>
#include <cmath>
#include <limits>
#include <map>

namespace charts {
namespace {

constexpr double label_gap = 12;  // between an end and its words
constexpr std::size_t most_named_periods = 24;

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

DateSpan date_span(const LineChart& chart) {
    std::vector<base::Date> dates;
    for_each_point(chart, [&](const LineSeries&, const Point& point) {
        dates.push_back(point.at);
    });
    for (const Target& target : chart.targets) {
        dates.push_back(target.by);
    }
    if (chart.baseline) {
        dates.push_back(chart.baseline->at);
    }
    if (dates.empty()) {
        return {};
    }
    const auto [first, last] = std::minmax_element(dates.begin(), dates.end());
    return {*first, *last};
}

bool has_absent(const LineChart& chart) {
    bool found = false;
    for_each_point(chart, [&](const LineSeries&, const Point& point) {
        found = found || !has_place(point.figure);
    });
    return found;
}

double widest(const std::vector<std::string>& lines, double font) {
    double width = 0;
    for (const std::string& line : lines) {
        width = std::max(width, text_width(line, font));
    }
    return width;
}

std::string axis_label(double value, const Ticks& ticks, const Unit& unit) {
    return base::number_text(value, ticks.decimals) + (unit.sign == "%" ? "\u00a0%" : "");
}

// Labels with the dates of their ends; x and y are known only when the plot is.
struct DatedLabel {
    EndLabel label;
    base::Date at;
    double value;
};

// A per cent sign follows its number; a longer unit is said once, above the axis.
std::string end_value(double value, const Unit& unit) {
    return with_unit(value, {unit.sign == "%" ? "%" : "", unit.decimals});
}

// "Jun 2026", not to be parted at the end of a line.
std::string month_and_year(base::Date date) {
    const std::string words = base::short_date(date);  // "30 Jun 2026"
    const std::size_t month = words.find(' ') + 1;
    const std::size_t year = words.rfind(' ') + 1;
    return words.substr(month, year - month - 1) + "\u00a0" + words.substr(year);
}

std::vector<DatedLabel> dated_labels(const LineChart& chart, Size size) {
    const double room = size.is_wide ? 160 : 96;
    std::vector<DatedLabel> labels;
    for (std::size_t i = 0; i < chart.series.size(); ++i) {
        const Point* last = last_placed(chart.series[i]);
        if (last == nullptr) {
            continue;
        }
        const std::string value = end_value(last->figure.value(), chart.unit);
        const std::string words =
            chart.series.size() == 1 ? value : chart.series[i].name() + " " + value;
        labels.push_back({{i, wrap(words, size.font, room), {}}, last->at, last->figure.value()});
    }
    for (const Target& target : chart.targets) {
        const std::string words = target.label + " " + end_value(target.value.value(), chart.unit) +
                                  " by\u00a0" + month_and_year(target.by);
        labels.push_back({{{}, wrap(words, size.font, room), {}}, target.by, target.value.value()});
    }
    return labels;
}

// The right end of the plot, so that the words after every end still fit in the picture.
double plot_right(
    const std::vector<DatedLabel>& labels, const DateSpan& span, double left, Size size
) {
    double right = size.width - 10;
    const double days = day_number(span.to) - day_number(span.from);
    for (const DatedLabel& each : labels) {
        const double share = days > 0 ? (day_number(each.at) - day_number(span.from)) / days : 1;
        const double room = size.width - 4 - label_gap - widest(each.label.lines, size.font) - left;
        right = std::min(right, left + room / std::max(share, 0.05));
    }
    return std::max(right, left + size.width * 0.3);
}

// The periods themselves where they are few, as many as fit from the last back; else the calendar.
std::vector<TimeTick> period_ticks(const LineChart& chart, const LineLayout& layout) {
    std::map<base::Date, std::string> periods;
    for_each_point(chart, [&](const LineSeries&, const Point& point) {
        periods.emplace(point.at, point.label);
    });
    const double font = layout.size.font;
    double width = 0;
    for (const auto& [at, label] : periods) {
        width = std::max(width, text_width(label, font) + font);
    }
    const double room = layout.right - layout.left;
    if (periods.empty() || periods.size() > most_named_periods || width > room / 2) {
        const DateSpan span = date_span(chart);
        return time_ticks(span.from, span.to, static_cast<int>(room / (font * 5)));
    }
    std::vector<TimeTick> ticks;
    for (auto period = periods.rbegin(); period != periods.rend(); ++period) {
        const double x = layout.x(day_number(period->first));
        if (ticks.empty() || layout.x(day_number(ticks.back().at)) - x >= width) {
            ticks.push_back({period->first, period->second});
        }
    }
    return ticks;
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

LineLayout lay_out(const LineChart& chart, bool is_wide) {
    Size size = is_wide ? Size{720, 360, 14, true} : Size{312, 290, 12.5, false};
    const DateSpan span = date_span(chart);
    const Ticks ticks = nice_ticks(value_extent(chart), is_wide ? 6 : 5);
    std::vector<DatedLabel> dated = dated_labels(chart, size);

    double axis_width = 0;
    for (const double tick : ticks.values) {
        axis_width =
            std::max(axis_width, text_width(axis_label(tick, ticks, chart.unit), size.font));
    }
    const bool has_unit_line = !chart.unit.sign.empty() && chart.unit.sign != "%";
    const bool has_breaks = !break_notes(chart.series).empty();
    const double left = axis_width + 18;
    const double right = plot_right(dated, span, left, size);
    const double top = size.font * (0.9 + (has_unit_line ? 1.4 : 0) + (has_breaks ? 1.8 : 0));

    double lines = 0;
    for (const DatedLabel& each : dated) {
        lines += static_cast<double>(each.label.lines.size());
    }
    const bool has_strip = has_absent(chart);
    const double below = size.font * (has_strip ? 3.7 : 2.1);
    size.height = std::max(size.height, top + below + lines * size.font * 1.25);
    const double bottom = size.height - below;

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
        .has_strip = has_strip};
    layout.x_ticks = period_ticks(chart, layout);
    for (DatedLabel& each : dated) {
        each.label.end = layout.spot(each.at, each.value);
        layout.labels.push_back(std::move(each.label));
    }
    spread(layout.labels, layout.line_height(), top - size.font * 0.6, bottom);
    return layout;
}

}  // namespace charts
