#include "measures/import_leftovers.hpp"

#include "measures/import_store.hpp"
#include "measures/paced_writes.hpp"
#include "network/network.hpp"

#include <algorithm>

namespace measures {
namespace {

struct MadePlace {
    std::string id;
    std::string network_id;
};

void remove_rows(db::Database& database, std::string_view import_id) {
    PacedWrites writes(database);
    bool is_more = true;
    while (is_more) {
        writes.write([&](db::Transaction& transaction) {
            is_more = remove_observations(transaction, import_id, writes.rows());
        });
    }
}

// The last made first: the place above them was the first. None while another import of the measure
// is being stored, which may come to use them.
std::vector<MadePlace> list_made_places(db::Reader& reader, std::string_view import_id) {
    std::vector<MadePlace> places;
    for (const db::Row& row : reader.query(
             R"(/* import_made_places.list */
             select p.id, p.network_id from import_made_places m
             join places p on p.id = m.place_id
             join imports i on i.id = m.import_id
             where m.import_id = :import and i.state in ('failed', 'swept')
               and not exists (select 1 from imports other
                               where other.measure_id = i.measure_id and other.state = 'staging')
             order by p.id desc)",
             {{"import", import_id}}
         )) {
        places.push_back({row.text("id"), row.text("network_id")});
    }
    return places;
}

// The cells of its measure there that no other import has used.
void remove_own_cells(
    db::Transaction& transaction, std::string_view import_id, std::string_view place_id
) {
    transaction.execute(
        R"(/* measure_cells.remove_unused */
        delete from measure_cells
        where place_id = :place
          and measure_id = (select measure_id from imports where id = :import)
          and not exists (
              select 1 from imports i join observations o on o.import_id = i.id
              where i.measure_id = measure_cells.measure_id and o.cell_id = measure_cells.id))",
        {{"place", place_id}, {"import", import_id}}
    );
}

}  // namespace

void note_made_places(
    db::Transaction& transaction,
    std::string_view import_id,
    const std::vector<std::string>& place_ids
) {
    for (const std::string& place_id : place_ids) {
        transaction.execute(
            R"(/* import_made_places.insert */
            insert into import_made_places (import_id, place_id) values (:import, :place))",
            {{"import", import_id}, {"place", place_id}}
        );
    }
}

void remove_leftovers(db::Database& database, base::Instant now, std::string_view import_id) {
    remove_rows(database, import_id);
    std::vector<MadePlace> places;
    {
        db::Reader reader = database.read();
        places = list_made_places(reader, import_id);
    }
    for (const MadePlace& place : places) {
        database.change([&](db::Transaction& transaction) {
            transaction.execute(
                R"(/* import_made_places.remove */
                delete from import_made_places where import_id = :import and place_id = :place)",
                {{"import", import_id}, {"place", place.id}}
            );
            remove_own_cells(transaction, import_id, place.id);
            network::remove_unused_place(transaction, now, place.network_id, place.id);
        });
    }
}

std::vector<std::string> list_imports_with_leftovers(db::Reader& reader) {
    std::vector<std::string> ids;
    for (const db::Row& row : reader.query(
             R"(/* imports.list_with_leftovers */
             select i.id from imports i
             where i.state in ('failed', 'swept')
               and (exists (select 1 from observations o where o.import_id = i.id)
                    or exists (select 1 from import_made_places m where m.import_id = i.id))
             order by i.id)"
         )) {
        ids.push_back(row.text("id"));
    }
    return ids;
}

}  // namespace measures
