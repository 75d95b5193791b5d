#include "measures/import_live.hpp"

#include "measures/import_store.hpp"
#include "measures/measure_store.hpp"

namespace measures {
namespace {

constexpr int rows_a_removal = 2'000;
constexpr int attempts_at_most = 20;

void remove_rows(db::Database& database, std::string_view import_id) {
    std::int64_t removed = rows_a_removal;
    while (removed == rows_a_removal) {
        db::Transaction transaction = database.write();
        removed = remove_observations(transaction, import_id, rows_a_removal);
        transaction.commit();
    }
}

bool try_change(db::Database& database, base::Instant now, const LiveWork& work) {
    Measure measure;
    std::vector<Sum> sums;
    {
        db::Reader reader = database.read();
        measure = get_measure(reader, base::Viewer::system(), work.network_id, work.measure_id);
        sums = compute_sums(reader, measure, work.change);
    }
    try {
        db::Transaction transaction = database.write();
        work.write(transaction);
        write_sums(transaction, measure, sums);
        journal::Entry entry = work.entry;
        entry.scope = work.network_id;
        const Measure now_is =
            get_measure(transaction, base::Viewer::system(), work.network_id, work.measure_id);
        entry.audience =
            now_is.is_public ? journal::Audience::everyone : journal::Audience::members;
        journal::write(transaction, now, entry);
        transaction.commit();
        return true;
    } catch (const db::Conflict& conflict) {
        if (conflict.kind() != db::Conflict::Kind::serialization) {
            throw;
        }
        return false;
    }
}

Import get_import(db::Database& database, std::string_view network_id, std::string_view import_id) {
    db::Reader reader = database.read();
    const auto import = find_import(reader, network_id, import_id);
    if (!import) {
        base::throw_not_found("This import");
    }
    return *import;
}

}  // namespace

void change_live(db::Database& database, base::Instant now, const LiveWork& work) {
    for (int attempt = 1; !try_change(database, now, work); ++attempt) {
        if (attempt == attempts_at_most) {
            throw base::Error(
                base::Code::busy, "Other changes of this measure came first; try again in a moment."
            );
        }
    }
}

void undo_import(
    db::Database& database,
    base::Instant now,
    const base::Viewer& viewer,
    std::string_view network_id,
    std::string_view import_id
) {
    const Import import = get_import(database, network_id, import_id);
    change_live(
        database,
        now,
        {.network_id = std::string(network_id),
         .measure_id = import.measure_id,
         .change = {.removing = import.id},
         .entry =
             {.scope = "",
              .actor = viewer.account(),
              .kind = "import.undone",
              .subject = {"import", import.id},
              .object = {"measure", import.measure_id}},
         .write =
             [&](db::Transaction& transaction) {
                 if (!set_import_undone(transaction, import.id, now)) {
                     throw base::Error(base::Code::conflict, "This import is not live.");
                 }
             }}
    );
}

void redo_import(
    db::Database& database,
    base::Instant now,
    const base::Viewer& viewer,
    std::string_view network_id,
    std::string_view import_id
) {
    const Import import = get_import(database, network_id, import_id);
    if (import.state != "undone") {
        throw base::Error(base::Code::conflict, "Only an import that was undone can be put back.");
    }
    change_live(
        database,
        now,
        {.network_id = std::string(network_id),
         .measure_id = import.measure_id,
         .change = {.adding = import.id},
         .entry =
             {.scope = "",
              .actor = viewer.account(),
              .kind = "import.put_back",
              .subject = {"import", import.id},
              .object = {"measure", import.measure_id}},
         .write =
             [&](db::Transaction& transaction) {
                 if (!set_import_live(transaction, import.id, now)) {
                     throw base::Error(base::Code::conflict, "This import is live already.");
                 }
             }}
    );
}

void fail_import(db::Database& database, std::string_view import_id, std::string_view failure) {
    bool ended = false;
    database.change([&](db::Transaction& transaction) {
        ended = end_staging(transaction, import_id, "failed", failure);
    });
    if (ended) {
        remove_rows(database, import_id);
    }
}

void sweep_imports(db::Database& database, base::Instant now) {
    std::vector<std::string> stale;
    {
        db::Reader reader = database.read();
        stale = list_stale_imports(reader, now - stale_after_seconds);
    }
    for (const std::string& import_id : stale) {
        database.change([&](db::Transaction& transaction) {
            end_staging(
                transaction, import_id, "swept", "It was interrupted before it was complete."
            );
        });
    }
    std::vector<std::string> dead;
    {
        db::Reader reader = database.read();
        dead = list_imports_with_dead_rows(reader);
    }
    for (const std::string& import_id : dead) {
        remove_rows(database, import_id);
    }
}

}  // namespace measures
