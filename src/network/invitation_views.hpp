// Pages of invitations. No database, no HTTP.
#pragma once

#include "network/invitation_store.hpp"
#include "platform/html/components.hpp"

#include <string>
#include <vector>

namespace network {

struct InvitationListPage {
    Network network;
    std::vector<Invitation> invitations;
    int page = 1;
    int pages = 1;
    std::string csrf{};
};
// "Partner delegate for Kōwhai Bay Medical".
std::string role_of_invitation(const Invitation& invitation);
html::Html invitation_list_page(const InvitationListPage& page);

struct InvitationFormPage {
    Network network;
    std::vector<OrganisationName> partners;
    std::vector<PersonName> groups;
    InvitationForm form{};
    base::FieldErrors errors{};
    std::string csrf{};
};
html::Html invitation_form_page(const InvitationFormPage& page);

// What the link of an invitation opens.
struct InvitedPage {
    Network network;
    Invitation invitation;
    bool is_signed_in_otherwise = false;  // with an account that the invitation is not for
    std::string csrf{};
};
html::Html invited_page(const InvitedPage& page);
// For a link that opens nothing, or nothing any more.
html::Html closed_invitation_page();

}  // namespace network
