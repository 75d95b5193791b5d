// The sections of a measure's page.
#pragma once

#include "measures/measure_views.hpp"
#include "platform/html/components.hpp"

namespace measures {

html::Html place_links(const MeasurePage& page);
html::Html dimension_tabs(const MeasurePage& page);
html::Html over_time_section(const MeasurePage& page);
// The newest figure of each group, and how far apart they are.
html::Html group_section(const MeasurePage& page);
// The same for a page of many measures: folded, and without a frame of its own.
html::Html group_disclosure(const MeasurePage& page);
// Who counted, where and when; and with it the files that hold all figures.
html::Html source_line(const MeasurePage& page);
html::Html source_foot(const MeasurePage& page);
std::vector<html::Link> download_links(const MeasurePage& page);
// The page with another place or dimension.
html::Url chosen_url(
    const MeasurePage& page, const std::string& place, const std::string& dimension
);
html::Html target_section(const MeasurePage& page);
html::Html break_section(const MeasurePage& page);
// Who is counted: numerator, denominator, selection, source, edition, date, protection.
html::Html counted_section(const MeasurePage& page);

}  // namespace measures
