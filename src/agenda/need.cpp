#include "agenda/need.hpp"

#include "base/text.hpp"

#include <algorithm>

namespace agenda {

base::FieldErrors validate(const NeedForm& form, std::span<const std::string> place_ids) {
    base::FieldErrors errors;
    check_title("title", form.title, errors);
    check_text("public_text", form.public_text, errors);
    check_text("internal_text", form.internal_text, errors);
    check_text("evidence", form.evidence, errors);
    if (form.said_by.empty()) {
        errors.push_back({"said_by", "Say who said it, as they chose to be named."});
    } else if (base::length(form.said_by) > longest_title) {
        errors.push_back({"said_by", "Who said it has at most 200 characters."});
    }
    check_date("said_on", form.said_on, true, errors);
    if (!form.place_id.empty() &&
        std::find(place_ids.begin(), place_ids.end(), form.place_id) == place_ids.end()) {
        errors.push_back({"place_id", "Choose a place of this network, or none."});
    }
    if (!is_listed(need_states, form.state)) {
        errors.push_back({"state", "Choose heard, answered or set aside."});
    }
    check_text("state_reason", form.state_reason, errors);
    if (form.state_reason.empty() && form.state == "set_aside") {
        errors.push_back(
            {"state_reason", "Say why it is set aside: whoever said it will read this."}
        );
    } else if (form.state_reason.empty() && form.state == "answered") {
        errors.push_back({"state_reason", "Say what answered it: whoever said it will read this."});
    }
    return errors;
}

}  // namespace agenda
