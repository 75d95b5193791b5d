#include "platform/http/raw_request.hpp"

#include "base/text.hpp"
#include "platform/http/message.hpp"

#include <algorithm>
#include <array>

namespace http {
namespace {

struct RawFields {
    std::string_view host;
    std::string_view accept_encoding;
    std::string_view accept_language;
    std::string_view if_none_match;
    std::string_view forwarded_proto;
};

constexpr auto token_characters = [] {
    std::array<bool, 256> table{};
    for (const char c : std::string_view(
             "!#$%&'*+-.^_`|~0123456789abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ"
         )) {
        table[static_cast<unsigned char>(c)] = true;
    }
    return table;
}();

bool is_token(std::string_view text) {
    return !text.empty() && std::all_of(text.begin(), text.end(), [](char c) {
        return token_characters[static_cast<unsigned char>(c)];
    });
}

bool is_field_value(std::string_view text) {
    return std::all_of(text.begin(), text.end(), [](char c) {
        return (static_cast<unsigned char>(c) >= 0x20 && c != 0x7f) || c == '\t';
    });
}

bool is_plain_target(std::string_view text) {
    return text.starts_with('/') &&
           std::all_of(text.begin(), text.end(), [](char c) { return c > 0x20 && c < 0x7f; });
}

// Fields that make a request anything but plain.
bool is_unusual(std::string_view field, std::string_view value) {
    static constexpr std::array<std::string_view, 11> names{
        "Cookie",
        "Content-Length",
        "Transfer-Encoding",
        "Authorization",
        "Range",
        "Expect",
        "Upgrade",
        "HX-Request",
        "If-Match",
        "If-Unmodified-Since",
        "Trailer"};
    if (std::any_of(names.begin(), names.end(), [&](std::string_view name) {
            return same_name(field, name);
        })) {
        return true;
    }
    return (same_name(field, "Connection") && !same_name(value, "keep-alive")) ||
           (same_name(field, "Accept") && prefers_json(value));
}

// The first value of a field counts, as in Headers::get; a second Host is refused.
bool take_field(RawFields& fields, std::string_view field, std::string_view value) {
    const auto set_first = [&](std::string_view& place) {
        if (place.empty()) {
            place = value;
        }
    };
    if (same_name(field, "Host")) {
        if (!fields.host.empty()) {
            return false;
        }
        fields.host = value;
    } else if (same_name(field, "Accept-Encoding")) {
        set_first(fields.accept_encoding);
    } else if (same_name(field, "Accept-Language")) {
        set_first(fields.accept_language);
    } else if (same_name(field, "If-None-Match")) {
        set_first(fields.if_none_match);
    } else if (same_name(field, "X-Forwarded-Proto")) {
        set_first(fields.forwarded_proto);
    }
    return !is_unusual(field, value);
}

bool take_fields(RawFields& fields, std::string_view lines) {
    while (!lines.empty()) {
        const std::size_t end = lines.find("\r\n");
        const std::string_view line = lines.substr(0, end);
        lines.remove_prefix(end + 2);
        const std::size_t colon = line.find(':');
        if (colon == std::string_view::npos || !is_token(line.substr(0, colon))) {
            return false;
        }
        const std::string_view value = base::trim(line.substr(colon + 1));
        if (!is_field_value(value) || !take_field(fields, line.substr(0, colon), value)) {
            return false;
        }
    }
    return !fields.host.empty();
}

}  // namespace

std::optional<RawRequest> recognise(
    std::string_view bytes, bool peer_is_trusted, std::span<const std::string> languages
) {
    RawRequest request;
    request.is_head = bytes.starts_with("HEAD ");
    if (!request.is_head && !bytes.starts_with("GET ")) {
        return std::nullopt;
    }
    const std::size_t end = bytes.find("\r\n\r\n");
    if (end == std::string_view::npos) {
        return std::nullopt;
    }
    request.size = end + 4;
    const std::size_t line_end = bytes.find("\r\n");
    const std::string_view line = bytes.substr(0, line_end);
    constexpr std::string_view version = " HTTP/1.1";
    const std::size_t target_begin = request.is_head ? 5 : 4;
    if (!line.ends_with(version) || line.size() < target_begin + version.size()) {
        return std::nullopt;
    }
    request.key.target = line.substr(target_begin, line.size() - target_begin - version.size());
    RawFields fields;
    if (!is_plain_target(request.key.target) ||
        !take_fields(fields, bytes.substr(line_end + 2, end - line_end))) {
        return std::nullopt;
    }
    request.key.host = fields.host;
    request.key.language = choose_language(fields.accept_language, languages);
    request.key.encoding = choose_encoding(fields.accept_encoding);
    request.key.is_secure = peer_is_trusted && is_forwarded_secure(fields.forwarded_proto);
    request.if_none_match = fields.if_none_match;
    return request;
}

}  // namespace http
