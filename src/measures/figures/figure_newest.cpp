#include "measures/figures/figure_newest.hpp"

namespace measures {
namespace {

void note_newest(const GroupFigures& group, Figures& figures) {
    for (const ReleasedSum& point : group.points) {
        const bool is_newer = !figures.newest || point.about.period_end > *figures.newest;
        if (point.cell.figure.is_reported() && is_newer) {
            figures.newest = point.about.period_end;
            figures.newest_start = point.about.period_start;
        }
    }
}

// What one place gave first does not take the place of what all of them gave.
void look_back_from_what_comes_in(Figures& figures) {
    const ReleasedSum* waiting = nullptr;
    const ReleasedSum* complete = nullptr;
    for (const ReleasedSum& point : figures.everyone.points) {
        const bool is_later =
            complete == nullptr || point.about.period_end > complete->about.period_end;
        if (point.about.is_waiting() &&
            (waiting == nullptr || point.about.period_end > waiting->about.period_end)) {
            waiting = &point;
        } else if (point.cell.figure.is_reported() && is_later) {
            complete = &point;
        }
    }
    if (waiting == nullptr || complete == nullptr ||
        waiting->about.period_end < complete->about.period_end) {
        return;
    }
    figures.newest = complete->about.period_end;
    figures.newest_start = complete->about.period_start;
    figures.coming_in = {
        waiting->about.period_start,
        waiting->about.period_end,
        waiting->about.places_given,
        waiting->about.places_expected};
}

}  // namespace

void find_newest(Figures& figures) {
    note_newest(figures.everyone, figures);
    for (const DimensionFigures& dimension : figures.dimensions) {
        for (const GroupFigures& group : dimension.groups) {
            note_newest(group, figures);
        }
    }
    look_back_from_what_comes_in(figures);
}

}  // namespace measures
