#include "base/text.hpp"
#include "measures/figures/sentences.hpp"
#include "measures/measure_form_views.hpp"
#include "measures/measure_parts.hpp"
#include "measures/period.hpp"
#include "platform/html/components.hpp"

#include <algorithm>
#include <cmath>

namespace measures {
namespace {

std::string pace_size(const Measure& measure, double per_year) {
    const std::string unit = measure.unit == Unit::proportion ? " points" : "";
    return base::number_text(std::abs(per_year), measure.decimals) + unit + " a year " +
           (per_year < 0 ? "down" : "up");
}

// What would have to happen from the newest figure of the present stretch.
std::string needed_words(const Measure& measure, const TargetFigures& target) {
    if (target.needed.state != trend::NeedState::needed) {
        return std::string(trend::explain(target.needed.state));
    }
    return "Needed from the newest figure: " + pace_size(measure, target.needed.per_year) + ".";
}

std::string seen_words(const Measure& measure, const TargetFigures& target) {
    if (target.needed.state == trend::NeedState::already_reached ||
        target.needed.state == trend::NeedState::counting_changed) {
        return "";
    }
    if (target.seen.state != trend::SeenState::seen) {
        return std::string(trend::explain(target.seen.state));
    }
    std::string words =
        "Seen since " + base::short_date(target.seen.from) +
        ", by a straight line through all figures: " + pace_size(measure, target.seen.per_year) +
        ".";
    if (target.needed.state == trend::NeedState::date_has_passed) {
        return words;
    }
    if (target.outlook.outlook == trend::Outlook::between) {
        return words + " At that pace it is reached in " +
               base::number_text(*target.outlook.earliest, 1) + " to " +
               base::number_text(*target.outlook.latest, 1) + " years.";
    }
    return words + " " + std::string(trend::explain(target.outlook.outlook));
}

html::Html pace_words(const Measure& measure, const TargetFigures& target) {
    if (measure.direction == Direction::neither) {
        return html::escape("None is told: neither more nor less of it is better.");
    }
    const std::string needed = needed_words(measure, target);
    const std::string seen = seen_words(measure, target);
    return html::escape(needed + (needed.empty() || seen.empty() ? "" : " ") + seen);
}

void add_source_terms(const MeasurePage& page, std::vector<html::Term>& terms) {
    if (!page.figures) {
        return;
    }
    html::Html items;
    for (const LiveSource& source : page.figures->sources) {
        items += html::format("<li>{}</li>", edition_words(source, page.network.zone));
    }
    if (!items.empty()) {
        terms.push_back({"Editions", html::format("<ul>{}</ul>", items)});
    }
    terms.push_back(
        {"Protection", html::escape(protection_words(*page.figures, page.network.suppress_below))}
    );
    if (page.measure.periods_left_out > 0) {
        terms.push_back(
            {"Left out",
             html::format(
                 "{} of another length than those shown, such as years beside their quarters: two "
                 "lengths make no one series",
                 page.measure.periods_left_out == 1
                     ? "1 period"
                     : base::with_commas(page.measure.periods_left_out) + " periods"
             )}
        );
    }
    if (!page.figures->straddling.empty()) {
        std::string left_out;
        for (const std::string& label : page.figures->straddling) {
            left_out += (left_out.empty() ? "" : ", ") + label;
        }
        terms.push_back(
            {"Left out", html::format("{}: only partly inside the ages shown", left_out)}
        );
    }
}

html::Html response_words(const MeasurePage& page) {
    if (page.figures) {
        for (const DimensionFigures& one : page.figures->dimensions) {
            if (is_ethnicity(one.name)) {
                return one.is_overlapping
                           ? html::Html(
                                 "Total response: a person is in every group they belong to, "
                                 "so groups overlap and do not add up to everyone."
                             )
                           : html::Html("Each person is in one group only (prioritised or sole).");
            }
        }
    }
    return {};
}

// On the page of another place: whose the targets are.
html::Html target_place_section(const MeasurePage& page) {
    const Figures& figures = *page.figures;
    if (!figures.targets_are_for) {
        return {};
    }
    const network::Place& own = *figures.targets_are_for;
    const bool has_figures =
        std::any_of(figures.places.begin(), figures.places.end(), [&](const auto& place) {
            return place.id == own.id;
        });
    return html::section(
        {.title = "Targets",
         .content = html::format(
             "<p>The network set its targets for {}. They are measured there, and not against the "
             "figures of {}.</p>",
             has_figures
                 ? html::link(
                       measure_url(page.network, page.measure).with("place", own.id), own.name
                   )
                 : html::escape(own.name),
             figures.place.name
         ),
         .id = "targets"}
    );
}

}  // namespace

html::Html target_section(const MeasurePage& page) {
    if (page.figures->targets.empty()) {
        return target_place_section(page);
    }
    std::vector<html::Row> rows;
    for (const TargetFigures& one : page.figures->targets) {
        rows.push_back(
            {html::escape(one.label),
             html::format(
                 "{} by {}",
                 number_in_unit(page.measure, one.target.value),
                 html::short_date(one.target.due_on)
             ),
             html::escape(baseline_words(page.measure, one)),
             pace_words(page.measure, one),
             html::escape(one.target.reason)}
        );
    }
    return html::section(
        {.title = "Targets",
         .content = html::table(
             {.caption = "What the network set out to reach",
              .columns = {{"For"}, {"Target"}, {"Baseline"}, {"Pace"}, {"Why this target"}},
              .rows = std::move(rows),
              .caption_hidden = true}
         ),
         .id = "targets"}
    );
}

html::Html break_section(const MeasurePage& page) {
    if (page.figures->breaks.empty()) {
        return {};
    }
    const html::Html items = html::join(page.figures->breaks, [](const Break& one) {
        return html::format(
            "<li><strong>{}, {}.</strong> {}</li>",
            html::short_date(one.on),
            break_kind_label(one.kind),
            break_words(one)
        );
    });
    return html::section(
        {.title = "Where the way of counting changed",
         .content = html::format("<ul>{}</ul>", items),
         .id = "breaks"}
    );
}

html::Html counted_section(const MeasurePage& page) {
    const Measure& measure = page.measure;
    std::vector<html::Term> terms{{"Definition", html::paragraphs(measure.definition)}};
    const auto add = [&](const char* term, const std::string& words) {
        if (!words.empty()) {
            terms.push_back({term, html::escape(words)});
        }
    };
    add("Counted", measure.numerator_means);
    add("Out of", measure.denominator_means);
    add("Added up over", selection_words(measure.chosen));
    add("Source", measure.source);
    add_source_terms(page, terms);
    const html::Html response = response_words(page);
    if (!response.empty()) {
        terms.push_back({"Ethnicity", response});
    }
    return html::section(
        {.title = "Who is counted",
         .content = html::definition_list({terms}),
         .id = "who-is-counted"}
    );
}

}  // namespace measures
