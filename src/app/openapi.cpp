#include "app/openapi.hpp"

#include "embedded/openapi.hpp"

namespace app {
namespace {

http::Response show_description(const http::Request&, http::Context&) {
    return http::json(std::string(embedded::openapi().front().bytes));
}

}  // namespace

http::Routes openapi_routes() {
    return {{http::Method::get, "/api/v1/openapi.json", http::anyone(), show_description}};
}

}  // namespace app
