#include "measures/imports/import_store.hpp"

#include "measures/imports/mapping_today.hpp"
#include "measures/measure_store.hpp"
#include "measures/nullable.hpp"
#include "platform/db/dialect.hpp"

namespace measures {
namespace {

constexpr db::Sql select_imports = R"(
    select i.id, i.measure_id, i.state, i.kind, i.file_name, i.file_hash, i.protection,
           i.numerator_source, i.denominator_source, i.numerator_edition, i.denominator_edition,
           i.ethnicity_output, i.rows_read, i.rows_kept,
           i.failure, i.started_by, i.started_at, i.touched_at, i.live_at, i.undone_at,
           m.slug as measure_slug, m.name as measure_name
)";

Import import_of(const db::Row& row) {
    return {
        .id = row.text("id"),
        .measure_id = row.text("measure_id"),
        .state = row.text("state"),
        .kind = row.text("kind"),
        .file_name = row.text("file_name"),
        .file_hash = row.text("file_hash"),
        .mapping = {},
        .protection = row.text("protection"),
        .numerator_source = row.text("numerator_source"),
        .denominator_source = row.text("denominator_source"),
        .numerator_edition = row.text("numerator_edition"),
        .denominator_edition = row.text("denominator_edition"),
        .ethnicity_output = row.text_or("ethnicity_output", ""),
        .rows_read = row.integer("rows_read"),
        .rows_kept = row.integer("rows_kept"),
        .failure = row.text_or("failure", ""),
        .started_by = row.text("started_by"),
        .started_at = row.instant("started_at"),
        .touched_at = row.instant("touched_at"),
        .live_at = row.optional_instant("live_at"),
        .undone_at = row.optional_instant("undone_at")};
}

}  // namespace

void lock_cells(db::Transaction& transaction, std::string_view measure_id) {
    db::lock_transaction(transaction, "cells of measure " + std::string(measure_id));
}

void insert_import(db::Transaction& transaction, const Import& import) {
    lock_cells(transaction, import.measure_id);
    transaction.execute(
        R"(/* imports.insert */
        insert into imports (id, measure_id, state, kind, file_name, file_hash, mapping, protection,
                             numerator_source, denominator_source, numerator_edition,
                             denominator_edition, ethnicity_output, rows_read, rows_kept,
                             started_by, started_at, touched_at)
        values (:id, :measure, :state, :kind, :file_name, :file_hash, :mapping, :protection,
                :numerator_source, :denominator_source, :numerator_edition, :denominator_edition,
                :ethnicity_output, :rows_read, :rows_kept, :started_by, :started_at, :touched_at))",
        {{"id", import.id},
         {"measure", import.measure_id},
         {"state", import.state},
         {"kind", import.kind},
         {"file_name", import.file_name},
         {"file_hash", import.file_hash},
         {"mapping", import.mapping},
         {"protection", import.protection},
         {"numerator_source", import.numerator_source},
         {"denominator_source", import.denominator_source},
         {"numerator_edition", import.numerator_edition},
         {"denominator_edition", import.denominator_edition},
         {"ethnicity_output", null_if_empty(import.ethnicity_output)},
         {"rows_read", import.rows_read},
         {"rows_kept", import.rows_kept},
         {"started_by", import.started_by},
         {"started_at", import.started_at},
         {"touched_at", import.touched_at}}
    );
    for (const EditionFrom& one : import.later_editions) {
        transaction.execute(
            R"(/* import_editions.insert */
            insert into import_editions (import_id, begins_on, denominator_edition)
            values (:import, :begins_on, :edition))",
            {{"import", import.id}, {"begins_on", one.begins_on}, {"edition", one.edition}}
        );
    }
}

std::optional<Import> find_import(
    db::Reader& reader, std::string_view network_id, std::string_view import_id
) {
    db::SqlText sql("/* imports.find */");
    sql += select_imports;
    sql += R"(, i.mapping from imports i join measures m on m.id = i.measure_id
        where i.id = :id and m.network_id = :network)";
    const auto row = reader.find(sql, {{"id", import_id}, {"network", network_id}});
    if (!row) {
        return std::nullopt;
    }
    Import import = import_of(*row);
    import.mapping = row->text("mapping");
    import.later_editions =
        list_later_editions(reader, {.measure_id = import.measure_id})[import.id];
    return import;
}

std::optional<Import> find_same_import(
    db::Reader& reader, const Measure& measure, std::string_view file_hash, std::string_view mapping
) {
    db::SqlText sql("/* imports.find_same */");
    sql += select_imports;
    sql += R"(, i.mapping from imports i join measures m on m.id = i.measure_id
        where i.measure_id = :measure and i.file_hash = :file_hash
          and i.kind = 'file' and i.state in ('live', 'undone')
        order by case i.state when 'live' then 0 else 1 end, i.started_at desc)";
    for (const db::Row& row :
         reader.query(sql, {{"measure", measure.id}, {"file_hash", file_hash}})) {
        const std::string used = row.text("mapping");
        if (used == mapping || mapping_for(used, measure) == mapping) {
            return import_of(row);
        }
    }
    return std::nullopt;
}

