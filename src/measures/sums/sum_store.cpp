#include "measures/sums/sum_store.hpp"

#include "base/id.hpp"
#include "measures/sums/paced_writes.hpp"

#include <algorithm>
#include <limits>
#include <span>

namespace measures {
namespace {

constexpr std::int64_t staged_for_seconds = 3600;

// What `kept_until` says beside a time. Each step is decided on the edition's own row, so that of
// two at once - one shows it, one sweeps it - the second sees what the first has done.
constexpr std::int64_t shown = std::numeric_limits<std::int64_t>::max();
constexpr std::int64_t to_be_swept = 0;

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
        .over_cells = row.integer("over_cells"),
        .places_given = row.integer("places_given"),
        .places_expected = row.integer("places_expected")};
}

void insert_sums(
    db::Transaction& transaction, const std::string& edition, std::span<const Sum> sums
) {
    db::BulkInsert insert(
        transaction,
        "measure_sums",
        {"edition",
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
         "over_cells",
         "places_given",
         "places_expected"}
    );
    for (const Sum& sum : sums) {
        insert.add(
            {edition,
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
             sum.over_cells,
             sum.places_given,
             sum.places_expected}
        );
    }
    insert.finish();
}

void insert_denominators(
    db::Transaction& transaction,
    const std::string& edition,
    std::span<const NamedDenominator> denominators
) {
    db::BulkInsert insert(
        transaction,
        "sum_denominators",
        {"edition", "period_start", "period_end", "source", "denominator_edition"}
    );
    for (const NamedDenominator& one : denominators) {
        insert.add({edition, one.period.start, one.period.end, one.source, one.edition});
    }
    insert.finish();
}

// Up to `count` of them, the first by key: a range, since PostgreSQL's statistics know nothing of
// rows so new and it would meet a list of them row by row. False when none is left.
bool remove_some_sums(db::Transaction& transaction, std::string_view edition, std::size_t count) {
    const std::int64_t removed = transaction.execute(
        R"(/* measure_sums.remove_first */
        delete from measure_sums
        where edition = :edition
          and (place_id, dimension, code, period_end) <= (
              select place_id, dimension, code, period_end from measure_sums where edition = :edition
              order by place_id, dimension, code, period_end limit 1 offset :others))",
        {{"edition", edition}, {"others", static_cast<std::int64_t>(count - 1)}}
    );
    if (removed == 0) {
        transaction.execute(
            "/* measure_sums.remove_last */ delete from measure_sums where edition = :edition",
            {{"edition", edition}}
        );
    }
    return removed > 0;
}

}  // namespace

std::vector<Sum> list_sums(
    db::Reader& reader, std::string_view measure_id, std::string_view place_id
) {
    db::SqlText sql(R"(/* measure_sums.list */
        select place_id, dimension, code, period_start, period_end, status, protection, numerator,
               denominator, value, cells, suppressed_cells, missing_cells, over_cells,
               places_given, places_expected
        from measure_sums
        where edition = (select sums_edition from measures where id = :measure))");
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
             from measure_sums
             where edition = (select sums_edition from measures where id = :measure)
             group by place_id order by place_id)",
             {{"measure", measure_id}}
         )) {
        places.push_back({row.text("place_id"), row.integer("has_raw") == 1});
    }
    return places;
}

std::vector<NamedDenominator> list_sum_denominators(
    db::Reader& reader, std::string_view measure_id
) {
    std::vector<NamedDenominator> denominators;
    for (const db::Row& row : reader.query(
             R"(/* sum_denominators.list */
             select period_start, period_end, source, denominator_edition from sum_denominators
             where edition = (select sums_edition from measures where id = :measure)
             order by period_end, period_start, source, denominator_edition)",
             {{"measure", measure_id}}
         )) {
        denominators.push_back(
            {{row.date("period_start"), row.date("period_end")},
             row.text("source"),
             row.text("denominator_edition")}
        );
    }
    return denominators;
}

