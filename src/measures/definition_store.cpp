#include "base/id.hpp"
#include "measures/measure_store.hpp"
#include "measures/nullable.hpp"

namespace measures {
namespace {

Break break_of(const db::Row& row) {
    return {
        .id = row.text("id"),
        .on = row.date("breaks_on"),
        .kind = row.text("kind"),
        .reason = row.text("reason"),
        .denominator_edition = row.text("denominator_edition"),
        .is_removed = !row.is_null("removed_at")};
}

Target target_of(const db::Row& row) {
    return {
        .id = row.text("id"),
        .dimension = row.text("dimension"),
        .code = row.text("code"),
        .baseline_on = row.optional_date("baseline_on"),
        .due_on = row.date("due_on"),
        .value = row.real("value"),
        .reason = row.text("reason"),
        .is_removed = !row.is_null("removed_at")};
}

}  // namespace

std::vector<Group> list_groups(db::Reader& reader, std::string_view measure_id) {
    std::vector<Group> groups;
    for (const db::Row& row : reader.query(
             R"(/* measure_groups.list */
             select dimension, code, label, position from measure_groups
             where measure_id = :measure order by dimension, position, code)",
             {{"measure", measure_id}}
         )) {
        groups.push_back(
            {row.text("dimension"), row.text("code"), row.text("label"), row.integer("position")}
        );
    }
    return groups;
}

void upsert_groups(
    db::Transaction& transaction, std::string_view measure_id, std::span<const Group> groups
) {
    for (const Group& group : groups) {
        transaction.execute(
            R"(/* measure_groups.upsert */
            insert into measure_groups (id, measure_id, dimension, code, label, position)
            values (:id, :measure, :dimension, :code, :label, :position)
            on conflict (measure_id, dimension, code)
            do update set label = excluded.label, position = excluded.position)",
            {{"id", base::new_uuid()},
             {"measure", measure_id},
             {"dimension", group.dimension},
             {"code", group.code},
             {"label", group.label},
             {"position", group.position}}
        );
    }
}

std::vector<Break> list_breaks(db::Reader& reader, std::string_view measure_id, Listed listed) {
    std::vector<Break> breaks;
    for (const db::Row& row : reader.query(
             R"(/* measure_breaks.list */
             select id, breaks_on, kind, reason, denominator_edition, removed_at
             from measure_breaks
             where measure_id = :measure and (removed_at is not null) = :removed
             order by breaks_on, kind)",
             {{"measure", measure_id}, {"removed", listed == Listed::removed}}
         )) {
        breaks.push_back(break_of(row));
    }
    return breaks;
}

std::string upsert_break(
    db::Transaction& transaction, std::string_view measure_id, const Break& made
) {
    const auto row = transaction.find(
        R"(/* measure_breaks.upsert */
        insert into measure_breaks (id, measure_id, breaks_on, kind, reason, denominator_edition,
                                    removed_at)
        values (:id, :measure, :breaks_on, :kind, :reason, :edition, null)
        on conflict (measure_id, breaks_on, kind)
        do update set reason = excluded.reason, removed_at = null,
                      denominator_edition = excluded.denominator_edition
        returning id)",
        {{"id", base::new_uuid()},
         {"measure", measure_id},
         {"breaks_on", made.on},
         {"kind", made.kind},
         {"reason", made.reason},
         {"edition", made.denominator_edition}}
    );
    return row->text("id");
}

bool set_break_removed(
    db::Transaction& transaction,
    std::string_view measure_id,
    std::string_view break_id,
    std::optional<base::Instant> at
) {
    return transaction.execute(
               R"(/* measure_breaks.remove */
        update measure_breaks set removed_at = :at where id = :id and measure_id = :measure)",
               {{"id", break_id}, {"measure", measure_id}, {"at", at}}
           ) == 1;
}

