// import_file: check, stage, make live.
#include "base/id.hpp"
#include "measures/import_check.hpp"
#include "measures/import_live.hpp"
#include "measures/import_pace.hpp"
#include "measures/import_store.hpp"
#include "measures/measure_store.hpp"
#include "platform/jobs/heartbeat.hpp"

#include <fmt/format.h>

#include <set>

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
    std::optional<Measure> find_own_measure(db::Reader& reader) const;
    void start();
    void take_measure(db::Transaction& transaction);
    void insert_own_import(db::Transaction& transaction);
    void add_own_cells();
    void stage();
    void store(std::vector<ObservationRow>& rows, std::int64_t done);
    void make_live();
    void add_definitions(db::Transaction& transaction);

    db::Database& database_;
    const base::Clock& clock_;
    const base::Viewer& viewer_;
    const ImportRequest& request_;
    const TellProgress& progress_;
    CheckedFile file_;
    Import import_;
    bool made_measure_ = false;
    std::vector<std::int64_t> cell_ids_;  // by position in the reader's cells
};

std::optional<Measure> FileImport::find_own_measure(db::Reader& reader) const {
    const Measure& mapped = file_.mapping().measure;
    auto measure = find_measure(reader, base::Viewer::system(), request_.network_id, mapped.slug);
    if (measure && measure->unit != mapped.unit) {
        throw base::Error(
            base::Code::invalid,
            fmt::format(
                "The mapping says that the measure \"{}\" is a {}, but this network has it as a "
                "{}.",
                mapped.slug,
                name(mapped.unit),
                name(measure->unit)
            )
        );
    }
    const bool has_rate = mapped.unit == Unit::proportion || mapped.unit == Unit::rate;
    if (measure && has_rate && measure->per != mapped.per) {
        throw base::Error(
            base::Code::invalid,
            fmt::format(
                "The mapping says that the measure \"{}\" is of every {}, but this network has it "
                "of every {}.",
                mapped.slug,
                mapped.per,
                measure->per
            )
        );
    }
    return measure;
}

// The outcome when the same bytes were imported before through the same mapping.
std::optional<ImportOutcome> FileImport::same_again() {
    std::optional<Import> same;
    {
        db::Reader reader = database_.read();
        if (const auto measure = find_own_measure(reader)) {
            same = find_same_import(reader, measure->id, file_.file_hash(), request_.mapping);
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
            "{} can be imported. Nothing was written.",
            tables::counted(static_cast<std::uint64_t>(outcome.rows_kept), "row")
        );
        return outcome;
    }
    start();
    try {
        add_own_cells();
        stage();
        make_live();
    } catch (const std::exception& failure) {
        fail_import(database_, import_.id, words_of(failure));
        throw;
    }
    outcome.import_id = import_.id;
    outcome.changed = true;
    outcome.said = rows_were(outcome.rows_kept) + " imported and live.";
    return outcome;
}

void FileImport::take_measure(db::Transaction& transaction) {
    const auto measure = find_own_measure(transaction);
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
                file_.places().create_missing(transaction, clock_.now(), viewer_);
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

void FileImport::add_own_cells() {
    std::vector<CellRow> cells;
    for (const ImportCell& cell : file_.rows().cells()) {
        const std::string& place = file_.places().places()[static_cast<std::size_t>(cell.place)].id;
        cells.push_back({cell_id(import_.measure_id, place, cell.groups), place, cell.groups});
        cell_ids_.push_back(cells.back().id);
    }
    add_cells(database_, import_.measure_id, cells);
}

void FileImport::insert_own_import(db::Transaction& transaction) {
    const Mapping& mapping = file_.mapping();
    import_.file_name = request_.file_name;
    import_.file_hash = file_.file_hash();
    import_.mapping = request_.mapping;
    import_.protection = mapping.protection;
    import_.numerator_source = mapping.numerator_source;
    import_.denominator_source = mapping.denominator_source;
    import_.ethnicity_output = mapping.ethnicity_output;
    import_.started_by = viewer_.account();
    import_.started_at = clock_.now();
    import_.touched_at = clock_.now();
    insert_import(transaction, import_);
}

void FileImport::stage() {
    const jobs::Heartbeat heartbeat([this](std::int64_t) {
        database_.change([this](db::Transaction& transaction) {
            touch_import(transaction, import_.id, clock_.now(), 0);
        });
    });
    BatchPace pace(database_.dialect());
    RefusalList refusals;
    std::vector<ObservationRow> rows;
    std::int64_t done = 0;
    const auto flush = [&] {
        const auto began = std::chrono::steady_clock::now();
        store(rows, done);
        pace.took(std::chrono::steady_clock::now() - began);
    };
    file_.table().for_each([&](const tables::Record& record) {
        const auto row = file_.rows().read(record, refusals);
        if (!row) {
            return;
        }
        ++done;
        rows.push_back(
            {row->line,
             cell_ids_[static_cast<std::size_t>(row->cell)],
             file_.rows().periods()[static_cast<std::size_t>(row->period)],
             row->figures}
        );
        if (rows.size() >= pace.rows()) {
            flush();
        }
    });
    flush();
    if (refusals.count() > 0) {
        throw base::Error(base::Code::conflict, "The file was changed while it was imported.");
    }
}

void FileImport::store(std::vector<ObservationRow>& rows, std::int64_t done) {
    db::Transaction transaction = database_.write();
    insert_observations(transaction, import_.id, rows);
    if (!touch_import(transaction, import_.id, clock_.now(), done)) {
        throw base::Error(
            base::Code::conflict, "The import was taken for interrupted, and swept; start it again."
        );
    }
    transaction.commit();
    rows.clear();
    if (progress_) {
        progress_({"Storing", done, file_.rows_kept()});
    }
}

// Groups and breaks that the measure does not have: what a person changed since stays as it is.
void FileImport::add_definitions(db::Transaction& transaction) {
    std::set<std::pair<std::string, std::string>> known;
    for (const Group& group : list_groups(transaction, import_.measure_id)) {
        known.emplace(group.dimension, group.code);
    }
    std::vector<Group> groups = file_.rows().groups();
    std::erase_if(groups, [&](const Group& group) {
        return known.contains({group.dimension, group.code});
    });
    upsert_groups(transaction, import_.measure_id, groups);
    std::set<std::pair<std::string, std::string>> known_breaks;
    for (const Listed listed : {Listed::current, Listed::removed}) {
        for (const Break& made : list_breaks(transaction, import_.measure_id, listed)) {
            known_breaks.emplace(made.on.iso(), made.kind);
        }
    }
    for (const Break& made : file_.mapping().breaks) {
        if (!known_breaks.contains({made.on.iso(), made.kind})) {
            upsert_break(transaction, import_.measure_id, made);
        }
    }
}

void FileImport::make_live() {
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
         .write =
             [this](db::Transaction& transaction) {
                 if (!set_import_live(transaction, import_.id, clock_.now())) {
                     throw base::Error(base::Code::conflict, "The import was swept meanwhile.");
                 }
                 add_definitions(transaction);
                 if (made_measure_ && file_.mapping().measure.is_public) {
                     publish_first_figures(transaction, import_.measure_id);
                 }
             }}
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
