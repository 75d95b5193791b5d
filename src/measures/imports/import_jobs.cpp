// The jobs that check and import uploaded files, and the sweep of those that were forgotten.
#include "base/id.hpp"
#include "measures/imports/import_ending.hpp"
#include "measures/imports/import_work.hpp"
#include "network/network.hpp"

#include <boost/json.hpp>

#include <chrono>
#include <optional>
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
    ProgressWriter(db::Database& database, const base::Clock& clock, std::string upload_id)
        : database_(database), clock_(clock), upload_id_(std::move(upload_id)) {}

    void write(const ImportProgress& progress) {
        const base::Instant now = clock_.now();
        if (now < next_) {
            return;
        }
        next_ = now + 1;
        database_.change([&](db::Transaction& transaction) {
            set_upload_progress(transaction, now, upload_id_, progress);
        });
    }

private:
    db::Database& database_;
    const base::Clock& clock_;
    std::string upload_id_;
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
    ProgressWriter writer(database, clock, upload.id);
    const base::Viewer viewer = uploader(database, upload, clock.now());
    const std::string import_id = dry_run ? "" : base::new_uuid();
    database.change([&](db::Transaction& transaction) {
        set_upload_import(transaction, upload.id, import_id);
    });
    return import_file(
        database,
        clock,
        viewer,
        {.file = upload.file_path,
         .file_name = upload.file_name,
         .mapping = upload.mapping,
         .network_id = upload.network_id,
         .dry_run = dry_run,
         .import_id = import_id},
        [&](const ImportProgress& progress) { writer.write(progress); }
    );
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
        return {
            {.said = "Something went wrong here; the operator can see it in the log."},
            true,
            error};
    }
}

// Keeps the outcome; what went wrong here goes on to the queue, which writes it to the log.
void keep_outcome(
    db::Database& database,
    base::Instant now,
    const ImportUpload& upload,
    const char* step,
    const Attempt& attempt
) {
    database.change([&](db::Transaction& transaction) {
        set_upload_outcome(
            transaction, now, upload.id, attempt.is_refused ? "refused" : step, attempt.outcome
        );
    });
    if (attempt.failure) {
        throw base::Error(*attempt.failure);
    }
}

}  // namespace

void run_check(const jobs::Job& job, db::Database& database, base::Instant now) {
    const auto upload = upload_of_job(job, database);
    if (!upload || upload->step != "checking") {
        return;
    }
    const RunningClock clock(now);
    Attempt attempt = attempt_on(database, clock, *upload, true);
    attempt.outcome.import_id = "";
    keep_outcome(database, clock.now(), *upload, "checked", attempt);
}

void run_import(const jobs::Job& job, db::Database& database, base::Instant now) {
    const auto upload = upload_of_job(job, database);
    if (!upload || upload->step != "importing") {
        return;
    }
    if (!upload->outcome.import_id.empty()) {
        // An earlier try was interrupted: what it staged goes first.
        fail_import(
            database, now, upload->outcome.import_id, "It was interrupted and begun again."
        );
    }
    const RunningClock clock(now);
    const Attempt attempt = attempt_on(database, clock, *upload, false);
    keep_outcome(database, clock.now(), *upload, "imported", attempt);
    if (!attempt.is_refused) {
        std::error_code gone_already;
        std::filesystem::remove(upload->file_path, gone_already);
    }
}

void sweep_uploads(db::Database& database, base::Instant now) {
    std::vector<ImportUpload> forgotten;
    {
        db::Reader reader = database.read();
        forgotten = list_forgotten_uploads(reader, now - base::days(forgotten_after_days));
    }
    for (const ImportUpload& upload : forgotten) {
        if (!upload.is_busy()) {
            remove_upload(database, now, upload);
            continue;
        }
        ImportOutcome outcome;
        outcome.said = "The work on it was interrupted and given up.";
        database.change([&](db::Transaction& transaction) {
            set_upload_outcome(transaction, now, upload.id, "refused", outcome);
        });
    }
}

}  // namespace measures
