#include "measures/measure_views.hpp"

#include "measures/figures/sentences.hpp"
#include "measures/measure_charts.hpp"
#include "measures/measure_parts.hpp"
#include "measures/period.hpp"
#include "platform/html/components.hpp"

namespace measures {
namespace {

html::Html measure_lead(const MeasurePage& page) {
    const std::string going =
        page.figures ? going_sentence(*page.figures) : page.measure.definition;
    html::Html lead = html::format("<p>{}</p>", going);
    if (page.figures) {
        const std::string gap = gap_sentence(*page.figures);
        if (!gap.empty()) {
            lead += html::format("<p>{}</p>", gap);
        }
    }
    return lead;
}

html::Html no_figures(const MeasurePage& page) {
    if (page.measure.is_adding_up) {
        return html::empty_state(
            {.title = "The figures are being added up again",
             .content = html::Html("<p>Places of this network have moved to another place above "
                                   "them. The figures are back in a moment.</p>")}
        );
    }
    html::Html next =
        page.rights.may_define
            ? html::Html(
                  "<p>Import a file of results, or ask partners for a return. The curve, the "
                  "groups and the gap appear here once figures are live.</p>"
              )
            : html::Html("<p>The figures appear here once the network has them.</p>");
    return html::empty_state(
        {.title = "No figures yet",
         .content = std::move(next),
         .action = page.rights.may_define
                       ? html::button_link(
                             {.label = "Import figures",
                              .url = html::url("/n/{}/imports/new", page.network.slug)}
                         )
                       : html::Html()}
    );
}

html::Html retired_notice(const Measure& measure) {
    if (!measure.retired_on) {
        return {};
    }
    return html::notice(
        {.content = html::format(
             "<p>This measure was retired on {}. Its figures stay here.</p>",
             html::date(*measure.retired_on)
         ),
         .tone = html::Tone::waiting}
    );
}

html::Html choices_of(const MeasurePage& page) {
    return place_links(page) + dimension_tabs(page);
}

}  // namespace

html::Url measure_url(const network::Network& network, const Measure& measure) {
    return html::url("/n/{}/measures/{}", network.slug, measure.slug);
}

html::Html measure_breadcrumb(
    const network::Network& network, const Measure& measure, const std::string& here
) {
    std::vector<html::Link> parents{
        {network.name, html::url("/n/{}", network.slug)},
        {"Measures", html::url("/n/{}/measures", network.slug)}};
    if (!here.empty()) {
        parents.push_back({measure.name, measure_url(network, measure)});
    }
    return html::breadcrumb(
        {.parents = std::move(parents), .here = here.empty() ? measure.name : here}
    );
}

html::Html measure_tabs(
    const network::Network& network,
    const Measure& measure,
    const MeasureRights& rights,
    std::string_view here
) {
    if (!rights.may_define && !rights.sees_raw) {
        return {};
    }
    std::vector<html::Tab> tabs{{"The page", measure_url(network, measure), here == "page"}};
    const auto add = [&](const char* label, const char* part) {
        tabs.push_back(
            {label,
             html::url("/n/{}/measures/{}/{}", network.slug, measure.slug, part),
             here == part}
        );
    };
    if (rights.may_define) {
        add("Targets", "targets");
        add("Breaks", "breaks");
        add("Groups", "groups");
        add("Definition", "edit");
    }
    if (rights.sees_raw) {
        add("Figures held", "data");
    }
    return html::tabs({.label = "Parts of this measure", .tabs = std::move(tabs)});
}

html::Html measure_page(const MeasurePage& page) {
    html::Html main =
        measure_breadcrumb(page.network, page.measure, "") +
        html::page_heading(
            {.title = page.measure.name,
             .kicker = page.outcome.empty() ? "Measure" : "Measure of: " + page.outcome,
             .lead = measure_lead(page),
             .actions = page.follow}
        ) +
        measure_tabs(page.network, page.measure, page.rights, "page") +
        retired_notice(page.measure);
    if (!page.figures || !page.figures->newest) {
        return main + no_figures(page) + counted_section(page);
    }
    return main + choices_of(page) + over_time_section(page) + group_section(page) +
           target_section(page) + break_section(page) + counted_section(page);
}

}  // namespace measures
