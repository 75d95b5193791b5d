// The real file of vaccinations by district, ethnicity, age and gender, as observations.
#pragma once

#include "measures/measure_cast.hpp"
#include "support/shared_data.hpp"

namespace panel {

inline constexpr const char* file_name = "covid_vax_dhb_panel.csv";
inline constexpr const char* country = "0198bbbb-0000-7000-8000-0000000000ff";

// A measure of the network, live from the file, its sums written: fully vaccinated, over the ages
// of `ages` ("12+", "*"), with the three breaks that its
// mapping has.
measures::Measure import_panel(
    db::Database& database, const std::string& network, const std::string& ages
);

}  // namespace panel
