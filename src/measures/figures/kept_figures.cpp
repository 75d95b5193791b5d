#include "measures/figures/kept_figures.hpp"

#include "base/kept_lists.hpp"
#include "base/secret.hpp"
#include "measures/figures/given_figures.hpp"

#include <fmt/format.h>

#include <map>

namespace measures {
namespace {

constexpr std::size_t released_sums_kept = 50'000;  // some 500 bytes each
constexpr std::size_t summed_places_kept = 50'000;

// A change under way may yet be taken back: what it sees is not for other pages.
bool may_keep(db::Reader& reader) {
    return dynamic_cast<const db::Transaction*>(&reader) == nullptr;
}

std::string state_key(const Measure& measure) {
    return fmt::format("{} {}", measure.id, measure.data_version);
}

using PlaceReleases = base::KeptLists<ReleasedSum>::Made;

// Everything that decides what is released, but the place.
std::string work_key(const ReleaseOf& of) {
    std::string text = fmt::format(
        "{} {} {} {} {} {}\n",
        state_key(of.measure),
        name(of.measure.unit),
        of.measure.per,
        of.measure.is_sensitive,
        of.network.suppress_below,
        of.has_raw
    );
    for (const std::string& dimension : of.overlapping) {
        text += dimension + "\n";
    }
    for (const network::Place& place : of.places) {
        text += place.id + " " + place.parent_id + "\n";
    }
    return base::fingerprint(text);
}

std::string release_key(const std::string& work, const std::string& place_id) {
    return work + " " + place_id;
}

// By release_key. Where figures are raw, of all places: they are looked at together.
PlaceReleases release_places(db::Reader& reader, const ReleaseOf& of, const std::string& work) {
    const std::vector<Sum> sums =
        list_sums(reader, of.measure.id, of.has_raw ? "" : std::string_view(of.place_id));
    std::vector<GivenFigure> given;
    if (of.has_raw) {
        given = list_given_figures(reader, of.measure.id);
    }
    std::map<std::string, std::vector<ReleasedSum>> by_place{{of.place_id, {}}};
    for (ReleasedSum& sum : release_sums(
             {of.measure, of.network.suppress_below, of.overlapping, of.places}, sums, given
         )) {
        by_place[sum.about.place_id].push_back(std::move(sum));
    }
    PlaceReleases releases;
    for (auto& [place_id, released] : by_place) {
        releases.emplace_back(release_key(work, place_id), std::move(released));
    }
    return releases;
}

}  // namespace

std::shared_ptr<const std::vector<SummedPlace>> summed_places(
    db::Reader& reader, const Measure& measure
) {
    static base::KeptLists<SummedPlace> kept(summed_places_kept);
    const auto make = [&] { return list_summed_places(reader, measure.id); };
    return may_keep(reader) ? kept.find_or_make(state_key(measure), make)
                            : std::make_shared<const std::vector<SummedPlace>>(make());
}

std::shared_ptr<const std::vector<ReleasedSum>> released_sums(
    db::Reader& reader, const ReleaseOf& of
) {
    static base::KeptLists<ReleasedSum> kept(released_sums_kept);
    const std::string work = work_key(of);
    const std::string key = release_key(work, of.place_id);
    const auto make = [&] { return release_places(reader, of, work); };
    if (may_keep(reader)) {
        // What a source has published is released place by place.
        return kept.find_or_make_all(key, of.has_raw ? work : key, make);
    }
    for (auto& [its_key, released] : make()) {
        if (its_key == key) {
            return std::make_shared<const std::vector<ReleasedSum>>(std::move(released));
        }
    }
    return std::make_shared<const std::vector<ReleasedSum>>();
}

}  // namespace measures
