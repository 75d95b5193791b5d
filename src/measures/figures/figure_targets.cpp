#include "measures/figures/figure_targets.hpp"

#include <algorithm>

namespace measures {
namespace {

const GroupFigures* find_group(const Figures& figures, const Target& target) {
    if (target.dimension.empty()) {
        return &figures.everyone;
    }
    const DimensionFigures* dimension = figures.find_dimension(target.dimension);
    if (dimension == nullptr) {
        return nullptr;
    }
    for (const GroupFigures& group : dimension->groups) {
        if (group.group.code == target.code) {
            return &group;
        }
    }
    return nullptr;
}

// Nothing is compared across a break: the baseline is then where things stood by another way of
// counting.
bool is_before_a_break(const Figures& figures, const GroupFigures& group, base::Date baseline_on) {
    const auto lies_between = [&](const Break& one) {
        return baseline_on < one.on &&
               std::any_of(group.points.begin(), group.points.end(), [&](const ReleasedSum& point) {
                   return one.on <= point.about.period_end;
               });
    };
    return std::any_of(figures.breaks.begin(), figures.breaks.end(), lies_between);
}

TargetFigures measured(const Figures& figures, const Target& target) {
    TargetFigures result{
        .target = target,
        .label = "Everyone",
        .baseline = {},
        .needed = {},
        .seen = {},
        .outlook = {}};
    const GroupFigures* group = find_group(figures, target);
    if (group == nullptr) {
        result.label = target.code;
        return result;
    }
    result.label = group->group.label;
    if (target.baseline_on) {
        const ReleasedSum* point = find_point(*group, *target.baseline_on);
        result.baseline = point == nullptr ? std::nullopt : std::optional(point->cell.figure);
        result.is_counted_otherwise_since = is_before_a_break(figures, *group, *target.baseline_on);
    }
    const trend::Series series = series_of(*group, figures.breaks);
    const trend::Stretch* stretch = series.latest();
    if (stretch != nullptr && figures.measure.direction != Direction::neither) {
        const trend::Better better = better_of(figures.measure);
        result.needed = trend::pace_needed(*stretch, {target.due_on, target.value}, better);
        result.seen = trend::pace_seen(*stretch);
        result.outlook = trend::years_to_target(*stretch, target.value, better);
    }
    return result;
}

}  // namespace

void add_targets(
    const std::vector<Target>& targets,
    const std::vector<network::Place>& all_places,
    Figures& figures
) {
    if (figures.names_place) {
        const network::Place* own = targets.empty() ? nullptr : own_place(all_places);
        figures.targets_are_for = own == nullptr ? std::nullopt : std::optional(*own);
        return;
    }
    for (const Target& target : targets) {
        figures.targets.push_back(measured(figures, target));
    }
}

}  // namespace measures
