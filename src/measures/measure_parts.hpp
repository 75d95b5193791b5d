// The sections of a measure's page.
#pragma once

#include "measures/measure_views.hpp"

namespace measures {

html::Html place_links(const MeasurePage& page);
html::Html dimension_tabs(const MeasurePage& page);
html::Html over_time_section(const MeasurePage& page);
// The newest figure of each group, and how far apart they are.
html::Html group_section(const MeasurePage& page);
html::Html target_section(const MeasurePage& page);
html::Html break_section(const MeasurePage& page);
// Who is counted: numerator, denominator, selection, source, edition, date, protection.
html::Html counted_section(const MeasurePage& page);

}  // namespace measures
