// The jobs that check and import uploaded files, and the sweep of those that were forgotten.
#include "base/id.hpp"
#include "measures/imports/import_definitions.hpp"
#include "measures/imports/import_ending.hpp"
#include "measures/imports/import_refusal_file.hpp"
#include "measures/imports/import_store.hpp"
#include "measures/imports/import_work.hpp"
#include "network/network.hpp"

#include <boost/json.hpp>

#include <chrono>
#include <optional>
#include <typeinfo>
#include <utility>

namespace measures {
namespace {

constexpr std::int64_t forgotten_after_days = 14;

// Time that goes on from the moment the job began.
class RunningClock : public base::Clock {
public:
    explicit RunningClock(base::Instant start) : start_(start) {}
    base::Instant now() const override {
        const auto passed = std::chrono::steady_clock::now() - began_;
        return {
            start_.micros + std::chrono::duration_cast<std::chrono::microseconds>(passed).count()};
    }

private:
    base::Instant start_;
    std::chrono::steady_clock::time_point began_ = std::chrono::steady_clock::now();
};

// Writes progress at most every second.
class ProgressWriter {
public:
    ProgressWriter(db::Database& database, const base::Clock& clock, const ImportUpload& upload)
        : database_(database), clock_(clock), upload_(upload) {}

    void write(const ImportProgress& progress) {
        const base::Instant now = clock_.now();
        if (now < next_) {
            return;
        }
        next_ = now + 1;
        database_.change([&](db::Transaction& transaction) {
            set_upload_progress(transaction, now, upload_, progress);
        });
    }

private:
    db::Database& database_;
    const base::Clock& clock_;
    const ImportUpload& upload_;
    base::Instant next_{};
};

std::optional<ImportUpload> upload_of_job(const jobs::Job& job, db::Database& database) {
    const std::string id(boost::json::parse(job.payload).at("upload").as_string());
    db::Reader reader = database.read();
    return find_upload_by_id(reader, id);
}

// Whoever uploaded the file, with the rights held now: the click proved a second factor.
base::Viewer uploader(db::Database& database, const ImportUpload& upload, base::Instant now) {
    base::Viewer viewer(upload.uploaded_by, true);
    db::Reader reader = database.read();
    network::grant_roles(reader, viewer, now);
    return viewer;
}

struct Attempt {
    ImportOutcome outcome;
    bool is_refused = false;
    std::optional<base::Error> failure{};  // something went wrong here, not in the file
};

ImportOutcome work_on(
    db::Database& database, const base::Clock& clock, const ImportUpload& upload, bool dry_run
) {
    ProgressWriter progress_writer(database, clock, upload);
    RefusalWriter refusal_writer(refusals_of(upload.file_path));
    return import_file(
        database,
        clock,
        uploader(database, upload, clock.now()),
        {.file = upload.file_path,
         .file_name = upload.file_name,
         .mapping = upload.mapping,
         .network_id = upload.network_id,
         .dry_run = dry_run,
         .import_id = upload.outcome.import_id,
         .work_folder = std::filesystem::path(upload.file_path).parent_path(),
         .tell_refusal = [&](const tables::Refusal& refusal) { refusal_writer.add(refusal); }},
        [&](const ImportProgress& progress) { progress_writer.write(progress); }
    );
}

Attempt went_wrong_here(const base::Error& error) {
    return {
        {.said = "Something went wrong here; the operator can see it in the log."}, true, error};
}

Attempt attempt_on(
    db::Database& database, const base::Clock& clock, const ImportUpload& upload, bool dry_run
) {
    try {
        ImportOutcome outcome = work_on(database, clock, upload, dry_run);
        const bool is_refused = outcome.rows_refused > 0;
        return {std::move(outcome), is_refused};
    } catch (const base::Error& error) {
        if (error.code() == base::Code::busy) {
            throw;
        }
        if (error.code() != base::Code::internal) {
            return {{.said = error.what()}, true};
        }
        return went_wrong_here(error);
    } catch (const std::exception& error) {
        const std::string type = typeid(error).name();
        return went_wrong_here({base::Code::internal, "An unexpected error (" + type + ")."});
    }
}

// Keeps the outcome, unless another has begun on the file again; what went wrong here goes on to
// the queue, which writes it to the log.
void keep_outcome(
    db::Database& database,
    base::Instant now,
    const ImportUpload& upload,
    const char* step,
    const Attempt& attempt
) {
    database.change([&](db::Transaction& transaction) {
        set_upload_outcome(
            transaction, now, upload, attempt.is_refused ? "refused" : step, attempt.outcome
        );
    });
    if (attempt.failure) {
        throw base::Error(*attempt.failure);
    }
}

// A try before was stopped after its figures had gone live, or before: what it staged goes first.
// True when they are live, and that is its outcome.
bool end_earlier_try(db::Database& database, base::Instant now, const ImportUpload& upload) {
    if (upload.step != "importing" || upload.outcome.import_id.empty()) {
        return false;
    }
    fail_import(
        database, now, upload.outcome.import_id, "It was interrupted before it was complete."
    );
    std::optional<Import> import;
    {
        db::Reader reader = database.read();
        import = find_import(reader, upload.network_id, upload.outcome.import_id);
    }
    if (!import || import->state != "live") {
        return false;
    }
    ImportOutcome outcome = upload.outcome;
    outcome.said = said_of_imported(import->rows_kept);
    keep_outcome(database, now, upload, "imported", {outcome});
    remove_files(upload);
    return true;
}

// Marks the file as worked on by this try; false when another has it.
bool take(db::Database& database, ImportUpload& upload) {
    const std::string import_id = base::new_uuid();
    bool is_taken = false;
    database.change([&](db::Transaction& transaction) {
        is_taken = take_upload(transaction, upload, import_id);
    });
    upload.outcome.import_id = import_id;
    return is_taken;
}

}  // namespace

void run_check(const jobs::Job& job, db::Database& database, base::Instant now) {
    auto upload = upload_of_job(job, database);
    if (!upload || upload->step != "checking" || !take(database, *upload)) {
        return;
    }
    const RunningClock clock(now);
    Attempt attempt = attempt_on(database, clock, *upload, true);
    attempt.outcome.import_id = "";
    keep_outcome(database, clock.now(), *upload, "checked", attempt);
}

void run_import(const jobs::Job& job, db::Database& database, base::Instant now) {
    auto upload = upload_of_job(job, database);
    if (!upload || upload->step != "importing" || end_earlier_try(database, now, *upload) ||
        !take(database, *upload)) {
        return;
    }
    const RunningClock clock(now);
    const Attempt attempt = attempt_on(database, clock, *upload, false);
    keep_outcome(database, clock.now(), *upload, "imported", attempt);
    if (!attempt.is_refused) {
        remove_files(*upload);
    }
}

void sweep_uploads(db::Database& database, base::Instant now) {
    std::vector<ImportUpload> forgotten;
    std::vector<ImportUpload> abandoned;
    {
        db::Reader reader = database.read();
        forgotten = list_forgotten_uploads(reader, now - base::days(forgotten_after_days));
        abandoned = list_busy_uploads(reader);
        // A file becomes busy in the transaction that queues its job.
        std::erase_if(abandoned, [&](const ImportUpload& upload) {
            const char* kind = upload.step == "checking" ? check_job : run_job;
            return jobs::is_queued(reader, kind, upload.id);
        });
    }
    for (const ImportUpload& upload : forgotten) {
        remove_upload(database, now, upload);
    }
    for (const ImportUpload& upload : abandoned) {
        if (!end_earlier_try(database, now, upload)) {
            ImportOutcome outcome;
            outcome.said =
                "The work on it was interrupted and given up. Save its mapping again to have it "
                "checked anew.";
            keep_outcome(database, now, upload, "refused", {outcome, true});
        }
    }
}

}  // namespace measures
