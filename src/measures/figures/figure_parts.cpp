#include "measures/figures/figure_parts.hpp"

#include <fmt/format.h>

#include <string_view>
#include <unordered_set>

namespace measures {
namespace {

constexpr std::size_t most_named = 5;

bool has_figures_of_its_own(db::Reader& reader, const Figures& figures) {
    return reader
        .find(
            R"(/* measure_cells.has_place */
            select 1 from measure_cells where measure_id = :measure and place_id = :place limit 1)",
            {{"measure", figures.measure.id}, {"place", figures.place.id}}
        )
        .has_value();
}

}  // namespace

void find_parts(
    db::Reader& reader, const std::vector<network::Place>& all_places, Figures& figures
) {
    std::unordered_set<std::string_view> shown;
    for (const network::Place& place : figures.places) {
        shown.insert(place.id);
    }
    std::size_t parts = 0;
    std::vector<std::string> silent;
    for (const network::Place& place : all_places) {
        if (place.parent_id != figures.place.id || !place.ends_on.empty()) {
            continue;
        }
        ++parts;
        if (!shown.contains(place.id)) {
            silent.push_back(place.name);
        }
    }
    if (!silent.empty() && silent.size() < parts && !has_figures_of_its_own(reader, figures)) {
        figures.parts = parts;
        figures.silent_parts = std::move(silent);
    }
}

std::string parts_words(const Figures& figures) {
    const std::vector<std::string>& silent = figures.silent_parts;
    if (silent.empty()) {
        return "";
    }
    const std::size_t named = silent.size() <= most_named ? silent.size() : most_named - 1;
    std::string names;
    for (std::size_t at = 0; at < named; ++at) {
        const bool is_last = at + 1 == silent.size();
        names += (at == 0 ? "" : is_last ? " and " : ", ") + silent[at];
    }
    if (named < silent.size()) {
        names += fmt::format(" and {} others", silent.size() - named);
    }
    return fmt::format(
        "Added up from {} of the {} places in it: there are no figures of {}.",
        figures.parts - silent.size(),
        figures.parts,
        names
    );
}

}  // namespace measures
