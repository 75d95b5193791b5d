// Returns for other modules and the demonstration.
#include "measures/measure_store.hpp"
#include "measures/measures.hpp"
#include "measures/returns/return_accept.hpp"
#include "measures/returns/return_reminder_store.hpp"
#include "measures/returns/return_work.hpp"
#include "network/network.hpp"

namespace measures {

std::vector<DueReturn> list_due_returns(
    db::Reader& reader, const base::Viewer& viewer, std::string_view network_id, base::Instant now
) {
    const ReturnRights rights = return_rights(reader, viewer, network_id, now);
    const auto reminded = rights.reviews ? list_last_reminders(reader, network_id)
                                         : std::map<std::string, base::Instant, std::less<>>();
    std::vector<DueReturn> due;
    for (const ReturnLine& line :
         list_returns(reader, rights, network_id, {.state = "undecided", .limit = 1'000})) {
        const auto last = reminded.find(line.one.id);
        due.push_back(
            {line.one.id,
             return_title(line),
             line.organisation_name,
             line.one.due_on,
             line.one.state,
             rights.answers_for(line.one.organisation_id),
             last == reminded.end() ? std::nullopt : std::optional(last->second)}
        );
    }
    return due;
}

std::string ask_for_return(
    db::Transaction& transaction,
    base::Instant now,
    const base::Viewer& viewer,
    std::string_view network_id,
    const NewReturn& asked
) {
    const Measure measure = get_measure(transaction, viewer, network_id, asked.measure_slug);
    if (!network::find_organisation(transaction, viewer, network_id, asked.organisation_id)) {
        base::throw_not_found("This partner");
    }
    const auto place = network::find_place(transaction, network_id, asked.place_id);
    if (!place) {
        base::throw_not_found("This place");
    }
    const Return like{
        .network_id = std::string(network_id),
        .measure_id = measure.id,
        .place_id = place->id,
        .period_start = asked.period_start,
        .period_end = asked.period_end,
        .due_on = asked.due_on};
    const AskForm form{.organisation_ids = {asked.organisation_id}, .words = asked.words};
    const auto ids = ask_for_returns({transaction, now, viewer}, like, form);
    if (ids.empty()) {
        throw base::Error(base::Code::conflict, "This partner was asked for the same before.");
    }
    return ids.front();
}

void answer_return(
    db::Transaction& transaction,
    base::Instant now,
    const base::Viewer& viewer,
    std::string_view network_id,
    std::string_view return_id,
    const std::vector<ReturnFigure>& figures,
    bool submit
) {
    const ReturnRights rights = return_rights(transaction, viewer, network_id, now);
    const auto line = find_return(transaction, rights, network_id, return_id);
    const bool answers = viewer.may(base::Permission::answer_returns, network_id) && line &&
                         rights.answers_for(line->one.organisation_id);
    if (!line || !(viewer.is_system() || answers)) {
        base::throw_not_found("This return");
    }
    const Measure measure =
        get_measure(transaction, base::Viewer::system(), network_id, line->one.measure_id);
    const auto rows = return_rows(measure, list_groups(transaction, measure.id));
    std::vector<AnswerRow> answer(rows.size());
    for (const ReturnFigure& figure : figures) {
        for (std::size_t row = 0; row < rows.size(); ++row) {
            if (parse_group_key(rows[row].groups)[measure.main_dimension] == figure.code) {
                answer[row] = {figure.numerator, figure.denominator, figure.value, "", figure.note};
            }
        }
    }
    const AnswerReading reading = read_answer(measure.unit, rows, answer, submit);
    if (!reading.errors.empty()) {
        throw base::Error(base::Code::invalid, reading.errors.front().message, reading.errors);
    }
    const ReturnStep step{transaction, now, viewer};
    if (submit) {
        submit_return(step, line->one, reading.values);
    } else {
        save_return(step, line->one, reading.values);
    }
}

namespace {

Return reviewed_return(
    db::Reader& reader,
    base::Instant now,
    const base::Viewer& viewer,
    std::string_view network_id,
    std::string_view return_id
) {
    const ReturnRights rights = return_rights(reader, viewer, network_id, now);
    const auto line = find_return(reader, rights, network_id, return_id);
    if (!line || !rights.reviews) {
        base::throw_not_found("This return");
    }
    return line->one;
}

}  // namespace

void send_back_return(
    db::Transaction& transaction,
    base::Instant now,
    const base::Viewer& viewer,
    std::string_view network_id,
    std::string_view return_id,
    const std::string& words
) {
    const Return one = reviewed_return(transaction, now, viewer, network_id, return_id);
    send_back_return({transaction, now, viewer}, one, words);
}

void accept_return(
    db::Database& database,
    base::Instant now,
    const base::Viewer& viewer,
    std::string_view network_id,
    std::string_view return_id
) {
    const Return one = [&] {
        db::Reader reader = database.read();
        return reviewed_return(reader, now, viewer, network_id, return_id);
    }();
    accept_return(database, now, viewer, one);
}

}  // namespace measures
