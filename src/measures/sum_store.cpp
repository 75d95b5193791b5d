#include "measures/sum_store.hpp"

namespace measures {
namespace {

Sum sum_of(const db::Row& row) {
    return {
        .place_id = row.text("place_id"),
        .dimension = row.text("dimension"),
        .code = row.text("code"),
        .period_start = row.date("period_start"),
        .period_end = row.date("period_end"),
        .state = base::parse_figure_state(row.text("status")).value(),
        .protection = row.text("protection"),
        .numerator = row.optional_real("numerator"),
        .denominator = row.optional_real("denominator"),
        .value = row.optional_real("value"),
        .cells = row.integer("cells"),
        .suppressed_cells = row.integer("suppressed_cells"),
        .missing_cells = row.integer("missing_cells"),
        .over_cells = row.integer("over_cells")};
}

}  // namespace

std::vector<Sum> list_sums(
    db::Reader& reader, std::string_view measure_id, std::string_view place_id
) {
    db::SqlText sql(R"(/* measure_sums.list */
        select place_id, dimension, code, period_start, period_end, status, protection, numerator,
               denominator, value, cells, suppressed_cells, missing_cells, over_cells
        from measure_sums where measure_id = :measure)");
    db::Params params{{"measure", measure_id}};
    if (!place_id.empty()) {
        sql += "and place_id = :place";
        params.push_back({"place", place_id});
    }
    sql += "order by place_id, dimension, code, period_end";
    std::vector<Sum> sums;
    reader.for_each(sql, params, [&](const db::Row& row) { sums.push_back(sum_of(row)); });
    return sums;
}

std::vector<SummedPlace> list_summed_places(db::Reader& reader, std::string_view measure_id) {
    std::vector<SummedPlace> places;
    for (const db::Row& row : reader.query(
             R"(/* measure_sums.list_places */
             select place_id, max(case when protection = 'raw' then 1 else 0 end) as has_raw
             from measure_sums where measure_id = :measure group by place_id order by place_id)",
             {{"measure", measure_id}}
         )) {
        places.push_back({row.text("place_id"), row.integer("has_raw") == 1});
    }
    return places;
}

void write_sums(db::Transaction& transaction, const Measure& measure, std::span<const Sum> sums) {
    const std::int64_t changed = transaction.execute(
        R"(/* measures.raise_data_version */
        update measures set data_version = data_version + 1
        where id = :id and data_version = :read)",
        {{"id", measure.id}, {"read", measure.data_version}}
    );
    if (changed == 0) {
        throw db::Conflict(db::Conflict::Kind::serialization, "measures_data_version");
    }
    transaction.execute(
        "/* measure_sums.clear */ delete from measure_sums where measure_id = :id",
        {{"id", measure.id}}
    );
    db::BulkInsert insert(
        transaction,
        "measure_sums",
        {"measure_id",
         "place_id",
         "dimension",
         "code",
         "period_start",
         "period_end",
         "status",
         "protection",
         "numerator",
         "denominator",
         "value",
         "cells",
         "suppressed_cells",
         "missing_cells",
         "over_cells"}
    );
    for (const Sum& sum : sums) {
        insert.add(
            {measure.id,
             sum.place_id,
             sum.dimension,
             sum.code,
             sum.period_start,
             sum.period_end,
             base::name(sum.state),
             sum.protection,
             sum.numerator,
             sum.denominator,
             sum.value,
             sum.cells,
             sum.suppressed_cells,
             sum.missing_cells,
             sum.over_cells}
        );
    }
    insert.finish();
}

}  // namespace measures
