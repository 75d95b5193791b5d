// One figure for each group or place, on rows: a dot with its interval, or a bar from zero.
#pragma once

#include "platform/charts/chart.hpp"

#include <optional>
#include <string>
#include <vector>

namespace charts {

struct ChartRow {
    std::string label;
    base::Drawn figure;
    bool is_highlighted = false;
    std::string label_lang{};  // of the label, when it differs from the page's
};

// What every row is read against: everyone, the complement, the country.
struct Reference {
    std::string label;
    base::Drawn figure;
};

struct RowChart {
    std::string id;           // unique on its page
    std::string title;        // "Fully immunised at two years, by ethnicity, 2023"
    std::string description;  // what it shows, for those who do not see it
    std::string row_heading;  // of the table's first column: "Ethnic group"
    std::vector<ChartRow> rows;
    Unit unit{};
    std::string value_heading = "Value";
    std::string interval_heading = "95 % interval";  // "chance variation only" for a complete count
    std::optional<Reference> reference{};
    std::optional<Target> target{};
    bool from_zero = false;  // bars always start at zero
    Room room = Room::any;
};

// Accessibility: every row has its name and its number in words beside the mark; an absent figure
// is its words in place of a mark, never a mark at zero; the table has every figure and interval.
Chart interval_chart(const RowChart& chart);
Chart bar_chart(const RowChart& chart);

}  // namespace charts
