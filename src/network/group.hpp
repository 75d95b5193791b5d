// A group of people within a network: a governance table, a working group, a circle of peers.
// Rules only; no I/O.
#pragma once

#include "network/organisation.hpp"

#include <array>
#include <string>

namespace network {

inline constexpr std::array<Named, 4> group_kinds{{
    {"governance", "Governance"},
    {"working", "Working group"},
    {"advisory", "Advisory group"},
    {"peer", "Peer circle"},
}};

struct GroupForm {
    std::string name{};
    std::string kind{};
    std::string purpose{};
    std::string starts_on{};  // ISO
};
base::FieldErrors validate(const GroupForm& form);

std::string_view name(GroupRole role);   // as stored
std::string_view label(GroupRole role);  // as shown

}  // namespace network
