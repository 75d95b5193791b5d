#include "platform/http/cookie.hpp"

#include "base/error.hpp"
#include "base/text.hpp"
#include "platform/http/target.hpp"

#include <fmt/format.h>

#include <algorithm>

namespace http {
namespace {

constexpr std::size_t longest_notice = 500;

bool is_cookie_octet(char c) {
    return c > 0x20 && c < 0x7f && c != '"' && c != ',' && c != ';' && c != '\\';
}

bool is_cookie_text(std::string_view text) {
    return std::all_of(text.begin(), text.end(), is_cookie_octet);
}

}  // namespace

std::optional<std::string_view> find_cookie(std::string_view field, std::string_view name) {
    while (!field.empty()) {
        const std::size_t end = std::min(field.find(';'), field.size());
        const std::string_view pair = base::trim(field.substr(0, end));
        const std::size_t equals = pair.find('=');
        if (equals != std::string_view::npos && base::trim(pair.substr(0, equals)) == name) {
            std::string_view value = base::trim(pair.substr(equals + 1));
            if (value.size() >= 2 && value.front() == '"' && value.back() == '"') {
                value = value.substr(1, value.size() - 2);
            }
            return value;
        }
        field.remove_prefix(std::min(end + 1, field.size()));
    }
    return std::nullopt;
}

void set_cookie(Response& response, const Cookie& cookie) {
    const bool is_name = !cookie.name.empty() && cookie.name.find('=') == std::string::npos &&
                         is_cookie_text(cookie.name);
    if (!is_name || !is_cookie_text(cookie.value)) {
        throw base::Error(
            base::Code::internal,
            fmt::format("The cookie {} holds a character that no cookie may.", cookie.name)
        );
    }
    std::string field =
        fmt::format("{}={}; Path=/; HttpOnly; SameSite=Lax", cookie.name, cookie.value);
    if (cookie.max_age) {
        field += fmt::format("; Max-Age={}", *cookie.max_age);
    }
    response.headers.add("Set-Cookie", std::move(field));
}

void remove_cookie(Response& response, std::string_view name) {
    set_cookie(response, {std::string(name), "", 0});
}

Response with_notice(Response response, std::string_view notice) {
    std::size_t size = std::min(notice.size(), longest_notice);
    while (size < notice.size() && size > 0 && (notice[size] & 0xC0) == 0x80) {
        --size;  // not in the middle of a character
    }
    set_cookie(response, {std::string(notice_cookie), percent_encoded(notice.substr(0, size)), 60});
    return response;
}

std::string notice_of(const Request& request) {
    const std::string_view value = request.cookie(notice_cookie);
    if (value.empty() || value.size() > 3 * longest_notice) {
        return {};
    }
    const auto decoded = percent_decoded(value);
    return decoded ? base::nfc(*decoded).value_or("") : "";
}

}  // namespace http
