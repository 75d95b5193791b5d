// What auth must be told about the site.
#pragma once

#include "platform/http/message.hpp"

#include <string>
#include <string_view>

namespace auth {

struct Settings {
    std::string base_url;  // "https://braid.example.org", no slash at the end: for links in mail
    std::string site_name = "Braid";
};

// The site as passkeys know it.
struct RelyingParty {
    std::string origin;      // "https://braid.example.org"
    std::string host;        // "braid.example.org"
    bool can_have_passkeys;  // false for a bare IP address, for which browsers make none
};

// From the settings, never from the request's Host: but where the settings name this machine
// itself (127.0.0.1), a visit by the name "localhost" is taken as such.
RelyingParty relying_party(const Settings& settings, const http::Request& request);

}  // namespace auth
