// The figures of one row: numerator, denominator, value and status together.
#pragma once

#include "measures/imports/import_refusals.hpp"
#include "measures/imports/mapping.hpp"
#include "measures/observation.hpp"

#include <optional>
#include <string_view>

namespace measures {

// One cell of figures and the column it stands in.
struct FigureCell {
    std::string_view column;
    std::string_view text;
};

struct FigureCells {
    std::optional<FigureCell> numerator{};
    std::optional<FigureCell> denominator{};
    std::optional<FigureCell> value{};
    std::optional<FigureCell> status{};
};

// The mapping's rules for cells, and those for counts: no minus, no percent sign.
struct FigureRules {
    explicit FigureRules(const Mapping& mapping);
    const Mapping& mapping;
    tables::CellRules counting;
};

// Nothing, with every refusal told, where a cell cannot be read. A numerator above its denominator
// is kept as it is.
std::optional<ObservedFigures> read_import_figures(
    const FigureRules& rules, const FigureCells& cells, std::uint64_t line, RefusalList& refusals
);

}  // namespace measures
