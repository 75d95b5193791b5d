#include "measures/return_work.hpp"

#include "base/id.hpp"
#include "measures/import_live.hpp"
#include "measures/import_store.hpp"
#include "measures/measure_store.hpp"
#include "platform/journal/journal.hpp"

#include <fmt/format.h>

namespace measures {
namespace {

void tell_by_mail(
    db::Transaction& transaction, base::Instant now, const std::string& return_id, const char* what
) {
    jobs::enqueue(
        transaction,
        now,
        {.kind = return_mail_job,
         .payload = fmt::format("{{\"return\":\"{}\",\"what\":\"{}\"}}", return_id, what)}
    );
}

// Lateness and answers are between the two parties: the entry is for those who run the network.
journal::Entry return_entry(const base::Viewer& viewer, const Return& one, const char* kind) {
    return {
        .scope = one.network_id,
        .actor = viewer.account(),
        .kind = kind,
        .subject = {"return", one.id},
        .object = {"organisation", one.organisation_id},
        .audience = journal::Audience::stewards};
}

void say(const ReturnStep& step, const Return& one, const std::string& words) {
    if (!words.empty()) {
        insert_return_message(step.transaction, one.id, {step.viewer.account(), step.now, words});
    }
}

void move(const ReturnStep& step, const Return& one, const char* state) {
    if (!set_return_state(step.transaction, step.now, one.id, state)) {
        throw base::Error(
            base::Code::conflict,
            "This return has moved on meanwhile; open its page again to see where it stands."
        );
    }
    const std::string kind = std::string("return.") + state;
    journal::write(step.transaction, step.now, return_entry(step.viewer, one, kind.c_str()));
    tell_by_mail(step.transaction, step.now, one.id, state);
}

// What the import of accepted returns holds, and the returns it was added up from.
struct AcceptedValues {
    Measure measure{};
    std::vector<std::string> beside{};
    std::vector<ReturnValue> values{};
};

AcceptedValues accepted_values(db::Database& database, const Return& one) {
    db::Reader reader = database.read();
    AcceptedValues accepted{
        get_measure(reader, base::Viewer::system(), one.network_id, one.measure_id),
        list_accepted_beside(reader, one),
        {}};
    std::vector<ReturnValue> all = list_return_values(reader, one.id);
    for (const std::string& id : accepted.beside) {
        const auto more = list_return_values(reader, id);
        all.insert(all.end(), more.begin(), more.end());
    }
    accepted.values = add_up_returns(accepted.measure.unit, all);
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
        .denominator_source = "Returns of partners",
        .ethnicity_output = is_ethnicity(accepted.measure.main_dimension) ? "prioritised" : "",
        .rows_read = static_cast<std::int64_t>(accepted.values.size()),
        .rows_kept = static_cast<std::int64_t>(accepted.values.size()),
        .started_by = viewer.account(),
        .started_at = now,
        .touched_at = now};
    std::vector<CellRow> cells;
    std::vector<ObservationRow> rows;
    for (const ReturnValue& value : accepted.values) {
        cells.push_back(
            {cell_id(one.measure_id, one.place_id, value.groups), one.place_id, value.groups}
        );
        rows.push_back(
            {rows.size() + 1,
             cells.back().id,
             {one.period_start, one.period_end},
             {value.state, value.numerator, value.denominator, value.value}}
        );
    }
    add_cells(database, one.measure_id, cells);
    database.change([&](db::Transaction& transaction) {
        insert_import(transaction, import);
        insert_observations(transaction, import.id, rows);
    });
    return import.id;
}

}  // namespace

std::vector<std::string> ask_for_returns(
    const ReturnStep& step, const Return& like, const AskForm& form
) {
    std::vector<std::string> made;
    for (const std::string& organisation_id : form.organisation_ids) {
        Return one = like;
        one.id = base::new_uuid();
        one.organisation_id = organisation_id;
        one.asked_at = step.now;
        if (const auto again = ask_again(step.transaction, one)) {
            one.id = *again;
        } else if (!insert_return(step.transaction, one)) {
            continue;
        }
        say(step, one, form.words);
        journal::write(step.transaction, step.now, return_entry(step.viewer, one, "return.asked"));
        tell_by_mail(step.transaction, step.now, one.id, "asked");
        made.push_back(one.id);
    }
    return made;
}

void save_return(const ReturnStep& step, const Return& one, std::span<const ReturnValue> values) {
    if (!one.is_open()) {
        throw base::Error(
            base::Code::conflict, "This return was submitted already: it can be sent back first."
        );
    }
    replace_return_values(step.transaction, one.id, values);
}

void submit_return(const ReturnStep& step, const Return& one, std::span<const ReturnValue> values) {
    save_return(step, one, values);
    move(step, one, "submitted");
}

void send_back_return(const ReturnStep& step, const Return& one, const std::string& words) {
    say(step, one, words);
    move(step, one, "sent_back");
}

void withdraw_return(const ReturnStep& step, const Return& one, const std::string& words) {
    say(step, one, words);
    move(step, one, "withdrawn");
}

void say_about_return(const ReturnStep& step, const Return& one, const std::string& words) {
    say(step, one, words);
    journal::write(step.transaction, step.now, return_entry(step.viewer, one, "return.spoken_of"));
}

void accept_return(
    db::Database& database, base::Instant now, const base::Viewer& viewer, const Return& one
) {
    const AcceptedValues accepted = accepted_values(database, one);
    const std::string import_id = stage_return(database, now, viewer, one, accepted);
    try {
        change_live(
            database,
            now,
            {.network_id = one.network_id,
             .measure_id = one.measure_id,
             .change = {.adding = import_id},
             .entry =
                 {.scope = "",
                  .actor = viewer.account(),
                  .kind = "import.made_live",
                  .subject = {"import", import_id},
                  .object = {"measure", one.measure_id}},
             .write =
                 [&](db::Transaction& transaction) {
                     const bool is_same = list_accepted_beside(transaction, one) == accepted.beside;
                     if (!is_same || !set_import_live(transaction, import_id, now) ||
                         !set_return_state(transaction, now, one.id, "accepted", import_id)) {
                         throw base::Error(
                             base::Code::conflict,
                             "This return has moved on meanwhile; open its page again."
                         );
                     }
                     journal::write(transaction, now, return_entry(viewer, one, "return.accepted"));
                     tell_by_mail(transaction, now, one.id, "accepted");
                 }}
        );
    } catch (const base::Error& failure) {
        fail_import(database, import_id, "The return could not be accepted.");
        throw;
    }
}

}  // namespace measures
