#include "measures/imports/import_upload_store.hpp"

#include "measures/imports/import_refusal_file.hpp"
#include "measures/nullable.hpp"

#include <utility>

namespace measures {
namespace {

constexpr db::Sql select_uploads = R"(
    select id, network_id, file_name, file_path, file_bytes, mapping, step, doing, rows_done, rows_of,
           rows_read, rows_kept, rows_refused, rows_left_out, rows_over, read_as, said, import_id,
           uploaded_by, uploaded_at, touched_at
    from import_uploads
)";

ImportUpload upload_of(const db::Row& row) {
    ImportUpload upload{
        .id = row.text("id"),
        .network_id = row.text("network_id"),
        .file_name = row.text("file_name"),
        .file_path = row.text("file_path"),
        .file_bytes = row.integer("file_bytes"),
        .mapping = row.text("mapping"),
        .step = row.text("step"),
        .doing = row.text("doing"),
        .rows_done = row.integer("rows_done"),
        .rows_of = row.integer("rows_of"),
        .uploaded_by = row.text("uploaded_by"),
        .uploaded_at = row.instant("uploaded_at"),
        .touched_at = row.instant("touched_at")};
    upload.outcome.import_id = row.text_or("import_id", "");
    upload.outcome.rows_read = row.integer("rows_read");
    upload.outcome.rows_kept = row.integer("rows_kept");
    upload.outcome.rows_refused = row.integer("rows_refused");
    upload.outcome.rows_left_out = row.integer("rows_left_out");
    upload.outcome.rows_over = row.integer("rows_over");
    upload.outcome.read_as = row.text("read_as");
    upload.outcome.said = row.text("said");
    return upload;
}

std::vector<ImportUpload> uploads_of(const db::Rows& rows) {
    std::vector<ImportUpload> uploads;
    for (const db::Row& row : rows) {
        uploads.push_back(upload_of(row));
    }
    return uploads;
}

void replace_refusals(
    db::Transaction& transaction,
    std::string_view upload_id,
    const std::vector<tables::Refusal>& refusals
) {
    transaction.execute(
        "/* import_refusals.clear */ delete from import_refusals where upload_id = :upload",
        {{"upload", upload_id}}
    );
    db::BulkInsert insert(
        transaction,
        "import_refusals",
        {"upload_id", "position", "line", "column_name", "value", "expected"}
    );
    std::int64_t position = 0;
    for (const tables::Refusal& refusal : refusals) {
        insert.add(
            {upload_id,
             ++position,
             static_cast<std::int64_t>(refusal.line),
             short_text(refusal.column),
             short_text(refusal.value),
             refusal.expected}
        );
    }
    insert.finish();
}

}  // namespace

void insert_upload(db::Transaction& transaction, const ImportUpload& upload) {
    transaction.execute(
        R"(/* import_uploads.insert */
        insert into import_uploads (id, network_id, file_name, file_path, file_bytes, mapping, step,
                                    doing, rows_done, rows_of, rows_read, rows_kept, rows_refused,
                                    rows_left_out, rows_over, read_as, said, uploaded_by, uploaded_at,
                                    touched_at)
        values (:id, :network, :file_name, :file_path, :file_bytes, :mapping, :step, '', 0, 0, 0, 0, 0,
                0, 0, '', '', :uploaded_by, :now, :now))",
        {{"id", upload.id},
         {"network", upload.network_id},
         {"file_name", upload.file_name},
         {"file_path", upload.file_path},
         {"file_bytes", upload.file_bytes},
         {"mapping", upload.mapping},
         {"step", upload.step},
         {"uploaded_by", upload.uploaded_by},
         {"now", upload.uploaded_at}}
    );
}

std::optional<ImportUpload> find_upload(
    db::Reader& reader, std::string_view network_id, std::string_view upload_id
) {
    auto upload = find_upload_by_id(reader, upload_id);
    return upload && upload->network_id == network_id ? upload : std::nullopt;
}

std::optional<ImportUpload> find_upload_by_id(db::Reader& reader, std::string_view upload_id) {
    db::SqlText sql("/* import_uploads.find */");
    sql += select_uploads;
    sql += "where id = :id";
    const auto row = reader.find(sql, {{"id", upload_id}});
    return row ? std::optional(upload_of(*row)) : std::nullopt;
}

std::vector<ImportUpload> list_open_uploads(
    db::Reader& reader, const base::Viewer& viewer, std::string_view network_id
) {
    db::SqlText sql("/* import_uploads.list_open */");
    sql += select_uploads;
    sql += R"(where network_id = :network and step not in ('imported', 'removed')
          and (:sees_all or uploaded_by = :viewer)
        order by uploaded_at desc, id desc limit 100)";
    return uploads_of(reader.query(
        sql,
        {{"network", network_id},
         {"sees_all", viewer.may(base::Permission::see_raw, network_id)},
         {"viewer", viewer.account()}}
    ));
}

std::vector<ImportUpload> list_busy_uploads(db::Reader& reader) {
    db::SqlText sql("/* import_uploads.list_busy */");
    sql += select_uploads;
    sql += "where step in ('checking', 'importing') order by id";
    return uploads_of(reader.query(sql, {}));
}

