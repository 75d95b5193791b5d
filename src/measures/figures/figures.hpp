// Everything a page, a download or an API draws of a measure in one place: released figures only.
#pragma once

#include "analysis/disclosure/table.hpp"
#include "analysis/trend/pace.hpp"
#include "measures/figures/released_sums.hpp"
#include "measures/measure_store.hpp"
#include "measures/sums/denominators.hpp"
#include "network/network.hpp"

#include <memory>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <vector>

namespace measures {

struct GroupFigures {
    Group group{};                          // of everyone: no dimension, no code
    std::span<const ReleasedSum> points{};  // by date; of Figures::released
};

// How a group stands to those it is compared with, in the newest period.
struct GroupGap {
    std::string code{};
    std::string label{};
    std::string comparator{};  // "everyone else", "everyone", or the reference group's label
    std::optional<base::Released> comparator_figure{};
    disclosure::ReleasedGap gap;
};

struct DimensionFigures {
    std::string name{};
    bool is_overlapping = false;  // one person may be in several groups
    std::vector<GroupFigures> groups{};
    std::vector<GroupGap> gaps{};
    // The share of those counted whose group is not known, of 100; absent where none is recorded.
    std::optional<base::Released> unknown_share{};
};

struct TargetFigures {
    Target target{};
    std::string label{};  // "Everyone", or the group's
    // The group's figure on the baseline's date, as it may be shown; absent where there is none.
    std::optional<base::Released> baseline{};
    bool is_counted_otherwise_since = false;  // a break lies between the baseline and the newest
    // Of a measure of which neither more nor less is better they stay as they are here.
    trend::PaceNeeded needed{};
    trend::PaceSeen seen{};
    trend::YearsToTarget outlook{};
};

// A newer period for which not all places have given their figures yet.
struct ComingIn {
    base::Date start;
    base::Date end;
    std::int64_t given = 0;
    std::int64_t expected = 0;
};

struct Figures {
    Measure measure{};
    network::Place place{};
    // Not the network's own place: its name is said with the figures.
    bool names_place = false;
    bool is_elsewhere = false;  // neither that place nor below it
    // Those with figures: the network's own first, the others in the order of the tree.
    std::vector<network::Place> places{};
    std::shared_ptr<const std::vector<ReleasedSum>> released{};  // of the place, by group
    GroupFigures everyone{};
    std::vector<DimensionFigures> dimensions{};  // the main one first
    std::vector<Break> breaks{};
    // The network's targets are about its own place: elsewhere there are none, and that place is
    // named here where it has some.
    std::vector<TargetFigures> targets{};
    std::optional<network::Place> targets_are_for{};
    std::vector<LiveSource> sources{};
    // Of the sources those whose figures are drawn here: a return is about one place.
    std::vector<LiveSource> drawn_sources{};
    // The editions that its periods are counted against, where they are named.
    std::vector<NamedDenominator> denominators{};
    bool has_overlapping_bands =
        false;  // age groups with people in common are among those added up
    std::vector<std::string>
        straddling{};  // labels of age groups left out: partly inside the range
    // The newest period with a figure; while places are waited for in it, the newest before it in
    // which everyone has one.
    std::optional<base::Date> newest{};  // its last day
    std::optional<base::Date> newest_start{};
    std::optional<ComingIn> coming_in{};  // the one that waits
    // Where the newest figures are added up of the places directly below, but not of all of them:
    // how many there are, and the names of those that are not in it (figure_parts.hpp).
    std::size_t parts = 0;
    std::vector<std::string> silent_parts{};

    const DimensionFigures* find_dimension(std::string_view name) const;
    // The one to show where none was asked for.
    const std::string& first_dimension() const;
};

struct FigureChoice {
    std::string place_id{};  // "" for the network's own place, or the topmost with figures
};

// Nothing when no place the viewer may see has figures. Throws not_found for a place without any.
std::optional<Figures> read_figures(
    db::Reader& reader,
    const base::Viewer& viewer,
    const network::Network& network,
    const Measure& measure,
    const FigureChoice& choice = {}
);

// The same for many measures of one network, whose places were read once.
std::optional<Figures> read_figures(
    db::Reader& reader,
    const network::Network& network,
    const std::vector<network::Place>& all_places,
    const Measure& measure,
    const FigureChoice& choice = {}
);

// The figures of a group as a series that stops at the measure's breaks.
trend::Series series_of(const GroupFigures& figures, const std::vector<Break>& breaks);
// The released figure at the end of a period, or nothing.
const ReleasedSum* find_point(const GroupFigures& figures, base::Date period_end);
// True where the newest figures of the groups, or the gaps between them, have intervals.
bool draws_intervals(const Figures& figures, const DimensionFigures& dimension);
// True where any figure or gap has one.
bool has_intervals(const Figures& figures);
// Of a measure with a direction.
trend::Better better_of(const Measure& measure);
// The network's own place, wherever it stands in the tree; null where there is none.
const network::Place* own_place(const std::vector<network::Place>& places);

}  // namespace measures
