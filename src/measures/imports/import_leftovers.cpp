#include "measures/imports/import_leftovers.hpp"

#include "agenda/agenda.hpp"
#include "measures/imports/import_store.hpp"
#include "measures/sums/paced_writes.hpp"

#include <optional>
#include <set>

namespace measures {
namespace {

struct MadePlace {
    std::string id;
    std::string network_id;
};

// The measure of an import that ended, held until the transaction ends. Nothing while another
// import of it is being stored.
std::optional<std::string> hold_measure(db::Transaction& transaction, std::string_view import_id) {
    const auto ended = transaction.find(
        R"(/* imports.ended */
        select measure_id from imports where id = :import and state in ('failed', 'swept'))",
        {{"import", import_id}}
    );
    if (!ended) {
        return std::nullopt;
    }
    const std::string measure_id = ended->text("measure_id");
    lock_cells(transaction, measure_id);
    const auto other = transaction.find(
        R"(/* imports.being_stored */
        select id from imports where measure_id = :measure and state = 'staging' limit 1)",
        {{"measure", measure_id}}
    );
    return other ? std::nullopt : std::optional(measure_id);
}

// False when another import came between.
bool remove_rows(db::Database& database, std::string_view import_id) {
    PacedWrites writes(database);
    bool is_more = true;
    bool is_held = true;
    while (is_more && is_held) {
        writes.write([&](db::Transaction& transaction) {
            is_held = hold_measure(transaction, import_id).has_value();
            if (is_held) {
                is_more = remove_observations(transaction, import_id, writes.rows());
            }
        });
    }
    return is_held;
}

struct CellKey {
    std::string place_id;
    std::string groups;
};

// Cells of the measure after `after`, as many as a step looks at, that no import has a figure of;
// the last that was looked at, nothing when there was none.
std::optional<CellKey> remove_some_unused_cells(
    db::Transaction& transaction,
    std::string_view measure_id,
    const CellKey& after,
    std::size_t count
) {
    db::Params params{{"measure", measure_id}, {"place", after.place_id}, {"groups", after.groups}};
    db::Params limited = params;
    limited.push_back({"count", static_cast<std::int64_t>(count)});
    const auto last = transaction.find(
        R"(/* measure_cells.find_step */
        select place_id, groups from (
            select place_id, groups from measure_cells
            where measure_id = :measure and (place_id, groups) > (:place, :groups)
            order by place_id, groups limit :count) as step
        order by place_id desc, groups desc limit 1)",
        limited
    );
    if (!last) {
        return std::nullopt;
    }
    CellKey until{last->text("place_id"), last->text("groups")};
    params.push_back({"last_place", until.place_id});
    params.push_back({"last_groups", until.groups});
    transaction.execute(
        R"(/* measure_cells.remove_unused_of_step */
        delete from measure_cells
        where measure_id = :measure and (place_id, groups) > (:place, :groups)
          and (place_id, groups) <= (:last_place, :last_groups)
          and not exists (
              select 1 from imports i join observations o on o.import_id = i.id
              where i.measure_id = :measure and o.cell_id = measure_cells.id))",
        params
    );
    return until;
}

void set_cells_looked_for(db::Transaction& transaction, std::string_view import_id) {
    transaction.execute(
        R"(/* imports.set_cells_looked_for */
        update imports set may_leave_cells = false where id = :import)",
        {{"import", import_id}}
    );
}

// The cells of its measure that no import uses: an import that ended before its first row was
// stored has added some already. False when another import came between.
bool remove_unused_cells(db::Database& database, std::string_view import_id) {
    PacedWrites writes(database);
    std::optional<CellKey> after = CellKey{};
    bool is_held = true;
    while (after && is_held) {
        writes.write([&](db::Transaction& transaction) {
            const auto measure_id = hold_measure(transaction, import_id);
            is_held = measure_id.has_value();
            if (!is_held) {
                return;
            }
            after = remove_some_unused_cells(transaction, *measure_id, *after, writes.rows());
            if (!after) {
                set_cells_looked_for(transaction, import_id);
            }
        });
    }
    return is_held;
}

// The last made first: the place above them was the first.
std::vector<MadePlace> list_made_places(db::Reader& reader, std::string_view import_id) {
    std::vector<MadePlace> places;
    for (const db::Row& row : reader.query(
             R"(/* import_made_places.list */
             select p.id, p.network_id from import_made_places m
             join places p on p.id = m.place_id
             where m.import_id = :import
             order by p.id desc)",
             {{"import", import_id}}
         )) {
        places.push_back({row.text("id"), row.text("network_id")});
    }
    return places;
}