bool set_upload_mapping(
    db::Transaction& transaction,
    base::Instant now,
    std::string_view upload_id,
    std::string_view mapping
) {
    return transaction.execute(
               R"(/* import_uploads.set_mapping */
               update import_uploads set mapping = :mapping, step = 'uploaded', touched_at = :now
               where id = :id and step in ('uploaded', 'checked', 'refused'))",
               {{"id", upload_id}, {"mapping", mapping}, {"now", now}}
           ) == 1;
}

bool set_upload_step(
    db::Transaction& transaction,
    base::Instant now,
    std::string_view upload_id,
    std::string_view from,
    std::string_view to
) {
    return transaction.execute(
               R"(/* import_uploads.set_step */
               update import_uploads
               set step = :to, doing = '', rows_done = 0, rows_of = 0, touched_at = :now
               where id = :id and step = :from)",
               {{"id", upload_id}, {"from", from}, {"to", to}, {"now", now}}
           ) == 1;
}

bool set_upload_progress(
    db::Transaction& transaction,
    base::Instant now,
    const ImportUpload& held,
    const ImportProgress& progress
) {
    return transaction.execute(
               R"(/* import_uploads.set_progress */
               update import_uploads
               set doing = :doing, rows_done = :rows, rows_of = :of, touched_at = :now
               where id = :id and step = :held_step and coalesce(import_id, '') = :held_import)",
               {{"id", held.id},
                {"held_step", held.step},
                {"held_import", held.outcome.import_id},
                {"doing", progress.doing},
                {"rows", progress.rows},
                {"of", progress.of},
                {"now", now}}
           ) == 1;
}

bool take_upload(
    db::Transaction& transaction, const ImportUpload& held, std::string_view import_id
) {
    return transaction.execute(
               R"(/* import_uploads.take */
               update import_uploads set import_id = :import
               where id = :id and step = :held_step and coalesce(import_id, '') = :held_import)",
               {{"id", held.id},
                {"held_step", held.step},
                {"held_import", held.outcome.import_id},
                {"import", null_if_empty(import_id)}}
           ) == 1;
}

bool set_upload_outcome(
    db::Transaction& transaction,
    base::Instant now,
    const ImportUpload& held,
    std::string_view step,
    const ImportOutcome& outcome
) {
    const db::Params params{
        {"id", held.id},
        {"held_step", held.step},
        {"held_import", held.outcome.import_id},
        {"step", step},
        {"read", outcome.rows_read},
        {"kept", outcome.rows_kept},
        {"refused", outcome.rows_refused},
        {"left_out", outcome.rows_left_out},
        {"over", outcome.rows_over},
        {"read_as", outcome.read_as},
        {"said", outcome.said},
        {"import", null_if_empty(outcome.import_id)},
        {"now", now}};
    const std::int64_t changed = transaction.execute(
        R"(/* import_uploads.set_outcome */
        update import_uploads
        set step = :step, doing = '', rows_read = :read, rows_kept = :kept, rows_refused = :refused,
            rows_left_out = :left_out, rows_over = :over, read_as = :read_as, said = :said,
            import_id = :import, touched_at = :now
        where id = :id and step = :held_step and coalesce(import_id, '') = :held_import)",
        params
    );
    if (changed == 1) {
        replace_refusals(transaction, held.id, outcome.refusals);
    }
    return changed == 1;
}

std::vector<tables::Refusal> list_refusals(
    db::Reader& reader, std::string_view upload_id, int limit, int offset
) {
    std::vector<tables::Refusal> refusals;
    for (const db::Row& row : reader.query(
             R"(/* import_refusals.list */
             select line, column_name, value, expected from import_refusals
             where upload_id = :upload order by position limit :limit offset :offset)",
             {{"upload", upload_id}, {"limit", limit}, {"offset", offset}}
         )) {
        refusals.push_back(
            {static_cast<std::uint64_t>(row.integer("line")),
             row.text("column_name"),
             row.text("value"),
             row.text("expected")}
        );
    }
    return refusals;
}

std::int64_t count_refusals(db::Reader& reader, std::string_view upload_id) {
    return reader
        .find(
            R"(/* import_refusals.count */
            select count(*) as n from import_refusals where upload_id = :upload)",
            {{"upload", upload_id}}
        )
        ->integer("n");
}

std::vector<ImportUpload> list_forgotten_uploads(db::Reader& reader, base::Instant since) {
    db::SqlText sql("/* import_uploads.list_forgotten */");
    sql += select_uploads;
    sql +=
        R"(where step in ('uploaded', 'checked', 'refused') and touched_at < :since order by id)";
    return uploads_of(reader.query(sql, {{"since", since}}));
}

std::vector<UsedMapping> list_used_mappings(db::Reader& reader, std::string_view network_id) {
    std::vector<UsedMapping> used;
    for (const db::Row& row : reader.query(
             R"(/* imports.list_mappings */
             select m.slug, m.name, i.mapping from imports i join measures m on m.id = i.measure_id
             where m.network_id = :network and i.kind = 'file' and i.state in ('live', 'undone')
               and not exists (
                 select 1 from imports n
                 where n.measure_id = i.measure_id and n.kind = 'file'
                   and n.state in ('live', 'undone')
                   and (n.started_at > i.started_at or (n.started_at = i.started_at and n.id > i.id)))
             order by m.name)",
             {{"network", network_id}}
         )) {
        used.push_back({row.text("slug"), row.text("name"), row.text("mapping")});
    }
    return used;
}

}  // namespace measures
