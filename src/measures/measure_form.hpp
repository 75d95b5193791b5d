// A measure's definition as its form says it, and what may be wrong with it. Rules only.
#pragma once

#include "measures/measure.hpp"

#include <span>
#include <string>
#include <vector>

namespace measures {

// Everything as typed, so that a refused form can be shown again.
struct MeasureForm {
    std::string name{};
    std::string slug{};  // "" takes it from the name
    std::string definition{};
    std::string unit = "proportion";
    std::string per{};  // of a rate
    std::string decimals = "1";
    std::string direction = "higher_is_better";
    std::string numerator_means{};
    std::string denominator_means{};
    std::string services_did{};
    std::string source{};
    std::string outcome_id{};
    bool is_complete_count = false;
    bool is_sensitive = false;
    bool is_public = false;
    std::string main_dimension{};
    std::string reference_group{};
    std::string chosen{};
    std::string read{};  // changed_at of the definition the form was filled from
};

MeasureForm form_of(const Measure& measure);

// One thing wrong per field. `outcomes` are the ids it may serve; `groups` those it has so far.
base::FieldErrors validate(
    const MeasureForm& form, std::span<const std::string> outcomes, std::span<const Group> groups
);

// `before` with what a valid form says.
Measure apply(const MeasureForm& form, Measure before);

struct TargetForm {
    std::string own_id{};  // of the target that is changed, "" for a new one
    std::string group{};   // "" for everyone, else "dimension=code"
    std::string value{};
    std::string due_on{};
    std::string baseline_on{};
    std::string reason{};
};
TargetForm form_of(const Target& target);
// A date in the past is refused, but for a target that was set for that day before; so are the
// group and the date of another target, removed ones among `targets` included.
base::FieldErrors validate(
    const TargetForm& form,
    const Measure& measure,
    std::span<const Group> groups,
    std::span<const Target> targets,
    base::Date today
);
Target target_of(const TargetForm& form);

struct BreakForm {
    std::string on{};
    std::string kind = "definition";
    std::string reason{};
    std::string denominator_edition{};
};
base::FieldErrors validate(const BreakForm& form);
Break break_of(const BreakForm& form);

// A number as people type it: "82.5", "1,240", "82,5 %" is refused. Nothing when it is not one.
std::optional<double> parse_number(std::string_view text);

}  // namespace measures
