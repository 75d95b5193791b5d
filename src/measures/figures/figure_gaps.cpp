#include "measures/figures/figure_gaps.hpp"

#include "analysis/disclosure/release.hpp"

#include <algorithm>
#include <array>

namespace measures {
namespace {

base::Raw let_in(const base::Released& figure) {
    return figure.is_reported() ? base::Raw(figure.value()) : base::Raw(figure.state());
}

// A released cell as the input of a comparison: it was let out, so it is as published.
disclosure::Cell published_cell(const disclosure::ReleasedCell& released) {
    disclosure::Cell cell;
    if (!released.is_value && released.numerator && released.denominator) {
        cell.numerator = let_in(*released.numerator);
        cell.denominator = let_in(*released.denominator);
    } else {
        cell.value = let_in(released.figure);
        cell.interval = released.figure.interval();
    }
    return cell;
}

struct Comparator {
    std::string label;
    disclosure::Cell cell;
    equity::Relation relation = equity::Relation::independent;
    disclosure::Protection protection = disclosure::Protection::as_published;
};

std::optional<Comparator> comparator_for(
    const Measure& measure,
    const ReleasedSum* everyone,
    const DimensionFigures& dimension,
    const ReleasedSum& group
) {
    const auto relation =
        dimension.is_overlapping ? equity::Relation::overlapping : equity::Relation::independent;
    if (!measure.reference_group.empty() && dimension.name == measure.main_dimension) {
        for (const GroupFigures& other : dimension.groups) {
            const ReleasedSum* point = find_point(other, group.about.period_end);
            if (other.group.code == measure.reference_group && point != nullptr) {
                return Comparator{other.group.label, published_cell(point->cell), relation};
            }
        }
    }
    if (everyone == nullptr) {
        return std::nullopt;
    }
    const disclosure::Cell total = published_cell(everyone->cell);
    const disclosure::Cell part = published_cell(group.cell);
    if (!total.numerator || !part.numerator) {
        return Comparator{"everyone", total, equity::Relation::overlapping};
    }
    const std::string_view raw = name(disclosure::Protection::raw);
    const bool is_raw = everyone->about.protection == raw || group.about.protection == raw;
    // Nobody is in the group and in everyone else, though groups may overlap: everyone is never
    // added up over groups that do.
    return Comparator{
        "everyone else",
        disclosure::complement(total, part),
        equity::Relation::independent,
        is_raw ? disclosure::Protection::raw : disclosure::Protection::as_published};
}

GroupGap gap_between(
    const Measure& measure,
    const disclosure::Policy& policy,
    const GroupFigures& group,
    const ReleasedSum& point,
    Comparator other
) {
    disclosure::Table table;
    table.protection = other.protection;
    table.per = static_cast<double>(measure.per);
    table.cells = {published_cell(point.cell), std::move(other.cell)};
    table.cells[0].is_published = true;  // let out already
    table.pairs = {{0, 1, other.relation}};
    disclosure::ReleasedTable compared = disclosure::release(table, policy);
    return {
        .code = group.group.code,
        .label = group.group.label,
        .comparator = other.label,
        .comparator_figure = std::move(compared.cells[1].figure),
        .gap = std::move(compared.gaps[0])};
}

std::optional<base::Released> share_unknown(
    const ReleasedSum& everyone, const ReleasedSum& unknown
) {
    const auto& part = unknown.cell.denominator ? unknown.cell.denominator : unknown.cell.numerator;
    const auto& whole =
        unknown.cell.denominator ? everyone.cell.denominator : everyone.cell.numerator;
    if (!part || !whole) {
        return std::nullopt;
    }
    return disclosure::derive(
        std::array{*part, *whole},
        [](std::span<const double> values) -> std::optional<equity::Estimate> {
            if (values[1] <= 0) {
                return std::nullopt;
            }
            return equity::Estimate{100 * values[0] / values[1], std::nullopt};
        }
    );
}

}  // namespace

void compare_groups(
    const Measure& measure,
    const GroupFigures& everyone,
    base::Date period_end,
    const disclosure::Policy& policy,
    DimensionFigures& dimension
) {
    const ReleasedSum* all = find_point(everyone, period_end);
    for (const GroupFigures& group : dimension.groups) {
        const ReleasedSum* point = find_point(group, period_end);
        if (point == nullptr) {
            continue;
        }
        if (group.group.code == unknown_code) {
            dimension.unknown_share = all == nullptr ? std::nullopt : share_unknown(*all, *point);
            continue;
        }
        const bool is_reference =
            group.group.code == measure.reference_group && dimension.name == measure.main_dimension;
        if (measure.unit == Unit::count || is_reference) {
            continue;
        }
        if (auto other = comparator_for(measure, all, dimension, *point)) {
            dimension.gaps.push_back(gap_between(measure, policy, group, *point, std::move(*other))
            );
        }
    }
}

}  // namespace measures
