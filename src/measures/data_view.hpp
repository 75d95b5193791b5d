// Figures before protection, for those who hold them already.
#pragma once

#include "measures/measure_views.hpp"
#include "platform/html/choice.hpp"
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

// What was added up: a row of a file or of a return.
struct HeldGivenRow {
    std::string place;
    std::string group;
    std::optional<base::Drawn> numerator{};
    std::optional<base::Drawn> denominator{};
    std::optional<base::Drawn> value{};
    std::string import_id;
    std::string file_name;
    std::int64_t line = 0;
};

struct DataPage {
    network::Network network;
    Measure measure;
    MeasureRights rights{};
    std::vector<network::Place> places{};  // with figures
    std::string place_id{};
    std::vector<HeldRow> rows{};
    std::vector<html::Choice> periods{};  // by their last day, the newest first
    std::string period{};                 // whose rows are shown
    std::vector<HeldGivenRow> given{};
    int given_page = 1;
    int given_pages = 1;
    bool may_import = false;  // the imports have pages that the viewer may open
};
html::Html data_page(const DataPage& page);
// The same rows, for a file that is as little for others as the page is.
tables::Sheet data_sheet(const DataPage& page);

}  // namespace measures
