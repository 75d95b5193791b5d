// The two steps of making a mapping column by column.
#pragma once

#include "measures/imports/import_columns.hpp"
#include "measures/imports/import_views.hpp"

namespace measures {

struct ImportColumnsPage {
    network::Network network;
    ImportUpload upload;
    ImportPreview preview{};
    std::vector<Measure> measures{};
    ColumnsForm form{};
    base::FieldErrors errors{};
    std::string csrf{};
};
// Where one is, what is wrong, and the step.
html::Html columns_frame(const ImportColumnsPage& page, const char* title, html::Html content);
html::Html import_columns_page(const ImportColumnsPage& page);
// The second step; the first one's answers go along.
html::Html import_codes_page(const ImportColumnsPage& page);

}  // namespace measures
