#include "platform/tables/numbers.hpp"

#include "platform/tables/column.hpp"

#include <fmt/format.h>

#include <array>
#include <charconv>
#include <cmath>

namespace tables {

namespace {

constexpr double largest_exact = 9007199254740992.0;  // 2^53

constexpr std::array<std::pair<CellKind, std::string_view>, 6> kind_names = {{
    {CellKind::reported, "reported"},
    {CellKind::bounded, "bounded"},
    {CellKind::suppressed, "suppressed"},
    {CellKind::missing, "missing"},
    {CellKind::not_collected, "not collected"},
    {CellKind::refused, "refused"},
}};

// Spaces that spreadsheets and web pages put around numbers, in UTF-8.
constexpr std::array<std::string_view, 9> numbers_spaces = {
    " ", "\t", "\r", "\n", "\u00A0", "\u2007", "\u2009", "\u202F", "\uFEFF"};

std::string_view trim_all_spaces(std::string_view text) {
    const auto is_plain = [](char one) { return one > ' ' && one < '\x7F'; };
    if (!text.empty() && is_plain(text.front()) && is_plain(text.back())) {
        return text;
    }
    for (bool changed = true; changed;) {
        changed = false;
        for (const std::string_view space : numbers_spaces) {
            if (text.starts_with(space)) {
                text.remove_prefix(space.size());
                changed = true;
            }
            if (text.ends_with(space)) {
                text.remove_suffix(space.size());
                changed = true;
            }
        }
    }
    return text;
}

bool take_prefix(std::string_view& text, std::string_view prefix) {
    if (!text.starts_with(prefix)) {
        return false;
    }
    text = trim_all_spaces(text.substr(prefix.size()));
    return true;
}

bool is_digit(char character) {
    return character >= '0' && character <= '9';
}

std::string_view take_digits(std::string_view& text) {
    std::size_t count = 0;
    while (count < text.size() && is_digit(text[count])) {
        ++count;
    }
    const std::string_view digits = text.substr(0, count);
    text.remove_prefix(count);
    return digits;
}

struct ParsedNumber {
    double value = 0;
    bool has_percent_sign = false;
    std::string expected;  // empty when it is a number
};

ParsedNumber refused_number(std::string expected) {
    return {0, false, std::move(expected)};
}

// Reads "1,234" into `digits`; false when the groups after the first are not of three.
bool take_whole_part(std::string_view& text, const CellRules& rules, std::string& digits) {
    const std::string_view first = take_digits(text);
    digits += first;
    if (rules.thousands_mark == '\0' || text.empty() || text.front() != rules.thousands_mark) {
        return true;
    }
    const bool first_group_fits = first.size() >= 1 && first.size() <= 3 && first.front() != '0';
    while (!text.empty() && text.front() == rules.thousands_mark) {
        text.remove_prefix(1);
        const std::string_view group = take_digits(text);
        if (!first_group_fits || group.size() != 3) {
            return false;
        }
        digits += group;
    }
    return true;
}

// Reads ".5" and "e-05" onto `digits`. Returns what was expected, or nothing.
std::string take_fraction_and_exponent(
    std::string_view& text, const CellRules& rules, std::string& digits
) {
    if (!text.empty() && text.front() == rules.decimal_mark) {
        text.remove_prefix(1);
        const std::string_view fraction = take_digits(text);
        if (fraction.empty()) {
            return "a digit after the decimal mark";
        }
        digits += '.';
        digits += fraction;
    }
    if (text.empty() || (text.front() != 'e' && text.front() != 'E') || digits.empty()) {
        return {};
    }
    if (!rules.allow_exponent) {
        return "a number written out, without an exponent";
    }
    text.remove_prefix(1);
    digits += 'e';
    if (!text.empty() && (text.front() == '-' || text.front() == '+')) {
        digits += text.front() == '-' ? "-" : "";
        text.remove_prefix(1);
    }
    const std::string_view exponent = take_digits(text);
    digits += exponent;
    return exponent.empty() ? "digits after the exponent's e" : "";
}

ParsedNumber to_number(const std::string& digits, bool is_negative, bool has_percent_sign) {
    double value = 0;
    const auto [end, status] = std::from_chars(digits.data(), digits.data() + digits.size(), value);
    if (status != std::errc{} || end != digits.data() + digits.size() || !std::isfinite(value)) {
        return refused_number("a number that is neither too large nor too small to hold");
    }
    const bool is_written_whole = digits.find_first_of(".e") == std::string::npos;
    if (is_written_whole && value > largest_exact) {
        return refused_number("a number up to 9,007,199,254,740,992, beyond which units are lost");
    }
    return {is_negative && value != 0 ? -value : value, has_percent_sign, {}};
}

ParsedNumber parse_number(std::string_view text, const CellRules& rules) {
    const bool is_negative = take_prefix(text, "-") || take_prefix(text, "\u2212");
    if (is_negative && !rules.allow_negative) {
        return refused_number("a number that is not negative");
    }
    std::string digits;
    if (!take_whole_part(text, rules, digits)) {
        return refused_number(
            fmt::format("thousands in groups of three, as in 1{}234", rules.thousands_mark)
        );
    }
    if (std::string expected = take_fraction_and_exponent(text, rules, digits); !expected.empty()) {
        return refused_number(std::move(expected));
    }
    text = trim_all_spaces(text);
    const bool has_percent_sign = text == "%";
    if (has_percent_sign && !rules.allow_percent_sign) {
        return refused_number("a number without a percent sign");
    }
    if (digits.empty() || (!text.empty() && !has_percent_sign)) {
        return refused_number("a number, or a word for one that is not there");
    }
    return to_number(digits, is_negative, has_percent_sign);
}

std::optional<Comparison> take_comparison(std::string_view& text) {
    struct Mark {
        std::string_view text;
        Comparison comparison;
    };
    static constexpr std::array marks = {
        Mark{"<=", Comparison::at_most},
        Mark{"\u2264", Comparison::at_most},
        Mark{">=", Comparison::at_least},
        Mark{"\u2265", Comparison::at_least},
        Mark{"<", Comparison::below},
        Mark{">", Comparison::above},
    };
    for (const Mark& mark : marks) {
        if (take_prefix(text, mark.text)) {
            return mark.comparison;
        }
    }
    return std::nullopt;
}

CellReading refused_cell(std::string expected) {
    CellReading reading;
    reading.expected = std::move(expected);
    return reading;
}

CellReading read_word(CellKind kind) {
    if (kind == CellKind::refused) {
        return refused_cell(
            "a word whose meaning is known; the mapping has to say whether this one means "
            "suppressed, missing or "
            "not collected"
        );
    }
    CellReading reading;
    reading.kind = kind;
    return reading;
}

}  // namespace

std::string_view name(CellKind kind) {
    return kind_names[static_cast<std::size_t>(kind)].second;
}

std::optional<CellKind> parse_cell_kind(std::string_view text) {
    const std::string key = tidy_key(text);
    for (const auto& [kind, kind_name] : kind_names) {
        if (key == kind_name) {
            return kind;
        }
    }
    return std::nullopt;
}

std::optional<base::FigureState> figure_state(CellKind kind) {
    switch (kind) {
        case CellKind::reported:
            return base::FigureState::reported;
        case CellKind::bounded:
        case CellKind::suppressed:
            return base::FigureState::suppressed;
        case CellKind::missing:
            return base::FigureState::missing;
        case CellKind::not_collected:
            return base::FigureState::not_collected;
        case CellKind::refused:
            return std::nullopt;
    }
    return std::nullopt;
}

CellRules default_cell_rules() {
    CellRules rules;
    rules.words = {
        {"", CellKind::missing},
        {"na", CellKind::missing},
        {"..", CellKind::missing},
        {"-", CellKind::missing},
        {"\u2013", CellKind::missing},
        {"missing", CellKind::missing},
        {"s", CellKind::suppressed},
        {"..s", CellKind::suppressed},
        {"c", CellKind::suppressed},
        {"..c", CellKind::suppressed},
        {"masked", CellKind::suppressed},
        {"suppressed", CellKind::suppressed},
        {"confidential", CellKind::suppressed},
        {"not collected", CellKind::not_collected},
        {"n/a", CellKind::refused},
    };
    return rules;
}

std::optional<std::int64_t> CellReading::whole() const {
    if (kind != CellKind::reported || value != std::trunc(value) ||
        std::fabs(value) > largest_exact) {
        return std::nullopt;
    }
    return static_cast<std::int64_t>(value);
}

CellReading read_cell(std::string_view text, const CellRules& rules) {
    text = trim_all_spaces(text);
    const bool is_number_like = !text.empty() && is_digit(text.front());
    if (!is_number_like) {
        if (const auto word = rules.words.find(tidy_key(text)); word != rules.words.end()) {
            return read_word(word->second);
        }
    }
    const auto comparison = is_number_like ? std::nullopt : take_comparison(text);
    ParsedNumber number = parse_number(text, rules);
    if (!number.expected.empty()) {
        return refused_cell(std::move(number.expected));
    }
    CellReading reading;
    reading.has_percent_sign = number.has_percent_sign;
    if (!comparison) {
        reading.kind = CellKind::reported;
        reading.value = number.value;
        return reading;
    }
    const bool is_below = *comparison == Comparison::below || *comparison == Comparison::at_most;
    reading.kind = is_below ? rules.below : rules.above;
    reading.bound = Bound{*comparison, number.value};
    if (reading.kind == CellKind::refused) {
        return refused_cell("a number, not a bound");
    }
    return reading;
}

}  // namespace tables
