// One example of every component and chart. The golden files, the hostile-text pass and the
// gallery all draw these, so that what is tested is what is looked at.
#pragma once

#include "platform/charts/charts.hpp"
#include "platform/html/components.hpp"

#include <string>
#include <string_view>
#include <vector>

namespace samples {

// Says every text of a sample: as written, or as someone hostile would write it.
class Voice {
public:
    static Voice friendly() { return Voice(false); }
    static Voice hostile() { return Voice(true); }
    std::string operator()(std::string_view text) const {
        return (is_hostile_ ? std::string(attack) : std::string()) + std::string(text);
    }
    static constexpr std::string_view attack = "<script>\"'&--></title>";

private:
    explicit Voice(bool is_hostile) : is_hostile_(is_hostile) {}
    bool is_hostile_;
};

struct Sample {
    std::string name;  // of its golden file: "text_field"
    html::Html markup;
};

std::vector<Sample> text_samples(const Voice& say);
std::vector<Sample> page_samples(const Voice& say);
std::vector<Sample> navigation_samples(const Voice& say);
std::vector<Sample> field_samples(const Voice& say);
std::vector<Sample> form_samples(const Voice& say);
std::vector<Sample> table_samples(const Voice& say);
std::vector<Sample> message_samples(const Voice& say);
std::vector<Sample> list_samples(const Voice& say);
std::vector<Sample> chart_samples(const Voice& say);
std::vector<Sample> all_samples(const Voice& say);

// The charts themselves, for tests that compare picture and table.
charts::LineChart broken_line_chart(const Voice& say);
charts::LineChart highlighted_line_chart(const Voice& say);
charts::LineChart crowded_line_chart(const Voice& say);
charts::RowChart interval_row_chart(const Voice& say);
charts::RowChart bar_row_chart(const Voice& say);

}  // namespace samples