std::vector<ImportLine> list_imports(
    db::Reader& reader, std::string_view network_id, int limit, int offset
) {
    db::SqlText sql("/* imports.list */");
    sql += select_imports;
    sql += R"(from imports i join measures m on m.id = i.measure_id
        where m.network_id = :network
        order by i.started_at desc, i.id desc limit :limit offset :offset)";
    LaterEditions later = list_later_editions(reader, {.network_id = network_id});
    std::vector<ImportLine> lines;
    for (const db::Row& row :
         reader.query(sql, {{"network", network_id}, {"limit", limit}, {"offset", offset}})) {
        lines.push_back({import_of(row), row.text("measure_slug"), row.text("measure_name")});
        lines.back().import.later_editions = later[row.text("id")];
    }
    return lines;
}

std::int64_t count_imports(db::Reader& reader, std::string_view network_id) {
    return reader
        .find(
            R"(/* imports.count */
            select count(*) as n from imports i join measures m on m.id = i.measure_id
            where m.network_id = :network)",
            {{"network", network_id}}
        )
        ->integer("n");
}

bool touch_import(
    db::Transaction& transaction,
    std::string_view import_id,
    base::Instant now,
    std::int64_t rows_read
) {
    return transaction.execute(
               R"(/* imports.touch */
               update imports
               set touched_at = case when touched_at < :now then :now else touched_at end,
                   rows_read = case when rows_read < :rows then :rows else rows_read end,
                   rows_kept = case when rows_kept < :rows then :rows else rows_kept end
               where id = :id and state = 'staging')",
               {{"id", import_id}, {"now", now}, {"rows", rows_read}}
           ) == 1;
}

bool set_import_live(db::Transaction& transaction, std::string_view import_id, base::Instant now) {
    return transaction.execute(
               R"(/* imports.set_live */
               update imports
               set state = 'live', undone_at = null, touched_at = :now,
                   live_at = (select case when max(o.live_at) >= :now then max(o.live_at) + 1 else :now end
                              from imports o where o.measure_id = imports.measure_id)
               where id = :id and state in ('staging', 'undone'))",
               {{"id", import_id}, {"now", now}}
           ) == 1;
}

bool set_import_undone(
    db::Transaction& transaction, std::string_view import_id, base::Instant now
) {
    return transaction.execute(
               R"(/* imports.set_undone */
               update imports set state = 'undone', undone_at = :now, touched_at = :now
               where id = :id and state = 'live')",
               {{"id", import_id}, {"now", now}}
           ) == 1;
}

bool set_import_removed(
    db::Transaction& transaction, std::string_view import_id, base::Instant now
) {
    return transaction.execute(
               R"(/* imports.set_removed */
               update imports set state = 'swept', touched_at = :now
               where id = :id and state = 'undone')",
               {{"id", import_id}, {"now", now}}
           ) == 1;
}

bool end_staging(
    db::Transaction& transaction,
    std::string_view import_id,
    std::string_view state,
    std::string_view failure
) {
    return transaction.execute(
               R"(/* imports.end_staging */
               update imports set state = :state, failure = :failure
               where id = :id and state = 'staging')",
               {{"id", import_id}, {"state", state}, {"failure", null_if_empty(failure)}}
           ) == 1;
}

std::vector<std::string> list_stale_imports(db::Reader& reader, base::Instant untouched_since) {
    std::vector<std::string> ids;
    for (const db::Row& row : reader.query(
             R"(/* imports.list_stale */
             select id from imports where state = 'staging' and touched_at < :since order by id)",
             {{"since", untouched_since}}
         )) {
        ids.push_back(row.text("id"));
    }
    return ids;
}

bool remove_observations(
    db::Transaction& transaction, std::string_view import_id, std::size_t count
) {
    const std::int64_t removed = transaction.execute(
        R"(/* observations.remove_first */
        delete from observations
        where import_id = :import
          and not exists (select 1 from imports i where i.id = :import and i.state in ('live', 'undone'))
          and (cell_id, period_end, period_start) <= (
              select cell_id, period_end, period_start from observations where import_id = :import
              order by cell_id, period_end, period_start limit 1 offset :others))",
        {{"import", import_id}, {"others", static_cast<std::int64_t>(count - 1)}}
    );
    if (removed == 0) {
        transaction.execute(
            R"(/* observations.remove_last */
            delete from observations
            where import_id = :import
              and not exists (select 1 from imports i where i.id = :import and i.state in ('live', 'undone')))",
            {{"import", import_id}}
        );
    }
    return removed > 0;
}

void set_measure_arriving(
    db::Transaction& transaction, std::string_view measure_id, bool is_public
) {
    transaction.execute(
        R"(/* measures.set_arriving */
        update measures set is_public = false, arrives_as = :as where id = :id)",
        {{"id", measure_id}, {"as", is_public ? "public" : "internal"}}
    );
}

bool let_measure_arrive(db::Transaction& transaction, std::string_view measure_id, bool is_public) {
    return transaction.execute(
               R"(/* measures.arrive */
               update measures
               set is_public = case when arrives_as = 'public' and :as = 'public' then true else false end,
                   arrives_as = null
               where id = :id and arrives_as is not null)",
               {{"id", measure_id}, {"as", is_public ? "public" : "internal"}}
           ) == 1;
}

}  // namespace measures
