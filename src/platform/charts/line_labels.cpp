#include "platform/charts/line_labels.hpp"

#include <algorithm>

namespace charts {
namespace {

constexpr double key_mark_x = 13;

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

// The date of the newest value of all series.
base::Date newest_placed(const LineChart& chart) {
    base::Date newest{};
    for (const LineSeries& series : chart.series) {
        if (const Point* last = last_placed(series)) {
            newest = std::max(newest, last->at);
        }
    }
    return newest;
}

}  // namespace

std::vector<DatedLabel> dated_labels(const LineChart& chart, Size size, double room) {
    const base::Date newest = newest_placed(chart);
    std::vector<DatedLabel> labels;
    for (std::size_t i = 0; i < chart.series.size(); ++i) {
        const Point* last = last_placed(chart.series[i]);
        if (last == nullptr) {
            continue;
        }
        std::string words = end_value(last->figure.value(), chart.unit);
        if (chart.series.size() > 1) {
            words = chart.series[i].name() + " " + words;
        }
        if (last->at != newest) {
            words += ", " + last->label;
        }
        labels.push_back({{i, wrap(words, size.font, room), {}}, last->at, last->figure.value()});
    }
    for (const Target& target : chart.targets) {
        const std::string words = target.label + " " + end_value(target.value.value(), chart.unit) +
                                  " by\u00a0" + month_and_year(target.by);
        labels.push_back({{{}, wrap(words, size.font, room), {}}, target.by, target.value.value()});
    }
    return labels;
}

double widest(const std::vector<std::string>& lines, double font) {
    double width = 0;
    for (const std::string& line : lines) {
        width = std::max(width, text_width(line, font));
    }
    return width;
}

double lines_in(const std::vector<DatedLabel>& labels) {
    double lines = 0;
    for (const DatedLabel& each : labels) {
        lines += static_cast<double>(each.label.lines.size());
    }
    return lines;
}

void list_labels(std::vector<EndLabel>& labels, double line_height, double top) {
    for (EndLabel& label : labels) {
        label.top = top;
        label.end = {key_mark_x, top + line_height / 2};
        top += static_cast<double>(label.lines.size()) * line_height;
    }
}

}  // namespace charts
