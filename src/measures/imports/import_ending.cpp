#include "measures/imports/import_ending.hpp"

#include "measures/imports/import_leftovers.hpp"
#include "measures/imports/import_store.hpp"
#include "measures/sums/change_live.hpp"
#include "measures/sums/sum_store.hpp"

namespace measures {
namespace {

Import get_import(db::Database& database, std::string_view network_id, std::string_view import_id) {
    db::Reader reader = database.read();
    const auto import = find_import(reader, network_id, import_id);
    if (!import) {
        base::throw_not_found("This import");
    }
    return *import;
}

// What was accepted is taken back where it was accepted, so that the return knows of it.
void refuse_returns(const Import& import) {
    if (import.kind == "return") {
        throw base::Error(
            base::Code::conflict,
            "These figures are a partner's return: take back its acceptance on the page of the "
            "return."
        );
    }
}

}  // namespace

void undo_import(
    db::Database& database,
    base::Instant now,
    const base::Viewer& viewer,
    std::string_view network_id,
    std::string_view import_id
) {
    const Import import = get_import(database, network_id, import_id);
    refuse_returns(import);
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
    refuse_returns(import);
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
                     throw base::Error(
                         base::Code::conflict,
                         "Somebody put this import back, or removed it for good, at the same time."
                     );
                 }
             }}
    );
}

void remove_import(
    db::Database& database,
    base::Instant now,
    const base::Viewer& viewer,
    std::string_view network_id,
    std::string_view import_id
) {
    const Import import = get_import(database, network_id, import_id);
    refuse_returns(import);
    database.change([&](db::Transaction& transaction) {
        if (!set_import_removed(transaction, import.id, now)) {
            throw base::Error(
                base::Code::conflict,
                import.is_removed() ? "This import was removed before."
                                    : "Only an import that was undone can be removed for good."
            );
        }
        journal::write(
            transaction,
            now,
            {.scope = std::string(network_id),
             .actor = viewer.account(),
             .kind = "import.removed",
             .subject = {"import", import.id},
             .object = {"measure", import.measure_id}}
        );
    });
}

void fail_import(
    db::Database& database, base::Instant now, std::string_view import_id, std::string_view failure
) {
    bool ended = false;
    database.change([&](db::Transaction& transaction) {
        ended = end_staging(transaction, import_id, "failed", failure);
    });
    if (ended) {
        remove_leftovers(database, now, import_id);
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
    std::vector<std::string> ended;
    {
        db::Reader reader = database.read();
        ended = list_imports_with_leftovers(reader);
    }
    for (const std::string& import_id : ended) {
        remove_leftovers(database, now, import_id);
    }
    std::vector<std::string> old_sums;
    {
        db::Reader reader = database.read();
        old_sums = list_old_sums(reader, now);
    }
    for (const std::string& edition : old_sums) {
        remove_sums(database, edition);
    }
}

}  // namespace measures
