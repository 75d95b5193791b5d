#include "measures/figures/figure_parts.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <set>
#include <string>

namespace measures {
namespace {

constexpr std::size_t most_named = 5;

bool is_newest_of_places_below(const Figures& figures) {
    const auto& released = *figures.released;
    return std::any_of(released.begin(), released.end(), [&](const ReleasedSum& sum) {
        return sum.about.period_end == *figures.newest && sum.about.is_of_places_below();
    });
}

std::set<std::string> places_with_newest(db::Reader& reader, const Figures& figures) {
    std::set<std::string> places;
    for (const db::Row& row : reader.query(
             R"(/* measure_sums.list_parts */
             select p.id from places p
             where p.parent_id = :place
               and exists (
                   select 1 from measure_sums s
                   where s.edition = (select sums_edition from measures where id = :measure)
                     and s.place_id = p.id and s.period_end = :newest))",
             {{"place", figures.place.id},
              {"measure", figures.measure.id},
              {"newest", *figures.newest}}
         )) {
        places.insert(row.text("id"));
    }
    return places;
}

bool is_part(const network::Place& place, const Figures& figures) {
    const std::optional<base::Date> ends_on = base::parse_date(place.ends_on);
    return place.parent_id == figures.place.id && !(ends_on && *ends_on < *figures.newest_start);
}

}  // namespace

void find_parts(
    db::Reader& reader, const std::vector<network::Place>& all_places, Figures& figures
) {
    if (!figures.newest || !is_newest_of_places_below(figures)) {
        return;
    }
    const std::set<std::string> given = places_with_newest(reader, figures);
    for (const network::Place& place : all_places) {
        if (is_part(place, figures)) {
            ++figures.parts;
            if (!given.contains(place.id)) {
                figures.silent_parts.push_back(place.name);
            }
        }
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
        "Added up from {} of the {} places in it: there are no figures of {} for this period.",
        figures.parts - silent.size(),
        figures.parts,
        names
    );
}

}  // namespace measures
