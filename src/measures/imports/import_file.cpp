// import_file: check, stage, make live.
#include "base/id.hpp"
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

#include <algorithm>
#include <future>

namespace measures {
namespace {

// What is kept of a failure: a refusal's own words; anything else is for the log.
std::string words_of(const std::exception& failure) {
    const auto* error = dynamic_cast<const base::Error*>(&failure);
    const bool is_refusal = error != nullptr && error->code() != base::Code::internal;
    return is_refusal ? failure.what() : "Something went wrong here; it is in the log.";
}

// "1 row was", "12 rows were"
std::string rows_were(std::int64_t count) {
    return tables::counted(static_cast<std::uint64_t>(count), "row") +
           (count == 1 ? " was" : " were");
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
    void write_all();
    CellRow cell_row(std::int32_t number) const;
    void number_cells();
    void for_each_observation(const TakeObservation& take) const;
    void stage();
    void store(PacedWrites& writes, std::vector<ObservationRow>& rows);
    void make_live(CountedUp counted);
    void write_live(db::Transaction& transaction);

    db::Database& database_;
    const base::Clock& clock_;
    const base::Viewer& viewer_;
    const ImportRequest& request_;
    const TellProgress& progress_;
    CheckedFile file_;
    Import import_;
    bool made_measure_ = false;
    std::vector<std::int32_t> cells_;     // numbers of the reader's cells, by their ids
    std::vector<std::int64_t> cell_ids_;  // theirs, ascending
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
            same = find_same_import(reader, measure->id, file_.file_hash(), request_.mapping);
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
    outcome.said = rows_were(outcome.rows_kept) + " imported; the figures are live.";
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
    made_measure_ = !measure.has_value();
    if (measure) {
        import_.measure_id = measure->id;
        return;
    }
    Measure made = file_.mapping().measure;
    made.network_id = request_.network_id;
    made.is_public = false;  // until its first figures are there
    import_.measure_id = insert_measure(transaction, clock_.now(), made);
    journal::write(
        transaction,
        clock_.now(),
        {.scope = request_.network_id,
         .actor = viewer_.account(),
         .kind = "measure.added",
         .subject = {"measure", import_.measure_id}}
    );
}

// The places, the measure and the import itself.
void FileImport::start() {
    for (int attempt = 1;; ++attempt) {
        try {
            database_.change([this](db::Transaction& transaction) {
                const auto made = file_.places().create_missing(transaction, clock_.now(), viewer_);
                take_measure(transaction);
                insert_own_import(transaction);
                note_made_places(transaction, import_.id, made);
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

// Rows are stored while they are added up: the two use different hands.
void FileImport::write_all() {
    const jobs::Heartbeat heartbeat([this](std::int64_t) {
        database_.change([this](db::Transaction& transaction) {
            touch_import(transaction, import_.id, clock_.now(), 0);
        });
    });
    number_cells();
    const LiveChange change{.adding = import_.id, .added = [this](const TakeObservation& take) {
                                for_each_observation(take);
                            }};
    auto counted = std::async(std::launch::async, [this, &change] {
        add_cells(database_, import_.measure_id, cell_ids_, [this](std::size_t at) {
            return cell_row(cells_[at]);
        });
        return count_up(database_, clock_.now(), request_.network_id, import_.measure_id, change);
    });
    stage();
    make_live(counted.get());
}

CellRow FileImport::cell_row(std::int32_t number) const {
    const ImportCell cell = file_.rows().cell(number);
    const std::string& place = file_.places().places()[static_cast<std::size_t>(cell.place)].id;
    return {cell_id(import_.measure_id, place, cell.groups), place, cell.groups};
}

void FileImport::number_cells() {
    std::vector<std::pair<std::int64_t, std::int32_t>> by_id;
    for (std::size_t i = 0; i < file_.rows().cell_count(); ++i) {
        const auto number = static_cast<std::int32_t>(i);
        by_id.emplace_back(cell_row(number).id, number);
    }
    std::sort(by_id.begin(), by_id.end());
    for (const auto& [id, number] : by_id) {
        cell_ids_.push_back(id);
        cells_.push_back(number);
    }
}

void FileImport::for_each_observation(const TakeObservation& take) const {
    for (std::size_t at = 0; at < cells_.size(); ++at) {
        file_.kept().for_each_of(cells_[at], [&](const ImportRow& row) {
            const ObservedPeriod& period =
                file_.rows().periods()[static_cast<std::size_t>(row.period)];
            take({row.line, cell_ids_[at], period, row.figures});
        });
    }
}

void FileImport::insert_own_import(db::Transaction& transaction) {
    import_.file_name = request_.file_name;
    import_.file_hash = file_.file_hash();
    import_.mapping = request_.mapping;
    say_who_is_counted(file_.mapping(), import_);
    import_.started_by = viewer_.account();
    import_.started_at = clock_.now();
    import_.touched_at = clock_.now();
    insert_import(transaction, import_);
}

void FileImport::stage() {
    PacedWrites writes(database_);
    std::vector<ObservationRow> rows;
    for_each_observation([&](const ObservationRow& row) {
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

void FileImport::make_live(CountedUp counted) {
    if (progress_) {
        progress_({"Adding up", 0, 0});
    }
    change_live(
        database_,
        clock_.now(),
        {.network_id = request_.network_id,
         .measure_id = import_.measure_id,
         .change = {.adding = import_.id},
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
    const auto same =
        find_same_import(transaction, import_.measure_id, file_.file_hash(), request_.mapping);
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
    if (made_measure_ && file_.mapping().measure.is_public) {
        publish_first_figures(transaction, import_.measure_id, import_.id);
    }
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
