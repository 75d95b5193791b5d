#include "agenda/action.hpp"

#include <algorithm>

namespace agenda {
namespace {

void check_choice(
    const char* field,
    const std::string& chosen,
    std::span<const std::string> known,
    const char* sentence,
    base::FieldErrors& errors
) {
    if (!chosen.empty() && std::find(known.begin(), known.end(), chosen) == known.end()) {
        errors.push_back({field, sentence});
    }
}

void check_stopped(const std::string& state, const std::string& reason, base::FieldErrors& errors) {
    check_text("state_reason", reason, errors);
    if (state == "stopped" && reason.empty()) {
        errors.push_back({"state_reason", "Say why it was stopped."});
    }
}

}  // namespace

base::FieldErrors validate(const InitiativeForm& form, const Known& known) {
    base::FieldErrors errors;
    check_title("title", form.title, errors);
    check_text("public_text", form.public_text, errors);
    check_text("internal_text", form.internal_text, errors);
    if (form.priority_id.empty()) {
        errors.push_back({"priority_id", "Choose the priority it serves."});
    }
    check_choice(
        "priority_id",
        form.priority_id,
        known.priorities,
        "Choose a priority of this network.",
        errors
    );
    check_choice(
        "lead_organisation_id",
        form.lead_organisation_id,
        known.organisations,
        "Choose a partner of this network to lead it, or none.",
        errors
    );
    if (!is_listed(initiative_states, form.state)) {
        errors.push_back({"state", "Choose proposed, under way, finished or stopped."});
    }
    check_stopped(form.state, form.state_reason, errors);
    check_date("starts_on", form.starts_on, false, errors);
    check_date("ends_on", form.ends_on, false, errors);
    const auto start = base::parse_date(form.starts_on);
    const auto end = base::parse_date(form.ends_on);
    if (start && end && *end < *start) {
        errors.push_back({"ends_on", "It cannot end before it starts."});
    }
    return errors;
}

base::FieldErrors validate(const ActionForm& form, const Known& known) {
    base::FieldErrors errors;
    check_title("title", form.title, errors);
    check_text("public_text", form.public_text, errors);
    check_text("internal_text", form.internal_text, errors);
    if (form.priority_id.empty()) {
        errors.push_back({"priority_id", "Choose the priority it serves."});
    }
    check_choice(
        "priority_id",
        form.priority_id,
        known.priorities,
        "Choose a priority of this network.",
        errors
    );
    check_choice(
        "initiative_id",
        form.initiative_id,
        known.initiatives,
        "Choose an initiative of that priority, or none.",
        errors
    );
    check_choice(
        "owner_organisation_id",
        form.owner_organisation_id,
        known.organisations,
        "Choose a partner of this network, or none.",
        errors
    );
    check_choice(
        "owner_person_id",
        form.owner_person_id,
        known.people,
        "Choose a person of this network, or none.",
        errors
    );
    check_date("due_on", form.due_on, false, errors);
    if (!is_listed(action_states, form.state)) {
        errors.push_back({"state", "Choose planned, under way, done or stopped."});
    }
    check_stopped(form.state, form.state_reason, errors);
    return errors;
}

bool is_open(const ActionForm& form) {
    return form.state == "planned" || form.state == "under_way";
}

}  // namespace agenda
