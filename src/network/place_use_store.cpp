#include "network/place_store.hpp"
#include "platform/journal/journal.hpp"
#include "platform/tables/refusal.hpp"

namespace network {

namespace {

std::string words_of_use(const db::Row& row) {
    const std::string thing = row.text("thing");
    const std::string counted =
        tables::counted(static_cast<std::uint64_t>(row.integer("uses")), thing);
    return thing == "place" ? counted + " inside it" : counted;
}

// A network whose own place was removed takes another of those at the top: the first to be made.
void settle_own_place(db::Transaction& transaction, std::string_view network_id) {
    transaction.execute(
        R"(/* places.settle_own */
        update places set is_own = true
        where id = (select min(id) from places where network_id = :network and parent_id is null)
          and not exists (select 1 from places where network_id = :network and is_own))",
        {{"network", network_id}}
    );
}

}  // namespace

std::vector<PlaceUse> list_place_uses(
    db::Reader& reader, std::string_view network_id, std::string_view place_id
) {
    std::vector<PlaceUse> uses;
    for (const db::Row& row : reader.query(
             R"(/* places.uses */
             select 'place' as thing, parent_id as place_id, count(*) as uses from places
             where network_id = :network and parent_id is not null
               and (:place = '' or parent_id = :place)
             group by parent_id
             union all
             select 'partner', o.place_id, count(*)
             from organisation_places o join places p on p.id = o.place_id
             where p.network_id = :network and (:place = '' or p.id = :place)
             group by o.place_id
             union all
             select 'member', m.place_id, count(*)
             from place_members m join places p on p.id = m.place_id
             where p.network_id = :network and (:place = '' or p.id = :place)
             group by m.place_id)",
             {{"network", network_id}, {"place", place_id}}
         )) {
        uses.push_back({row.text("place_id"), words_of_use(row), row.text("thing") == "place"});
    }
    return uses;
}

bool remove_unused_place(
    db::Transaction& transaction,
    base::Instant now,
    std::string_view network_id,
    std::string_view place_id,
    std::string_view actor
) {
    const bool was_here = find_place_record(transaction, network_id, place_id).has_value();
    db::Savepoint attempt(transaction);
    try {
        const std::int64_t removed = transaction.execute(
            "/* places.remove */ delete from places where id = :id and network_id = :network",
            {{"id", place_id}, {"network", network_id}}
        );
        if (removed == 0) {
            return false;
        }
    } catch (const db::Conflict& conflict) {
        if (conflict.kind() != db::Conflict::Kind::foreign_key) {
            throw;
        }
        return false;
    }
    attempt.release();
    settle_own_place(transaction, network_id);
    if (!was_here) {
        return true;  // it was arriving: nobody was told of it
    }
    journal::write(
        transaction,
        now,
        {.scope = std::string(network_id),
         .actor = std::string(actor),
         .kind = "place.removed",
         .subject = {"place", std::string(place_id)},
         .audience = journal::Audience::everyone}
    );
    return true;
}

}  // namespace network
