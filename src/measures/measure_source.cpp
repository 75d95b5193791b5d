// Where the figures of a measure's page come from, and where they may be had.
#include "measures/figures/figure_parts.hpp"
#include "measures/measure_parts.hpp"
#include "measures/period.hpp"

#include <algorithm>

namespace measures {
namespace {

// Each name once: "Appointment book and Returns of partners".
std::string names_of(const std::vector<LiveSource>& sources, const std::string LiveSource::*name) {
    std::vector<std::string> names;
    for (const LiveSource& source : sources) {
        const std::string& one = source.*name;
        if (!one.empty() && std::find(names.begin(), names.end(), one) == names.end()) {
            names.push_back(one);
        }
    }
    std::string text;
    for (std::size_t at = 0; at < names.size(); ++at) {
        const char* joint = at == 0 ? "" : at + 1 == names.size() ? " and " : ", ";
        text += joint + names[at];
    }
    return text;
}

}  // namespace

html::Url chosen_url(
    const MeasurePage& page, const std::string& place, const std::string& dimension
) {
    html::Url url = measure_url(page.network, page.measure);
    if (!page.figures->places.empty() && place != page.figures->places.front().id) {
        url = url.with("place", place);
    }
    if (dimension != page.measure.main_dimension) {
        url = url.with("by", dimension);
    }
    return url;
}

std::vector<html::Link> download_links(const MeasurePage& page) {
    const html::Url here = chosen_url(page, page.figures->place.id, page.dimension);
    return {{"CSV", here.with("format", "csv")}, {"XLSX", here.with("format", "xlsx")}};
}

html::Html source_line(const MeasurePage& page) {
    const Figures& figures = *page.figures;
    std::vector<LiveSource> two_lists;
    for (const LiveSource& source : figures.drawn_sources) {
        if (source.denominator_source != source.numerator_source) {
            two_lists.push_back(source);
        }
    }
    const std::string counted = names_of(figures.drawn_sources, &LiveSource::numerator_source);
    const std::string against = names_of(two_lists, &LiveSource::denominator_source);
    const std::string& known = page.measure.source;
    html::Html line = html::format(
        "{}",
        !counted.empty() ? counted
        : known.empty()  ? "Source not recorded"
                         : known
    );
    if (!against.empty()) {
        line += html::format("; counted against {}", against);
    }
    line += html::format(
        ". {}, {}.", figures.place.name, period_text(*figures.newest_start, *figures.newest)
    );
    const std::string parts = parts_words(figures);
    return parts.empty() ? line : line + html::format(" {}", parts);
}

html::Html source_foot(const MeasurePage& page) {
    const html::Html files = html::join(download_links(page), [&](const html::Link& file) {
        return html::format(
            R"(<li><a href="{}">{}<span class="visually-hidden"> of {}</span></a></li>)",
            file.url,
            file.label,
            page.measure.name
        );
    });
    return html::format(
        R"(<div class="figure-source"><div>{}</div>)"
        R"(<div class="downloads"><span>Download</span><ul>{}</ul></div></div>)",
        source_line(page),
        files
    );
}

}  // namespace measures
