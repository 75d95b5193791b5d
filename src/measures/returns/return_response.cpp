#include "measures/imports/import_definitions.hpp"
#include "measures/measure_store.hpp"
#include "measures/period.hpp"
#include "measures/returns/return_accept.hpp"
#include "measures/returns/return_around.hpp"
#include "measures/returns/return_contact_store.hpp"
#include "measures/returns/return_released.hpp"
#include "measures/returns/return_reminder_store.hpp"
#include "measures/returns/return_routes.hpp"
#include "platform/download/download.hpp"

#include <fmt/format.h>

#include <algorithm>

namespace measures {
namespace {

using base::Permission;

const ReturnValue* value_of(const std::vector<ReturnValue>& values, const ReturnRow& row) {
    const auto found = std::find_if(values.begin(), values.end(), [&](const ReturnValue& value) {
        return value.groups == row.groups;
    });
    return found == values.end() ? nullptr : &*found;
}

class HeldAnswers {
public:
    HeldAnswers(const auth::OwnSpace& space, const std::vector<ReturnRow>& rows)
        : space_(space), rows_(rows) {}

    std::vector<SentAnswer> table(const std::vector<ReturnValue>& values) const {
        std::vector<SentAnswer> all;
        for (const ReturnRow& row : rows_) {
            const ReturnValue* value = value_of(values, row);
            all.push_back(value == nullptr ? SentAnswer{} : answer(*value));
        }
        return all;
    }

    // As the partner's form shows it: figures as typed numbers.
    std::vector<AnswerRow> form(const std::vector<ReturnValue>& values) const {
        std::vector<AnswerRow> all;
        for (const ReturnRow& row : rows_) {
            const ReturnValue* value = value_of(values, row);
            const SentAnswer held = value == nullptr ? SentAnswer{} : answer(*value);
            AnswerRow shown{
                typed(held.numerator), typed(held.denominator), typed(held.value), "", held.note};
            if (value != nullptr && value->state != base::FigureState::reported) {
                shown.state = base::name(value->state);
            }
            all.push_back(shown);
        }
        return all;
    }

private:
    std::optional<base::Drawn> drawn(const ReturnValue& value, std::optional<double> number) const {
        if (number) {
            return base::Drawn(space_.hold(base::Raw(*number)), space_);
        }
        return value.state == base::FigureState::reported
                   ? std::nullopt
                   : std::optional(base::Drawn(space_.hold(base::Raw(value.state)), space_));
    }
    SentAnswer answer(const ReturnValue& value) const {
        return {
            drawn(value, value.numerator),
            drawn(value, value.denominator),
            drawn(value, value.value),
            value.note};
    }
    static std::string typed(const std::optional<base::Drawn>& figure) {
        return figure && figure->is_reported() ? fmt::format("{}", figure->value()) : "";
    }

