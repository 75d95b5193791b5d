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

void give_code(
    db::Transaction& transaction,
    std::string_view network_id,
    std::string_view place_id,
    const std::string& code_system,
    const std::string& code
) {
    if (code.empty()) {
        return;
    }
    transaction.execute(
        R"(/* places.give_code */
        update places set code_system = :code_system, code = :code
        where id = :id and network_id = :network and code is null)",
        {{"id", place_id}, {"network", network_id}, {"code_system", code_system}, {"code", code}}
    );
}

bool insert_place_member(
    db::Transaction& transaction,
    std::string_view place_id,
    const std::string& organisation_id,
    const std::string& person_id,
    base::Date starts_on
) {
    const auto present = transaction.find(
        R"(/* place_members.present */
        select id from place_members
        where place_id = :place and coalesce(organisation_id, '') = :organisation
          and coalesce(person_id, '') = :person and ends_on is null)",
        {{"place", place_id}, {"organisation", organisation_id}, {"person", person_id}}
    );
    if (present) {
        return false;
    }
    transaction.execute(
        R"(/* place_members.insert */
        insert into place_members (id, place_id, organisation_id, person_id, starts_on)
        values (:id, :place, :organisation, :person, :starts_on))",
        {{"id", base::new_uuid()},
         {"place", place_id},
         {"organisation", null_if_empty(organisation_id)},
         {"person", null_if_empty(person_id)},
         {"starts_on", starts_on}}
    );
    return true;
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
