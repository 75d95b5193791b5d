#include "measures/figures/figures.hpp"

#include "measures/figures/figure_gaps.hpp"
#include "measures/figures/figure_newest.hpp"
#include "measures/figures/figure_parts.hpp"
#include "measures/figures/figure_targets.hpp"
#include "measures/figures/kept_figures.hpp"
#include "measures/sums/sum_bands.hpp"
#include "measures/sums/sum_store.hpp"

#include <algorithm>
#include <map>
#include <set>

namespace measures {
namespace {

using OverlappingDimensions = std::set<std::string, std::less<>>;

OverlappingDimensions overlapping_dimensions(
    const std::vector<LiveSource>& sources, const std::vector<Group>& groups
) {
    OverlappingDimensions overlapping;
    const bool is_total_response =
        std::any_of(sources.begin(), sources.end(), [](const LiveSource& source) {
            return source.ethnicity_output == "total";
        });
    for (const Group& group : groups) {
        if (is_total_response && is_ethnicity(group.dimension)) {
            overlapping.insert(group.dimension);
        }
    }
    return overlapping;
}

std::vector<std::string> straddling_labels(
    const Measure& measure, const std::vector<Group>& groups
) {
    std::vector<std::string> labels;
    for (const Group& group : groups) {
        if (straddles(measure.chosen, group.dimension, group.code)) {
            labels.push_back(group.label);
        }
    }
    return labels;
}

bool has_overlapping_bands(const Measure& measure, const std::vector<Group>& groups) {
    std::vector<GroupKey> keys;
    for (const Group& group : groups) {
        keys.push_back({{group.dimension, group.code}});
    }
    return BandClaims(measure.chosen, keys).has_overlaps();
}

DimensionFigures& dimension_of(
    Figures& figures, const std::string& name, const OverlappingDimensions& overlapping
) {
    for (DimensionFigures& one : figures.dimensions) {
        if (one.name == name) {
            return one;
        }
    }
    figures.dimensions.push_back(
        {.name = name, .is_overlapping = overlapping.contains(name), .groups = {}, .gaps = {}}
    );
    return figures.dimensions.back();
}

// Puts what was released under its groups, in the groups' order; groups without any are left out,
// and those that the measure does not name come last.
void arrange(
    Figures& figures, const std::vector<Group>& groups, const OverlappingDimensions& overlapping
) {
    std::map<std::pair<std::string, std::string>, std::span<const ReleasedSum>> by_group;
    const std::span<const ReleasedSum> all(*figures.released);
    for (auto first = all.begin(); first != all.end();) {
        const Sum& about = first->about;
        const auto last = std::find_if(first, all.end(), [&](const ReleasedSum& sum) {
            return sum.about.dimension != about.dimension || sum.about.code != about.code;
        });
        by_group.emplace(std::pair(about.dimension, about.code), std::span(first, last));
        first = last;
    }
    if (auto everyone = by_group.extract({"", ""})) {
        figures.everyone.points = everyone.mapped();
    }
    for (const Group& group : groups) {
        if (const auto found = by_group.extract({group.dimension, group.code})) {
            dimension_of(figures, group.dimension, overlapping)
                .groups.push_back({group, found.mapped()});
        }
    }
    for (const auto& [key, points] : by_group) {
        dimension_of(figures, key.first, overlapping)
            .groups.push_back({{key.first, key.second, key.second, 0}, points});
    }
    std::stable_partition(
        figures.dimensions.begin(),
        figures.dimensions.end(),
        [&](const DimensionFigures& one) { return one.name == figures.measure.main_dimension; }
    );
}

// The place asked for, or the first.
const network::Place* choose_place(
    const std::vector<network::Place>& places, const std::string& wanted
) {
    if (wanted.empty()) {
        return places.empty() ? nullptr : &places.front();
    }
    const auto found = std::find_if(places.begin(), places.end(), [&](const network::Place& place) {
        return place.id == wanted;
    });
    if (found == places.end()) {
        base::throw_not_found("This place");
    }
    return &*found;
}

// A place shows its own figures, and those of the places inside it.
bool is_inside(
    const std::string& place_id,
    const std::string& around_id,
    const std::vector<network::Place>& all_places
) {
    std::string at = place_id;
    // Parents come before their children.
    for (auto place = all_places.rbegin(); place != all_places.rend() && at != around_id; ++place) {
        if (place->id == at) {
            at = place->parent_id;
        }
    }
    return at == around_id;
}

std::vector<LiveSource> drawn_sources(
    const Figures& figures, const std::vector<network::Place>& all_places
) {
    std::vector<LiveSource> drawn;
    for (const LiveSource& source : figures.sources) {
        const bool is_of_a_return = !source.place_id.empty();
        if (!is_of_a_return ||
            (source.is_shown && is_inside(source.place_id, figures.place.id, all_places))) {
            drawn.push_back(source);
        }
    }
    return drawn;
}

// Those of the periods that the place has figures of.
std::vector<NamedDenominator> drawn_denominators(
    std::vector<NamedDenominator> denominators, const Figures& figures
) {
    std::set<base::Date> ends;
    const auto take = [&](const GroupFigures& group) {
        for (const ReleasedSum& point : group.points) {
            ends.insert(point.about.period_end);
        }
    };
    take(figures.everyone);
    for (const DimensionFigures& dimension : figures.dimensions) {
        std::for_each(dimension.groups.begin(), dimension.groups.end(), take);
    }
    std::erase_if(denominators, [&](const NamedDenominator& one) {
        return !ends.contains(one.period.end);
    });
    return denominators;
}

void place_figures(
    const network::Place& place, const std::vector<network::Place>& all_places, Figures& figures
) {
    const network::Place* own = own_place(all_places);
    figures.place = place;
    figures.names_place = own == nullptr || place.id != own->id;
    figures.is_elsewhere = own == nullptr || !is_inside(place.id, own->id, all_places);
}

}  // namespace

const DimensionFigures* Figures::find_dimension(std::string_view name) const {
    const auto found =
        std::find_if(dimensions.begin(), dimensions.end(), [&](const DimensionFigures& one) {
            return one.name == name;
        });
    return found == dimensions.end() ? nullptr : &*found;
}

const std::string& Figures::first_dimension() const {
    return dimensions.empty() ? measure.main_dimension : dimensions.front().name;
}

std::optional<Figures> read_figures(
    db::Reader& reader,
    const base::Viewer& viewer,
    const network::Network& network,
    const Measure& measure,
    const FigureChoice& choice
) {
    return read_figures(
        reader, network, network::list_places(reader, viewer, network.id), measure, choice
    );
}

std::optional<Figures> read_figures(
    db::Reader& reader,
    const network::Network& network,
    const std::vector<network::Place>& all_places,
    const Measure& measure,
    const FigureChoice& choice
) {
    if (measure.is_adding_up) {
        return std::nullopt;
    }
    const auto summed = summed_places(reader, measure);
    Figures figures{.measure = measure};
    bool has_raw = false;
    for (const network::Place& place : all_places) {
        for (const SummedPlace& one : *summed) {
            if (one.place_id == place.id) {
                figures.places.push_back(place);
                has_raw = has_raw || one.has_raw;
            }
        }
    }
    std::stable_partition(
        figures.places.begin(),
        figures.places.end(),
        [](const network::Place& one) { return one.is_own; }
    );
    const network::Place* place = choose_place(figures.places, choice.place_id);
    if (place == nullptr) {
        return std::nullopt;
    }
    place_figures(*place, all_places, figures);
    figures.everyone.group.label = "Everyone";
    figures.breaks = list_breaks(reader, measure.id);
    figures.sources = list_live_sources(reader, measure.id);
    figures.drawn_sources = drawn_sources(figures, all_places);
    const std::vector<Group> groups = list_groups(reader, measure.id);
    figures.straddling = straddling_labels(measure, groups);
    figures.has_overlapping_bands = has_overlapping_bands(measure, groups);
    const auto overlapping = overlapping_dimensions(figures.sources, groups);
    figures.released = released_sums(
        reader, {measure, network, all_places, overlapping, figures.place.id, has_raw}
    );
    arrange(figures, groups, overlapping);
    find_newest(figures);
    find_parts(reader, all_places, figures);
    figures.denominators = drawn_denominators(list_sum_denominators(reader, measure.id), figures);
    if (figures.newest) {
        for (DimensionFigures& dimension : figures.dimensions) {
            compare_groups(
                measure,
                figures.everyone,
                *figures.newest,
                disclosure_policy(measure, network.suppress_below),
                dimension
            );
        }
    }
    add_targets(list_targets(reader, measure.id), all_places, figures);
    return figures;
}

trend::Series series_of(const GroupFigures& figures, const std::vector<Break>& breaks) {
    std::vector<trend::Observation> observations;
    for (const ReleasedSum& point : figures.points) {
        observations.push_back({point.about.period_end, base::Drawn(point.cell.figure)});
    }
    std::vector<trend::Break> stops;
    for (const Break& one : breaks) {
        const auto kind = trend::parse_break_kind(one.kind);
        stops.push_back({one.on, kind.value_or(trend::BreakKind::definition), one.reason});
    }
    return {std::move(observations), std::move(stops)};
}

const ReleasedSum* find_point(const GroupFigures& figures, base::Date period_end) {
    const auto found = std::lower_bound(
        figures.points.begin(),
        figures.points.end(),
        period_end,
        [](const ReleasedSum& point, base::Date end) { return point.about.period_end < end; }
    );
    return found == figures.points.end() || found->about.period_end != period_end ? nullptr
                                                                                  : &*found;
}

trend::Better better_of(const Measure& measure) {
    return measure.direction == Direction::lower_is_better ? trend::Better::lower
                                                           : trend::Better::higher;
}

const network::Place* own_place(const std::vector<network::Place>& places) {
    const auto own = std::find_if(places.begin(), places.end(), [](const network::Place& place) {
        return place.is_own;
    });
    return own == places.end() ? nullptr : &*own;
}

}  // namespace measures
