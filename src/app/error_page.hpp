// What a person sees when a request is refused or fails: one plain sentence, and what to do next.
#pragma once

#include "platform/http/route.hpp"

namespace app {

http::Page error_page(
    const base::Error& error, const http::Request& request, const http::Context& context
);

}  // namespace app