    const auth::OwnSpace& space_;
    const std::vector<ReturnRow>& rows_;
};

std::vector<ReturnTalk> read_talk(
    db::Reader& reader, const base::Viewer& viewer, const ReturnLine& line
) {
    std::vector<ReturnTalk> talk;
    std::vector<std::string> accounts;
    for (ReturnMessage& message : list_return_messages(reader, line.one.id)) {
        accounts.push_back(message.said_by);
        talk.push_back({"", std::move(message)});
    }
    const auto names = network::names_of_accounts(reader, viewer, line.one.network_id, accounts);
    for (ReturnTalk& one : talk) {
        const auto found = std::find_if(names.begin(), names.end(), [&](const auto& name) {
            return name.first == one.message.said_by;
        });
        one.name = found == names.end() ? "Someone" : found->second;
    }
    return talk;
}

std::optional<ReturnReminded> read_reminder(
    db::Reader& reader, const base::Viewer& viewer, const Return& one
) {
    const auto last = find_last_reminder(reader, one.id);
    if (!last) {
        return std::nullopt;
    }
    const auto names = network::names_of_accounts(reader, viewer, one.network_id, {last->by});
    return ReturnReminded{names.empty() ? "" : names.front().second, last->at};
}

// Journals the look at raw figures, in a transaction of its own: what is read for a page is read
// after it, and keeps nobody from writing.
std::optional<auth::OwnSpace> enter_own_space(
    const http::Context& context, const RequestedReturn& requested, const ReturnPage& page
) {
    std::optional<auth::OwnSpace> space;
    if (page.sees_as_sent) {
        context.database().change([&](db::Transaction& transaction) {
            space = auth::OwnSpace::enter(
                transaction,
                context.now(),
                context.viewer(),
                requested.network.id,
                page.is_delegate ? Permission::answer_returns : Permission::see_raw,
                {"return", requested.line.one.id}
            );
        });
    }
    return space;
}

void add_figures(ReturnPage& page, db::Reader& reader, const auth::OwnSpace& space) {
    const Return& one = page.line.one;
    const std::vector<ReturnValue> values = list_return_values(reader, one.id);
    const HeldAnswers held(space, page.rows);
    page.version = version_of(values);
    page.answer = held.form(values);
    if (page.is_delegate || one.is_as_submitted()) {
        page.sent = values.empty() ? std::vector<SentAnswer>{} : held.table(values);
    }
    if (const auto before = find_previous_return(reader, one)) {
        page.last = held.table(list_return_values(reader, before->id));
        page.last_period = period_text(before->period_start, before->period_end);
    }
}

// For those who accept returns and may not see figures before protection.
void add_released_figures(ReturnPage& page, db::Reader& reader, const Measure& measure) {
    const Return& one = page.line.one;
    std::vector<ReturnValue> values = list_return_values(reader, one.id);
    if (values.empty() || !one.is_as_submitted()) {
        return;
    }
    if (!list_accepted_beside(reader, one).empty()) {
        // The measure's page shows the sum: one partner's figures would tell the other's.
        for (ReturnValue& value : values) {
            value = {
                .groups = value.groups, .state = base::FigureState::suppressed, .note = value.note};
        }
    }
    const auto drawn = [](const std::optional<base::Released>& figure) {
        return figure ? std::optional(base::Drawn(*figure)) : std::nullopt;
    };
    for (const ReleasedAnswer& answer :
         release_answers(measure, page.network.suppress_below, page.rows, values)) {
        SentAnswer sent{};
        sent.note = answer.note;
        if (answer.cell) {
            sent.numerator = drawn(answer.cell->numerator);
            sent.denominator = drawn(answer.cell->denominator);
            sent.value = base::Drawn(answer.cell->figure);
        }
        page.sent.push_back(std::move(sent));
    }
}

// Whether anybody can answer, whether the figures are, or would be, drawn, and what they would do
// to others.
void add_what_becomes(ReturnPage& page, db::Reader& reader) {
    const Return& one = page.line.one;
    const SumPeriod period{one.period_start, one.period_end};
    const ShownPeriods shown = list_shown_periods(reader, one.measure_id);
    page.can_be_answered =
        list_answering_partners(reader, page.network.id, page.today).contains(one.organisation_id);
    page.other_length = other_length_words(shown, period);
    page.is_shown = has_shown_figure(reader, one);
    if (one.state == "submitted") {
        page.around = find_around(reader, one);
    }
    const auto beside = list_accepted_beside(reader, one);
    page.beside = beside_text(beside);
    page.submission = submission_text(one);
    for (const ReturnLine& line : beside) {
        page.accepted_beside.push_back(line.organisation_name);
    }
}

ReturnPage new_page(
    const http::Context& context, const RequestedReturn& requested, const base::FieldErrors& errors
) {
    const bool sees_raw = context.viewer().may(Permission::see_raw, requested.network.id);
    const Measure& measure = requested.measure;
    return {
        .network = requested.network,
        .line = requested.line,
        .rows = requested.rows,
        .columns = return_columns(measure.unit),
        .decimals = measure.decimals,
        .definition = measure.definition,
        .counted = measure.numerator_means,
        .counted_of = measure.denominator_means,
        .is_share = measure.unit == Unit::proportion,
        .is_delegate = requested.is_delegate(),
        .reviews = requested.rights.reviews,
        .sees_as_sent = requested.is_delegate() || (requested.rights.reviews && sees_raw),
        .today = base::date_in(context.now(), requested.network.zone),
        .csrf = context.csrf_token(),
        .groups_version = groups_version_of(requested.rows),
        .errors = errors};
}

http::Response sent_file(
    const http::Request& request, const http::Context& context, const ReturnPage& page
) {
    if (page.sent.empty()) {
        base::throw_not_found("A figure of this return");
    }
    const Return& one = page.line.one;
    return download::answer(
        request,
        context,
        {.stem = page.network.slug + "-" + page.line.measure_slug + "-return",
         .title = fmt::format(
             "{}: return of {}, {}, {}",
             page.line.measure_name,
             page.line.organisation_name,
             page.line.place_name,
             period_text(one.period_start, one.period_end)
         ),
         .author = page.network.name},
        sent_sheet(page)
    );
}

}  // namespace

http::Response return_response(
    http::Context& context,
    const RequestedReturn& requested,
    const ReturnTyped& typed,
    const base::FieldErrors& errors,
    const http::Request* asked
) {
    ReturnPage page = new_page(context, requested, errors);
    const auto space = enter_own_space(context, requested, page);
    db::Reader reader = context.database().read();
    // As it stands now: what was open to its partner a moment ago may be so again.
    if (const auto line = find_return_by_id(reader, requested.line.one.id)) {
        page.line = *line;
    }
    if (is_ethnicity(requested.measure.main_dimension)) {
        page.ethnicity_output = find_ethnicity_output(reader, requested.measure.id);
    }
    page.talk = read_talk(reader, context.viewer(), page.line);
    page.reminded = read_reminder(reader, context.viewer(), page.line.one);
    if (space) {
        add_figures(page, reader, *space);
    } else if (page.reviews) {
        add_released_figures(page, reader, requested.measure);
    }
    if (page.reviews) {
        add_what_becomes(page, reader);
    }
    if (typed.answer) {
        page.answer = *typed.answer;
    }
    page.words = typed.words;
    if (asked && download::is_asked(*asked)) {
        return sent_file(*asked, context, page);
    }
    return http::page(
        {.title = (errors.empty() ? "" : "Error: ") + return_title(requested.line),
         .main = return_page(page),
         .nav = "returns",
         .is_own_space = page.sees_as_sent},
        errors.empty() ? 200 : 422
    );
}

}  // namespace measures
