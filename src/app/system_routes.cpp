#include "app/system_routes.hpp"

#include "platform/db/database.hpp"

namespace app {
namespace {

http::Response answer_health(const http::Request&, http::Context&) {
    return http::text("ok\n");
}

http::Response answer_ready(const http::Request&, http::Context& context) {
    try {
        db::Reader reader = context.database().read();
        reader.find("/* system.ready */ select 1 as one");
    } catch (const base::Error&) {
        return http::text("the database does not answer\n", 503);
    }
    return http::text("ready\n");
}

// Counts tell what is used and how much: they are for a collector on this machine, not for
// whatever reaches us through a proxy of it.
bool asks_from_this_machine(const http::Request& request) {
    const std::string& client = request.client_address;
    return (client == "127.0.0.1" || client == "::1") && !request.headers.has("X-Forwarded-For") &&
           !request.headers.has("Forwarded");
}

http::Response answer_metrics(const http::Metrics& metrics, const http::Request& request) {
    if (!asks_from_this_machine(request)) {
        base::throw_not_found("This page");
    }
    http::Response response = http::text(metrics.text());
    response.headers.set("Content-Type", "text/plain; version=0.0.4; charset=utf-8");
    return response;
}

}  // namespace

http::Routes system_routes(const http::Metrics& metrics) {
    using http::Method;
    return {
        {Method::get, "/healthz", http::anyone(), answer_health},
        {Method::get, "/readyz", http::anyone(), answer_ready},
        {Method::get,
         "/metrics",
         http::anyone(),
         [&metrics](const http::Request& request, http::Context&) {
             return answer_metrics(metrics, request);
         }},
    };
}

}  // namespace app
