#include "measures/figures/figures.hpp"

#include <algorithm>

namespace measures {
namespace {

// Of the period that ends then, or of any.
bool has_point_interval(const GroupFigures& group, std::optional<base::Date> period_end = {}) {
    return std::any_of(group.points.begin(), group.points.end(), [&](const ReleasedSum& point) {
        const bool is_asked = !period_end || point.about.period_end == *period_end;
        return is_asked && point.cell.figure.is_reported() && point.cell.figure.interval();
    });
}

bool has_gap_interval(const DimensionFigures& dimension) {
    return std::any_of(dimension.gaps.begin(), dimension.gaps.end(), [](const GroupGap& gap) {
        return gap.gap.difference.interval() || gap.gap.ratio.interval();
    });
}

}  // namespace

bool draws_intervals(const Figures& figures, const DimensionFigures& dimension) {
    return has_gap_interval(dimension) || std::any_of(
                                              dimension.groups.begin(),
                                              dimension.groups.end(),
                                              [&](const GroupFigures& group) {
                                                  return group.group.code != unknown_code &&
                                                         has_point_interval(group, figures.newest);
                                              }
                                          );
}

bool has_intervals(const Figures& figures) {
    const auto has_any = [](const DimensionFigures& dimension) {
        return has_gap_interval(dimension) ||
               std::any_of(
                   dimension.groups.begin(),
                   dimension.groups.end(),
                   [](const GroupFigures& group) { return has_point_interval(group); }
               );
    };
    return has_point_interval(figures.everyone) ||
           std::any_of(figures.dimensions.begin(), figures.dimensions.end(), has_any);
}

}  // namespace measures
