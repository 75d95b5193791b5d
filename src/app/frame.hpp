// The site frame of a request: which network it is in, what its viewer may open, who they are.
#pragma once

#include "platform/html/html.hpp"
#include "platform/http/route.hpp"

#include <string>

namespace app {

struct Site {
    bool is_demo = false;
    std::string source_url = {};
};

html::Html frame(
    const Site& site,
    const http::Page& page,
    const http::Request& request,
    const http::Context& context
);

}  // namespace app
