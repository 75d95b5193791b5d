// What machines ask: is it alive, is it ready, how is it doing.
#pragma once

#include "platform/http/metrics.hpp"
#include "platform/http/route.hpp"

namespace app {

// "/healthz" (the process answers), "/readyz" (its database answers), "/metrics" (Prometheus text:
// counts by route pattern, no personal data). `metrics` must outlive the routes.
http::Routes system_routes(const http::Metrics& metrics);

}  // namespace app
