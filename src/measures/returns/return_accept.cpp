#include "measures/returns/return_accept.hpp"

#include "base/id.hpp"
#include "measures/imports/import_definitions.hpp"
#include "measures/imports/import_ending.hpp"
#include "measures/imports/import_store.hpp"
#include "measures/measure_store.hpp"
#include "measures/returns/return_around.hpp"
#include "measures/returns/return_sum.hpp"
#include "measures/returns/return_work.hpp"
#include "measures/sums/change_live.hpp"
#include "network/network.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <map>

namespace measures {
namespace {

[[noreturn]] void throw_moved_on() {
    throw base::Error(
        base::Code::conflict, "This return has moved on meanwhile; open its page again."
    );
}

// Nobody else says whom a partner counted, and of which edition that is.
constexpr const char* partners_registers = "partners' own registers";

// What the import of accepted returns holds, and the returns it was added up from.
struct AcceptedValues {
    Measure measure{};
    std::vector<ReturnLine> beside{};
    std::string around{};
    std::string ethnicity_output{};
    std::vector<ReturnValue> values{};
};

AcceptedValues accepted_values(db::Database& database, const Return& one) {
    db::Reader reader = database.read();
    // A draft is its partner's own.
    const auto now_is = find_return_by_id(reader, one.id);
    if (!now_is || now_is->one.state != "submitted" ||
        now_is->one.submitted_at != one.submitted_at) {
        throw_moved_on();
    }
    AcceptedValues accepted{
        get_measure(reader, base::Viewer::system(), one.network_id, one.measure_id),
        list_accepted_beside(reader, one),
        find_around(reader, one).text,
        find_ethnicity_output(reader, one.measure_id),
        {}};
    std::vector<std::vector<ReturnValue>> returns{list_return_values(reader, one.id)};
    for (const ReturnLine& line : accepted.beside) {
        returns.push_back(list_return_values(reader, line.one.id));
    }
    const auto network = network::get_network_by_id(reader, base::Viewer::system(), one.network_id);
    accepted.values = add_up_returns(accepted.measure, network.suppress_below, returns);
    return accepted;
}

std::string stage_return(
    db::Database& database,
    base::Instant now,
    const base::Viewer& viewer,
    const Return& one,
    const AcceptedValues& accepted
) {
    Import import{
        .id = base::new_uuid(),
        .measure_id = one.measure_id,
        .kind = "return",
        .file_name = "Return",
        .protection = "raw",
        .numerator_source = "Returns of partners",
        .denominator_source =
            return_columns(accepted.measure.unit).denominator ? partners_registers : "",
        .ethnicity_output =
            is_ethnicity(accepted.measure.main_dimension) ? accepted.ethnicity_output : "",
        .rows_read = static_cast<std::int64_t>(accepted.values.size()),
        .rows_kept = static_cast<std::int64_t>(accepted.values.size()),
        .started_by = viewer.account(),
        .started_at = now,
        .touched_at = now};
    std::map<std::int64_t, std::string> groups;  // by cell
    std::vector<ObservationRow> rows;
    for (const ReturnValue& value : accepted.values) {
        const std::int64_t cell = cell_id(one.measure_id, one.place_id, value.groups);
        groups[cell] = value.groups;
        rows.push_back(
            {rows.size() + 1,
             cell,
             {one.period_start, one.period_end},
             {value.state, value.numerator, value.denominator, value.value}}
        );
    }
    std::vector<std::int64_t> cells;
    for (const auto& [cell, text] : groups) {
        cells.push_back(cell);
    }
    // The import first: cells that no import is about may be swept.
    database.change([&](db::Transaction& transaction) { insert_import(transaction, import); });
    add_cells(database, one.measure_id, cells, [&](std::size_t at) {
        return CellRow{cells[at], one.place_id, groups.at(cells[at])};
    });
    database.change([&](db::Transaction& transaction) {
        insert_observations(transaction, import.id, rows);
    });
    return import.id;
}

void refuse_what_cannot_be_added(
    const AcceptedValues& accepted, const std::optional<std::string>& seen
) {
    if (accepted.beside.empty() && seen.value_or("").empty()) {
        return;
    }
    const std::string who =
        accepted.beside.empty() ? "" : accepted.beside.front().organisation_name;
    if (accepted.measure.unit == Unit::value && !who.empty()) {
        throw base::Error(
            base::Code::conflict,
            fmt::format(
                "The figures of {} for the same place and period were accepted, and figures of "
                "this kind cannot be added up: take back that acceptance on the page of its "
                "return, or send this one back.",
                who
            )
        );
    }
    if (seen && *seen != beside_text(accepted.beside)) {
        throw base::Error(
            base::Code::conflict,
            fmt::format(
                "The figures{} accepted for the same place and period have changed since this "
                "page was opened: open it again, see what would be added up, and decide.",
                who.empty() ? "" : " of " + who
            )
        );
    }
}

void refuse_around_unseen(const std::string& around, const std::string& meant) {
    if (around != meant) {
        throw base::Error(
            base::Code::conflict,
            "The files or places whose figures this would change are not those that this page told "
            "of: others came in or were taken back meanwhile. Open the page again, see what "
            "accepting would do to them, and say that it is meant."
        );
    }
}

// A later one holds the figures of this one too.
void refuse_what_was_built_on(db::Reader& reader, const Return& one) {
    if (const auto partner = find_built_on(reader, one)) {
        throw base::Error(
            base::Code::conflict,
            fmt::format(
                "The figures of {} were accepted later, as a sum with these: take back that "
                "acceptance first.",
                *partner
            )
        );
    }
}

// What was read before the import was staged still holds, in the snapshot that is added up: where
// it changes after that, the sums are not shown but added up anew.
void refuse_what_changed(db::Reader& reader, const AcceptedValues& accepted, const Return& one) {
    refuse_what_cannot_be_added(
        {.measure = accepted.measure, .beside = list_accepted_beside(reader, one)},
        beside_text(accepted.beside)
    );
    refuse_around_unseen(find_around(reader, one).text, accepted.around);
    if (find_ethnicity_output(reader, one.measure_id) != accepted.ethnicity_output) {
        throw base::Error(
            base::Code::conflict,
            "Other figures of this measure came in meanwhile, which say how people are counted by "
            "ethnicity: accept these once more."
        );
    }
}

journal::Entry import_entry(
    const base::Viewer& viewer, const char* kind, const std::string& import_id, const Return& one
) {
    return {
        .scope = "",
        .actor = viewer.account(),
        .kind = kind,
        .subject = {"import", import_id},
        .object = {"measure", one.measure_id}};
}

}  // namespace

std::string beside_text(const std::vector<ReturnLine>& beside) {
    std::string text;
    for (const ReturnLine& line : beside) {
        text += line.one.import_id + ",";
    }
    return text;
}

std::string submission_text(const Return& one) {
    return one.submitted_at ? std::to_string(one.submitted_at->micros) : "";
}

void accept_return(
    db::Database& database,
    base::Instant now,
    const base::Viewer& viewer,
    const Return& one,
    const std::optional<ReviewerSaw>& saw
) {
    const AcceptedValues accepted = accepted_values(database, one);
    refuse_what_cannot_be_added(accepted, saw ? std::optional(saw->beside) : std::nullopt);
    if (saw) {
        refuse_around_unseen(accepted.around, saw->around);
    }
    const std::string import_id = stage_return(database, now, viewer, one, accepted);
    try {
        change_live(
            database,
            now,
            {.network_id = one.network_id,
             .measure_id = one.measure_id,
             .change = {.adding = import_id},
             .entry = import_entry(viewer, "import.made_live", import_id, one),
             .look = [&](db::Reader& reader) { refuse_what_changed(reader, accepted, one); },
             .write =
                 [&](db::Transaction& transaction) {
                     // It may have been taken back meanwhile, and submitted with other figures.
                     if (!set_import_live(transaction, import_id, now) ||
                         !set_return_state(transaction, now, one.id, "accepted", import_id) ||
                         find_return_by_id(transaction, one.id)->one.submitted_at !=
                             one.submitted_at) {
                         throw_moved_on();
                     }
                     record_return({transaction, now, viewer}, one, "accepted");
                 }}
        );
    } catch (const base::Error& failure) {
        fail_import(database, now, import_id, "The return could not be accepted.");
        throw;
    }
}

void take_back_return(
    db::Database& database, base::Instant now, const base::Viewer& viewer, const Return& one
) {
    if (one.state != "accepted") {
        throw base::Error(base::Code::conflict, "This return is not accepted.");
    }
    change_live(
        database,
        now,
        {.network_id = one.network_id,
         .measure_id = one.measure_id,
         .change = {.removing = one.import_id},
         .entry = import_entry(viewer, "import.undone", one.import_id, one),
         .write =
             [&](db::Transaction& transaction) {
                 refuse_what_was_built_on(transaction, one);
                 // Its import may have been undone before by itself.
                 set_import_undone(transaction, one.import_id, now);
                 if (!reopen_return(transaction, one)) {
                     throw_moved_on();
                 }
                 record_return({transaction, now, viewer}, one, "taken_back");
             }}
    );
}

}  // namespace measures
