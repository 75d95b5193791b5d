// Pages of partner organisations. No database, no HTTP.
#pragma once

#include "network/organisation_store.hpp"
#include "platform/html/html.hpp"

#include <string>
#include <vector>

namespace network {

struct OrganisationListPage {
    Network network;
    std::vector<OrganisationLine> organisations;
    OrganisationFilter filter;
    std::int64_t count = 0;
    bool may_edit = false;
};
html::Html organisation_list_page(const OrganisationListPage& page);

struct OrganisationPage {
    Network network;
    Organisation organisation;
    std::vector<Place> places;   // those it serves
    bool sees_contacts = false;  // its e-mail, phone and reason for leaving: members only
    bool may_edit = false;
    std::string today{};  // ISO, offered as the leaving day
    LeavingForm leaving{};
    base::FieldErrors errors{};
    std::string csrf{};
};
html::Html organisation_page(const OrganisationPage& page);

struct OrganisationFormPage {
    Network network;
    std::vector<Place> places;
    std::string own_id{};  // "" for a new one
    OrganisationForm form{};
    std::string version{};  // of what was stored when the form was opened
    base::FieldErrors errors{};
    std::string csrf{};
};
html::Html organisation_form_page(const OrganisationFormPage& page);

}  // namespace network
