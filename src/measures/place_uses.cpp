#include "measures/measures.hpp"
#include "platform/tables/refusal.hpp"

#include <map>

namespace measures {
namespace {

struct UseCounts {
    bool has_live = false;
    bool has_cells = false;
    bool is_made = false;
    std::int64_t returns = 0;
};

std::vector<std::string> words_of_counts(const UseCounts& counts) {
    std::vector<std::string> words;
    if (counts.has_live) {
        words.emplace_back("figures");
    } else if (counts.has_cells) {
        words.emplace_back("figures that are not live");
    } else if (counts.is_made) {
        words.emplace_back("the import that made it");
    }
    if (counts.returns > 0) {
        words.push_back(tables::counted(static_cast<std::uint64_t>(counts.returns), "return"));
    }
    return words;
}

}  // namespace

std::vector<network::PlaceUse> list_place_uses(
    db::Reader& reader, std::string_view network_id, std::string_view place_id
) {
    std::map<std::string, UseCounts> by_place;
    for (const db::Row& row : reader.query(
             R"(/* measures.uses_of_places */
             select p.id,
                    exists (select 1 from measure_cells c
                            join imports i on i.measure_id = c.measure_id and i.state = 'live'
                            join observations o on o.import_id = i.id and o.cell_id = c.id
                            where c.place_id = p.id) as has_live,
                    exists (select 1 from measure_cells c where c.place_id = p.id) as has_cells,
                    exists (select 1 from import_made_places m where m.place_id = p.id) as is_made,
                    (select count(*) from returns r where r.place_id = p.id) as returns
             from places p
             where p.network_id = :network and (:place = '' or p.id = :place))",
             {{"network", network_id}, {"place", place_id}}
         )) {
        by_place[row.text("id")] = {
            row.boolean("has_live"),
            row.boolean("has_cells"),
            row.boolean("is_made"),
            row.integer("returns")};
    }
    std::vector<network::PlaceUse> uses;
    for (const auto& [place, counts] : by_place) {
        for (const std::string& words : words_of_counts(counts)) {
            uses.push_back({place, words});
        }
    }
    return uses;
}

}  // namespace measures
