// Pages of actions. No database, no HTTP.
#pragma once

#include "agenda/action_store.hpp"
#include "agenda/parts.hpp"
#include "agenda/priority_store.hpp"

#include <string>
#include <vector>

namespace agenda {

// Whose actions a viewer may mark as done: their own, those of partners they speak for, or all.
struct Owner {
    bool of_all = false;
    std::string person_id{};
    std::vector<std::string> organisation_ids{};
};
bool owns(const Owner& owner, const Action& action);

struct ActionListPage {
    Setting setting;
    std::vector<Action> actions;
    std::vector<Priority> priorities;
    std::vector<network::OrganisationName> organisations;
    ActionFilter filter;
    std::int64_t count = 0;
    Owner owner{};
    base::Date today{};
};
html::Html action_list_page(const ActionListPage& page);

struct ActionPage {
    Setting setting;
    Action action;
    Thread thread;
    bool is_owner = false;
    base::Date today{};
};
html::Html action_page(const ActionPage& page);

struct ActionFormPage {
    Setting setting;
    std::vector<Priority> priorities;
    std::vector<Initiative> initiatives;
    std::vector<network::OrganisationName> organisations;
    std::vector<network::PersonName> people;
    std::string own_id{};  // "" for a new one
    ActionForm form{};
    std::string stamp{};
    base::FieldErrors errors{};
};
html::Html action_form_page(const ActionFormPage& page);

// "Mark as done", or the way back; nothing for a stopped one.
html::Html finish_button(const Setting& setting, const Action& action);
html::Html action_state_tag(const std::string& state);

}  // namespace agenda
