// The site frame of a request: which network it is in, what its viewer may open, who they are.
#pragma once

#include "app/layout.hpp"
#include "platform/db/database.hpp"
#include "platform/html/html.hpp"
#include "platform/http/route.hpp"

#include <string>
#include <vector>

namespace app {

struct Site {
    bool is_demo = false;
    std::string source_url = {};
};

// How to reach each public network that says so, by name.
std::vector<PublicContact> public_contacts(db::Reader& reader);

html::Html frame(
    const Site& site,
    const http::Page& page,
    const http::Request& request,
    const http::Context& context
);
// The same of a page that is drawn while the database is busy: what can be said without it.
html::Html bare_frame(const Site& site, const http::Page& page, const http::Context& context);

}  // namespace app
