#include "platform/charts/charts.hpp"
#include "platform/charts/line_layout.hpp"
#include "platform/html/markup.hpp"
#include "platform/html/table.hpp"
#include "support/samples/figures.hpp"
#include "support/samples/samples.hpp"

#include <gtest/gtest.h>

#include <cmath>

namespace {

using base::FigureState;

const samples::Voice say = samples::Voice::friendly();

std::string words_of(const html::Html& html) {
    return markup::words(html.text());
}

bool holds(const std::string& text, std::string_view part) {
    return text.find(part) != std::string::npos;
}

std::vector<charts::LineChart> line_charts() {
    return {
        samples::broken_line_chart(say),
        samples::highlighted_line_chart(say),
        samples::crowded_line_chart(say)};
}

std::size_t reported_points(const charts::LineChart& chart) {
    std::size_t count = 0;
    for (const charts::LineSeries& series : chart.series) {
        for (const charts::Segment& segment : series.segments()) {
            for (const charts::Point& point : segment.points()) {
                count += point.figure.is_reported() ? 1 : 0;
            }
        }
    }
    return count;
}

std::size_t marks_in(const std::string& picture) {
    std::size_t count = 0;
    for (const char* shape : {"circle", "rect", "polygon"}) {
        count += markup::with_class(picture, shape, "mark").size();
    }
    return count;
}

charts::RowChart one_row(base::Drawn figure) {
    return {
        .id = "c",
        .title = "t",
        .description = "d",
        .row_heading = "Group",
        .rows = {{"Only", figure}}};
}

}  // namespace

TEST(LineCharts, AreDrawnOnceForAPlaceThatIsNeverWide) {
    charts::LineChart chart = samples::broken_line_chart(say);
    const auto drawings = [](const charts::LineChart& one) {
        const std::string picture(charts::line_chart(one).picture.text());
        return std::pair(holds(picture, "chart-wide"), holds(picture, "chart-narrow"));
    };
    EXPECT_EQ(std::pair(true, true), drawings(chart));
    chart.room = charts::Room::narrow;
    EXPECT_EQ(std::pair(false, true), drawings(chart));
    charts::RowChart rows = one_row(base::Drawn(base::Plain(4, "made up")));
    rows.room = charts::Room::narrow;
    const std::string bars(charts::bar_chart(rows).picture.text());
    EXPECT_FALSE(holds(bars, "chart-wide"));
    EXPECT_TRUE(holds(bars, "chart-narrow"));
}

TEST(LineCharts, ShowEveryReportedFigureInPictureAndTable) {
    for (const charts::LineChart& chart : line_charts()) {
        const charts::Chart drawn = charts::line_chart(chart);
        const std::size_t in_key = charts::lay_out(chart, false).has_key ? chart.series.size() : 0;
        EXPECT_EQ(marks_in(std::string(drawn.picture.text())), 2 * reported_points(chart) + in_key)
            << chart.title;
        const std::string table = words_of(html::table(drawn.table));
        for (const charts::LineSeries& series : chart.series) {
            for (const charts::Segment& segment : series.segments()) {
                for (const charts::Point& point : segment.points()) {
                    EXPECT_TRUE(holds(table, base::figure_text(point.figure, chart.unit.decimals)))
                        << chart.title;
                }
            }
        }
    }
}

TEST(LineCharts, PutEveryMarkAtItsValue) {
    const charts::LineChart chart = samples::broken_line_chart(say);
    const charts::LineLayout layout = charts::lay_out(chart, true);
    const std::string picture(charts::line_chart(chart).picture.text());
    const charts::Point& point = chart.series[0].segments()[1].points()[1];
    const charts::Spot spot = layout.spot(point.at, point.figure.value());
    bool is_there = false;
    for (const markup::Element& mark : markup::with_class(picture, "circle", "mark")) {
        is_there = is_there || (std::abs(std::stod(mark.attributes.at("cx")) - spot.x) < 0.06 &&
                                std::abs(std::stod(mark.attributes.at("cy")) - spot.y) < 0.06);
    }
    EXPECT_TRUE(is_there);
}

TEST(LineCharts, NameEverySeriesAtItsEndWithItsLastValue) {
    const std::string words =
        words_of(charts::line_chart(samples::highlighted_line_chart(say)).picture);
    for (const char* label : {"Māori 71.6\u00a0%", "Pacific 79.2\u00a0%", "Asian 87.4\u00a0%"}) {
        EXPECT_TRUE(holds(words, label)) << label;
    }
}

TEST(LineCharts, NameTheFirstAndTheLastPeriodUnderTheAxis) {
    for (const bool is_wide : {true, false}) {
        const charts::LineLayout layout = charts::lay_out(samples::broken_line_chart(say), is_wide);
        base::Date first = layout.last;
        base::Date last{};
        for (const charts::LineSeries& series : samples::broken_line_chart(say).series) {
            first = std::min(first, series.segments().front().points().front().at);
            last = std::max(last, series.segments().back().points().back().at);
        }
        EXPECT_EQ(last, layout.x_ticks.front().at);
        EXPECT_EQ(first, layout.x_ticks.back().at);
    }
}

TEST(LineCharts, AFarTargetIsAnArrowAndAPastOneIsNotDrawn) {
    charts::LineChart chart = samples::broken_line_chart(say);
    const base::Plain aim(80, "a target is chosen, nobody is counted in it");
    chart.targets = {{"Far", aim, {2060, 12, 31}}, {"Past", aim, {1990, 1, 1}}};
    const charts::LineLayout layout = charts::lay_out(chart, true);
    EXPECT_LT(layout.last, (base::Date{2060, 12, 31}));
    EXPECT_NEAR(layout.target_spot(chart.targets[0]).x, layout.right, 0.01);
    const std::string words = words_of(charts::line_chart(chart).picture);
    EXPECT_TRUE(holds(words, "Far 80"));
    EXPECT_FALSE(holds(words, "Past 80"));
}

