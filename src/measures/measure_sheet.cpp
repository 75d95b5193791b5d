#include "measures/figures/sentences.hpp"
#include "measures/measure_charts.hpp"
#include "measures/period.hpp"

namespace measures {
namespace {

tables::Cell count_cell(const std::optional<base::Released>& count) {
    return count ? tables::Cell(base::Drawn(*count), 0) : tables::Cell();
}

// The edition of the denominator of that period, where one is named.
std::string edition_at(const Figures& figures, const ReleasedSum& point) {
    for (const NamedDenominator& one : figures.denominators) {
        if (one.period.end == point.about.period_end) {
            return one.edition;
        }
    }
    return "";
}

std::string breaks_at(const Figures& figures, const ReleasedSum& point, const ReleasedSum* before) {
    std::string reasons;
    for (const Break& one : figures.breaks) {
        const bool is_between = before != nullptr && before->about.period_end < one.on &&
                                one.on <= point.about.period_end;
        if (is_between) {
            reasons += (reasons.empty() ? "" : " ") + break_words(one);
        }
    }
    return reasons;
}

// The same in every row of a sheet.
struct Provenance {
    std::string source;  // who publishes the figures, and their licence
    std::string edition;
    std::string protection;
};

tables::Row sheet_row(
    const Figures& figures,
    const Provenance& from,
    const Group& group,
    const ReleasedSum& point,
    const ReleasedSum* before
) {
    const int decimals = figures.measure.decimals;
    const base::Drawn figure(point.cell.figure);
    const std::string absent = absence_words(figures, point);
    return {
        figures.measure.name,
        figures.place.name,
        group.dimension.empty() ? "everyone" : group.dimension,
        group.label,
        point.about.period_start,
        point.about.period_end,
        std::string(name(figure.state())),
        tables::Cell(figure, decimals),
        unit_sign(figures.measure),
        tables::Cell::low_end(figure, decimals),
        tables::Cell::high_end(figure, decimals),
        count_cell(point.cell.numerator),
        count_cell(point.cell.denominator),
        edition_at(figures, point),
        absent.empty() ? figure.reason() : absent,
        point.cell.exceeds_denominator ? "yes" : "no",
        breaks_at(figures, point, before),
        withheld_words(point),
        from.source,
        from.edition,
        from.protection};
}

void add_rows(
    const Figures& figures,
    const Provenance& from,
    const GroupFigures& group,
    std::vector<tables::Row>& rows
) {
    const ReleasedSum* before = nullptr;
    for (const ReleasedSum& point : group.points) {
        rows.push_back(sheet_row(figures, from, group.group, point, before));
        before = &point;
    }
}

}  // namespace

tables::Sheet figures_sheet(const network::Network& network, const Figures& figures) {
    const Provenance from{
        figures.measure.source,
        edition_words(figures, network.zone),
        protection_words(figures, network.suppress_below)};
    std::vector<tables::Row> rows;
    add_rows(figures, from, figures.everyone, rows);
    for (const DimensionFigures& dimension : figures.dimensions) {
        for (const GroupFigures& group : dimension.groups) {
            add_rows(figures, from, group, rows);
        }
    }
    return {
        .name = figures.measure.name,
        .header =
            {"Measure",
             "Place",
             "Cut by",
             "Group",
             "Period start",
             "Period end",
             "State",
             "Figure",
             "Unit",
             "Low end of interval",
             "High end of interval",
             "Numerator",
             "Denominator",
             "Edition of the denominator",
             "Why it is not shown",
             "Above its denominator",
             "Not comparable with the row before, because",
             "Left out of the sum",
             "Source and licence",
             "Edition",
             "Protection"},
        .rows = tables::rows_of(std::move(rows))};
}

}  // namespace measures
