// What a network decides about itself, and what it takes to make one. Rules only; no I/O.
#pragma once

#include "network/organisation.hpp"

#include <array>
#include <string>

namespace network {

// What kind of network it is: chosen once, since agreements with others rest on it.
inline constexpr std::array<Named, 7> network_kinds{{
    {"alliance", "Alliance of organisations"},
    {"crown", "Crown agency"},
    {"iwi", "Iwi"},
    {"hapu", "Hapū"},
    {"maori_provider", "Māori provider network"},
    {"community", "Community"},
    {"national", "National body"},
}};

// Time zones a network may live by (IANA), of Aotearoa and its Pacific neighbours.
inline constexpr std::array<Named, 12> zones{{
    {"Pacific/Auckland", "Aotearoa New Zealand"},
    {"Pacific/Chatham", "Chatham Islands"},
    {"Pacific/Rarotonga", "Cook Islands"},
    {"Pacific/Niue", "Niue"},
    {"Pacific/Fakaofo", "Tokelau"},
    {"Pacific/Apia", "Samoa"},
    {"Pacific/Tongatapu", "Tonga"},
    {"Pacific/Fiji", "Fiji"},
    {"Pacific/Funafuti", "Tuvalu"},
    {"Pacific/Tarawa", "Kiribati"},
    {"Australia/Sydney", "Eastern Australia"},
    {"Australia/Perth", "Western Australia"},
}};

struct SettingsForm {
    std::string name{};
    std::string purpose{};
    std::string zone{};
    bool is_public = false;
    std::string suppress_below{};  // as typed
    std::string contact{};         // an e-mail address, a telephone number, or words; "" for none
};
// One thing wrong per field. The threshold is from 3 to 100: under 3, one person of a pair could
// work out the other.
base::FieldErrors validate(const SettingsForm& form);

SettingsForm settings_of(const Network& network);
// The network as a valid form wants it.
Network with_settings(Network network, const SettingsForm& form);

struct NewNetworkForm {
    SettingsForm settings{};
    std::string slug{};  // of its addresses: "waiora"
    std::string kind{};
    std::string coordinator_name{};
    std::string coordinator_email{};
};
base::FieldErrors validate(const NewNetworkForm& form);

}  // namespace network