// Made by it, and named by figures or returns that are not its own.
std::set<std::string> list_places_used_elsewhere(
    db::Reader& reader, std::string_view network_id, std::string_view import_id
) {
    std::set<std::string> used;
    for (const db::Row& row : reader.query(
             R"(/* import_made_places.used_elsewhere */
             select made.place_id
             from import_made_places made join imports own on own.id = made.import_id
             where made.import_id = :import
               and (exists (select 1 from returns r where r.place_id = made.place_id)
                    or exists (select 1 from measure_cells c
                               where c.place_id = made.place_id and c.measure_id <> own.measure_id)
                    or exists (select 1 from measure_cells c
                               join imports i on i.measure_id = c.measure_id and i.id <> own.id
                               join observations o on o.import_id = i.id and o.cell_id = c.id
                               where c.place_id = made.place_id
                                 and c.measure_id = own.measure_id)))",
             {{"import", import_id}}
         )) {
        used.insert(row.text("place_id"));
    }
    for (const auto& list : {agenda::list_place_uses, network::list_place_uses}) {
        for (const network::PlaceUse& use : list(reader, network_id, "")) {
            if (!use.is_inside) {
                used.insert(use.place_id);
            }
        }
    }
    return used;
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
            insert into import_made_places (import_id, place_id) values (:import, :place)
            on conflict (import_id, place_id) do nothing)",
            {{"import", import_id}, {"place", place_id}}
        );
    }
}

void show_made_places(
    db::Transaction& transaction,
    base::Instant now,
    const base::Viewer& viewer,
    std::string_view network_id,
    std::string_view import_id
) {
    std::vector<std::string> arrived;
    for (const db::Row& row : transaction.query(
             R"(/* import_made_places.list_arriving */
             select p.id from import_made_places m join places p on p.id = m.place_id
             where m.import_id = :import and p.is_arriving order by p.id)",
             {{"import", import_id}}
         )) {
        arrived.push_back(row.text("id"));
    }
    transaction.execute(
        R"(/* import_made_places.show */
        update places set is_arriving = false
        where is_arriving
          and id in (select place_id from import_made_places where import_id = :import))",
        {{"import", import_id}}
    );
    network::tell_arrived(transaction, now, viewer, network_id, arrived);
}

void remove_leftovers(db::Database& database, base::Instant now, std::string_view import_id) {
    if (!remove_rows(database, import_id) || !remove_unused_cells(database, import_id)) {
        return;
    }
    std::vector<MadePlace> places;
    {
        db::Reader reader = database.read();
        places = list_made_places(reader, import_id);
    }
    for (const MadePlace& place : places) {
        database.change([&](db::Transaction& transaction) {
            if (!hold_measure(transaction, import_id)) {
                return;
            }
            transaction.execute(
                R"(/* import_made_places.remove */
                delete from import_made_places where import_id = :import and place_id = :place)",
                {{"import", import_id}, {"place", place.id}}
            );
            network::remove_unused_place(transaction, now, place.network_id, place.id);
        });
    }
}

std::vector<network::Place> list_places_to_go(
    db::Reader& reader, std::string_view network_id, std::string_view import_id
) {
    std::set<std::string> going;
    for (const MadePlace& made : list_made_places(reader, import_id)) {
        going.insert(made.id);
    }
    if (going.empty()) {
        return {};
    }
    for (const std::string& used : list_places_used_elsewhere(reader, network_id, import_id)) {
        going.erase(used);
    }
    std::vector<network::Place> places =
        network::list_places(reader, base::Viewer::system(), network_id);
    // From the last on: one that stays keeps the place it is inside.
    for (auto place = places.rbegin(); place != places.rend(); ++place) {
        if (!going.contains(place->id)) {
            going.erase(place->parent_id);
        }
    }
    std::erase_if(places, [&](const network::Place& place) { return !going.contains(place.id); });
    return places;
}

std::vector<std::string> list_imports_with_leftovers(db::Reader& reader) {
    std::vector<std::string> ids;
    for (const db::Row& row : reader.query(
             R"(/* imports.list_with_leftovers */
             select i.id from imports i
             where i.state in ('failed', 'swept')
               and (i.may_leave_cells
                    or exists (select 1 from observations o where o.import_id = i.id)
                    or exists (select 1 from import_made_places m where m.import_id = i.id))
             order by i.id)"
         )) {
        ids.push_back(row.text("id"));
    }
    return ids;
}

}  // namespace measures
