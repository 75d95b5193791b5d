// A person as a network knows them. What a person says of themselves is kept apart, encrypted
// (self_description.hpp). Rules only; no I/O.
#pragma once

#include "base/error.hpp"
#include "network/network.hpp"

#include <span>
#include <string>

namespace network {

struct PersonForm {
    std::string name{};
    std::string email{};  // needed only for those who are to be invited
    std::string phone{};
    std::string organisation_id{};  // "" for someone who comes for themselves
    std::string position{};
};

// One thing wrong per field. `partners` are those of the network.
base::FieldErrors validate(const PersonForm& form, std::span<const OrganisationName> partners);

}  // namespace network
