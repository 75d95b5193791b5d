// A measure: its definition, its dimensions and groups, the selection its page shows. Rules only.
#pragma once

#include "base/error.hpp"
#include "base/time.hpp"

#include <cstdint>
#include <map>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace measures {

enum class Unit { proportion, rate, count, value };
enum class Direction { higher_is_better, lower_is_better, neither };

std::string_view name(Unit unit);
std::string_view name(Direction direction);
std::optional<Unit> parse_unit(std::string_view text);
std::optional<Direction> parse_direction(std::string_view text);

// One group of a dimension: {"ethnicity", "maori", "Māori", 1}. The code "total" is reserved for a
// source's own total over a dimension and is never added to its parts; "unknown" for those whose
// group is not known.
struct Group {
    std::string dimension;
    std::string code;
    std::string label;
    std::int64_t position = 0;
};

// Which groups the page's figures are added up over: dimension -> expression. "*" is every group
// (the source's own total where it has one and no parts), "12+" and "5-11" are the age bands inside
// a range, "a|b" are the named codes. A dimension not mentioned is "*".
using Selection = std::map<std::string, std::string, std::less<>>;
std::string selection_text(const Selection& selection);  // "age=12+;gender=*"
std::optional<Selection> parse_selection(std::string_view text);

// True when the selection takes in this group of a dimension. A band that lies partly inside an age
// range is not taken in; `straddles` says so, so that it can be told.
bool takes_in(const Selection& selection, std::string_view dimension, std::string_view code);
bool straddles(const Selection& selection, std::string_view dimension, std::string_view code);

// A combination of groups, canonical: dimensions in order of name, "age=12-15;ethnicity=maori".
using GroupKey = std::map<std::string, std::string, std::less<>>;
std::string group_key_text(const GroupKey& key);
GroupKey parse_group_key(std::string_view text);

struct Measure {
    std::string id{};
    std::string network_id{};
    std::string outcome_id{};  // "" when it serves none
    std::string slug{};
    std::string name{};
    std::string definition{};
    Unit unit = Unit::proportion;
    std::int64_t per = 100;  // a rate per 1,000 or 100,000; 100 for a proportion
    int decimals = 1;
    Direction direction = Direction::higher_is_better;
    std::string numerator_means{};    // "people who had both doses"
    std::string denominator_means{};  // "people enrolled or seen in the year"
    std::string services_did{};       // completes "services ...": "fully vaccinated"; may be ""
    std::string source{};
    bool is_complete_count = false;  // its interval is then chance variation only
    bool is_sensitive = false;       // the difference of denominator and numerator is protected too
    bool is_public = false;
    std::string main_dimension{};   // the one its page compares: "ethnicity"; may be ""
    std::string reference_group{};  // "" compares each group with everyone else
    Selection chosen{};
    std::int64_t data_version = 0;  // raised whenever what is live changes
    bool is_adding_up = false;      // places have moved: its figures are not shown until it is done
    std::int64_t periods_left_out = 0;  // of another length than those shown
    std::optional<base::Date> retired_on{};
    base::Instant changed_at{};  // of its definition: whoever edits says which one was read
};

// A change after which figures cannot be joined to those before.
struct Break {
    std::string id{};
    base::Date on{};
    std::string kind{};    // definition, age_range, denominator, source
    std::string reason{};  // in words, shown where the line stops
    // Of a denominator: the edition that begins here, as its source calls it; "" where none is
    // named.
    std::string denominator_edition{};
    bool is_removed = false;  // kept, so that it can be put back
};

// An edition of a denominator that begins on a day.
struct EditionFrom {
    base::Date begins_on{};
    std::string edition{};
};
// A source as it is named everywhere, with its edition and those that followed it: "Register,
// 2020 edition, then 2022 edition".
std::string source_text(
    std::string_view source, std::string_view edition, const std::vector<EditionFrom>& later = {}
);

struct Target {
    std::string id{};
    std::string dimension{};  // "" for everyone
    std::string code{};
    std::optional<base::Date> baseline_on{};  // its figure is the measure's own of that day
    base::Date due_on{};
    double value = 0;
    std::string reason{};
    bool is_removed = false;  // kept, so that it can be put back
};

inline constexpr std::string_view total_code = "total";
inline constexpr std::string_view unknown_code = "unknown";

// True for the dimensions in which one person may be in several groups when the source counts by
// total response: "ethnicity" and any that begins with it.
bool is_ethnicity(std::string_view dimension);
// Where someone of several ethnicities is counted: "in each of their groups"; "" where that is not
// said.
std::string_view ethnicity_output_words(std::string_view output);

}  // namespace measures
