#include "platform/http/message.hpp"

#include "base/error.hpp"
#include "base/text.hpp"
#include "platform/http/cookie.hpp"
#include "platform/http/negotiate.hpp"
#include "platform/http/target.hpp"

#include <fmt/format.h>

#include <algorithm>

namespace http {
namespace {

Response response_with(std::string body, std::string_view content_type, int status) {
    Response response;
    response.status = status;
    response.headers.add("Content-Type", std::string(content_type));
    response.body = std::move(body);
    return response;
}

// RFC 6266: a plain name for old clients, the true one in RFC 5987 form.
std::string disposition(std::string_view file_name) {
    std::string plain;
    for (const char c : file_name) {
        const bool is_safe_char =
            c >= 0x20 && c < 0x7f && c != '"' && c != '\\' && c != '/' && c != '%';
        plain += is_safe_char ? c : '_';
    }
    return fmt::format(
        "attachment; filename=\"{}\"; filename*=UTF-8''{}", plain, percent_encoded(file_name)
    );
}

}  // namespace

std::string_view name(Method method) {
    switch (method) {
        case Method::get:
            return "GET";
        case Method::head:
            return "HEAD";
        case Method::post:
            return "POST";
        case Method::put:
            return "PUT";
        case Method::patch:
            return "PATCH";
        case Method::del:
            return "DELETE";
        case Method::options:
            return "OPTIONS";
    }
    return "GET";
}

std::optional<Method> find_method(std::string_view text) {
    for (const Method method : all_methods) {
        if (name(method) == text) {
            return method;
        }
    }
    return std::nullopt;
}

bool is_safe(Method method) {
    return method == Method::get || method == Method::head || method == Method::options;
}

bool same_name(std::string_view left, std::string_view right) {
    return std::equal(left.begin(), left.end(), right.begin(), right.end(), [](char a, char b) {
        const auto lower = [](char c) {
            return c >= 'A' && c <= 'Z' ? static_cast<char>(c + 32) : c;
        };
        return lower(a) == lower(b);
    });
}

void Headers::add(std::string name, std::string value) {
    fields_.emplace_back(std::move(name), std::move(value));
}

void Headers::set(std::string name, std::string value) {
    remove(name);
    add(std::move(name), std::move(value));
}

void Headers::remove(std::string_view name) {
    std::erase_if(fields_, [&](const auto& field) { return same_name(field.first, name); });
}

std::string_view Headers::get(std::string_view name) const {
    for (const auto& [field, value] : fields_) {
        if (same_name(field, name)) {
            return value;
        }
    }
    return {};
}

bool Headers::has(std::string_view name) const {
    return count(name) > 0;
}

std::size_t Headers::count(std::string_view name) const {
    return static_cast<std::size_t>(std::count_if(
        fields_.begin(),
        fields_.end(),
        [&](const auto& field) { return same_name(field.first, name); }
    ));
}

void Form::add(std::string name, std::string value) {
    fields_.emplace_back(std::move(name), std::move(value));
}

void Form::add_file(std::string name, Upload file) {
    files_.emplace_back(std::move(name), std::move(file));
}

std::string_view Form::raw(std::string_view name) const {
    for (const auto& [field, value] : fields_) {
        if (field == name) {
            return value;
        }
    }
    return {};
}

std::string Form::text(std::string_view name) const {
    return std::string(base::trim_typed(raw(name)));
}

bool Form::has(std::string_view name) const {
    return std::any_of(fields_.begin(), fields_.end(), [&](const auto& field) {
        return field.first == name;
    });
}

std::vector<std::string> Form::all(std::string_view name) const {
    std::vector<std::string> values;
    for (const auto& [field, value] : fields_) {
        if (field == name) {
            values.push_back(value);
        }
    }
    return values;
}

const Upload* Form::file(std::string_view name) const {
    for (const auto& [field, upload] : files_) {
        if (field == name) {
            return &upload;
        }
    }
    return nullptr;
}

const std::string& Request::parameter(std::string_view name) const {
    const auto found = parameters.find(name);
    if (found == parameters.end()) {
        throw base::Error(
            base::Code::internal,
            fmt::format("The route of {} has no parameter named {}.", path, name)
        );
    }
    return found->second;
}

std::string_view Request::cookie(std::string_view name) const {
    for (const auto& [field, value] : headers.all()) {
        if (same_name(field, "Cookie")) {
            if (const auto found = find_cookie(value, name)) {
                return *found;
            }
        }
    }
    return {};
}

bool Request::wants_json() const {
    return prefers_json(headers.get("Accept"));
}

bool Request::wants_fragment() const {
    return headers.get("HX-Request") == "true";
}

Response page(Page page, int status) {
    Response response;
    response.status = status;
    response.page = std::move(page);
    return response;
}

Response fragment(html::Html part, int status) {
    return html_response(part, status);
}

Response html_response(const html::Html& document, int status) {
    return response_with(std::string(document.text()), "text/html; charset=utf-8", status);
}

Response text(std::string body, int status) {
    return response_with(std::move(body), "text/plain; charset=utf-8", status);
}

Response json(std::string body, int status) {
    return response_with(std::move(body), "application/json", status);
}

Response redirect(const html::Url& to) {
    Response response;
    response.status = 303;
    response.headers.add("Location", std::string(to.empty() ? "/" : to.text()));
    return response;
}

Response download(std::string bytes, std::string_view content_type, std::string_view file_name) {
    Response response = response_with(std::move(bytes), content_type, 200);
    response.headers.add("Content-Disposition", disposition(file_name));
    return response;
}

Response download_file(
    std::filesystem::path path, std::string_view content_type, std::string_view file_name
) {
    Response response = download({}, content_type, file_name);
    response.file = std::move(path);
    return response;
}

}  // namespace http
