// Cookies: read from a Cookie field, written as Set-Cookie. Every cookie of ours is for the whole
// site, HttpOnly and SameSite=Lax; dispatch adds Secure behind TLS.
#pragma once

#include "platform/http/message.hpp"

namespace http {

// The value of a cookie in a Cookie field; nothing when it has none of that name. The first wins.
std::optional<std::string_view> find_cookie(std::string_view field, std::string_view name);

struct Cookie {
    std::string name;   // a token
    std::string value;  // RFC 6265 cookie octets: no space, comma, semicolon, quote or control
    // Seconds until it ends; nothing: when the browser closes; 0: at once.
    std::optional<std::int64_t> max_age;
};

// Throws Error(internal) for a name or value that would break the field.
void set_cookie(Response& response, const Cookie& cookie);
void remove_cookie(Response& response, std::string_view name);

inline constexpr std::string_view notice_cookie = "notice";
// The notice a request carries; "" when there is none or it is not valid text.
std::string notice_of(const Request& request);

}  // namespace http
