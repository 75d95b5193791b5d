// import_file: check, stage, make live.
#include "base/id.hpp"
#include "measures/imports/import_cells.hpp"
#include "measures/imports/import_check.hpp"
#include "measures/imports/import_definitions.hpp"
#include "measures/imports/import_ending.hpp"
#include "measures/imports/import_leftovers.hpp"
#include "measures/imports/import_store.hpp"
#include "measures/measure_store.hpp"
#include "measures/sums/change_live.hpp"
#include "measures/sums/paced_writes.hpp"
#include "platform/jobs/heartbeat.hpp"

#include <fmt/format.h>

#include <future>

namespace measures {
namespace {

// What is kept of a failure: a refusal's own words; anything else is for the log.
std::string words_of(const std::exception& failure) {
    const auto* error = dynamic_cast<const base::Error*>(&failure);
    const bool is_refusal = error != nullptr && error->code() != base::Code::internal;
    return is_refusal ? failure.what() : "Something went wrong here; it is in the log.";
}

class FileImport {
public:
    FileImport(
        db::Database& database,
        const base::Clock& clock,
        const base::Viewer& viewer,
        const ImportRequest& request,
        const TellProgress& progress
    )
        : database_(database),
          clock_(clock),
          viewer_(viewer),
          request_(request),
          progress_(progress),
          file_(database, viewer, request, progress) {
        import_.id = request.import_id.empty() ? base::new_uuid() : request.import_id;
    }

    ImportOutcome run();

private:
    std::optional<ImportOutcome> same_again();
    std::string told_beforehand();
    void start();
    void take_measure(db::Transaction& transaction);
    void insert_own_import(db::Transaction& transaction);
    void make_places();
    void write_all();
    void stage();
    void store(PacedWrites& writes, std::vector<ObservationRow>& rows);
    void make_live(const LiveChange& change, CountedUp counted);
    void write_live(db::Transaction& transaction);
    void tell_measure_added(db::Transaction& transaction);
    Measure own_measure(db::Reader& reader) const {
        return get_measure(reader, base::Viewer::system(), request_.network_id, import_.measure_id);
    }

