// Pages of measures for reading: the list and the page of one measure. Released figures only.
#pragma once

#include "measures/figures/figures.hpp"
#include "platform/html/html.hpp"

#include <map>
#include <optional>
#include <string>
#include <vector>

namespace measures {

// What the viewer may do besides reading.
struct MeasureRights {
    bool may_define = false;
    bool sees_raw = false;
};

// Parts of one measure as tabs, for those who may change it or see what is held.
html::Html measure_tabs(
    const network::Network& network,
    const Measure& measure,
    const MeasureRights& rights,
    std::string_view here
);
html::Html measure_breadcrumb(
    const network::Network& network, const Measure& measure, const std::string& here
);
html::Url measure_url(const network::Network& network, const Measure& measure);

struct MeasurePage {
    network::Network network;
    Measure measure;
    std::optional<Figures> figures{};  // nothing: no figures yet
    std::string dimension{};           // the one compared by
    std::string outcome{};             // title of the outcome it serves, if any
    MeasureRights rights{};
    html::Html follow{};  // the button, for whoever has signed in
};
html::Html measure_page(const MeasurePage& page);

struct MeasureLine {
    Measure measure;
    std::string outcome{};
    std::optional<base::Released> newest{};
    std::string period{};
    std::string sentence{};
    std::string gap{};
    std::string edition{};
    std::string protection{};
};
struct MeasureListPage {
    network::Network network;
    std::vector<MeasureLine> lines;
    std::string query{};
    bool is_retired = false;  // shows those retired
    bool may_define = false;
    bool may_import = false;
};
html::Html measure_list_page(const MeasureListPage& page);

}  // namespace measures
