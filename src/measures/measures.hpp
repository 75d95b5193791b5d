// The measure dictionary, observations, imports, targets, partner returns (rank 3). Public face.
#pragma once

#include "base/figure.hpp"
#include "base/time.hpp"
#include "base/viewer.hpp"
#include "network/network.hpp"
#include "platform/db/database.hpp"
#include "platform/html/html.hpp"
#include "platform/http/route.hpp"
#include "platform/jobs/jobs.hpp"
#include "platform/journal/describe.hpp"
#include "platform/tables/refusal.hpp"

#include <filesystem>
#include <functional>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace measures {

// One measure as the network's public page shows it: the sentence, for whom, and from where.
struct MeasureCard {
    std::string slug;
    std::string name;
    std::string outcome_id;
    html::Html sentence;  // how it is going, in plain language, from released figures only
    html::Html change;    // how it moved since the way of counting last changed; may be empty
    html::Html gap;       // for whom it is not, with a word on how sure we are; may be empty
    html::Html spark;     // a small chart, or empty
    html::Html groups{};  // the newest figure of each group, and the gaps, folded; may be empty
    html::Html source{};  // who counted and when, and the downloads; empty without figures
    bool has_data = false;
    bool is_elsewhere = false;  // its figures are of a place that is not the network's own
};
// Measures the viewer may see, those that serve an outcome first, in the outcome's order.
std::vector<MeasureCard> list_cards(
    db::Reader& reader, const base::Viewer& viewer, std::string_view network_id
);

// For Today. A partner's lateness is seen by the two parties.
struct DueReturn {
    std::string id;
    std::string title;  // its measure, place and period
    std::string organisation_name;
    base::Date due_on;
    std::string state;     // asked, submitted, sent_back
    bool is_mine = false;  // the viewer's own organisation owes it
    // For those who review returns: when its partner was last reminded.
    std::optional<base::Instant> reminded_at{};
};
std::vector<DueReturn> list_due_returns(
    db::Reader& reader, const base::Viewer& viewer, std::string_view network_id, base::Instant now
);

// `braid import measures FILE --mapping FILE.toml --network SLUG`.
struct ImportOutcome {
    std::string import_id{};  // "" when nothing was written
    std::string measure_slug{};
    std::int64_t rows_read = 0;
    std::int64_t rows_kept = 0;
    std::int64_t rows_refused = 0;
    std::int64_t rows_left_out = 0;           // on purpose: the mapping says so
    std::int64_t rows_over = 0;               // numerator above denominator: kept and flagged
    std::vector<tables::Refusal> refusals{};  // the first thousand, by line
    std::string read_as{};                    // encoding and dialect, in words
    bool changed = false;  // false for refusals, dry runs and the same file again
    std::string said{};    // what happened, in one sentence
};
struct ImportRequest {
    std::filesystem::path file;
    std::string file_name;
    std::string mapping;  // TOML text
    std::string network_id;
    bool dry_run = false;
    std::string import_id{};  // the new import's id; "" makes one
    // For the working copy of what may not be published yet; swept, unlike the system's own, which
    // is used when this is empty.
    std::filesystem::path work_folder{};
    // Told of every refused row as it is found, however many.
    std::function<void(const tables::Refusal&)> tell_refusal{};
};
struct ImportProgress {
    std::string_view doing;  // "Checking", "Storing", "Adding up"
    std::int64_t rows = 0;
    std::int64_t of = 0;
};
// All or nothing for every reader: refusals are told and nothing is written. Throws base::Error for
// a mapping or file that cannot be used at all, and not_found without the permission to import.
ImportOutcome import_file(
    db::Database& database,
    const base::Clock& clock,
    const base::Viewer& viewer,
    const ImportRequest& request,
    const std::function<void(const ImportProgress&)>& progress = {}
);

// --- making things, for the demonstration and for other modules --------------------------------
// Each writes its row and its journal entry. Error(not_found) for a measure or a partner that the
// viewer may not see; Error(invalid) for what the rules refuse.

// The outcome a measure serves; "" for none.
void set_outcome(
    db::Transaction& transaction,
    base::Instant now,
    const base::Viewer& viewer,
    std::string_view network_id,
    std::string_view slug,
    std::string_view outcome_id
);
struct NewTarget {
    std::string dimension{};  // "" for everyone
    std::string code{};
    std::optional<base::Date> baseline_on{};
    base::Date due_on{};
    double value = 0;
    std::string reason{};
};
void add_target(
    db::Transaction& transaction,
    base::Instant now,
    const base::Viewer& viewer,
    std::string_view network_id,
    std::string_view slug,
    const NewTarget& target
);

// A return asked of one partner; its id. Error(conflict) when it was asked for the same before.
struct NewReturn {
    std::string measure_slug;
    std::string organisation_id;
    std::string place_id;  // or its code or name
    base::Date period_start;
    base::Date period_end;
    base::Date due_on;
    std::string words{};
};
std::string ask_for_return(
    db::Transaction& transaction,
    base::Instant now,
    const base::Viewer& viewer,
    std::string_view network_id,
    const NewReturn& asked
);
// One row of an answer, as typed: of a group of the measure's main dimension, "" for everyone.
struct ReturnFigure {
    std::string code;
    std::string numerator{};
    std::string denominator{};
    std::string value{};
    std::string note{};
};
// Saves the partner's answer, and submits it when told to.
void answer_return(
    db::Transaction& transaction,
    base::Instant now,
    const base::Viewer& viewer,
    std::string_view network_id,
    std::string_view return_id,
    const std::vector<ReturnFigure>& figures,
    bool submit
);
// Sends a submitted return back with words on what should be looked at again.
void send_back_return(
    db::Transaction& transaction,
    base::Instant now,
    const base::Viewer& viewer,
    std::string_view network_id,
    std::string_view return_id,
    const std::string& words
);
// Makes a submitted return part of the measure.
void accept_return(
    db::Database& database,
    base::Instant now,
    const base::Viewer& viewer,
    std::string_view network_id,
    std::string_view return_id
);

// How this module's journal entries read, and the titles of its things.
std::vector<journal::KindWords> journal_words();
void describe(
    db::Reader& reader,
    const base::Viewer& viewer,
    std::string_view network_id,
    journal::Titles& titles
);
// Of these the measures alone: what can be followed, for agenda::routes.
void describe_measures(
    db::Reader& reader,
    const base::Viewer& viewer,
    std::string_view network_id,
    journal::Titles& titles
);

// The figures, returns and imports that name a place, or any place where `place_id` is "": see
// network::list_place_uses.
std::vector<network::PlaceUse> list_place_uses(
    db::Reader& reader, std::string_view network_id, std::string_view place_id
);

// Places of the network stand elsewhere in its tree, or end on another day: what is added up over
// them is not shown until the job has added it up again.
void places_moved(db::Transaction& transaction, base::Instant now, std::string_view network_id);
inline constexpr const char* add_up_job = "measures.add_up";
void add_up_again(const jobs::Job& job, db::Database& database, base::Instant now);

// Runs the imports that were started in the web, and writes the mails about returns.
jobs::Handlers job_handlers(const std::string& base_url = "");
// The kinds of those that may take minutes, for a worker of their own.
std::vector<std::string> long_jobs();
// Sweeps imports that were left half-way, and what no import speaks of in the folder of uploads.
std::vector<jobs::Periodic> periodics(const std::filesystem::path& upload_folder);

http::Routes routes();

}  // namespace measures
