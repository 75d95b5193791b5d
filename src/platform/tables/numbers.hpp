// What a cell of numbers says: a number, a bound, or one of the three ways for it not to be there.
// Which words mean what is data (`CellRules`): a mapping may overrule any of it.
#pragma once

#include "base/figure.hpp"

#include <cstdint>
#include <map>
#include <optional>
#include <string>
#include <string_view>

namespace tables {

enum class CellKind {
    reported,       // a number
    bounded,        // known to be above or below a number (">95%")
    suppressed,     // hidden by the source ("<5", "Masked", "S"); a bound is kept where it gave one
    missing,        // blank, "NA", ".."
    not_collected,  // "not collected"
    refused,        // none of these: `expected` says what was
};

// "reported", "bounded", ...: the words a mapping uses.
std::string_view name(CellKind kind);
std::optional<CellKind> parse_cell_kind(std::string_view text);

// A bounded cell counts as suppressed, since its figure is not known.
std::optional<base::FigureState> figure_state(CellKind kind);  // nothing for refused

enum class Comparison { below, at_most, at_least, above };

struct Bound {
    Comparison comparison = Comparison::below;
    double value = 0;
};

struct CellRules {
    // Whole cells, by tidy key; `refused` marks words whose meaning the person has to say.
    std::map<std::string, CellKind, std::less<>> words;
    CellKind below = CellKind::suppressed;  // "<5", "≤5"
    CellKind above = CellKind::bounded;     // ">95%", "≥95%"
    char decimal_mark = '.';
    char thousands_mark = ',';    // '\0' for none
    bool allow_exponent = false;  // "3e-05": what Parquet's floating columns read as
    bool allow_negative = true;
    bool allow_percent_sign = true;
};

// The words of New Zealand's published files. "n/a" is refused: it may mean missing or not
// collected, and only the person knows.
CellRules default_cell_rules();

struct CellReading {
    CellKind kind = CellKind::refused;
    double value = 0;               // when reported
    std::optional<Bound> bound;     // when bounded, and when suppressed by a bound
    bool has_percent_sign = false;  // value and bound are as written: 71.6 for "71.6%"
    std::string expected;           // when refused: "a number with thousands in groups of three"

    // The number where it is reported and whole.
    std::optional<std::int64_t> whole() const;
};

// Leading and trailing spaces (no-break ones too) do not count; U+2212 is a minus sign. Numbers
// that a double cannot hold exactly to the unit (above 2^53) are refused, never rounded.
CellReading read_cell(std::string_view text, const CellRules& rules);

}  // namespace tables
