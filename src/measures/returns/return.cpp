#include "measures/returns/return.hpp"

#include "base/text.hpp"
#include "platform/tables/numbers.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <array>
#include <cmath>

namespace measures {
namespace {

using base::FigureState;

constexpr std::array<std::pair<std::string_view, std::string_view>, 5> return_states{
    {{"asked", "Asked"},
     {"submitted", "Submitted"},
     {"sent_back", "Sent back"},
     {"accepted", "Accepted"},
     {"withdrawn", "Withdrawn"}}};

tables::CellRules answer_rules(bool may_be_negative) {
    tables::CellRules rules = tables::default_cell_rules();
    rules.allow_negative = may_be_negative;
    rules.allow_percent_sign = may_be_negative;
    return rules;
}

// Reads one row, telling what is wrong with each of its fields.
class AnswerRowReader {
public:
    AnswerRowReader(const ReturnRow& row, AnswerReading& into) : row_(row), into_(into) {}

    void read(Unit unit, const AnswerRow& answer, bool is_submitted) {
        const ReturnColumns columns = return_columns(unit);
        unit_ = unit;
        if (!answer.state.empty() && answer.state != "reported") {
            value_.state = base::parse_figure_state(answer.state).value_or(FigureState::missing);
        }
        value_.numerator = figure("numerator", answer.numerator, columns.numerator, false);
        value_.denominator = figure("denominator", answer.denominator, columns.denominator, false);
        value_.value = figure("value", answer.value, columns.value, true);
        value_.note = answer.note;
        if (base::length(answer.note) > 1'000) {
            refuse("note", "at most 1,000 characters were expected");
        }
        const bool is_blank = answer.state.empty() && blanks_ == asked_;
        if (is_submitted && value_.state == FigureState::reported) {
            require(columns, is_blank);
        }
        says_something_ = !is_blank || !answer.note.empty();
        if (is_blank) {
            value_.state = FigureState::missing;
        }
        if (value_.state != FigureState::reported) {
            value_.numerator.reset();
            value_.value.reset();
        }
    }

    bool says_something() const { return says_something_; }
    const ReturnValue& value() const { return value_; }

private:
    std::optional<double> figure(
        std::string_view field, const std::string& text, bool is_asked, bool may_be_negative
    ) {
        if (!is_asked) {
            return std::nullopt;
        }
        ++asked_;
        if (base::trim(text).empty()) {
            ++blanks_;
            return std::nullopt;
        }
        const auto reading = tables::read_cell(text, answer_rules(may_be_negative));
        const auto state = tables::figure_state(reading.kind);
        if (!state) {
            refuse(field, fmt::format("\"{}\" was given; expected {}", text, reading.expected));
            return std::nullopt;
        }
        if (*state != FigureState::reported) {
            value_.state = *state;
            return std::nullopt;
        }
        if (is_of_people(field) && reading.value != std::floor(reading.value)) {
            refuse(field, fmt::format("\"{}\" was given; a whole number was expected", text));
            return std::nullopt;
        }
        return reading.value;
    }

    // Counts are of whole people; a rate may be of years lived.
    bool is_of_people(std::string_view field) const {
        return field == "numerator" || (field == "denominator" && unit_ == Unit::proportion);
    }

    void require(const ReturnColumns& columns, bool is_blank) {
        if (is_blank) {
            refuse(
                columns.value ? "value" : "numerator",
                "give the figure, or choose under \"If there is none\" why it is not there"
            );
            return;
        }
        for (const auto& [field, is_asked, number] :
             {std::tuple("numerator", columns.numerator, value_.numerator),
              std::tuple("denominator", columns.denominator, value_.denominator),
              std::tuple("value", columns.value, value_.value)}) {
            if (is_asked && !number) {
                refuse(field, "a number was expected");
            }
        }
        const bool is_above = unit_ == Unit::proportion && value_.numerator && value_.denominator &&
                              *value_.numerator > *value_.denominator;
        if (is_above && base::trim(value_.note).empty()) {
            refuse(
                "numerator",
                "more are counted than there are; correct it, or say in the note why it is right"
            );
        }
    }

