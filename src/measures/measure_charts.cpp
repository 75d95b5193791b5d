#include "measures/measure_charts.hpp"

#include "measures/figures/sentences.hpp"
#include "measures/period.hpp"

#include <algorithm>

namespace measures {
namespace {

constexpr std::size_t most_lines = 6;  // the palette's

charts::Unit chart_unit(const Measure& measure) {
    return {unit_sign(measure), measure.decimals};
}

std::string break_words(const std::vector<trend::Break>& breaks) {
    std::string words;
    for (const trend::Break& one : breaks) {
        words += (words.empty() ? "" : " ") + one.reason;
    }
    return words;
}

std::vector<charts::Point> chart_points(
    const trend::Stretch& stretch, const GroupFigures& figures
) {
    std::vector<charts::Point> points;
    for (const trend::Observation& one : stretch.observations()) {
        const ReleasedSum* point = find_point(figures, one.date);
        points.push_back({one.date, period_text(point->about.period_start, one.date), one.figure});
    }
    return points;
}

bool concerns(const Target& target, std::string_view dimension) {
    return target.dimension.empty() || target.dimension == dimension;
}

void add_targets(const Figures& figures, std::string_view dimension, charts::LineChart& chart) {
    for (const TargetFigures& one : figures.targets) {
        if (!concerns(one.target, dimension)) {
            continue;
        }
        const bool is_overall = one.target.dimension.empty();
        chart.targets.push_back(
            {.label = is_overall ? "Target" : "Target for " + one.label,
             .value = base::Plain(one.target.value, "a target is chosen, nobody is counted in it"),
             .by = one.target.due_on}
        );
        if (is_overall && one.baseline && one.baseline->is_reported() && !chart.baseline) {
            chart.baseline = charts::Baseline{
                *one.target.baseline_on,
                (one.is_counted_otherwise_since ? "Baseline before the break, " : "Baseline, ") +
                    base::short_date(*one.target.baseline_on),
                base::Drawn(*one.baseline)};
        }
    }
}

std::string title_of(const Figures& figures) {
    return figures.measure.name + (figures.names_place ? ", " + figures.place.name : "");
}

std::string description_of(const Figures& figures) {
    return going_sentence(figures) + (gap_sentence(figures).empty() ? "" : " ") +
           gap_sentence(figures);
}

const ReleasedSum* newest_point(const Figures& figures, const GroupFigures& group) {
    return figures.newest ? find_point(group, *figures.newest) : nullptr;
}

}  // namespace

charts::LineSeries line_of(const GroupFigures& figures, const std::vector<Break>& breaks) {
    const trend::Series series = series_of(figures, breaks);
    std::optional<charts::LineSeries> line;
    for (const trend::Stretch& stretch : series.stretches()) {
        charts::Segment segment(chart_points(stretch, figures));
        if (line) {
            line->break_because(break_words(stretch.opened_by()), std::move(segment));
        } else {
            line.emplace(figures.group.label, std::move(segment));
        }
    }
    if (!line) {
        throw base::Error(base::Code::internal, "A line was asked of a group without figures.");
    }
    return *line;
}

std::optional<charts::Chart> curve(const Figures& figures, std::string_view dimension) {
    charts::LineChart chart{
        .id = "over-time",
        .title = title_of(figures) + ", over time",
        .description = description_of(figures),
        .series = {},
        .unit = chart_unit(figures.measure)};
    if (!figures.everyone.points.empty()) {
        chart.series.push_back(line_of(figures.everyone, figures.breaks));
    }
    const DimensionFigures* cut = figures.find_dimension(dimension);
    const std::size_t known =
        cut == nullptr
            ? 0
            : static_cast<std::size_t>(std::count_if(
                  cut->groups.begin(),
                  cut->groups.end(),
                  [](const GroupFigures& group) { return group.group.code != unknown_code; }
              ));
    if (cut != nullptr && known + chart.series.size() <= most_lines) {
        for (const GroupFigures& group : cut->groups) {
            if (group.group.code != unknown_code) {
                chart.series.push_back(line_of(group, figures.breaks));
            }
        }
    }
    if (chart.series.empty()) {
        return std::nullopt;
    }
    add_targets(figures, dimension, chart);
    return charts::line_chart(chart);
}

std::optional<charts::Chart> small_curve(const Figures& figures) {
    if (figures.everyone.points.size() < 2) {
        return std::nullopt;
    }
    charts::LineChart chart{
        .id = "curve-" + figures.measure.slug,
        .title = title_of(figures) + ", over time",
        .description = going_sentence(figures),
        .series = {line_of(figures.everyone, figures.breaks)},
        .unit = chart_unit(figures.measure),
        .room = charts::Room::narrow};
    add_targets(figures, "", chart);
    return charts::line_chart(chart);
}

std::optional<charts::Chart> newest_by_group(
    const Figures& figures, std::string_view dimension, const std::string& id, charts::Room room
) {
    const DimensionFigures* cut = figures.find_dimension(dimension);
    if (cut == nullptr || !figures.newest) {
        return std::nullopt;
    }
    charts::RowChart chart{
        .id = id,
        .title = title_of(figures) + ", " + period_text(*figures.newest_start, *figures.newest),
        .description = description_of(figures),
        .row_heading = dimension_title(dimension),
        .rows = {},
        .unit = chart_unit(figures.measure),
        .interval_heading = figures.measure.is_complete_count
                                ? "95 % interval, chance variation only"
                                : "95 % interval",
        .room = room};
    for (const GroupFigures& group : cut->groups) {
        const ReleasedSum* point = newest_point(figures, group);
        if (point != nullptr && group.group.code != unknown_code) {
            chart.rows.push_back({group.group.label, base::Drawn(point->cell.figure)});
        }
    }
    if (chart.rows.empty()) {
        return std::nullopt;
    }
    if (const ReleasedSum* all = newest_point(figures, figures.everyone)) {
        chart.reference = charts::Reference{"Everyone", base::Drawn(all->cell.figure)};
    }
    return charts::interval_chart(chart);
}

}  // namespace measures
