// Pages of initiatives. No database, no HTTP.
#pragma once

#include "agenda/action_store.hpp"
#include "agenda/parts.hpp"
#include "agenda/priority_store.hpp"

#include <string>
#include <vector>

namespace agenda {

struct InitiativeListPage {
    Setting setting;
    std::vector<Initiative> initiatives;  // of the state asked for
    std::string state{};                  // "" for every state
};
html::Html initiative_list_page(const InitiativeListPage& page);

struct InitiativePage {
    Setting setting;
    Initiative initiative;
    Thread thread;
};
html::Html initiative_page(const InitiativePage& page);

struct InitiativeFormPage {
    Setting setting;
    std::vector<Priority> priorities;
    std::vector<network::OrganisationName> organisations;
    std::string own_id{};  // "" for a new one
    InitiativeForm form{};
    std::string stamp{};
    base::FieldErrors errors{};
};
html::Html initiative_form_page(const InitiativeFormPage& page);

// Partners as the answers of a form field.
std::vector<html::Choice> partner_choices(
    const std::vector<network::OrganisationName>& organisations
);

}  // namespace agenda
