#include "platform/http/csrf.hpp"

#include "base/secret.hpp"
#include "platform/http/cookie.hpp"
#include "platform/http/route.hpp"

#include <fmt/format.h>

#include <algorithm>

namespace http {
namespace {

constexpr std::size_t visitor_secret_length = 43;  // 32 bytes as base64
constexpr std::size_t nonce_length = 22;           // 16 bytes

std::string_view visitor_cookie(const Request& request) {
    return request.secure ? "__Host-visitor" : "visitor";
}

std::string mask(std::string_view nonce, std::string_view secret) {
    return fmt::format("{}.{}", nonce, base::fingerprint(fmt::format("{}.{}", secret, nonce)));
}

bool is_token_text(std::string_view text) {
    return std::all_of(text.begin(), text.end(), [](char c) {
        return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9') ||
               c == '-' || c == '_';
    });
}

}  // namespace

const std::string& Context::csrf_token() const {
    if (csrf_token_.empty()) {
        csrf_token_ = masked_token(details_.csrf_secret);
    }
    return csrf_token_;
}

const std::string& Context::notice() const {
    notice_was_read_ = notice_was_read_ || !details_.notice.empty();
    return details_.notice;
}

std::string masked_token(std::string_view secret) {
    return secret.empty() ? "" : mask(base::random_token(16).reveal(), secret);
}

bool token_matches(std::string_view secret, std::string_view token) {
    if (secret.empty()) {
        return false;
    }
    const bool is_masked = token.size() > nonce_length && token[nonce_length] == '.';
    const std::string expected =
        is_masked ? mask(token.substr(0, nonce_length), secret) : std::string(secret);
    return same(base::Secret(expected), base::Secret(std::string(token)));
}

std::string visitor_secret(const Request& request) {
    const std::string_view secret = request.cookie(visitor_cookie(request));
    return secret.size() == visitor_secret_length && is_token_text(secret) ? std::string(secret)
                                                                           : "";
}

void set_visitor_secret(Response& response, const Request& request, const std::string& secret) {
    set_cookie(response, {std::string(visitor_cookie(request)), secret, std::nullopt});
}

bool is_same_origin(const Request& request) {
    const std::string_view site = request.headers.get("Sec-Fetch-Site");
    if (!site.empty()) {
        return site == "same-origin" || site == "none";
    }
    const std::string_view origin = request.headers.get("Origin");
    return origin.empty() ||
           same_name(
               origin, fmt::format("{}://{}", request.secure ? "https" : "http", request.host)
           );
}

std::string_view sent_token(const Request& request) {
    const std::string_view field = request.headers.get("X-CSRF-Token");
    return field.empty() ? request.form.raw("csrf") : field;
}

}  // namespace http
