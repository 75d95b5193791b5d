// What this site keeps about people, why, for how long, and what they can ask for.
#pragma once

#include "platform/http/route.hpp"

namespace app {

// "/privacy"
http::Routes privacy_routes();

}  // namespace app
