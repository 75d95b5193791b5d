// A return: figures of one measure that the network asks a partner for, for a place and a period.
// Rules only.
#pragma once

#include "base/error.hpp"
#include "base/figure.hpp"
#include "measures/measure.hpp"
#include "platform/http/message.hpp"

#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <vector>

namespace measures {

struct Return {
    std::string id{};
    std::string network_id{};
    std::string measure_id{};
    std::string organisation_id{};
    std::string place_id{};
    base::Date period_start{};
    base::Date period_end{};
    base::Date due_on{};
    std::string state = "asked";  // asked, submitted, sent_back, accepted, withdrawn
    base::Instant asked_at{};
    std::optional<base::Instant> submitted_at{};
    std::optional<base::Instant> decided_at{};
    std::string import_id{};  // once accepted

    // The partner may write in it.
    bool is_open() const { return state == "asked" || state == "sent_back"; }
    // Its figures are what was submitted, and not touched since; others are their partner's draft,
    // which nobody else sees.
    bool is_as_submitted() const { return !is_open() && submitted_at.has_value(); }
};

// "Asked", "Sent back": as shown.
std::string_view return_state_label(std::string_view state);

// --- asking ------------------------------------------------------------------------------------

// As typed.
struct AskForm {
    std::string measure{};  // slug
    std::vector<std::string> organisation_ids{};
    std::string place_id{};
    std::string period_start{};
    std::string period_end{};
    std::string due_on{};
    std::string words{};
};
base::FieldErrors validate(const AskForm& form, base::Date today);

// --- answering -----------------------------------------------------------------------------------

// One group of the answer's table.
struct ReturnRow {
    std::string groups{};  // canonical; "" for everyone
    std::string label{};
};
// The groups of the measure's main dimension, or everyone alone; a source's total is not asked for.
std::vector<ReturnRow> return_rows(const Measure& measure, std::span<const Group> groups);

// Which figures a measure's rows have.
struct ReturnColumns {
    bool numerator = true;
    bool denominator = true;
    bool value = false;
};
ReturnColumns return_columns(Unit unit);

// A row as typed.
struct AnswerRow {
    std::string numerator{};
    std::string denominator{};
    std::string value{};
    std::string state{};  // "" reads it from the figures
    std::string note{};
};

struct ReturnValue {
    std::string groups{};
    base::FigureState state = base::FigureState::reported;
    std::optional<double> numerator{};
    std::optional<double> denominator{};
    std::optional<double> value{};
    std::string note{};

    bool operator==(const ReturnValue&) const = default;
};

// What the page calls a field: "counted" for "numerator".
std::string_view answer_word(std::string_view name);
// The fields of a group's row: "numerator-ethnicity=maori". Never by its position, since the order
// of groups may change while someone types.
std::string answer_field(std::string_view name, const ReturnRow& row);
std::vector<AnswerRow> read_answer_form(const http::Form& form, std::span<const ReturnRow> rows);

struct AnswerReading {
    std::vector<ReturnValue> values{};  // of the rows that say something
    base::FieldErrors errors{};
};
// A draft may leave rows empty; what is submitted may not: each row has its figures or says why
// they are not there. Counts of people are whole; where more are counted than there are, the note
// says why.
AnswerReading read_answer(
    Unit unit, std::span<const ReturnRow> rows, std::span<const AnswerRow> answer, bool is_submitted
);

}  // namespace measures
