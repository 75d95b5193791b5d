// An agreement between two networks of this instance: proposed by one, accepted by the other,
// dated, ended by either. There is no parent and no child among networks, and no agreement gives
// anyone of one network a permission in the other: roles do that, and each network gives its own.
//
//   serves         one works for the other; the served side gets what is released to it, no more
//   shares_with    each releases to the other what the terms say
//   stands_beside  they acknowledge each other and act side by side
//
// An iwi, hapū or Māori provider network is not recorded as serving a Crown, national or alliance
// network: on paper that would make it their arm. The other way round is open, and so is standing
// beside. Rules only; no I/O.
#pragma once

#include "network/organisation.hpp"

#include <array>
#include <optional>
#include <string>
#include <string_view>

namespace network {

inline constexpr std::array<Named, 3> agreement_kinds{{
    {"serves", "Serves"},
    {"shares_with", "Shares with"},
    {"stands_beside", "Stands beside"},
}};

bool is_maori_network(std::string_view network_kind);

struct AgreementForm {
    // "we_serve" and "they_serve" say which side works for the other; else a code of
    // agreement_kinds.
    std::string relation{};
    std::string other_slug{};
    std::string terms{};
    std::string starts_on{};  // ISO
};
// The relations as a form offers them, to `own`.
inline constexpr std::array<Named, 4> agreement_relations{{
    {"stands_beside", "We stand beside each other"},
    {"shares_with", "We share with each other"},
    {"we_serve", "We serve the other network"},
    {"they_serve", "The other network serves us"},
}};

// One thing wrong per field. `other` is the network of `other_slug`, where the proposer can see it.
base::FieldErrors validate(
    const AgreementForm& form, const Network& own, const std::optional<Network>& other
);

}  // namespace network
