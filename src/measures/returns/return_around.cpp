#include "measures/returns/return_around.hpp"

#include <algorithm>
#include <map>

namespace measures {
namespace {

struct PlaceAround {
    std::string id;
    std::string parent_id;
    std::string name;
    bool has_own = false;
};

constexpr db::Sql places_below = R"(/* returns.list_places_below */
    with recursive around (id) as (
        select :place union
        select p.id from places p join around a on p.parent_id = a.id
    ))";
constexpr db::Sql places_above = R"(/* returns.list_places_above */
    with recursive around (id) as (
        select :place union
        select p.parent_id from places p join around a on p.id = a.id
        where p.parent_id is not null
    ))";

// The place itself is among them.
std::vector<PlaceAround> list_around(db::Reader& reader, db::Sql which, const Return& one) {
    db::SqlText sql(which);
    sql += R"(, own (id) as (
            select distinct c.place_id from around a
            join measure_cells c on c.measure_id = :measure and c.place_id = a.id
            join imports i on i.measure_id = c.measure_id and i.state = 'live'
            join observations o on o.import_id = i.id and o.cell_id = c.id
            where o.period_end = :end and o.period_start = :start
        )
        select p.id, p.parent_id, p.name, case when own.id is null then 0 else 1 end as has_own
        from around a join places p on p.id = a.id and not p.is_arriving
        left join own on own.id = a.id
        order by p.name, p.id)";
    std::vector<PlaceAround> places;
    for (const db::Row& row : reader.query(
             sql,
             {{"place", one.place_id},
              {"measure", one.measure_id},
              {"start", one.period_start},
              {"end", one.period_end}}
         )) {
        places.push_back(
            {row.text("id"),
             row.text_or("parent_id", ""),
             row.text("name"),
             row.integer("has_own") == 1}
        );
    }
    return places;
}

using PlacesById = std::map<std::string, const PlaceAround*, std::less<>>;

// True when a place between it and `top` has figures of its own.
bool is_within_another(const PlacesById& places, const PlaceAround& place, std::string_view top) {
    std::size_t steps = 0;
    auto above = places.find(place.parent_id);
    while (above != places.end() && above->first != top && steps++ < places.size()) {
        if (above->second->has_own) {
            return true;
        }
        above = places.find(above->second->parent_id);
    }
    return false;
}

const PlaceAround* nearest_above(const PlacesById& places, const std::string& start) {
    std::size_t steps = 0;
    auto place = places.find(start);
    while (place != places.end() && steps++ < places.size()) {
        if (place->second->has_own) {
            return place->second;
        }
        place = places.find(place->second->parent_id);
    }
    return nullptr;
}

PlacesById by_id(const std::vector<PlaceAround>& places) {
    PlacesById found;
    for (const PlaceAround& place : places) {
        found.emplace(place.id, &place);
    }
    return found;
}

// Live imports with figures of the return's place and period, the newest first: down to the first
// return, which older files gave way to when it was accepted.
void add_replaced(db::Reader& reader, const Return& one, ReturnAround& around) {
    for (const db::Row& row : reader.query(
             R"(/* returns.list_replaced */
             select i.id, i.kind, i.file_name from imports i
             where i.measure_id = :measure and i.state = 'live' and exists (
                 select 1 from measure_cells c
                 join observations o on o.import_id = i.id and o.cell_id = c.id
                 where c.measure_id = i.measure_id and c.place_id = :place
                   and o.period_start = :start and o.period_end = :end)
             order by i.live_at desc, i.id desc)",
             {{"measure", one.measure_id},
              {"place", one.place_id},
              {"start", one.period_start},
              {"end", one.period_end}}
         )) {
        if (row.text("kind") == "return") {
            break;
        }
        std::vector<std::string>& names = around.replaced;
        if (std::find(names.begin(), names.end(), row.text("file_name")) == names.end()) {
            names.push_back(row.text("file_name"));
        }
        around.text += "replaces " + row.text("id") + ";";
    }
}

}  // namespace

ReturnAround find_around(db::Reader& reader, const Return& one) {
    const std::vector<PlaceAround> below = list_around(reader, places_below, one);
    const PlacesById below_by_id = by_id(below);
    const auto itself = below_by_id.find(one.place_id);
    ReturnAround around;
    add_replaced(reader, one, around);
    if (itself == below_by_id.end() || itself->second->has_own) {
        return around;
    }
    for (const PlaceAround& place : below) {
        if (place.has_own && !is_within_another(below_by_id, place, one.place_id)) {
            around.below.push_back(place.name);
            around.text += "below " + place.id + ";";
        }
    }
    const std::vector<PlaceAround> above = list_around(reader, places_above, one);
    if (const PlaceAround* nearest = nearest_above(by_id(above), itself->second->parent_id)) {
        around.above = nearest->name;
        around.text += "above " + nearest->id + ";";
    }
    return around;
}

bool has_shown_figure(db::Reader& reader, const Return& one) {
    return reader
        .find(
            R"(/* measure_sums.has_figure */
            select 1 from measure_sums s join measures m on m.sums_edition = s.edition
            where m.id = :measure and s.place_id = :place and s.period_end = :end
              and s.period_start = :start limit 1)",
            {{"measure", one.measure_id},
             {"place", one.place_id},
             {"end", one.period_end},
             {"start", one.period_start}}
        )
        .has_value();
}

}  // namespace measures
