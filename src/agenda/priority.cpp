#include "agenda/priority.hpp"

#include <algorithm>

namespace agenda {

base::FieldErrors validate(const PriorityForm& form, std::span<const std::string> known_needs) {
    base::FieldErrors errors;
    check_title("title", form.title, errors);
    check_text("public_text", form.public_text, errors);
    check_text("internal_text", form.internal_text, errors);
    check_text("scope_reason", form.scope_reason, errors);
    if (!is_listed(priority_scopes, form.scope)) {
        errors.push_back({"scope", "Choose in scope, out of scope or stopped."});
    } else if (form.scope != "in_scope" && form.scope_reason.empty()) {
        errors.push_back({"scope_reason", "Say why, in words that anyone can read."});
    }
    const bool needs_known =
        std::all_of(form.need_ids.begin(), form.need_ids.end(), [&](const std::string& id) {
            return std::find(known_needs.begin(), known_needs.end(), id) != known_needs.end();
        });
    if (!needs_known) {
        errors.push_back({"need_ids", "Choose the needs it answers from this network's list."});
    }
    const bool determinants_known = std::all_of(
        form.determinants.begin(),
        form.determinants.end(),
        [](const std::string& code) { return is_listed(determinants, code); }
    );
    if (!determinants_known) {
        errors.push_back({"determinants", "Choose the determinants it touches from the list."});
    }
    return errors;
}

base::FieldErrors validate(const OutcomeForm& form) {
    base::FieldErrors errors;
    check_title("title", form.title, errors);
    check_text("public_text", form.public_text, errors);
    check_text("internal_text", form.internal_text, errors);
    if (form.priority_id.empty()) {
        errors.push_back({"priority_id", "Choose the priority it belongs to."});
    }
    return errors;
}

}  // namespace agenda
