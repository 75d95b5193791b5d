// The description of /api/v1 for other programs (OpenAPI 3.1), kept in openapi.json. A test
// compares its paths with the routes there are.
#pragma once

#include "platform/http/route.hpp"

namespace app {

// "/api/v1/openapi.json"
http::Routes openapi_routes();

}  // namespace app
