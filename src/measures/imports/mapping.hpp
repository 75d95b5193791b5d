// How a file's columns and codes become observations: TOML that a person can read, keep with the
// file and use again for its next release. docs/mapping.md describes every key.
#pragma once

#include "measures/measure.hpp"
#include "platform/tables/dates.hpp"
#include "platform/tables/numbers.hpp"
#include "platform/tables/reader.hpp"

#include <map>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace measures {

// The headers a column may have, misspelt and renamed ones too: the first that a file has is read.
struct MappedColumn {
    std::vector<std::string> headers{};
    std::string constant{};  // the same for every row, where no column says it
    std::int64_t line = 0;   // of the mapping, for what is told about it

    bool is_given() const { return !headers.empty() || !constant.empty(); }
};

enum class PeriodKind { day, month, quarter, year, financial_year, year_ending };
std::string_view name(PeriodKind kind);
std::optional<PeriodKind> parse_period_kind(std::string_view text);

struct PeriodMapping {
    MappedColumn column{};
    PeriodKind kind = PeriodKind::day;
    tables::DateForm form = tables::DateForm::any;
};

struct PlaceMapping {
    MappedColumn column{};
    std::map<std::string, std::string> names{};  // as written in the file -> as the network says
    bool create_missing = false;
    std::string kind = "district";  // of places that are made
    std::string parent{};           // of places that are made; made too where it is missing
};

// Values as the file writes them, and the group they mean.
struct GroupMapping {
    Group group{};
    std::vector<std::string> values{};
};

struct DimensionMapping {
    std::string name{};
    MappedColumn column{};
    // Values that are age bands ("12-15", "Under 5", "90+") need not be listed.
    bool holds_ages = false;
    std::vector<GroupMapping> groups{};
};

// Rows that are left out on purpose, counted and told apart from those refused.
struct LeaveOut {
    MappedColumn column{};
    std::vector<std::string> values{};
    std::string reason{};
};

struct Mapping {
    Measure measure{};  // made by the first import; matched by its slug afterwards
    tables::ReadOptions file{};
    tables::CellRules cells = tables::default_cell_rules();
    PeriodMapping period{};
    PlaceMapping place{};
    std::vector<DimensionMapping> dimensions{};
    MappedColumn numerator{};
    MappedColumn denominator{};
    MappedColumn value{};
    bool value_is_fraction = false;  // 0.716 for 71.6 of each hundred
    MappedColumn status{};
    std::map<std::string, base::FigureState> status_words{};
    std::string numerator_source{};
    std::string denominator_source{};
    std::string numerator_edition{};    // "" where the source names none
    std::string denominator_edition{};  // the same; those that follow it are of `breaks`
    std::string ethnicity_output{};     // "", total, prioritised, sole
    std::string protection{};           // as_published, raw
    std::vector<LeaveOut> leave_out{};
    std::vector<Break> breaks{};
};

// Throws base::Error(invalid) telling every mistake at once, each with its line: `name` is what the
// person calls the file.
Mapping parse_mapping(std::string_view toml, std::string_view name);

// The same mapping as TOML; parse_mapping reads it back unchanged.
std::string mapping_text(const Mapping& mapping);

// True for a word of groups and dimensions: lower-case letters, digits, "_", "-", "+".
bool is_group_code(std::string_view text);

}  // namespace measures
