// A line stops at a break: by type, and in what is drawn.
#include "base/error.hpp"
#include "platform/charts/line_chart.hpp"
#include "platform/charts/line_layout.hpp"
#include "platform/html/markup.hpp"
#include "support/samples/figures.hpp"
#include "support/samples/samples.hpp"

#include <gtest/gtest.h>
#include <rapidcheck/gtest.h>

#include <sstream>
#include <type_traits>

namespace {

using charts::LineSeries;
using charts::Point;
using charts::Segment;

// A series is not made of points, only of segments; nor is a second segment added without a reason.
static_assert(!std::is_constructible_v<LineSeries, std::string, std::vector<Point>>);
static_assert(!std::is_constructible_v<LineSeries, std::string, std::vector<Segment>>);
static_assert(!std::is_invocable_v<decltype(&LineSeries::break_because), LineSeries&, Segment>);
static_assert(!std::is_convertible_v<std::vector<Point>, Segment>);

Point point_in(int year, base::Drawn figure) {
    return {{year, 1, 1}, std::to_string(year), figure};
}

Segment some_segment(int first_year, int points) {
    std::vector<Point> all;
    for (int i = 0; i < points; ++i) {
        const bool is_absent = *rc::gen::inRange(0, 5) == 0;
        all.push_back(point_in(
            first_year + i,
            is_absent ? samples::absent(base::FigureState::suppressed)
                      : samples::reported(*rc::gen::inRange(0, 100))
        ));
    }
    return Segment(all);
}

LineSeries some_series(const std::string& name) {
    int year = 2000 + *rc::gen::inRange(0, 4);
    const auto next = [&] {
        const int points = *rc::gen::inRange(1, 6);
        const Segment segment = some_segment(year, points);
        year += points + *rc::gen::inRange(0, 2);
        return segment;
    };
    LineSeries series(name, next());
    for (int breaks = *rc::gen::inRange(0, 4); breaks > 0; --breaks) {
        series.break_because("Counted anew.", next());
    }
    return series;
}

std::vector<double> places_along(const std::string& points) {
    std::istringstream stream(points);
    std::vector<double> along;
    for (std::string pair; stream >> pair;) {
        along.push_back(std::stod(pair.substr(0, pair.find(','))));
    }
    return along;
}

// The part of `html` that is the chart for wide or narrow places.
std::string svg_of(const charts::Chart& chart, bool is_wide) {
    const std::string all(chart.picture.text());
    const std::size_t start =
        all.find(is_wide ? "<svg class=\"chart chart-wide" : "<svg class=\"chart chart-narrow");
    return all.substr(start, all.find("</svg>", start) - start);
}

bool is_within_one_segment(
    const std::vector<double>& along, const LineSeries& series, const charts::LineLayout& layout
) {
    for (const Segment& segment : series.segments()) {
        const double from = layout.x(charts::day_number(segment.points().front().at)) - 0.06;
        const double to = layout.x(charts::day_number(segment.points().back().at)) + 0.06;
        if (from <= along.front() && along.back() <= to) {
            return true;
        }
    }
    return false;
}

}  // namespace

RC_GTEST_PROP(Breaks, AreNeverJoined, ()) {
    const charts::LineChart chart{
        .id = "c", .title = "t", .description = "d", .series = {some_series("one")}};
    const charts::Chart drawn = charts::line_chart(chart);
    std::size_t joined = 0;
    for (const Segment& segment : chart.series[0].segments()) {
        for (const auto& run : charts::joined_runs(segment)) {
            joined += run.size() > 1 ? 1 : 0;
        }
    }
    for (const bool is_wide : {true, false}) {
        const charts::LineLayout layout = charts::lay_out(chart, is_wide);
        const auto lines = markup::with_class(svg_of(drawn, is_wide), "polyline", "line");
        RC_ASSERT(lines.size() == joined);
        for (const markup::Element& line : lines) {
            RC_ASSERT(is_within_one_segment(
                places_along(line.attributes.at("points")), chart.series[0], layout
            ));
        }
    }
}

RC_GTEST_PROP(Breaks, EachHasAMarkAndItsReasonInPictureAndTable, ()) {
    const charts::LineChart chart{
        .id = "c",
        .title = "t",
        .description = "d",
        .series = {some_series("one"), some_series("two")}};
    const charts::Chart drawn = charts::line_chart(chart);
    const std::size_t breaks = charts::break_notes(chart.series).size();
    RC_ASSERT(markup::with_class(svg_of(drawn, true), "line", "break").size() == breaks);
    RC_ASSERT(markup::count(drawn.picture.text(), "Counted anew.") == static_cast<int>(breaks));
    RC_ASSERT(
        markup::count(html::table(drawn.table).text(), "Counted anew.") == static_cast<int>(breaks)
    );
}

TEST(Breaks, NeedAReasonAndAnOrder) {
    const Segment first({point_in(2020, samples::reported(1)), point_in(2021, samples::reported(2))}
    );
    const Segment overlapping({point_in(2021, samples::reported(3))});
    const Segment later({point_in(2022, samples::reported(3))});
    LineSeries series("one", first);
    EXPECT_THROW(series.break_because("", later), base::Error);
    EXPECT_THROW(series.break_because("Counted anew.", overlapping), base::Error);
    EXPECT_EQ(series.segments().size(), 1U);
    EXPECT_THROW(Segment({}), base::Error);
    EXPECT_THROW(
        Segment({point_in(2021, samples::reported(1)), point_in(2020, samples::reported(1))}),
        base::Error
    );
}

TEST(Breaks, OfSeveralSeriesAtOnePlaceForOneReasonAreOne) {
    std::vector<LineSeries> both;
    for (const char* name : {"one", "two"}) {
        LineSeries series(name, Segment({point_in(2020, samples::reported(1))}));
        series.break_because("Counted anew.", Segment({point_in(2021, samples::reported(2))}));
        both.push_back(series);
    }
    const std::vector<charts::BreakNote> notes = charts::break_notes(both);
    ASSERT_EQ(notes.size(), 1U);
    EXPECT_EQ(notes[0].letter, "A");
    EXPECT_EQ(notes[0].names, (std::vector<std::string>{"one", "two"}));
}

TEST(Breaks, TheTargetAndTheBandDoNotCrossThem) {
    const charts::LineChart chart = samples::broken_line_chart(samples::Voice::friendly());
    const charts::LineLayout layout = charts::lay_out(chart, true);
    const std::string svg = svg_of(charts::line_chart(chart), true);
    const Segment& present = chart.series[0].segments().back();
    const double present_start = layout.x(charts::day_number(present.points().front().at));
    for (const markup::Element& target : markup::with_class(svg, "line", "target")) {
        EXPECT_GE(std::stod(target.attributes.at("x1")), present_start - 0.06);
    }
    for (const markup::Element& band : markup::with_class(svg, "polygon", "band")) {
        std::vector<double> along = places_along(band.attributes.at("points"));
        along.resize(along.size() / 2);  // the upper edge; the lower comes back
        EXPECT_TRUE(is_within_one_segment(along, chart.series[0], layout));
    }
}
