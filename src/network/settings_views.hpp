// Pages of a network's settings and of making one. No database, no HTTP.
#pragma once

#include "network/settings.hpp"
#include "platform/html/components.hpp"

#include <string>

namespace network {

struct SettingsPage {
    Network network;
    SettingsForm form;
    std::string version{};
    base::FieldErrors errors{};
    std::string csrf{};
};
html::Html settings_page(const SettingsPage& page);

struct NewNetworkPage {
    NewNetworkForm form;
    base::FieldErrors errors{};
    std::string csrf{};
};
html::Html new_network_page(const NewNetworkPage& page);

}  // namespace network