std::string stage_sums(
    db::Database& database, base::Instant now, std::string_view measure_id, const AddedUp& added_up
) {
    const std::string edition = base::new_uuid();
    database.change([&](db::Transaction& transaction) {
        transaction.execute(
            R"(/* sum_editions.insert */
            insert into sum_editions (id, measure_id, kept_until, periods_left_out)
            values (:id, :measure, :until, :left_out))",
            {{"id", edition},
             {"measure", measure_id},
             {"until", now + staged_for_seconds},
             {"left_out", added_up.periods_left_out}}
        );
        insert_denominators(transaction, edition, added_up.denominators);
    });
    PacedWrites writes(database);
    std::span<const Sum> sums = added_up.sums;
    while (!sums.empty()) {
        const std::size_t count = std::min(writes.rows(), sums.size());
        writes.write([&](db::Transaction& transaction) {
            insert_sums(transaction, edition, sums.first(count));
        });
        sums = sums.subspan(count);
    }
    return edition;
}

void show_sums(db::Transaction& transaction, const Measure& measure, std::string_view edition) {
    transaction.execute(
        R"(/* sum_editions.replace */
        update sum_editions set kept_until = :to_be_swept
        where id = (select sums_edition from measures where id = :id))",
        {{"id", measure.id}, {"to_be_swept", to_be_swept}}
    );
    const std::int64_t taken = transaction.execute(
        R"(/* sum_editions.show */
        update sum_editions set kept_until = :shown
        where id = :edition and measure_id = :id and kept_until <> :to_be_swept)",
        {{"id", measure.id}, {"edition", edition}, {"shown", shown}, {"to_be_swept", to_be_swept}}
    );
    const std::int64_t changed = transaction.execute(
        R"(/* measures.show_sums */
        update measures set data_version = data_version + 1, sums_edition = :edition
        where id = :id and data_version = :read)",
        {{"id", measure.id}, {"edition", edition}, {"read", measure.data_version}}
    );
    if (taken == 0 || changed == 0) {
        throw db::Conflict(db::Conflict::Kind::serialization, "measures_data_version");
    }
}

bool claim_for_sweep(db::Transaction& transaction, std::string_view edition) {
    return transaction.execute(
               R"(/* sum_editions.claim */
               update sum_editions set kept_until = :to_be_swept
               where id = :edition and kept_until <> :shown
                 and not exists (select 1 from measures m where m.sums_edition = :edition))",
               {{"edition", edition}, {"shown", shown}, {"to_be_swept", to_be_swept}}
           ) == 1;
}

void remove_sums(db::Database& database, std::string_view edition) {
    bool is_claimed = false;
    database.change([&](db::Transaction& transaction) {
        is_claimed = claim_for_sweep(transaction, edition);
    });
    if (!is_claimed) {
        return;
    }
    PacedWrites writes(database);
    bool is_more = true;
    while (is_more) {
        writes.write([&](db::Transaction& transaction) {
            is_more = remove_some_sums(transaction, edition, writes.rows());
        });
    }
    database.change([&](db::Transaction& transaction) {
        transaction.execute(
            "/* sum_denominators.remove */ delete from sum_denominators where edition = :edition",
            {{"edition", edition}}
        );
        transaction.execute(
            "/* sum_editions.remove */ delete from sum_editions where id = :edition",
            {{"edition", edition}}
        );
    });
}

std::vector<std::string> list_old_sums(db::Reader& reader, base::Instant now) {
    std::vector<std::string> editions;
    for (const db::Row& row : reader.query(
             R"(/* sum_editions.list_old */
             select e.id from sum_editions e join measures m on m.id = e.measure_id
             where e.kept_until < :now and (m.sums_edition is null or m.sums_edition <> e.id)
             order by e.id)",
             {{"now", now}}
         )) {
        editions.push_back(row.text("id"));
    }
    return editions;
}

}  // namespace measures
