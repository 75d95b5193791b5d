// Pages of people. No database, no HTTP.
#pragma once

#include "network/invitation_store.hpp"
#include "network/person_store.hpp"
#include "network/role_store.hpp"
#include "platform/html/components.hpp"

#include <optional>
#include <string>
#include <utility>
#include <vector>

namespace network {

struct PersonListPage {
    Network network;
    std::vector<PersonLine> people;
    PersonFilter filter;
    std::vector<OrganisationName> partners;
    std::int64_t count = 0;
    bool may_edit = false;
};
html::Html person_list_page(const PersonListPage& page);
html::Url person_list_url(const Network& network, const PersonFilter& filter);

// What a person has said of themselves and for what, without what they said.
struct DescriptionMark {
    std::string label;
    std::string purpose;  // in words
    bool may_be_read = false;
};

struct PersonPage {
    Network network;
    Person person;
    std::vector<HeldRole> roles;
    std::vector<PersonName> groups;  // those they are in today
    std::vector<DescriptionMark> descriptions;
    std::vector<OrganisationName> partners;  // a delegate's role is for one
    base::Date today;
    bool may_edit = false;
    std::optional<Invitation> invited{};  // the newest
    RoleForm role{};
    base::FieldErrors errors{};
    std::string csrf{};
};
html::Html person_page(const PersonPage& page);

struct PersonFormPage {
    Network network;
    std::vector<OrganisationName> partners;
    std::string own_id{};  // "" for someone new
    PersonForm form{};
    std::string version{};  // of what was stored when the form was opened
    base::FieldErrors errors{};
    std::string csrf{};
};
html::Html person_form_page(const PersonFormPage& page);

// Kept by other pages too: partners as answers of a field.
std::vector<html::Choice> partner_choices(const std::vector<OrganisationName>& partners);
// The role's field and, for a delegate, the partner's.
html::Html role_fields(
    const RoleForm& form,
    const std::vector<OrganisationName>& partners,
    const base::FieldErrors& errors
);

}  // namespace network
