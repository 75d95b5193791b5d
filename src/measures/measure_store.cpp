#include "measures/measure_store.hpp"

#include "base/id.hpp"
#include "base/text.hpp"
#include "measures/nullable.hpp"

namespace measures {
namespace {

constexpr db::Sql select_measures = R"(
    select m.id, m.network_id, m.outcome_id, m.slug, m.name, m.definition, m.unit, m.per, m.decimals,
           m.direction, m.numerator_means, m.denominator_means, m.services_did, m.source,
           m.is_complete_count, m.is_sensitive, m.is_public, m.main_dimension, m.reference_group,
           m.chosen, m.data_version, m.is_adding_up, m.retired_on, m.changed_at,
           (select e.periods_left_out from sum_editions e where e.id = m.sums_edition) as periods_left_out
    from measures m
    where m.network_id = :network
      and (:internal or (m.is_public and exists (
             select 1 from networks n where n.id = m.network_id and n.is_public)))
      and (m.arrives_as is null or :imports)
)";

Measure measure_of(const db::Row& row) {
    return {
        .id = row.text("id"),
        .network_id = row.text("network_id"),
        .outcome_id = row.text_or("outcome_id", ""),
        .slug = row.text("slug"),
        .name = row.text("name"),
        .definition = row.text("definition"),
        .unit = parse_unit(row.text("unit")).value(),
        .per = row.integer("per"),
        .decimals = static_cast<int>(row.integer("decimals")),
        .direction = parse_direction(row.text("direction")).value(),
        .numerator_means = row.text("numerator_means"),
        .denominator_means = row.text("denominator_means"),
        .services_did = row.text("services_did"),
        .source = row.text("source"),
        .is_complete_count = row.boolean("is_complete_count"),
        .is_sensitive = row.boolean("is_sensitive"),
        .is_public = row.boolean("is_public"),
        .main_dimension = row.text_or("main_dimension", ""),
        .reference_group = row.text_or("reference_group", ""),
        .chosen = parse_selection(row.text("chosen")).value_or(Selection{}),
        .data_version = row.integer("data_version"),
        .is_adding_up = row.boolean("is_adding_up"),
        .periods_left_out = row.optional_integer("periods_left_out").value_or(0),
        .retired_on = row.optional_date("retired_on"),
        .changed_at = row.instant("changed_at")};
}

db::Params definition_params(const Measure& measure, base::Instant now) {
    return {
        {"id", measure.id},
        {"outcome", null_if_empty(measure.outcome_id)},
        {"slug", measure.slug},
        {"name", measure.name},
        {"definition", measure.definition},
        {"unit", name(measure.unit)},
        {"per", measure.per},
        {"decimals", measure.decimals},
        {"direction", name(measure.direction)},
        {"numerator_means", measure.numerator_means},
        {"denominator_means", measure.denominator_means},
        {"services_did", measure.services_did},
        {"source", measure.source},
        {"is_complete_count", measure.is_complete_count},
        {"is_sensitive", measure.is_sensitive},
        {"is_public", measure.is_public},
        {"main_dimension", null_if_empty(measure.main_dimension)},
        {"reference_group", null_if_empty(measure.reference_group)},
        {"chosen", selection_text(measure.chosen)},
        {"search_key", base::search_key(measure.name)},
        {"now", now}};
}

db::Params viewer_params(const base::Viewer& viewer, std::string_view network_id) {
    return {
        {"network", network_id},
        {"internal", viewer.may(base::Permission::read_internal, network_id)},
        {"imports", viewer.may(base::Permission::import_data, network_id)}};
}

}  // namespace

std::string insert_measure(
    db::Transaction& transaction, base::Instant now, const Measure& measure
) {
    Measure made = measure;
    made.id = base::new_uuid();
    db::Params params = definition_params(made, now);
    params.push_back({"network", made.network_id});
    params.push_back({"is_adding_up", false});
    transaction.execute(
        R"(/* measures.insert */
        insert into measures (id, network_id, outcome_id, slug, name, definition, unit, per, decimals,
                              direction, numerator_means, denominator_means, services_did, source,
                              is_complete_count, is_sensitive, is_public, main_dimension,
                              reference_group, chosen, data_version, is_adding_up, search_key,
                              created_at, changed_at)
        values (:id, :network, :outcome, :slug, :name, :definition, :unit, :per, :decimals,
                :direction, :numerator_means, :denominator_means, :services_did, :source,
                :is_complete_count, :is_sensitive, :is_public, :main_dimension,
                :reference_group, :chosen, 0, :is_adding_up, :search_key, :now, :now))",
        params
    );
    return made.id;
}

bool update_measure(db::Transaction& transaction, base::Instant now, const Measure& measure) {
    db::Params params = definition_params(measure, now);
    params.push_back({"read", measure.changed_at});
    return transaction.execute(
               R"(/* measures.update */
        update measures
        set outcome_id = :outcome, slug = :slug, name = :name, definition = :definition, unit = :unit,
            per = :per, decimals = :decimals, direction = :direction,
            numerator_means = :numerator_means, denominator_means = :denominator_means,
            services_did = :services_did, source = :source, is_complete_count = :is_complete_count,
            is_sensitive = :is_sensitive, is_public = :is_public, main_dimension = :main_dimension,
            reference_group = :reference_group, chosen = :chosen, search_key = :search_key,
            arrives_as = null, changed_at = :now
        where id = :id and changed_at = :read)",
               params
           ) == 1;
}

void set_retired(
    db::Transaction& transaction, std::string_view measure_id, std::optional<base::Date> on
) {
    transaction.execute(
        "/* measures.retire */ update measures set retired_on = :on where id = :id",
        {{"id", measure_id}, {"on", on}}
    );
}

std::optional<Measure> find_measure(
    db::Reader& reader,
    const base::Viewer& viewer,
    std::string_view network_id,
    std::string_view slug_or_id
) {
    db::SqlText sql("/* measures.find */");
    sql += select_measures;
    sql += "and (m.slug = :one or m.id = :one) order by m.id limit 1";
    db::Params params = viewer_params(viewer, network_id);
    params.push_back({"one", slug_or_id});
    const auto row = reader.find(sql, params);
    return row ? std::optional(measure_of(*row)) : std::nullopt;
}

Measure get_measure(
    db::Reader& reader,
    const base::Viewer& viewer,
    std::string_view network_id,
    std::string_view slug_or_id
) {
    auto found = find_measure(reader, viewer, network_id, slug_or_id);
    if (!found) {
        base::throw_not_found("This measure");
    }
    return *found;
}

std::vector<Measure> list_measures(
    db::Reader& reader,
    const base::Viewer& viewer,
    std::string_view network_id,
    const MeasureFilter& filter
) {
    db::SqlText sql("/* measures.list */");
    sql += select_measures;
    db::Params params = viewer_params(viewer, network_id);
    if (filter.is_retired) {
        sql += "and m.retired_on is not null";
    } else {
        sql += "and m.retired_on is null";
    }
    if (!filter.query.empty()) {
        sql += "and m.search_key like :words";
        params.push_back({"words", "%" + base::search_key(filter.query) + "%"});
    }
    if (filter.outcome_id == "none") {
        sql += "and m.outcome_id is null";
    } else if (!filter.outcome_id.empty()) {
        sql += "and m.outcome_id = :outcome";
        params.push_back({"outcome", filter.outcome_id});
    }
    sql += "order by m.search_key, m.id";
    std::vector<Measure> measures;
    for (const db::Row& row : reader.query(sql, params)) {
        measures.push_back(measure_of(row));
    }
    return measures;
}

}  // namespace measures
