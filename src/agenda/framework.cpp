#include "agenda/framework.hpp"

#include "base/text.hpp"

namespace agenda {

base::FieldErrors validate(const FrameworkForm& form) {
    base::FieldErrors errors;
    check_title("name", form.name, errors);
    if (base::length(form.source) > longest_title) {
        errors.push_back({"source", "A source has at most 200 characters."});
    }
    return errors;
}

base::FieldErrors validate(const NewStage& stage) {
    base::FieldErrors errors;
    check_title("name", stage.name, errors);
    check_text("good_looks_like", stage.good_looks_like, errors);
    check_text("standing_note", stage.standing_note, errors);
    if (!is_listed(stage_standings, stage.standing)) {
        errors.push_back({"standing", "Choose not started, started, well under way or in place."});
    }
    return errors;
}

}  // namespace agenda
