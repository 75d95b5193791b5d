#include "platform/http/protect.hpp"

#include <fmt/format.h>

namespace http {
namespace {

constexpr std::string_view policy =
    "default-src 'self'; base-uri 'none'; object-src 'none'; form-action 'self'; frame-ancestors "
    "{}";

void make_cookies_secure(Response& response) {
    Headers fields;
    for (const auto& [field, value] : response.headers.all()) {
        const bool is_bare_cookie =
            same_name(field, "Set-Cookie") && value.find("; Secure") == std::string::npos;
        fields.add(field, is_bare_cookie ? value + "; Secure" : value);
    }
    response.headers = std::move(fields);
}

bool is_same_for_all(const Route* route, const Response& response) {
    return route && route->access.kind == Access::Kind::anyone &&
           response.headers.get("Cache-Control").find("immutable") != std::string_view::npos;
}

}  // namespace

void add_security_headers(const Request& request, const Route* route, Response& response) {
    const bool may_be_framed = route && route->embeddable;
    Headers& headers = response.headers;
    headers.set("Content-Security-Policy", fmt::format(policy, may_be_framed ? "*" : "'none'"));
    if (!may_be_framed) {
        headers.set("X-Frame-Options", "DENY");
    }
    headers.set("X-Content-Type-Options", "nosniff");
    headers.set("Referrer-Policy", "same-origin");
    headers.set("Cross-Origin-Opener-Policy", "same-origin");
    headers.set(
        "Permissions-Policy", "camera=(), geolocation=(), microphone=(), payment=(), usb=()"
    );
    if (request.secure) {
        headers.set("Strict-Transport-Security", "max-age=31536000");
        make_cookies_secure(response);
    }
}

void set_cache_control(const Request& request, const Route* route, Response& response) {
    const bool asks_personally =
        request.headers.has("Cookie") || request.headers.has("Authorization");
    const bool for_all = is_same_for_all(route, response);
    if (response.headers.has("Set-Cookie") || (asks_personally && !for_all)) {
        response.public_scope.reset();
        response.headers.set("Cache-Control", "private, no-store");
        return;
    }
    if (for_all) {
        response.public_scope = "immutable";
    }
    if (response.headers.has("Cache-Control")) {
        return;
    }
    if (response.public_scope) {
        response.headers.set("Cache-Control", "public, no-cache");
        response.headers.set(
            "Vary", "Accept, Accept-Encoding, Accept-Language, Cookie, HX-Request"
        );
    } else {
        response.headers.set("Cache-Control", "private, no-store");
    }
}

}  // namespace http