    db::Database& database_;
    const base::Clock& clock_;
    const base::Viewer& viewer_;
    const ImportRequest& request_;
    const TellProgress& progress_;
    CheckedFile file_;
    ImportCells cells_{file_};
    Import import_;
    std::int64_t stored_ = 0;
};

// The outcome when the same bytes were imported before through the same mapping. Refuses what is
// new and cannot stand beside what is live.
std::optional<ImportOutcome> FileImport::same_again() {
    std::optional<Import> same;
    {
        db::Reader reader = database_.read();
        if (const auto measure =
                find_mapped_measure(reader, request_.network_id, file_.mapping())) {
            same = find_same_import(reader, *measure, file_.file_hash(), file_.mapping_text());
            if (!same) {
                refuse_editions_beside(
                    reader, measure->id, file_.mapping(), file_.rows().periods()
                );
            }
        }
    }
    if (!same) {
        return std::nullopt;
    }
    ImportOutcome outcome = file_.outcome();
    outcome.import_id = same->id;
    if (same->state == "live") {
        outcome.said =
            "This file was imported before through the same mapping and is live: nothing "
            "was changed.";
        return outcome;
    }
    if (!request_.dry_run) {
        redo_import(database_, clock_.now(), viewer_, request_.network_id, same->id);
    }
    outcome.changed = !request_.dry_run;
    outcome.said = request_.dry_run
                       ? "This file was imported before and undone; importing it puts it back."
                       : "This file had been imported before and undone: it was put back.";
    return outcome;
}

ImportOutcome FileImport::run() {
    ImportOutcome outcome = file_.outcome();
    if (outcome.rows_refused > 0) {
        outcome.said = rows_were(outcome.rows_refused) + " refused; nothing was imported.";
        return outcome;
    }
    if (const auto same = same_again()) {
        return *same;
    }
    if (request_.dry_run) {
        outcome.said = fmt::format(
            "{} can be imported. Nothing was written.\n\n{}",
            tables::counted(static_cast<std::uint64_t>(outcome.rows_kept), "row"),
            told_beforehand()
        );
        return outcome;
    }
    start();
    try {
        write_all();
    } catch (const std::exception& failure) {
        fail_import(database_, clock_.now(), import_.id, words_of(failure));
        throw;
    }
    outcome.import_id = import_.id;
    outcome.changed = true;
    outcome.said = said_of_imported(outcome.rows_kept);
    return outcome;
}

std::string FileImport::told_beforehand() {
    db::Reader reader = database_.read();
    return what_it_will_do(
        file_.mapping(),
        find_mapped_measure(reader, request_.network_id, file_.mapping()),
        file_.rows().periods(),
        file_.places().places()
    );
}

void FileImport::take_measure(db::Transaction& transaction) {
    const auto measure = find_mapped_measure(transaction, request_.network_id, file_.mapping());
    if (measure) {
        import_.measure_id = measure->id;
        return;
    }
    Measure made = file_.mapping().measure;
    made.network_id = request_.network_id;
    import_.measure_id = insert_measure(transaction, clock_.now(), made);
    set_measure_arriving(transaction, import_.measure_id, made.is_public);
}

// The measure and the import itself, and then its places, which nobody sees before it is live.
void FileImport::start() {
    for (int attempt = 1;; ++attempt) {
        try {
            database_.change([this](db::Transaction& transaction) {
                take_measure(transaction);
                insert_own_import(transaction);
            });
            return;
        } catch (const db::Conflict&) {
            // Another import made the measure in the meantime: take that one.
            if (attempt == 3) {
                throw;
            }
        }
    }
}

void FileImport::make_places() {
    file_.places().create_missing(
        database_,
        clock_.now(),
        viewer_,
        [this](db::Transaction& transaction, const std::vector<std::string>& brought) {
            note_made_places(transaction, import_.id, brought);
        }
    );
}

// Rows are stored while they are added up: the two use different hands.
void FileImport::write_all() {
    const jobs::Heartbeat heartbeat([this](std::int64_t) {
        database_.change([this](db::Transaction& transaction) {
            touch_import(transaction, import_.id, clock_.now(), 0);
        });
    });
    make_places();
    cells_.number(import_.measure_id);
    const LiveChange change{
        .adding = import_.id,
        .added = [this](const TakeObservation& take) { cells_.for_each_observation(take); },
        .breaks = breaks_with(import_.measure_id, file_.mapping().breaks)};
    auto counted = std::async(std::launch::async, [this, &change] {
        add_cells(database_, import_.measure_id, cells_.ids(), [this](std::size_t at) {
            return cells_.row(at);
        });
        return count_up(database_, clock_.now(), request_.network_id, import_.measure_id, change);
    });
    stage();
    make_live(change, counted.get());
}

void FileImport::insert_own_import(db::Transaction& transaction) {
    import_.file_name = request_.file_name;
    import_.file_hash = file_.file_hash();
    import_.mapping = file_.mapping_text();
    say_who_is_counted(file_.mapping(), import_);
    import_.started_by = viewer_.account();
    import_.started_at = clock_.now();
    import_.touched_at = clock_.now();
    insert_import(transaction, import_);
}

void FileImport::stage() {
    PacedWrites writes(database_);
    std::vector<ObservationRow> rows;
    cells_.for_each_observation([&](const ObservationRow& row) {
        rows.push_back(row);
        if (rows.size() >= writes.rows()) {
            store(writes, rows);
        }
    });
    store(writes, rows);
}

void FileImport::store(PacedWrites& writes, std::vector<ObservationRow>& rows) {
    stored_ += static_cast<std::int64_t>(rows.size());
    writes.write([&](db::Transaction& transaction) {
        insert_observations(transaction, import_.id, rows);
        if (!touch_import(transaction, import_.id, clock_.now(), stored_)) {
            throw base::Error(
                base::Code::conflict,
                "The import was taken for interrupted, and swept; start it again."
            );
        }
    });
    rows.clear();
    if (progress_) {
        progress_({"Storing", stored_, file_.rows_kept()});
    }
}

void FileImport::make_live(const LiveChange& change, CountedUp counted) {
    if (progress_) {
        progress_({"Adding up", 0, 0});
    }
    change_live(
        database_,
        clock_.now(),
        {.network_id = request_.network_id,
         .measure_id = import_.measure_id,
         .change = change,
         .entry =
             {.scope = "",
              .actor = viewer_.account(),
              .kind = "import.made_live",
              .subject = {"import", import_.id},
              .object = {"measure", import_.measure_id}},
         .write = [this](db::Transaction& transaction) { write_live(transaction); }},
        std::move(counted)
    );
}

void FileImport::write_live(db::Transaction& transaction) {
    const Measure measure = own_measure(transaction);
    const auto same =
        find_same_import(transaction, measure, file_.file_hash(), file_.mapping_text());
    if (same && same->state == "live") {
        throw base::Error(
            base::Code::conflict,
            "Somebody else imported this file through the same mapping at the same time: theirs is "
            "live, and this one was dropped."
        );
    }
    find_mapped_measure(transaction, request_.network_id, file_.mapping());  // as it is by now
    if (!set_import_live(transaction, import_.id, clock_.now())) {
        throw base::Error(base::Code::conflict, "The import was swept meanwhile.");
    }
    add_definitions(transaction, import_.measure_id, file_.rows().groups(), file_.mapping().breaks);
    show_made_places(transaction, clock_.now(), viewer_, request_.network_id, import_.id);
    const bool is_public = file_.mapping().measure.is_public;
    if (let_measure_arrive(transaction, import_.measure_id, is_public)) {
        tell_measure_added(transaction);
    }
}

void FileImport::tell_measure_added(db::Transaction& transaction) {
    const Measure measure = own_measure(transaction);
    journal::write(
        transaction,
        clock_.now(),
        {.scope = request_.network_id,
         .actor = viewer_.account(),
         .kind = "measure.added",
         .subject = {"measure", measure.id},
         .audience = measure.is_public ? journal::Audience::everyone : journal::Audience::members}
    );
}

}  // namespace

ImportOutcome import_file(
    db::Database& database,
    const base::Clock& clock,
    const base::Viewer& viewer,
    const ImportRequest& request,
    const std::function<void(const ImportProgress&)>& progress
) {
    if (!viewer.is_system() && !viewer.may(base::Permission::import_data, request.network_id)) {
        base::throw_not_found("This network");
    }
    return FileImport(database, clock, viewer, request, progress).run();
}

}  // namespace measures
