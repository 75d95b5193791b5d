#include "platform/http/head.hpp"

#include "base/secret.hpp"
#include "base/text.hpp"
#include "platform/http/failure.hpp"
#include "platform/http/multipart.hpp"
#include "platform/http/negotiate.hpp"
#include "platform/http/reply.hpp"
#include "platform/http/target.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <atomic>
#include <charconv>

namespace http {
namespace {

constexpr std::size_t largest_unasked_body = 64 * 1024;

void check_framing(const Head& head) {
    const Headers& headers = head.headers;
    const bool is_chunked = headers.has("Transfer-Encoding");
    if (is_chunked && headers.has("Content-Length")) {
        throw Refusal(400, "A request may not have both Content-Length and Transfer-Encoding.");
    }
    if (headers.count("Content-Length") > 1 || headers.count("Transfer-Encoding") > 1) {
        throw Refusal(400, "A request may state its length only once.");
    }
    if (is_chunked &&
        (head.version < 11 || !same_name(headers.get("Transfer-Encoding"), "chunked"))) {
        throw Refusal(501, "The only Transfer-Encoding taken here is chunked, in HTTP/1.1.");
    }
    const std::string_view length = headers.get("Content-Length");
    if (length.find_first_not_of("0123456789") != std::string_view::npos) {
        throw Refusal(400, "Content-Length must be a number of bytes.");
    }
    const std::string_view expected = headers.get("Expect");
    if (!expected.empty() && !same_name(expected, "100-continue")) {
        throw Refusal(417, "The only expectation met here is 100-continue.");
    }
}

// A form that anyone may send is short: who sends it has shown nothing yet.
std::size_t body_limit(const Route* route, const ServerConfig& config) {
    if (route != nullptr && route->body_limit > 0) {
        return route->body_limit;
    }
    const bool is_for_all = route == nullptr || route->access.kind == Access::Kind::anyone;
    return is_for_all ? std::min(config.body_limit, largest_unasked_body) : config.body_limit;
}

std::string_view host_name(std::string_view host) {
    const std::size_t from = host.starts_with('[') ? host.find(']') : 0;
    return host.substr(0, host.find(':', from));
}

// The Host field; in the absolute form of a target the target's own host counts (RFC 9112, 3.2.2).
std::string read_host(Head& head, const ServerConfig& config) {
    if (head.headers.count("Host") > 1 || (head.version == 11 && !head.headers.has("Host"))) {
        throw Refusal(400, "A request must have one Host field.");
    }
    std::string host(head.headers.get("Host"));
    for (const std::string_view scheme : {"http://", "https://"}) {
        if (head.target.starts_with(scheme)) {
            const std::size_t path =
                std::min(head.target.find_first_of("/?", scheme.size()), head.target.size());
            host = head.target.substr(scheme.size(), path - scheme.size());
            head.target = path < head.target.size() ? head.target.substr(path) : "/";
            break;
        }
    }
    if (!is_host(host) && !(head.version == 10 && host.empty())) {
        throw Refusal(400, "The Host field must be a name or an address, with or without a port.");
    }
    const auto is_ours = [&](const std::string& name) { return same_name(name, host_name(host)); };
    if (!config.hosts.empty() && std::none_of(config.hosts.begin(), config.hosts.end(), is_ours)) {
        throw Refusal(421, "This server does not answer to that name.");
    }
    return host;
}

}  // namespace

Request read_head(
    Head head, const Peer& peer, const ServerConfig& config, std::span<const IpRange> trusted
) {
    if (head.version != 10 && head.version != 11) {
        throw Refusal(505, "This server speaks HTTP/1.1.");
    }
    const auto method = find_method(head.method);
    if (!method) {
        throw Refusal(501, "This server does not know that method.");
    }
    check_framing(head);
    Request request;
    request.method = *method;
    request.host = read_host(head, config);
    request.target = std::move(head.target);
    request.headers = std::move(head.headers);
    request.id = new_request_id();
    request.language = choose_language(request.headers.get("Accept-Language"), config.languages);
    request.client_address = plain_address(peer.address);
    request.secure = config.behind_tls;
    if (peer.is_trusted) {
        request.client_address =
            client_behind(peer.address, request.headers.get("X-Forwarded-For"), trusted);
        request.secure |= is_forwarded_secure(request.headers.get("X-Forwarded-Proto"));
    }
    try {
        read_target(request);
    } catch (const base::Error& error) {
        throw Refusal(400, error.what());
    }
    return request;
}

std::string refusal_bytes(int status, std::string_view sentence, std::string_view id) {
    return fmt::format(
        "HTTP/1.1 {} {}\r\nContent-Type: text/plain; charset=utf-8\r\nContent-Length: {}\r\n"
        "Cache-Control: no-store\r\nX-Content-Type-Options: nosniff\r\n{}{}{}\n",
        status,
        reason(status),
        sentence.size() + 1,
        status == 503 ? "Retry-After: 2\r\n" : "",
        reply_tail(id, true),
        sentence
    );
}

BodyPlan plan_body(const Request& request, const Route* route, const ServerConfig& config) {
    BodyPlan plan;
    plan.limit = body_limit(route, config);
    plan.boundary = plan.limit > config.body_limit
                        ? multipart_boundary(request.headers.get("Content-Type"))
                        : std::nullopt;
    if (!plan.boundary) {
        // Only an upload goes to disk; anything else is held in memory.
        plan.limit = std::min(plan.limit, config.body_limit);
    }
    const std::string_view length = request.headers.get("Content-Length");
    const auto [end, error] =
        std::from_chars(length.data(), length.data() + length.size(), plan.declared);
    const bool is_chunked = request.headers.has("Transfer-Encoding");
    if (error == std::errc::result_out_of_range || plan.declared > plan.limit) {
        throw base::Error(
            base::Code::too_large,
            fmt::format(
                "What you sent is too large: at most {} bytes may be sent here.",
                base::with_commas(static_cast<std::int64_t>(plan.limit))
            )
        );
    }
    plan.has_body = is_chunked || plan.declared > 0;
    plan.asks_first = plan.has_body && (is_chunked || plan.declared > largest_unasked_body);
    plan.expects_continue = plan.has_body && request.headers.has("Expect");
    return plan;
}

std::string new_request_id() {
    static const std::string run = base::random_token(6).reveal();
    static std::atomic<std::uint64_t> count{0};
    return fmt::format("{}-{:x}", run, count.fetch_add(1));
}

}  // namespace http
