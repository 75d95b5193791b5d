// Pages of agreements between networks. No database, no HTTP.
#pragma once

#include "network/agreement_store.hpp"
#include "platform/html/components.hpp"

#include <string>
#include <vector>

namespace network {

// How far it has come: "Proposed", "Agreed", "Declined", "Ended".
std::string agreement_state_label(AgreementState state);

struct AgreementListPage {
    Network network;
    std::vector<Agreement> agreements;
    bool may_edit = false;
};
html::Html agreement_list_page(const AgreementListPage& page);

struct AgreementPage {
    Network network;
    Agreement agreement;
    bool may_edit = false;
    std::string csrf{};
};
html::Html agreement_page(const AgreementPage& page);

struct AgreementFormPage {
    Network network;
    std::vector<Network> others;  // that may be proposed to
    AgreementForm form{};
    base::FieldErrors errors{};
    std::string csrf{};
};
html::Html agreement_form_page(const AgreementFormPage& page);

}  // namespace network
