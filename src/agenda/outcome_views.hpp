// Pages of outcomes. No database, no HTTP.
#pragma once

#include "agenda/parts.hpp"
#include "agenda/priority_store.hpp"

#include <string>
#include <vector>

namespace agenda {

struct OutcomeListPage {
    Setting setting;
    std::vector<Priority> priorities;  // those the viewer may see, in order
    std::vector<Outcome> outcomes;
};
html::Html outcome_list_page(const OutcomeListPage& page);

struct OutcomePage {
    Setting setting;
    Outcome outcome;
    Thread thread;
};
html::Html outcome_page(const OutcomePage& page);

struct OutcomeFormPage {
    Setting setting;
    std::vector<Priority> priorities;
    std::string own_id{};  // "" for a new one
    OutcomeForm form{};
    std::string stamp{};
    base::FieldErrors errors{};
};
html::Html outcome_form_page(const OutcomeFormPage& page);

// Priorities as the answers of a form field.
html::Html priority_select(
    const std::vector<Priority>& priorities, const std::string& selected, html::Errors errors
);

}  // namespace agenda
