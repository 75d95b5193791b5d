// What every response carries: the browser's instructions for safety, and who may keep it.
#pragma once

#include "platform/http/route.hpp"

namespace http {

// Sets Content-Security-Policy and its kin, and HSTS and Secure cookies on a secure request.
// `route` may be null.
void add_security_headers(const Request& request, const Route* route, Response& response);

// Decides Cache-Control. A request or response with a cookie is "private, no-store" (only a file
// marked "immutable" on a route open to anyone is excepted: it is the same for all, and gets a
// public scope of that name) and loses its public scope; what a handler wrote stands otherwise; a
// public page is "no-cache" (kept, but asked about each time); the rest is "private, no-store".
void set_cache_control(const Request& request, const Route* route, Response& response);

}  // namespace http
