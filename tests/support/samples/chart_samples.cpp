#include "support/samples/figures.hpp"
#include "support/samples/samples.hpp"

namespace samples {
namespace {

using base::FigureState;
using charts::LineSeries;
using charts::Point;
using charts::Segment;

constexpr const char* not_people = "a target is a decision, not a count of people";

Point year_point(int year, base::Drawn figure) {
    return {.at = {year, 6, 30}, .label = std::to_string(year), .figure = figure};
}

Segment years(int first, const std::vector<double>& values, double half_interval = 0) {
    std::vector<Point> points;
    for (const double value : values) {
        points.push_back(year_point(
            first++,
            half_interval == 0 ? reported(value)
                               : reported(value, value - half_interval, value + half_interval)
        ));
    }
    return Segment(points);
}

html::Html figure_of(
    const Voice& say,
    const std::string& id,
    std::string_view sentence,
    charts::Chart chart,
    bool fold
) {
    return html::figure(
        {.id = id,
         .sentence = say(sentence),
         .chart = chart.picture,
         .table = chart.table,
         .source = html::format(
             "<p>{}</p>", say("Source: an invented register, edition of May 2026. For show only.")
         ),
         .note = html::format(
             "<p>{}</p>", say("The lighter bars are 95 % intervals: chance variation only.")
         ),
         .downloads = {{"CSV", html::Url("/figures.csv")}, {"XLSX", html::Url("/figures.xlsx")}},
         .fold_table = fold}
    );
}

}  // namespace

// One series of counted dates, two breaks, a gap, a baseline and a target.
charts::LineChart broken_line_chart(const Voice& say) {
    std::vector<Point> first{
        year_point(2014, reported(53.9, 51, 56.8)),
        year_point(2015, reported(58.1, 55.2, 61)),
        year_point(2016, absent(FigureState::suppressed)),
        year_point(2017, reported(68.6, 66, 71.2)),
    };
    LineSeries series(say("Māori"), Segment(first));
    series.break_because(
        say("Ages 12 and over are counted, before it was 5 and over."),
        years(2018, {81, 87.4, 83.5}, 2.4)
    );
    series.break_because(
        say("The count of people is that of the 2023 census."), years(2021, {76.2, 78.9, 82.7}, 2)
    );
    return {
        .id = say("broken"),
        .title = say("Fully immunised at two years, tamariki Māori in Riverbend"),
        .description =
            say("It rises from 53.9 % in 2014 to 82.7 % in 2023, counted in three different ways."),
        .series = {series},
        .unit = {say("%"), 1},
        .period_heading = say("Year"),
        .targets = {{say("Target"), base::Plain(95, not_people), {2026, 6, 30}}},
        .baseline = charts::Baseline{{2014, 6, 30}, say("Baseline"), reported(53.9)},
        .show_intervals = true};
}

charts::LineChart highlighted_line_chart(const Voice& say) {
    std::vector<Point> pacific{
        year_point(2018, reported(74.3)),
        year_point(2019, absent(FigureState::missing)),
        year_point(2020, reported(77.6)),
        year_point(2021, reported(80.8)),
        year_point(2022, absent(FigureState::not_collected)),
        year_point(2023, reported(79.2)),
    };
    LineSeries maori(say("Māori"), years(2018, {61.2, 64.4, 63.9, 67, 69.8, 71.6}, 1.4));
    maori.highlight();
    return {
        .id = say("highlighted"),
        .title = say("Fully immunised at two years, by ethnic group"),
        .description = say(
            "Māori rise from 61.2 % to 71.6 %; the other groups stand between 79 and 88 % in 2023."
        ),
        .series =
            {maori,
             LineSeries(say("Pacific"), Segment(pacific)),
             LineSeries(say("Asian"), years(2018, {82.1, 83, 84.9, 86.2, 86.9, 87.4})),
             LineSeries(
                 say("European and other"), years(2018, {80.6, 81.8, 83.7, 84.5, 85.6, 85.9})
             )},
        .unit = {say("%"), 1},
        .period_heading = say("Year"),
        .show_intervals = true};
}

charts::LineChart crowded_line_chart(const Voice& say) {
    return {
        .id = say("crowded"),
        .title = say("Avoidable admissions, by district"),
        .description = say("Six districts, all falling slowly, within ten of each other by 2023."),
        .series =
            {LineSeries(say("Northern hills"), years(2017, {141, 139, 133, 128, 126, 121, 119})),
             LineSeries(say("Harbour"), years(2017, {150, 147, 141, 133, 131, 126, 118})),
             LineSeries(say("Riverbend"), years(2017, {171, 166, 158, 149, 137, 129, 121})),
             LineSeries(say("Plains"), years(2017, {129, 131, 127, 124, 122, 120, 117})),
             LineSeries(say("Lakes and ranges"), years(2017, {138, 136, 137, 131, 129, 127, 124})),
             LineSeries(say("South coast"), years(2017, {160, 155, 150, 144, 140, 131, 127}))},
        .unit = {say("per 1,000 people"), 0},
        .period_heading = say("Year"),
        .from_zero = true};
}

charts::RowChart interval_row_chart(const Voice& say) {
    return {
        .id = say("intervals"),
        .title = say("Fully immunised at two years, by ethnic group, 2023"),
        .description = say("Māori 71.6 %, Pacific 79.2 %, Asian 87.4 %, European and other 85.9 %; "
                           "two groups are not shown."),
        .row_heading = say("Ethnic group"),
        .rows =
            {{say("Māori"), reported(71.6, 69.8, 73.4), true},
             {say("Pacific"), reported(79.2, 75.1, 82.8)},
             {say("Asian"), reported(87.4, 84.9, 89.5)},
             {say("Middle Eastern, Latin American and African"), absent(FigureState::suppressed)},
             {say("European and other"), reported(85.9, 84.6, 87.1)},
             {say("Not known"), absent(FigureState::not_collected)}},
        .unit = {say("%"), 1},
        .value_heading = say("Immunised"),
        .reference = charts::Reference{say("Everyone"), reported(82.3, 81.4, 83.1)},
        .target = charts::Target{say("Target"), base::Plain(95, not_people)}};
}

charts::RowChart bar_row_chart(const Voice& say) {
    return {
        .id = say("bars"),
        .title = say("Conversations held, by place, 2026"),
        .description =
            say("Most were held in Riverbend, none have been written down for the South coast."),
        .row_heading = say("Place"),
        .rows =
            {{say("Riverbend"), reported(41), true},
             {say("Harbour"), reported(23)},
             {say("Plains"), reported(0)},
             {say("South coast"), absent(FigureState::missing)}},
        .value_heading = say("Conversations")};
}

std::vector<Sample> chart_samples(const Voice& say) {
    return {
        {"chart_line_broken",
         figure_of(
             say,
             say("f-broken"),
             "Services had fully immunised 83 of every 100 tamariki Māori in Riverbend by two "
             "years old in 2023.",
             line_chart(broken_line_chart(say)),
             true
         )},
        {"chart_line_highlighted",
         figure_of(
             say,
             say("f-highlighted"),
             "Services reach more tamariki Māori each year, and still 14 fewer of every 100 than "
             "European and other children.",
             line_chart(highlighted_line_chart(say)),
             false
         )},
        {"chart_line_crowded",
         figure_of(
             say,
             say("f-crowded"),
             "Avoidable admissions have fallen in every district, most in Riverbend.",
             line_chart(crowded_line_chart(say)),
             true
         )},
        {"chart_intervals",
         figure_of(
             say,
             say("f-intervals"),
             "Services reach 87 of every 100 Asian children and 72 of every 100 tamariki Māori; "
             "chance alone does not explain the difference.",
             interval_chart(interval_row_chart(say)),
             false
         )},
        {"chart_bars",
         figure_of(
             say,
             say("f-bars"),
             "We have listened most in Riverbend, and not yet on the South coast.",
             bar_chart(bar_row_chart(say)),
             false
         )},
    };
}

}  // namespace samples
