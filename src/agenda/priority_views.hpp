// Pages of priorities. No database, no HTTP.
#pragma once

#include "agenda/action_store.hpp"
#include "agenda/need_store.hpp"
#include "agenda/parts.hpp"
#include "agenda/priority_store.hpp"

#include <string>
#include <vector>

namespace agenda {

struct PriorityListPage {
    Setting setting;
    std::vector<Priority> priorities;  // of the scope asked for, in order
    std::string scope{};               // "" for every scope
};
html::Html priority_list_page(const PriorityListPage& page);

struct PriorityPage {
    Setting setting;
    Priority priority;
    std::vector<Outcome> outcomes;
    std::vector<Initiative> initiatives;
    std::vector<Action> actions;
    Thread thread;
};
html::Html priority_page(const PriorityPage& page);

struct PriorityFormPage {
    Setting setting;
    std::vector<Need> needs;
    std::string own_id{};  // "" for a new one
    PriorityForm form{};
    std::string stamp{};
    base::FieldErrors errors{};
};
html::Html priority_form_page(const PriorityFormPage& page);

}  // namespace agenda
