// SQL of initiatives and actions. What is not public, internal text and the names of people are for
// those with read_internal.
#pragma once

#include "agenda/action.hpp"
#include "base/viewer.hpp"
#include "platform/db/database.hpp"

#include <optional>
#include <string>
#include <vector>

namespace agenda {

struct Initiative {
    std::string id;
    InitiativeForm form;
    std::string lead;  // the organisation's name, "" for none
};

struct Action {
    std::string id;
    ActionForm form;
    std::string organisation;  // the owner's name, "" for none
    std::string person;        // "" for none, and for those who may not know
    std::optional<base::Date> finished_on;
};

// Whose actions: a person's, and those of organisations.
struct ActionOwners {
    std::string person_id{};  // "" for nobody's
    std::vector<std::string> organisation_ids{};
};

struct ActionFilter {
    std::string query{};
    std::string state{};  // "open" for planned and under way
    std::string priority_id{};
    std::string organisation_id{};
    std::string due_until{};  // ISO: those that have a date, up to this day
    std::optional<ActionOwners> owners{};
    // due, -due, title, -title; otherwise what is open by its day, then the rest
    std::string sort{};
    int limit = 50;
    int offset = 0;
};

std::vector<Initiative> list_initiatives(
    db::Reader& reader, const base::Viewer& viewer, std::string_view network_id
);
std::optional<Initiative> find_initiative(
    db::Reader& reader,
    const base::Viewer& viewer,
    std::string_view network_id,
    std::string_view initiative_id
);
std::vector<Action> list_actions(
    db::Reader& reader,
    const base::Viewer& viewer,
    std::string_view network_id,
    const ActionFilter& filter
);
std::int64_t count_actions(
    db::Reader& reader,
    const base::Viewer& viewer,
    std::string_view network_id,
    const ActionFilter& filter
);
std::optional<Action> find_action(
    db::Reader& reader,
    const base::Viewer& viewer,
    std::string_view network_id,
    std::string_view action_id
);

std::string insert_initiative(
    db::Transaction& transaction,
    base::Instant now,
    std::string_view network_id,
    const InitiativeForm& form
);
void update_initiative(
    db::Transaction& transaction,
    std::string_view network_id,
    std::string_view initiative_id,
    const InitiativeForm& form
);
// `today` becomes the day it was finished, when its state is done.
std::string insert_action(
    db::Transaction& transaction,
    base::Instant now,
    std::string_view network_id,
    const ActionForm& form,
    base::Date today
);
void update_action(
    db::Transaction& transaction,
    std::string_view network_id,
    std::string_view action_id,
    const ActionForm& form,
    base::Date today
);
// Changes nothing but the state and the day it was finished.
void update_action_state(
    db::Transaction& transaction,
    std::string_view network_id,
    std::string_view action_id,
    std::string_view state,
    base::Date today
);

}  // namespace agenda