std::vector<Target> list_targets(db::Reader& reader, std::string_view measure_id, Listed listed) {
    std::vector<Target> targets;
    for (const db::Row& row : reader.query(
             R"(/* targets.list */
             select id, dimension, code, baseline_on, due_on, value, reason, removed_at
             from targets where measure_id = :measure and (removed_at is not null) = :removed
             order by due_on, dimension, code)",
             {{"measure", measure_id}, {"removed", listed == Listed::removed}}
         )) {
        targets.push_back(target_of(row));
    }
    return targets;
}

std::string upsert_target(
    db::Transaction& transaction,
    base::Instant now,
    std::string_view measure_id,
    const Target& target
) {
    const auto row = transaction.find(
        R"(/* targets.upsert */
        insert into targets (id, measure_id, dimension, code, baseline_on, due_on, value, reason,
                             created_at, removed_at)
        values (:id, :measure, :dimension, :code, :baseline_on, :due_on, :value, :reason,
                :now, null)
        on conflict (measure_id, dimension, code, due_on)
        do update set baseline_on = excluded.baseline_on, value = excluded.value,
                      reason = excluded.reason, removed_at = null
        returning id)",
        {{"id", base::new_uuid()},
         {"measure", measure_id},
         {"dimension", target.dimension},
         {"code", target.code},
         {"baseline_on", target.baseline_on},
         {"due_on", target.due_on},
         {"value", target.value},
         {"reason", target.reason},
         {"now", now}}
    );
    return row->text("id");
}

bool set_target_removed(
    db::Transaction& transaction,
    std::string_view measure_id,
    std::string_view target_id,
    std::optional<base::Instant> at
) {
    return transaction.execute(
               R"(/* targets.remove */
        update targets set removed_at = :at where id = :id and measure_id = :measure)",
               {{"id", target_id}, {"measure", measure_id}, {"at", at}}
           ) == 1;
}

LaterEditions list_later_editions(db::Reader& reader, const WhoseEditions& whose) {
    db::SqlText sql(R"(/* import_editions.list */
        select e.import_id, e.begins_on, e.denominator_edition
        from import_editions e join imports i on i.id = e.import_id
        join measures m on m.id = i.measure_id where)");
    db::Params params;
    if (!whose.measure_id.empty()) {
        sql += "i.measure_id = :measure";
        params.push_back({"measure", whose.measure_id});
    } else {
        sql += "m.network_id = :network";
        params.push_back({"network", whose.network_id});
    }
    sql += "order by e.import_id, e.begins_on";
    LaterEditions editions;
    for (const db::Row& row : reader.query(sql, params)) {
        editions[row.text("import_id")].push_back(
            {row.date("begins_on"), row.text("denominator_edition")}
        );
    }
    return editions;
}

std::vector<LiveSource> list_live_sources(db::Reader& reader, std::string_view measure_id) {
    LaterEditions later = list_later_editions(reader, {.measure_id = measure_id});
    std::vector<LiveSource> sources;
    for (const db::Row& row : reader.query(
             R"(/* imports.list_live */
             select i.id, i.file_name, i.protection, i.numerator_source, i.denominator_source,
                    i.numerator_edition, i.denominator_edition, i.ethnicity_output, i.live_at, r.place_id,
                    case when r.id is null or exists (
                        select 1 from measure_sums s
                        where s.edition = m.sums_edition and s.place_id = r.place_id
                          and s.period_end = r.period_end and s.period_start = r.period_start
                    ) then 1 else 0 end as is_shown
             from imports i join measures m on m.id = i.measure_id
             left join returns r on r.measure_id = i.measure_id and r.import_id = i.id
             where i.measure_id = :measure and i.state = 'live'
             order by i.live_at desc, i.id desc)",
             {{"measure", measure_id}}
         )) {
        sources.push_back(
            {row.text("id"),
             row.text("file_name"),
             row.text("protection"),
             source_text(row.text("numerator_source"), row.text("numerator_edition")),
             source_text(
                 row.text("denominator_source"),
                 row.text("denominator_edition"),
                 later[row.text("id")]
             ),
             row.text_or("ethnicity_output", ""),
             row.instant("live_at"),
             row.text_or("place_id", ""),
             row.integer("is_shown") == 1}
        );
    }
    return sources;
}

}  // namespace measures
