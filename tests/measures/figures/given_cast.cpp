#include "measures/figures/given_cast.hpp"

#include "base/id.hpp"

namespace cast {

void give(
    db::Database& database,
    const measures::Measure& measure,
    const char* place,
    const std::vector<Seen>& rows
) {
    const std::string import_id = cast::add_import(database, measure, rows, {.protection = "raw"});
    const std::string partner = base::new_uuid();
    const std::string id = base::new_uuid();
    db::Transaction tx = database.write();
    tx.execute(
        R"(/* test.partner */
        insert into organisations (id, network_id, name, sector, description, is_maori,
                                   search_key, created_at)
        values (:id, :network, :id, 'community', '', :no, 'x', 1))",
        {{"id", partner}, {"network", cast::network_id}, {"no", false}}
    );
    tx.execute(
        R"(/* test.return */
        insert into returns (id, network_id, measure_id, organisation_id, place_id,
                             period_start, period_end, due_on, state, asked_at, import_id)
        values (:id, :network, :measure, :partner, :place, :day, :day, :day, 'accepted', 1,
                :import))",
        {{"id", id},
         {"network", cast::network_id},
         {"measure", measure.id},
         {"partner", partner},
         {"place", place},
         {"day", asked_day},
         {"import", import_id}}
    );
    for (const cast::Seen& row : rows) {
        tx.execute(
            R"(/* test.return_value */
            insert into return_values (return_id, groups, status, numerator, denominator, note)
            values (:id, :groups, 'reported', :numerator, :denominator, ''))",
            {{"id", id},
             {"groups", row.groups},
             {"numerator", row.numerator},
             {"denominator", row.denominator}}
        );
    }
    tx.commit();
}

}  // namespace cast