TEST(LineCharts, SayWhichSeriesLackFiguresAndWhy) {
    const std::string words =
        words_of(charts::line_chart(samples::highlighted_line_chart(say)).picture);
    EXPECT_TRUE(holds(words, "missing (Pacific)"));
    EXPECT_TRUE(holds(words, "not collected (Pacific)"));
    EXPECT_FALSE(holds(words, "suppressed"));
}

TEST(LineCharts, WithoutAnyFigureStillSayWhy) {
    const charts::Segment segment({{{2020, 1, 1}, "2020", samples::absent(FigureState::suppressed)}}
    );
    const charts::Chart drawn = charts::line_chart(
        {.id = "c",
         .title = "t",
         .description = "d",
         .series = {charts::LineSeries("one", segment)}}
    );
    EXPECT_EQ(marks_in(std::string(drawn.picture.text())), 0U);
    EXPECT_TRUE(holds(words_of(drawn.picture), "suppressed"));
    EXPECT_TRUE(holds(words_of(html::table(drawn.table)), "suppressed"));
}

TEST(LineCharts, OfNothingAreDrawn) {
    const charts::Chart drawn =
        charts::line_chart({.id = "c", .title = "t", .description = "d", .series = {}});
    EXPECT_EQ(markup::count(drawn.picture.text(), "<svg"), 2);
    EXPECT_EQ(markup::count(drawn.picture.text(), "nan"), 0);
}

TEST(LineCharts, DrawNumbersThatAreNotFiniteAsMissing) {
    const charts::Segment segment(
        {{{2020, 1, 1}, "2020", base::Plain(std::nan(""), "made for this test")},
         {{2021, 1, 1}, "2021", base::Plain(3, "made for this test")}}
    );
    const charts::Chart drawn = charts::line_chart(
        {.id = "c",
         .title = "t",
         .description = "d",
         .series = {charts::LineSeries("one", segment)}}
    );
    EXPECT_EQ(marks_in(std::string(drawn.picture.text())), 2U);
    EXPECT_TRUE(holds(words_of(drawn.picture), "missing"));
    EXPECT_EQ(markup::count(html::table(drawn.table).text(), "nan"), 0);
}

TEST(RowCharts, ShowEveryFigureInPictureAndTable) {
    for (const charts::RowChart& chart :
         {samples::interval_row_chart(say), samples::bar_row_chart(say)}) {
        for (const charts::Chart& drawn :
             {charts::interval_chart(chart), charts::bar_chart(chart)}) {
            const std::string picture = words_of(drawn.picture);
            const std::string table = words_of(html::table(drawn.table));
            for (const charts::ChartRow& row : chart.rows) {
                const std::string figure = base::figure_text(row.figure, chart.unit.decimals);
                EXPECT_TRUE(holds(picture, figure)) << row.label;
                EXPECT_TRUE(holds(table, figure)) << row.label;
                EXPECT_TRUE(holds(table, row.label));
            }
        }
    }
}

TEST(RowCharts, AnAbsentFigureIsWordsAndNeverAMark) {
    for (const FigureState state :
         {FigureState::suppressed, FigureState::missing, FigureState::not_collected}) {
        const charts::RowChart chart = one_row(samples::absent(state));
        for (const charts::Chart& drawn :
             {charts::interval_chart(chart), charts::bar_chart(chart)}) {
            const std::string picture(drawn.picture.text());
            EXPECT_EQ(
                markup::count(picture, "class=\"dot\"") + markup::count(picture, "class=\"bar\""), 0
            );
            EXPECT_TRUE(holds(words_of(drawn.picture), base::name(state)));
            EXPECT_TRUE(holds(words_of(html::table(drawn.table)), base::name(state)));
        }
    }
}

TEST(RowCharts, AZeroIsDrawnAsANumber) {
    const charts::Chart drawn = charts::bar_chart(one_row(samples::reported(0)));
    EXPECT_EQ(markup::count(drawn.picture.text(), "class=\"bar\""), 2);
    EXPECT_FALSE(holds(words_of(drawn.picture), "missing"));
}

TEST(RowCharts, BarsBeginAtZero) {
    const charts::Chart drawn = charts::bar_chart(one_row(samples::reported(80)));
    const std::string picture(drawn.picture.text());
    const markup::Element bar = markup::with_class(picture, "rect", "bar").front();
    const markup::Element first_tick = markup::with_class(picture, "line", "grid").front();
    EXPECT_EQ(bar.attributes.at("x"), first_tick.attributes.at("x1"));
}

TEST(RowCharts, KeepValuesAboveOneHundredPerCent) {
    charts::RowChart chart = one_row(samples::reported(104.2));
    chart.unit = {"%", 1};
    EXPECT_TRUE(holds(words_of(charts::interval_chart(chart).picture), "104.2\u00a0%"));
}

TEST(Charts, AreNamedAndDescribedForThoseWhoDoNotSeeThem) {
    const charts::Chart drawn = charts::interval_chart(samples::interval_row_chart(say));
    const std::string picture(drawn.picture.text());
    for (const char* variant : {"wide", "narrow"}) {
        const std::string id = std::string("intervals-") + variant;
        EXPECT_EQ(
            markup::count(
                picture, "role=\"img\" aria-labelledby=\"" + id + "-title " + id + "-desc\""
            ),
            1
        );
        EXPECT_EQ(markup::count(picture, "<title id=\"" + id + "-title\">Fully immunised"), 1);
        EXPECT_EQ(markup::count(picture, "<desc id=\"" + id + "-desc\">Māori 71.6 %"), 1);
    }
}
