#include "measures/measure_parts.hpp"

#include "base/text.hpp"
#include "measures/figures/sentences.hpp"
#include "measures/measure_charts.hpp"
#include "measures/period.hpp"
#include "platform/html/components.hpp"

#include <algorithm>

namespace measures {
namespace {

bool any_above(const Figures& figures) {
    const auto is_above = [](const GroupFigures& group) {
        return std::any_of(group.points.begin(), group.points.end(), [](const ReleasedSum& point) {
            return point.cell.exceeds_denominator || point.about.over_cells > 0;
        });
    };
    return is_above(figures.everyone) ||
           std::any_of(
               figures.dimensions.begin(),
               figures.dimensions.end(),
               [&](const DimensionFigures& one) {
                   return std::any_of(one.groups.begin(), one.groups.end(), is_above);
               }
           );
}

// Of the newest period: which sums are shown without what the source withheld.
html::Html withheld_note(const Figures& figures, const GroupFigures& group) {
    const ReleasedSum* point = find_point(group, *figures.newest);
    const std::string words = point == nullptr ? "" : withheld_words(*point);
    if (words.empty()) {
        return {};
    }
    return html::format(
        "<p>{}, {}: {}, so the figure leaves them out.</p>",
        group.group.label,
        period_text(point->about.period_start, point->about.period_end),
        words
    );
}

std::vector<const GroupFigures*> all_groups(const Figures& figures) {
    std::vector<const GroupFigures*> groups{&figures.everyone};
    for (const DimensionFigures& dimension : figures.dimensions) {
        for (const GroupFigures& group : dimension.groups) {
            groups.push_back(&group);
        }
    }
    return groups;
}

// The newest sum that waits for places below, of everyone where there is one.
html::Html waiting_note(const Figures& figures) {
    for (const GroupFigures* group : all_groups(figures)) {
        const auto point =
            std::find_if(group->points.rbegin(), group->points.rend(), [](const ReleasedSum& one) {
                return one.about.is_waiting();
            });
        if (point != group->points.rend()) {
            return html::format(
                "<p>{}, {}: {} There is no sum without the others.</p>",
                group->group.label,
                period_text(point->about.period_start, point->about.period_end),
                absence_words(figures, *point)
            );
        }
    }
    return {};
}

// Why figures are missing though their parts were given, once for the page.
html::Html absence_note(const Figures& figures) {
    for (const GroupFigures* group : all_groups(figures)) {
        for (const ReleasedSum& point : group->points) {
            const std::string words = absence_words(figures, point);
            if (!words.empty() && !point.about.is_waiting()) {
                return html::format(
                    "<p>Some figures are missing though their parts were given. {}</p>", words
                );
            }
        }
    }
    return {};
}

html::Html curve_note(const MeasurePage& page) {
    html::Html note = withheld_note(*page.figures, page.figures->everyone);
    note += waiting_note(*page.figures);
    note += absence_note(*page.figures);
    if (any_above(*page.figures)) {
        note += html::Html(
            "<p>Some figures, or parts of them, are above 100 %: more people were counted above "
            "the "
            "line than below it. The two counts come from different lists, and people move, are "
            "missed, or are written down differently in each. They are shown as they are.</p>"
        );
    }
    if (!page.figures->breaks.empty()) {
        note += html::Html(
            "<p>The line stops where the way of counting changed. Figures on the two sides of a "
            "stop cannot be compared.</p>"
        );
    }
    return note;
}

html::Html gap_cell(const Measure& measure, const base::Released& difference) {
    html::Html cell = html::escape(difference_text(measure, difference));
    if (difference.interval()) {
        cell += html::format(
            " <span class=\"interval\">({} to {})</span>",
            base::number_text(difference.interval()->low, measure.decimals),
            base::number_text(difference.interval()->high, measure.decimals)
        );
    }
    return cell;
}

html::Html ratio_cell(const GroupGap& gap) {
    if (!gap.gap.ratio.is_reported()) {
        return html::figure_text({.figure = gap.gap.ratio, .decimals = 2});
    }
    html::Html cell = html::format("{:.2f} times", gap.gap.ratio.value());
    if (gap.gap.ratio.interval()) {
        cell += html::format(
            " <span class=\"interval\">({:.2f} to {:.2f})</span>",
            gap.gap.ratio.interval()->low,
            gap.gap.ratio.interval()->high
        );
    }
    return cell;
}

html::Html gap_table(const MeasurePage& page, const DimensionFigures& dimension) {
    if (dimension.gaps.empty()) {
        return {};
    }
    std::vector<html::Row> rows;
    for (const GroupGap& gap : dimension.gaps) {
        rows.push_back(
            {html::escape(gap.label),
             html::escape(gap.comparator),
             gap_cell(page.measure, gap.gap.difference),
             ratio_cell(gap),
             html::escape(claim_text(page.measure, gap))}
        );
    }
    return html::table(
        {.caption = "The gap, as a difference and as a ratio",
         .columns =
             {{dimension_title(dimension.name)},
              {"Beside"},
              {"Difference"},
              {"Ratio"},
              {"What may be said"}},
         .rows = std::move(rows)}
    );
}

html::Html unknown_words(const MeasurePage& page, const DimensionFigures& dimension) {
    if (!dimension.unknown_share) {
        return {};
    }
    const base::Released& share = *dimension.unknown_share;
    if (!share.is_reported()) {
        return html::format(
            "<p>How many people have no {} recorded is {}.</p>",
            base::lower(dimension_title(dimension.name)),
            std::string(name(share.state()))
        );
    }
    return html::format(
        "<p>{} is not known for {} % of the people counted; they are in the figure for everyone "
        "and "
        "in no group.</p>",
        dimension_title(dimension.name),
        base::number_text(share.value(), page.measure.decimals)
    );
}

html::Html group_note(const MeasurePage& page, const DimensionFigures& dimension) {
    html::Html note;
    if (draws_intervals(*page.figures, dimension)) {
        note = html::format("<p>{}</p>", interval_words(page.measure));
    }
    note += unknown_words(page, dimension);
    for (const GroupFigures& group : dimension.groups) {
        note += withheld_note(*page.figures, group);
    }
    return note;
}

std::string group_sentence(const MeasurePage& page, const DimensionFigures& dimension) {
    const std::string range = range_sentence(*page.figures, dimension);
    if (!range.empty()) {
        return range;
    }
    return page.measure.name + " by " + dimension_title(dimension.name) + ", " +
           period_text(*page.figures->newest_start, *page.figures->newest);
}

}  // namespace

html::Html place_links(const MeasurePage& page) {
    const Figures& figures = *page.figures;
    if (figures.places.size() < 2) {
        return html::format("<p class=\"place-shown\">{}</p>", figures.place.name);
    }
    const html::Html items = html::join(figures.places, [&](const network::Place& place) {
        const bool is_here = place.id == figures.place.id;
        return is_here ? html::format("<li><strong>{}</strong></li>", place.name)
                       : html::format(
                             "<li>{}</li>",
                             html::link(chosen_url(page, place.id, page.dimension), place.name)
                         );
    });
    return html::format("<p class=\"place-shown\">{}</p>", figures.place.name) +
           html::disclosure(
               {.summary = "Choose another of " + std::to_string(figures.places.size()) + " places",
                .content = html::format("<ul class=\"place-choices\">{}</ul>", items)}
           );
}

html::Html dimension_tabs(const MeasurePage& page) {
    const Figures& figures = *page.figures;
    if (figures.dimensions.size() < 2) {
        return {};
    }
    std::vector<html::Tab> tabs;
    for (const DimensionFigures& one : figures.dimensions) {
        tabs.push_back(
            {dimension_title(one.name),
             chosen_url(page, figures.place.id, one.name),
             one.name == page.dimension}
        );
    }
    return html::tabs({.label = "Compare by", .tabs = std::move(tabs)});
}

// The source, and which editions of its denominator the line is made of.
html::Html line_source(const MeasurePage& page) {
    const std::string editions = edition_sentence(*page.figures);
    const html::Html source = source_line(page);
    return editions.empty() ? source : source + html::format(" {}", editions);
}

html::Html over_time_section(const MeasurePage& page) {
    const auto chart = curve(*page.figures, page.dimension);
    if (!chart) {
        return {};
    }
    return html::section(
        {.title = "How it is going",
         .content = html::figure(
             {.id = "over-time",
              .sentence = movement_sentence(*page.figures),
              .chart = chart->picture,
              .table = chart->table,
              .source = line_source(page),
              .note = curve_note(page),
              .downloads = download_links(page),
              .fold_table = true}
         ),
         .id = "how-it-is-going"}
    );
}

html::Html group_section(const MeasurePage& page) {
    const DimensionFigures* dimension = page.figures->find_dimension(page.dimension);
    const auto chart =
        newest_by_group(*page.figures, page.dimension, "by-group", charts::Room::any);
    if (dimension == nullptr || !chart) {
        return {};
    }
    return html::section(
        {.title = "For whom",
         .content =
             html::figure(
                 {.id = "by-group",
                  .sentence = group_sentence(page, *dimension),
                  .chart = chart->picture,
                  .table = chart->table,
                  .source = source_line(page),
                  .note = group_note(page, *dimension),
                  .downloads = page.figures->everyone.points.empty() ? download_links(page)
                                                                     : std::vector<html::Link>(),
                  .fold_table = true}
             ) +
             gap_table(page, *dimension),
         .id = "for-whom"}
    );
}

html::Html group_disclosure(const MeasurePage& page) {
    const DimensionFigures* dimension = page.figures->find_dimension(page.dimension);
    const auto chart = newest_by_group(
        *page.figures, page.dimension, "by-group-" + page.measure.slug, charts::Room::narrow
    );
    if (dimension == nullptr || !chart) {
        return {};
    }
    return html::disclosure(
        {.summary = "By " + base::lower(dimension_title(dimension->name)) +
                    ": the newest figures, and how far apart they are",
         .content =
             chart->picture +
             html::format(R"(<div class="figure-note">{}</div>)", group_note(page, *dimension)) +
             gap_table(page, *dimension) +
             html::disclosure(
                 {.summary = "The figures as a table", .content = html::table(chart->table)}
             )}
    );
}

}  // namespace measures
