// Figures before protection, for those who hold them already.
#pragma once

#include "measures/measure_views.hpp"
#include "platform/tables/sheet.hpp"

namespace measures {

struct HeldRow {
    std::string group;
    std::string period;
    std::optional<base::Drawn> numerator{};
    std::optional<base::Drawn> denominator{};
    std::optional<base::Drawn> value{};
    std::int64_t cells = 0;
    std::int64_t suppressed_cells = 0;
    std::int64_t missing_cells = 0;
    bool is_raw = false;
};

struct DataPage {
    network::Network network;
    Measure measure;
    MeasureRights rights{};
    std::vector<network::Place> places{};  // with figures
    std::string place_id{};
    std::vector<HeldRow> rows{};
};
html::Html data_page(const DataPage& page);
// The same rows, for a file that is as little for others as the page is.
tables::Sheet data_sheet(const DataPage& page);

}  // namespace measures
