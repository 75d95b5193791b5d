#include "measures/figures/kept_figures.hpp"

#include "base/secret.hpp"
#include "measures/figures/given_figures.hpp"
#include "measures/figures/kept_lists.hpp"

#include <fmt/format.h>

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

// Everything that decides what is released.
std::string release_key(const ReleaseOf& of) {
    std::string text = fmt::format(
        "{} {} {} {} {} {} {}\n",
        state_key(of.measure),
        name(of.measure.unit),
        of.measure.per,
        of.measure.is_sensitive,
        of.network.suppress_below,
        of.has_raw,
        of.place_id
    );
    for (const std::string& dimension : of.overlapping) {
        text += dimension + "\n";
    }
    for (const network::Place& place : of.places) {
        text += place.id + " " + place.parent_id + "\n";
    }
    return base::fingerprint(text);
}

std::vector<ReleasedSum> release_place(db::Reader& reader, const ReleaseOf& of) {
    const std::vector<Sum> sums =
        list_sums(reader, of.measure.id, of.has_raw ? "" : std::string_view(of.place_id));
    std::vector<GivenFigure> given;
    if (of.has_raw) {
        given = list_given_figures(reader, of.measure.id);
    }
    std::vector<ReleasedSum> released =
        release_sums(of.measure, of.network.suppress_below, of.overlapping, of.places, sums, given);
    std::erase_if(released, [&](const ReleasedSum& sum) {
        return sum.about.place_id != of.place_id;
    });
    return released;
}

}  // namespace

std::shared_ptr<const std::vector<SummedPlace>> summed_places(
    db::Reader& reader, const Measure& measure
) {
    static KeptLists<SummedPlace> kept(summed_places_kept);
    const auto make = [&] { return list_summed_places(reader, measure.id); };
    return may_keep(reader) ? kept.find_or_make(state_key(measure), make)
                            : std::make_shared<const std::vector<SummedPlace>>(make());
}

std::shared_ptr<const std::vector<ReleasedSum>> released_sums(
    db::Reader& reader, const ReleaseOf& of
) {
    static KeptLists<ReleasedSum> kept(released_sums_kept);
    const auto make = [&] { return release_place(reader, of); };
    return may_keep(reader) ? kept.find_or_make(release_key(of), make)
                            : std::make_shared<const std::vector<ReleasedSum>>(make());
}

}  // namespace measures
