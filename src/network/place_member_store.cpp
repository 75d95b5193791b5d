#include "network/nullable.hpp"
#include "network/place_store.hpp"

namespace network {

void set_boundary(
    db::Transaction& transaction,
    std::string_view network_id,
    std::string_view place_id,
    const std::string& geojson
) {
    transaction.execute(
        R"(/* places.set_boundary */
        update places set boundary = :boundary,
               defined_by = case when defined_by = 'membership' then 'both' else defined_by end
        where id = :id and network_id = :network)",
        {{"id", place_id}, {"network", network_id}, {"boundary", geojson}}
    );
}

bool insert_place_member(
    db::Transaction& transaction,
    std::string_view place_id,
    const std::string& organisation_id,
    const std::string& person_id,
    base::Date starts_on
) {
    return transaction.execute(
               R"(/* place_members.insert */
               insert into place_members (id, place_id, organisation_id, person_id, starts_on)
               values (:id, :place, :organisation, :person, :starts_on)
               on conflict (place_id, coalesce(organisation_id, ''), coalesce(person_id, ''))
               where ends_on is null do nothing)",
               {{"id", base::new_uuid()},
                {"place", place_id},
                {"organisation", null_if_empty(organisation_id)},
                {"person", null_if_empty(person_id)},
                {"starts_on", starts_on}}
           ) == 1;
}

std::optional<journal::Thing> end_place_member(
    db::Transaction& transaction,
    std::string_view place_id,
    std::string_view membership_id,
    base::Date ends_on
) {
    const auto row = transaction.find(
        R"(/* place_members.open */
        select organisation_id, person_id from place_members
        where id = :id and place_id = :place and ends_on is null)",
        {{"id", membership_id}, {"place", place_id}}
    );
    if (!row) {
        return std::nullopt;
    }
    transaction.execute(
        "/* place_members.end */ update place_members set ends_on = :ends_on where id = :id",
        {{"id", membership_id}, {"ends_on", ends_on}}
    );
    return row->is_null("person_id") ? journal::Thing{"organisation", row->text("organisation_id")}
                                     : journal::Thing{"person", row->text("person_id")};
}

}  // namespace network