    void refuse(std::string_view field, const std::string& what) {
        const std::string name = answer_field(field, row_);
        const bool is_told = std::any_of(
            into_.errors.begin(),
            into_.errors.end(),
            [&](const base::FieldError& error) { return error.field == name; }
        );
        if (!is_told) {
            into_.errors.push_back(
                {name, fmt::format("{}, {}: {}.", row_.label, answer_word(field), what)}
            );
        }
    }

    Unit unit_ = Unit::proportion;
    const ReturnRow& row_;
    AnswerReading& into_;
    ReturnValue value_;
    int asked_ = 0;
    int blanks_ = 0;
    bool says_something_ = false;
};

}  // namespace

std::string_view return_state_label(std::string_view state) {
    for (const auto& [name, label] : return_states) {
        if (name == state) {
            return label;
        }
    }
    return state;
}

base::FieldErrors validate(const AskForm& form, base::Date today) {
    base::FieldErrors errors;
    if (form.measure.empty()) {
        errors.push_back({"measure", "Choose the measure."});
    }
    if (form.organisation_ids.empty()) {
        errors.push_back({"organisation_ids", "Choose one partner or more."});
    }
    if (form.place_id.empty()) {
        errors.push_back({"place_id", "Choose the place."});
    }
    const auto start = base::parse_date(form.period_start);
    const auto end = base::parse_date(form.period_end);
    if (!start) {
        errors.push_back({"period_start", "Give the first day of the period."});
    }
    if (!end) {
        errors.push_back({"period_end", "Give the last day of the period."});
    }
    if (start && end && *end < *start) {
        errors.push_back({"period_end", "The period ends before it begins."});
    }
    const auto due = base::parse_date(form.due_on);
    if (!due) {
        errors.push_back({"due_on", "Give the day by which you need it."});
    } else if (*due < today) {
        errors.push_back({"due_on", "The day by which you need it is over already."});
    } else if (end && *due <= *end) {
        errors.push_back(
            {"due_on", "The period is not over by then: give a day after its last day."}
        );
    }
    if (base::length(form.words) > 10'000) {
        errors.push_back({"words", "At most 10,000 characters, please."});
    }
    return errors;
}

std::vector<ReturnRow> return_rows(const Measure& measure, std::span<const Group> groups) {
    std::vector<ReturnRow> rows;
    for (const Group& group : groups) {
        if (group.dimension == measure.main_dimension && group.code != total_code) {
            rows.push_back({group_key_text({{group.dimension, group.code}}), group.label});
        }
    }
    if (rows.empty()) {
        rows.push_back({"", "Everyone"});
    }
    return rows;
}

ReturnColumns return_columns(Unit unit) {
    return {
        .numerator = unit != Unit::value,
        .denominator = unit == Unit::proportion || unit == Unit::rate,
        .value = unit == Unit::value};
}

std::string_view answer_word(std::string_view name) {
    return name == "numerator"     ? "counted"
           : name == "denominator" ? "of"
           : name == "value"       ? "figure"
                                   : name;
}

std::string answer_field(std::string_view name, const ReturnRow& row) {
    return fmt::format("{}-{}", name, row.groups);
}

std::vector<AnswerRow> read_answer_form(const http::Form& form, std::span<const ReturnRow> rows) {
    std::vector<AnswerRow> answer;
    for (const ReturnRow& row : rows) {
        answer.push_back(
            {form.text(answer_field("numerator", row)),
             form.text(answer_field("denominator", row)),
             form.text(answer_field("value", row)),
             form.text(answer_field("state", row)),
             form.text(answer_field("note", row))}
        );
    }
    return answer;
}

AnswerReading read_answer(
    Unit unit, std::span<const ReturnRow> rows, std::span<const AnswerRow> answer, bool is_submitted
) {
    AnswerReading reading;
    for (std::size_t row = 0; row < rows.size() && row < answer.size(); ++row) {
        AnswerRowReader reader(rows[row], reading);
        reader.read(unit, answer[row], is_submitted);
        if (reader.says_something()) {
            reading.values.push_back(reader.value());
            reading.values.back().groups = rows[row].groups;
        }
    }
    return reading;
}

}  // namespace measures
