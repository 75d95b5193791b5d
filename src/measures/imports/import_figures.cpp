#include "measures/imports/import_figures.hpp"

#include "platform/tables/column.hpp"

namespace measures {
namespace {

using base::FigureState;

struct FigureReading {
    FigureState state = FigureState::reported;
    std::optional<double> number{};
};

std::optional<FigureReading> read_figure(
    const FigureCell& cell,
    const tables::CellRules& rules,
    std::uint64_t line,
    RefusalList& refusals
) {
    const tables::CellReading reading = tables::read_cell(cell.text, rules);
    const auto state = tables::figure_state(reading.kind);
    if (!state) {
        refusals.add({line, std::string(cell.column), std::string(cell.text), reading.expected});
        return std::nullopt;
    }
    return *state == FigureState::reported ? FigureReading{*state, reading.value}
                                           : FigureReading{*state, {}};
}

// Whether a withheld, missed or uncollected part makes the whole so.
FigureState weaker(FigureState left, FigureState right) {
    for (const FigureState state :
         {FigureState::suppressed, FigureState::missing, FigureState::not_collected}) {
        if (left == state || right == state) {
            return state;
        }
    }
    return FigureState::reported;
}

std::optional<FigureState> read_status(
    const Mapping& mapping, const FigureCell& cell, std::uint64_t line, RefusalList& refusals
) {
    const std::string key = tables::tidy_key(cell.text);
    const auto meant = mapping.status_words.find(key);
    const auto state = meant != mapping.status_words.end() ? std::optional(meant->second)
                                                           : base::parse_figure_state(key);
    if (!state) {
        refusals.add(
            {line,
             std::string(cell.column),
             std::string(cell.text),
             "reported, suppressed, missing, not collected, or a word of the mapping"}
        );
    }
    return state;
}

double scaled(const Mapping& mapping, std::string_view written, double value) {
    const bool is_fraction =
        mapping.value_is_fraction && written.find('%') == std::string_view::npos;
    return is_fraction ? value * static_cast<double>(mapping.measure.per) : value;
}

}  // namespace

FigureRules::FigureRules(const Mapping& of) : mapping(of), counting(of.cells) {
    counting.allow_negative = false;
    counting.allow_percent_sign = false;
}

std::optional<ObservedFigures> read_import_figures(
    const FigureRules& rules, const FigureCells& cells, std::uint64_t line, RefusalList& refusals
) {
    ObservedFigures figures{.state = FigureState::reported};
    bool is_read = true;
    const auto take = [&](const std::optional<FigureCell>& cell,
                          const tables::CellRules& its_rules) {
        std::optional<double> number;
        if (cell) {
            const auto reading = read_figure(*cell, its_rules, line, refusals);
            is_read = is_read && reading.has_value();
            number = reading ? reading->number : std::nullopt;
            figures.state = reading ? weaker(figures.state, reading->state) : figures.state;
        }
        return number;
    };
    figures.numerator = take(cells.numerator, rules.counting);
    figures.denominator = take(cells.denominator, rules.counting);
    figures.value = take(cells.value, rules.mapping.cells);
    if (figures.value) {
        figures.value = scaled(rules.mapping, cells.value->text, *figures.value);
    }
    if (cells.status) {
        const auto status = read_status(rules.mapping, *cells.status, line, refusals);
        is_read = is_read && status.has_value();
        const bool is_withheld = figures.state == FigureState::suppressed;
        if (status && *status != FigureState::reported && !is_withheld) {
            figures.state = *status;
        }
    }
    if (figures.state != FigureState::reported) {
        // What is left may still be of use: the people of a group whose count was withheld.
        figures.numerator.reset();
        figures.value.reset();
    }
    return is_read ? std::optional(figures) : std::nullopt;
}

}  // namespace measures
