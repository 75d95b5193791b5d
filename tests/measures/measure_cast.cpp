#include "measures/measure_cast.hpp"

#include "base/id.hpp"

#include <algorithm>
#include <map>

namespace cast {
namespace {

void add_network_row(db::Transaction& tx, const char* id, const char* slug, const char* name) {
    tx.execute(
        R"(/* test.networks */
        insert into networks (id, slug, name, kind, purpose, contact, zone, is_public,
                              suppress_below, created_at)
        values (:id, :slug, :name, 'alliance', 'Well together.', '', 'Pacific/Auckland', true,
                6, 1))",
        {{"id", id}, {"slug", slug}, {"name", name}}
    );
}

void add_place_row(
    db::Transaction& tx,
    std::string_view network,
    const char* id,
    const char* name,
    const char* parent
) {
    tx.execute(
        R"(/* test.places */
        insert into places (id, network_id, parent_id, name, kind, defined_by, note, search_key)
        values (:id, :network, :parent, :name, 'locality', 'area', '', :name))",
        {{"id", id},
         {"network", network},
         {"parent", parent == nullptr ? db::Value(nullptr) : db::Value(parent)},
         {"name", name}}
    );
}

void set_own_place(db::Transaction& tx, std::string_view network, const char* place) {
    tx.execute(
        "/* test.own_place */ update places set is_own = (id = :place) where network_id = :network",
        {{"place", place}, {"network", network}}
    );
}

std::int64_t next_number() {
    static std::int64_t number = 1000;
    return ++number;
}

}  // namespace

void add_network(db::Database& database) {
    db::Transaction tx = database.write();
    add_network_row(tx, network_id, "waiora", "Waiora");
    add_network_row(tx, other_network_id, "elsewhere", "Elsewhere");
    tx.commit();
    add_places(database, network_id);
}

void add_places(db::Database& database, std::string_view network) {
    db::Transaction tx = database.write();
    add_place_row(tx, network, region, "Waiora Valley", nullptr);
    add_place_row(tx, network, north, "North", region);
    add_place_row(tx, network, south, "South", region);
    set_own_place(tx, network, region);
    tx.commit();
}

measures::Measure plain_measure() {
    return {
        .network_id = network_id,
        .slug = "immunised",
        .name = "Immunised at two",
        .definition = "Children who had every dose of the schedule by their second birthday.",
        .numerator_means = "children who had every dose",
        .denominator_means = "children who turned two",
        .services_did = "immunised",
        .source = "The register",
        .is_public = true,
        .main_dimension = "ethnicity"};
}

measures::Measure add_measure(db::Database& database, const measures::Measure& measure) {
    db::Transaction tx = database.write();
    const std::string id = measures::insert_measure(tx, written_at, measure);
    const std::vector<measures::Group> groups{
        {"ethnicity", "maori", "M\u0101ori", 1},
        {"ethnicity", "pacific", "Pacific", 2},
        {"ethnicity", "other", "Other", 3},
        {"ethnicity", "unknown", "Not known", 9},
        {"gender", "female", "Female", 1},
        {"gender", "male", "Male", 2},
        {"age", "5-11", "5 to 11", 1},
        {"age", "10-14", "10 to 14", 2},
        {"age", "12-15", "12 to 15", 3},
        {"age", "16+", "16 and over", 4}};
    measures::upsert_groups(tx, id, groups);
    tx.commit();
    db::Reader reader = database.read();
    return measures::get_measure(reader, base::Viewer::system(), measure.network_id, id);
}

std::string add_import(
    db::Database& database,
    const measures::Measure& measure,
    const std::vector<Seen>& rows,
    const Imported& imported
) {
    const std::string id = base::new_uuid();
    db::Transaction tx = database.write();
    tx.execute(
        R"(/* test.imports */
        insert into imports (id, measure_id, state, kind, file_name, file_hash, mapping, protection,
                             numerator_source, denominator_source, denominator_edition,
                             ethnicity_output, rows_read, rows_kept, started_by, started_at,
                             touched_at, live_at)
        values (:id, :measure, :state, :kind, 'figures.csv', '', '', :protection,
                'Register, May 2023', 'Estimates, 2022 edition', :edition, :output, 1, 1, 'x', 1, 1, :live_at))",
        {{"id", id},
         {"measure", measure.id},
         {"state", imported.state},
         {"kind", imported.kind},
         {"protection", imported.protection},
         {"edition", imported.denominator_edition},
         {"output", imported.ethnicity_output},
         {"live_at", imported.live_at}}
    );
    std::int64_t line = 1;
    for (const Seen& row : rows) {
        tx.execute(
            R"(/* test.cells */
            insert into measure_cells (id, measure_id, place_id, groups)
            values (:id, :measure, :place, :groups) on conflict do nothing)",
            {{"id", next_number()},
             {"measure", measure.id},
             {"place", row.place},
             {"groups", row.groups}}
        );
        tx.execute(
            R"(/* test.observations */
            insert into observations (import_id, line, cell_id, period_start, period_end, status,
                                      numerator, denominator, value)
            select :import, :line, id, :start, :end, :status, :numerator, :denominator, :value
            from measure_cells
            where measure_id = :measure and place_id = :place and groups = :groups)",
            {{"import", id},
             {"line", ++line},
             {"start", row.period_start},
             {"end", row.period_end},
             {"status", row.status},
             {"numerator", row.numerator},
             {"denominator", row.denominator},
             {"value", row.value},
             {"measure", measure.id},
             {"place", row.place},
             {"groups", row.groups}}
        );
    }
    tx.commit();
    return id;
}

std::vector<measures::Sum> sum_up(db::Database& database, const measures::Measure& measure) {
    measures::AddedUp added_up;
    std::optional<measures::Measure> now;
    {
        db::Reader reader = database.read();
        now = measures::get_measure(reader, base::Viewer::system(), measure.network_id, measure.id);
        added_up = measures::compute_sums(reader, *now);
    }
    const std::string edition = measures::stage_sums(database, {}, measure.id, added_up);
    db::Transaction tx = database.write();
    measures::show_sums(tx, *now, edition);
    tx.commit();
    return added_up.sums;
}

const measures::Sum* find_sum(
    const std::vector<measures::Sum>& sums,
    std::string_view place,
    std::string_view dimension,
    std::string_view code,
    std::string_view period_end
) {
    const auto found = std::find_if(sums.begin(), sums.end(), [&](const measures::Sum& sum) {
        return sum.place_id == place && sum.dimension == dimension && sum.code == code &&
               sum.period_end.iso() == period_end;
    });
    return found == sums.end() ? nullptr : &*found;
}

}  // namespace cast
