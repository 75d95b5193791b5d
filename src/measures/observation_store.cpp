#include "measures/observation_store.hpp"

namespace measures {
namespace {

constexpr db::Sql rows_of_period = R"(
    from measure_cells c
    join places p on p.id = c.place_id
    join imports i on i.measure_id = c.measure_id and i.state = 'live'
    join observations o on o.import_id = i.id and o.cell_id = c.id and o.period_end = :period
    where c.measure_id = :measure and c.place_id in (
        with recursive inside(id) as (
            select id from places where id = :place
            union
            select below.id from places below join inside on below.parent_id = inside.id)
        select id from inside))";

db::Params params_of(const GivenRows& of) {
    return {{"measure", of.measure_id}, {"place", of.place_id}, {"period", of.period_end}};
}

GivenRow given_row(const db::Row& row) {
    return {
        .place = row.text("place"),
        .groups = parse_group_key(row.text("groups")),
        .figures =
            {base::parse_figure_state(row.text("status")).value_or(base::FigureState::missing),
             row.optional_real("numerator"),
             row.optional_real("denominator"),
             row.optional_real("value")},
        .import_id = row.text("import_id"),
        .file_name = row.text("file_name"),
        .line = row.integer("line")};
}

}  // namespace

std::vector<GivenRow> list_given_rows(
    db::Reader& reader, const GivenRows& of, std::int64_t limit, std::int64_t offset
) {
    db::SqlText sql(R"(/* observations.list_given */
        select p.name as place, c.groups, o.status, o.numerator, o.denominator, o.value, o.line,
               i.id as import_id, i.file_name)");
    sql += rows_of_period;
    sql += R"(order by p.search_key, p.id, c.groups, i.live_at desc, i.id, o.period_start
        limit :limit offset :offset)";
    db::Params params = params_of(of);
    params.push_back({"limit", limit});
    params.push_back({"offset", offset});
    std::vector<GivenRow> rows;
    reader.for_each(sql, params, [&](const db::Row& row) { rows.push_back(given_row(row)); });
    return rows;
}

std::int64_t count_given_rows(db::Reader& reader, const GivenRows& of) {
    db::SqlText sql("/* observations.count_given */ select count(*) as n");
    sql += rows_of_period;
    return reader.find(sql, params_of(of))->integer("n");
}

}  // namespace measures
