#include "platform/http/target.hpp"

#include "base/error.hpp"
#include "base/text.hpp"

#include <fmt/format.h>

#include <algorithm>

namespace http {
namespace {

int hex_digit(char c) {
    if (c >= '0' && c <= '9') {
        return c - '0';
    }
    if (c >= 'a' && c <= 'f') {
        return c - 'a' + 10;
    }
    return c >= 'A' && c <= 'F' ? c - 'A' + 10 : -1;
}

[[noreturn]] void refuse_address(const char* why) {
    throw base::Error(base::Code::invalid, fmt::format("This address cannot be read: {}.", why));
}

bool is_control(char c) {
    return static_cast<unsigned char>(c) < 0x20 || c == 0x7f;
}

void check_segments(std::string_view path) {
    for (const std::string_view segment : base::split(path, '/')) {
        if (segment == "." || segment == "..") {
            refuse_address("it steps out of its folder with . or ..");
        }
    }
}

std::string read_path(std::string_view raw) {
    const std::string lowered = base::lower(raw);
    if (lowered.find("%2f") != std::string::npos || lowered.find("%5c") != std::string::npos ||
        raw.find('\\') != std::string_view::npos) {
        refuse_address("it holds an encoded slash or a backslash");
    }
    auto path = percent_decoded(raw);
    if (!path) {
        refuse_address("a % in it is not followed by two hexadecimal digits");
    }
    if (!base::is_valid_utf8(*path) || std::any_of(path->begin(), path->end(), is_control)) {
        refuse_address("it is not valid UTF-8 text, or it holds a control character");
    }
    check_segments(*path);
    return std::move(*path);
}

}  // namespace

std::optional<std::string> percent_decoded(std::string_view text, Plus plus) {
    std::string decoded;
    decoded.reserve(text.size());
    for (std::size_t i = 0; i < text.size(); ++i) {
        if (text[i] == '+' && plus == Plus::is_space) {
            decoded += ' ';
        } else if (text[i] != '%') {
            decoded += text[i];
        } else {
            const int high = i + 2 < text.size() ? hex_digit(text[i + 1]) : -1;
            const int low = i + 2 < text.size() ? hex_digit(text[i + 2]) : -1;
            if (high < 0 || low < 0) {
                return std::nullopt;
            }
            decoded += static_cast<char>(high * 16 + low);
            i += 2;
        }
    }
    return decoded;
}

std::string percent_encoded(std::string_view text) {
    static constexpr std::string_view hex = "0123456789ABCDEF";
    std::string encoded;
    for (const char c : text) {
        const bool is_unreserved = (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') ||
                                   (c >= '0' && c <= '9') || c == '-' || c == '.' || c == '_' ||
                                   c == '~';
        if (is_unreserved) {
            encoded += c;
        } else {
            const auto byte = static_cast<unsigned char>(c);
            encoded += {'%', hex[byte >> 4], hex[byte & 15]};
        }
    }
    return encoded;
}

void read_target(Request& request) {
    const std::string_view target = request.target;
    if (!target.starts_with('/') || target.find('#') != std::string_view::npos) {
        refuse_address("it must be a path that starts with / and has no #");
    }
    const std::size_t question = std::min(target.find('?'), target.size());
    request.path = read_path(target.substr(0, question));
    request.query = Form();
    if (question < target.size()) {
        read_pairs(target.substr(question + 1), request.query);
    }
}

void read_pairs(std::string_view text, Form& form) {
    while (!text.empty()) {
        const std::size_t end = std::min(text.find('&'), text.size());
        const std::string_view pair = text.substr(0, end);
        text.remove_prefix(std::min(end + 1, text.size()));
        if (pair.empty()) {
            continue;
        }
        const std::size_t equals = std::min(pair.find('='), pair.size());
        const auto name = percent_decoded(pair.substr(0, equals), Plus::is_space);
        const auto value =
            percent_decoded(pair.substr(std::min(equals + 1, pair.size())), Plus::is_space);
        if (!name || !value) {
            throw base::Error(
                base::Code::invalid,
                "A field of this form cannot be read: a % in it is not followed by two hexadecimal "
                "digits."
            );
        }
        check_field(form, *name);
        form.add(form_text("A field's name", *name), form_text(*name, *value));
    }
}

void check_field(const Form& form, std::string_view name) {
    if (form.fields().size() + form.files().size() >= form_field_limit) {
        throw base::Error(
            base::Code::invalid, fmt::format("A form may have at most {} fields.", form_field_limit)
        );
    }
    if (name.size() > form_name_limit) {
        throw base::Error(
            base::Code::invalid,
            fmt::format("The name of a form field may be at most {} bytes long.", form_name_limit)
        );
    }
}

std::string form_text(std::string_view field, std::string_view text) {
    auto normalised = base::nfc(text);
    if (!normalised) {
        const bool is_name_clean =
            base::is_valid_utf8(field) && field.find('\0') == std::string_view::npos;
        throw base::Error(
            base::Code::invalid,
            fmt::format(
                "{} is not valid UTF-8 text, or it holds a NUL character.",
                is_name_clean ? field : "A field"
            )
        );
    }
    return std::move(*normalised);
}

html::Url without_last_slash(const Request& request) {
    const bool is_page = request.method == Method::get || request.method == Method::head;
    const std::size_t end = std::min(request.target.find('?'), request.target.size());
    if (!is_page || end < 2 || request.target[end - 1] != '/' || request.path.back() != '/') {
        return {};
    }
    return html::Url::checked(request.target.substr(0, end - 1) + request.target.substr(end));
}

}  // namespace http
