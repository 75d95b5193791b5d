#include "measures/measure.hpp"

#include "analysis/equity/age_band.hpp"
#include "base/text.hpp"

#include <algorithm>
#include <array>

namespace measures {
namespace {

constexpr std::array unit_names{
    std::pair{Unit::proportion, std::string_view("proportion")},
    std::pair{Unit::rate, std::string_view("rate")},
    std::pair{Unit::count, std::string_view("count")},
    std::pair{Unit::value, std::string_view("value")}};
constexpr std::array direction_names{
    std::pair{Direction::higher_is_better, std::string_view("higher_is_better")},
    std::pair{Direction::lower_is_better, std::string_view("lower_is_better")},
    std::pair{Direction::neither, std::string_view("neither")}};

template <class Names, class Kind>
std::string_view name_in(const Names& names, Kind kind) {
    const auto found = std::find_if(names.begin(), names.end(), [&](const auto& one) {
        return one.first == kind;
    });
    return found->second;
}

template <class Names>
auto kind_in(const Names& names, std::string_view text) {
    const auto found = std::find_if(names.begin(), names.end(), [&](const auto& one) {
        return one.second == text;
    });
    return found == names.end() ? std::nullopt : std::optional(found->first);
}

std::string pairs_text(const std::map<std::string, std::string, std::less<>>& pairs) {
    std::string text;
    for (const auto& [dimension, value] : pairs) {
        text += text.empty() ? "" : ";";
        text += dimension + "=" + value;
    }
    return text;
}

// The words before and after the first "=", or nothing when there is none or a side is empty.
std::optional<std::pair<std::string, std::string>> read_pair(std::string_view text) {
    const std::size_t sign = text.find('=');
    if (sign == std::string_view::npos) {
        return std::nullopt;
    }
    const std::string_view left = base::trim(text.substr(0, sign));
    const std::string_view right = base::trim(text.substr(sign + 1));
    if (left.empty() || right.empty()) {
        return std::nullopt;
    }
    return std::pair(std::string(left), std::string(right));
}

std::string_view expression_for(const Selection& selection, std::string_view dimension) {
    const auto found = selection.find(dimension);
    return found == selection.end() ? std::string_view("*") : std::string_view(found->second);
}

bool is_named(std::string_view expression, std::string_view code) {
    const std::vector<std::string_view> names = base::split(expression, '|');
    return std::any_of(names.begin(), names.end(), [&](std::string_view one) {
        return base::trim(one) == code;
    });
}

}  // namespace

std::string_view name(Unit unit) {
    return name_in(unit_names, unit);
}
std::string_view name(Direction direction) {
    return name_in(direction_names, direction);
}
std::optional<Unit> parse_unit(std::string_view text) {
    return kind_in(unit_names, text);
}
std::optional<Direction> parse_direction(std::string_view text) {
    return kind_in(direction_names, text);
}

std::string selection_text(const Selection& selection) {
    return pairs_text(selection);
}

std::optional<Selection> parse_selection(std::string_view text) {
    Selection selection;
    for (const std::string_view part : base::split(text, ';')) {
        if (base::trim(part).empty()) {
            continue;
        }
        auto pair = read_pair(part);
        if (!pair || !selection.insert(std::move(*pair)).second) {
            return std::nullopt;
        }
    }
    return selection;
}

bool takes_in(const Selection& selection, std::string_view dimension, std::string_view code) {
    const std::string_view expression = expression_for(selection, dimension);
    if (expression == "*" || is_named(expression, code)) {
        return true;
    }
    const auto range = equity::parse_age_band(expression);
    const auto band = equity::parse_age_band(code);
    return range && band && equity::contains(*range, *band);
}

bool straddles(const Selection& selection, std::string_view dimension, std::string_view code) {
    const auto range = equity::parse_age_band(expression_for(selection, dimension));
    const auto band = equity::parse_age_band(code);
    return range && band && equity::overlap(*range, *band) && !equity::contains(*range, *band);
}

std::string group_key_text(const GroupKey& key) {
    return pairs_text(key);
}

GroupKey parse_group_key(std::string_view text) {
    GroupKey key;
    for (const std::string_view part : base::split(text, ';')) {
        if (auto pair = read_pair(part)) {
            key.insert(std::move(*pair));
        }
    }
    return key;
}

bool is_ethnicity(std::string_view dimension) {
    return dimension.starts_with("ethnicity");
}

std::string_view ethnicity_output_words(std::string_view output) {
    return output == "total"         ? "in each of their groups"
           : output == "sole"        ? "in a group of combinations"
           : output == "prioritised" ? "once, in the group that comes first in the standard order"
                                     : "";
}

std::string source_text(
    std::string_view source, std::string_view edition, const std::vector<EditionFrom>& later
) {
    std::string text(source);
    const auto add = [&](const char* joint, std::string_view words) {
        if (!words.empty()) {
            text += (text.empty() ? "" : joint) + std::string(words);
        }
    };
    add(", ", edition);
    for (const EditionFrom& one : later) {
        add(", then ", one.edition);
    }
    return text;
}

}  // namespace measures
