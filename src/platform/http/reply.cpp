#include "platform/http/reply.hpp"

#include "base/error.hpp"
#include "base/secret.hpp"
#include "base/text.hpp"
#include "platform/http/compress.hpp"
#include "platform/http/failure.hpp"

#include <fmt/format.h>

#include <array>
#include <charconv>
#include <ctime>

namespace http {
namespace {

bool has_content(int status) {
    return status >= 200 && status != 204 && status != 304;
}

std::string head_of(int status, const Headers& headers) {
    std::string head = fmt::format("HTTP/1.1 {} {}\r\n", status, reason(status));
    for (const auto& [field, value] : headers.all()) {
        if (value.find_first_of(std::string_view("\r\n\0", 3)) != std::string::npos) {
            throw base::Error(
                base::Code::internal,
                fmt::format("The field {} of a response holds a line end.", field)
            );
        }
        head += fmt::format("{}: {}\r\n", field, value);
    }
    return head;
}

Headers not_modified_fields(const Headers& headers) {
    Headers kept;
    for (const auto& [field, value] : headers.all()) {
        const bool describes_content = same_name(field, "Content-Type") ||
                                       same_name(field, "Content-Encoding") ||
                                       same_name(field, "Content-Disposition");
        if (!describes_content) {
            kept.add(field, value);
        }
    }
    return kept;
}

void vary_by_encoding(Headers& headers) {
    const std::string_view vary = headers.get("Vary");
    if (vary.find("Accept-Encoding") == std::string_view::npos) {
        headers.set(
            "Vary", vary.empty() ? "Accept-Encoding" : fmt::format("{}, Accept-Encoding", vary)
        );
    }
}

std::string etag_of(std::string_view bytes, Encoding encoding) {
    const std::string_view suffix = name(encoding);
    return fmt::format(
        "\"{}{}{}\"", base::fingerprint(bytes).substr(0, 32), suffix.empty() ? "" : "-", suffix
    );
}

struct Range {
    enum class Kind { whole, part, unsatisfiable } kind = Kind::whole;
    std::uint64_t first = 0;
    std::uint64_t size = 0;
};

std::optional<std::uint64_t> position(std::string_view text) {
    std::uint64_t number = 0;
    const auto [end, error] = std::from_chars(text.data(), text.data() + text.size(), number);
    return error == std::errc() && end == text.data() + text.size() ? std::optional(number)
                                                                    : std::nullopt;
}

// One range of bytes (RFC 9110, 14.1.2). Several at once, or other units, give the whole.
Range read_range(std::string_view field, std::uint64_t size) {
    const Range whole{Range::Kind::whole, 0, size};
    const std::size_t dash = field.find('-');
    if (!field.starts_with("bytes=") || dash == std::string_view::npos ||
        field.find(',') != std::string_view::npos) {
        return whole;
    }
    const std::string_view first_text = base::trim(field.substr(6, dash - 6));
    const std::string_view last_text = base::trim(field.substr(dash + 1));
    const auto first = position(first_text);
    const auto last = position(last_text);
    if ((!first && !first_text.empty()) || (!last && !last_text.empty()) || (!first && !last)) {
        return whole;
    }
    if (!first) {  // the last so many bytes
        const std::uint64_t count = std::min(*last, size);
        return count == 0 ? Range{Range::Kind::unsatisfiable, 0, 0}
                          : Range{Range::Kind::part, size - count, count};
    }
    if (last && *last < *first) {
        return whole;
    }
    if (*first >= size) {
        return {Range::Kind::unsatisfiable, 0, 0};
    }
    const std::uint64_t end = last ? std::min(*last, size - 1) : size - 1;
    return {Range::Kind::part, *first, end - *first + 1};
}

Range wanted_range(const Request& request, const std::string& etag, std::uint64_t size) {
    const std::string_view if_range = request.headers.get("If-Range");
    const bool still_applies = if_range.empty() || if_range == etag;
    if (request.method != Method::get || !still_applies) {
        return {Range::Kind::whole, 0, size};
    }
    return read_range(request.headers.get("Range"), size);
}

bool is_conditional(const Request& request, const Response& response) {
    return (request.method == Method::get || request.method == Method::head) &&
           response.status == 200;
}

void make_file_reply(const Request& request, Response& response, Reply& reply) {
    OpenFile file(*response.file);
    if (response.remove_file_after) {
        std::error_code ignored;
        std::filesystem::remove(*response.file, ignored);
    }
    reply.etag = etag_of(file.version(), Encoding::identity);
    response.headers.set("ETag", reply.etag);
    response.headers.set("Accept-Ranges", "bytes");
    const Range range = wanted_range(request, reply.etag, file.size());
    if (names_etag(request.headers.get("If-None-Match"), reply.etag)) {
        response.status = 304;
        response.headers = not_modified_fields(response.headers);
        return;
    }
    if (range.kind == Range::Kind::unsatisfiable) {
        response.status = 416;
        response.headers.set("Content-Range", fmt::format("bytes */{}", file.size()));
        response.headers.set("Content-Length", "0");
        return;
    }
    if (range.kind == Range::Kind::part) {
        response.status = 206;
        response.headers.set(
            "Content-Range",
            fmt::format("bytes {}-{}/{}", range.first, range.first + range.size - 1, file.size())
        );
    }
    response.headers.set("Content-Length", std::to_string(range.size));
    if (request.method != Method::head) {
        reply.file_offset = range.first;
        reply.file_size = range.size;
        reply.file.emplace(std::move(file));
    }
}

void make_body_reply(const Request& request, Response& response, Reply& reply) {
    const bool may_shrink = response.body.size() >= smallest_compressed &&
                            !response.headers.has("Content-Encoding") &&
                            is_compressible(response.headers.get("Content-Type"));
    if (may_shrink) {
        vary_by_encoding(response.headers);
        reply.encoding = choose_encoding(request.headers.get("Accept-Encoding"));
    }
    if (is_conditional(request, response)) {
        reply.etag = etag_of(response.body, reply.encoding);
        response.headers.set("ETag", reply.etag);
        reply.not_modified_head = head_of(304, not_modified_fields(response.headers));
        if (names_etag(request.headers.get("If-None-Match"), reply.etag)) {
            response.status = 304;
            response.headers = not_modified_fields(response.headers);
            return;
        }
    }
    if (reply.encoding != Encoding::identity) {
        response.headers.set("Content-Encoding", std::string(name(reply.encoding)));
        response.body = compressed(response.body, reply.encoding);
    }
    if (has_content(response.status)) {
        response.headers.set("Content-Length", std::to_string(response.body.size()));
    }
    if (has_content(response.status) && request.method != Method::head) {
        reply.body = std::move(response.body);
    }
}

}  // namespace

bool names_etag(std::string_view if_none_match, std::string_view etag) {
    if (base::trim(if_none_match) == "*") {
        return true;
    }
    while (!if_none_match.empty()) {
        const std::size_t end = std::min(if_none_match.find(','), if_none_match.size());
        std::string_view tag = base::trim(if_none_match.substr(0, end));
        if (tag.starts_with("W/")) {
            tag.remove_prefix(2);
        }
        if (tag == etag) {
            return true;
        }
        if_none_match.remove_prefix(std::min(end + 1, if_none_match.size()));
    }
    return false;
}

std::string_view http_date() {
    thread_local std::time_t made_at = 0;
    thread_local std::array<char, 32> text{};
    const std::time_t now = std::time(nullptr);
    if (now != made_at) {
        static constexpr std::array days{"Sun", "Mon", "Tue", "Wed", "Thu", "Fri", "Sat"};
        static constexpr std::array months{
            "Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec"};
        std::tm parts{};
        gmtime_r(&now, &parts);
        const auto end = fmt::format_to_n(
            text.data(),
            text.size(),
            "{}, {:02} {} {} {:02}:{:02}:{:02} GMT",
            days[static_cast<std::size_t>(parts.tm_wday)],
            parts.tm_mday,
            months[static_cast<std::size_t>(parts.tm_mon)],
            parts.tm_year + 1900,
            parts.tm_hour,
            parts.tm_min,
            parts.tm_sec
        );
        *end.out = '\0';
        made_at = now;
    }
    return text.data();
}

std::string reply_tail(std::string_view request_id, bool closes) {
    std::string tail = fmt::format("Date: {}\r\n", http_date());
    if (!request_id.empty()) {
        tail += fmt::format("X-Request-Id: {}\r\n", request_id);
    }
    tail += closes ? "Connection: close\r\n\r\n" : "\r\n";
    return tail;
}

Reply make_reply(const Request& request, Response response, bool closes) {
    Reply reply;
    if (response.file) {
        make_file_reply(request, response, reply);
    } else {
        make_body_reply(request, response, reply);
    }
    reply.status = response.status;
    reply.closes = closes;
    reply.head = head_of(response.status, response.headers);
    reply.tail = reply_tail(request.id, closes);
    return reply;
}

}  // namespace http
