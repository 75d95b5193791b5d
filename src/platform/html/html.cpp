#include "platform/html/html.hpp"

#include "base/text.hpp"

#include <fmt/format.h>

#include <array>

namespace html {
namespace {

std::string_view entity(char c) {
    switch (c) {
        case '&':
            return "&amp;";
        case '<':
            return "&lt;";
        case '>':
            return "&gt;";
        case '"':
            return "&quot;";
        case '\'':
            return "&#39;";
        default:
            return {};
    }
}

template <class Out>
Out write_escaped(std::string_view text, Out out) {
    while (!text.empty()) {
        const std::string_view plain = text.substr(0, text.find_first_of("&<>\"'"));
        out = std::copy(plain.begin(), plain.end(), out);
        text.remove_prefix(plain.size());
        if (!text.empty()) {
            const std::string_view safe = entity(text.front());
            out = std::copy(safe.begin(), safe.end(), out);
            text.remove_prefix(1);
        }
    }
    return out;
}

bool is_unreserved(char c) {
    return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9') || c == '-' ||
           c == '.' || c == '_' || c == '~';
}

template <class Out>
Out write_encoded(std::string_view text, Out out) {
    static constexpr char hex[] = "0123456789ABCDEF";
    for (const char c : text) {
        if (is_unreserved(c)) {
            *out++ = c;
        } else {
            const auto byte = static_cast<unsigned char>(c);
            *out++ = '%';
            *out++ = hex[byte >> 4];
            *out++ = hex[byte & 15];
        }
    }
    return out;
}

bool starts_with_allowed_scheme(std::string_view text) {
    static constexpr std::array<std::string_view, 4> schemes{
        "https://", "http://", "mailto:", "tel:"};
    const std::string start = base::lower(text.substr(0, 8));
    for (const std::string_view scheme : schemes) {
        if (start.starts_with(scheme)) {
            return true;
        }
    }
    return false;
}

bool has_control(std::string_view text) {
    for (const char c : text) {
        if (static_cast<unsigned char>(c) <= 0x20 || c == 0x7f || c == '\\') {
            return true;
        }
    }
    return false;
}

}  // namespace

Html escape(std::string_view text) {
    std::string safe;
    safe.reserve(text.size());
    write_escaped(text, std::back_inserter(safe));
    return {Html::Made{}, std::move(safe)};
}

Html format_html(fmt::string_view format, fmt::format_args args) {
    return {Html::Made{}, fmt::vformat(format, args)};
}

Url format_url(fmt::string_view format, fmt::format_args args) {
    return {Url::Made{}, fmt::vformat(format, args)};
}

Url Url::checked(std::string_view text) {
    const bool own_path = text.starts_with('/') && !text.starts_with("//");
    const bool fragment = text.starts_with('#') || text.starts_with('?');
    if (has_control(text) || !(own_path || fragment || starts_with_allowed_scheme(text))) {
        return {Made{}, {}};
    }
    return {Made{}, std::string(text)};
}

Url Url::with(std::string_view name, std::string_view value) const {
    std::string address(text());
    const std::size_t hash = address.find('#');
    const std::string fragment = hash == std::string::npos ? "" : address.substr(hash);
    address.resize(hash == std::string::npos ? address.size() : hash);
    address += address.find('?') == std::string::npos ? '?' : '&';
    write_encoded(name, std::back_inserter(address));
    address += '=';
    write_encoded(value, std::back_inserter(address));
    return {Made{}, address + fragment};
}

}  // namespace html

fmt::format_context::iterator fmt::formatter<html::Escaped>::format(
    html::Escaped value, fmt::format_context& context
) const {
    return html::write_escaped(value.text, context.out());
}

fmt::format_context::iterator fmt::formatter<html::Segment>::format(
    html::Segment value, fmt::format_context& context
) const {
    return html::write_encoded(value.text, context.out());
}
