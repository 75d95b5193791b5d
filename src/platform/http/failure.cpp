#include "platform/http/failure.hpp"

#include <fmt/format.h>

#include <array>
#include <utility>

namespace http {
namespace {

constexpr std::array<std::pair<int, std::string_view>, 33> reasons{{
    {100, "Continue"},
    {200, "OK"},
    {201, "Created"},
    {202, "Accepted"},
    {204, "No Content"},
    {206, "Partial Content"},
    {301, "Moved Permanently"},
    {302, "Found"},
    {303, "See Other"},
    {304, "Not Modified"},
    {307, "Temporary Redirect"},
    {308, "Permanent Redirect"},
    {400, "Bad Request"},
    {401, "Unauthorized"},
    {403, "Forbidden"},
    {404, "Not Found"},
    {405, "Method Not Allowed"},
    {406, "Not Acceptable"},
    {408, "Request Timeout"},
    {409, "Conflict"},
    {410, "Gone"},
    {413, "Content Too Large"},
    {415, "Unsupported Media Type"},
    {416, "Range Not Satisfiable"},
    {417, "Expectation Failed"},
    {421, "Misdirected Request"},
    {422, "Unprocessable Content"},
    {429, "Too Many Requests"},
    {431, "Request Header Fields Too Large"},
    {500, "Internal Server Error"},
    {501, "Not Implemented"},
    {503, "Service Unavailable"},
    {505, "HTTP Version Not Supported"},
}};

}  // namespace

int status_of(base::Code code) {
    switch (code) {
        case base::Code::invalid:
            return 400;
        case base::Code::unauthenticated:
            return 401;
        case base::Code::forbidden:
            return 403;
        case base::Code::not_found:
            return 404;
        case base::Code::conflict:
            return 409;
        case base::Code::too_large:
            return 413;
        case base::Code::busy:
            return 503;
        case base::Code::internal:
            return 500;
    }
    return 500;
}

std::string_view reason(int status) {
    for (const auto& [number, words] : reasons) {
        if (number == status) {
            return words;
        }
    }
    return "Status";
}

base::Error shown_error(const base::Error& error, const Request& request) {
    if (error.code() != base::Code::internal) {
        return error;
    }
    return {
        base::Code::internal,
        fmt::format(
            "Something went wrong here, and it is not your fault. If it happens again, tell the "
            "people who run this site and give them this number: {}.",
            request.id
        )};
}

std::string json_string(std::string_view text) {
    std::string quoted = "\"";
    for (const char c : text) {
        if (c == '"' || c == '\\') {
            quoted += {'\\', c};
        } else if (static_cast<unsigned char>(c) < 0x20) {
            quoted += fmt::format("\\u{:04x}", static_cast<unsigned>(c));
        } else {
            quoted += c;
        }
    }
    return quoted + '"';
}

Response problem(const base::Error& error, const Request& request) {
    const int status = status_of(error.code());
    std::string fields;
    for (const base::FieldError& field : error.fields()) {
        fields += fmt::format(
            "{}{{\"field\":{},\"message\":{}}}",
            fields.empty() ? "" : ",",
            json_string(field.field),
            json_string(field.message)
        );
    }
    Response response = json(
        fmt::format(
            R"({{"title":{},"status":{},"detail":{},"code":{},"request":{},"fields":[{}]}})",
            json_string(reason(status)),
            status,
            json_string(error.what()),
            json_string(name(error.code())),
            json_string(request.id),
            fields
        ),
        status
    );
    response.headers.set("Content-Type", "application/problem+json");
    return response;
}

}  // namespace http
