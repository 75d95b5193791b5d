// The head of a request: what the parser gives, checked and turned into a Request. Everything that
// could make two servers read a request differently is refused here.
#pragma once

#include "platform/http/address.hpp"
#include "platform/http/dispatch.hpp"
#include "platform/http/server_config.hpp"

#include <optional>
#include <span>
#include <stdexcept>
#include <string>

namespace http {

// A request line and its fields, in the order they came.
struct Head {
    std::string method;
    std::string target;
    unsigned version = 11;  // 10 or 11
    Headers headers;
};

// The other end of a connection.
struct Peer {
    std::string address;
    bool is_trusted = false;  // a proxy whose X-Forwarded-For and -Proto count
};

// A request that is answered with one plain sentence, after which the connection closes.
class Refusal : public std::runtime_error {
public:
    Refusal(int status, const std::string& sentence)
        : std::runtime_error(sentence), status_(status) {}
    int status() const { return status_; }

private:
    int status_;
};

// A refusal as the bytes that are sent before the connection closes. `id` is what the log names it.
std::string refusal_bytes(int status, std::string_view sentence, std::string_view id);

// Throws Refusal: 400 for a target, Host or framing that cannot be trusted, 417, 421, 501, 505.
Request read_head(
    Head head, const Peer& peer, const ServerConfig& config, std::span<const IpRange> trusted
);

// How a body will be read.
struct BodyPlan {
    std::size_t limit = 0;
    std::size_t declared = 0;  // Content-Length; 0 when chunked
    bool has_body = false;
    std::optional<std::string> boundary{};  // of an upload, whose files go to disk
    bool asks_first = false;  // large: dispatch is asked for a refusal before it is read
    bool expects_continue = false;
};
// `route` may be null. Throws Error(too_large) when the declared length is over the limit.
BodyPlan plan_body(const Request& request, const Route* route, const ServerConfig& config);

// A short id, unlike any other of this run: eight random characters and a count.
std::string new_request_id();

}  // namespace http
