// One request and its answer, from the moment its head is read to the log line. Knows nothing of
// sockets: the connection owns it, a worker answers it.
#pragma once

#include "platform/http/head.hpp"
#include "platform/http/metrics.hpp"
#include "platform/http/multipart.hpp"
#include "platform/http/reply.hpp"

#include <atomic>
#include <chrono>
#include <memory>

namespace http {

class PageCache;

// What every exchange of a server shares.
struct Service {
    const ServerConfig& config;
    const Dispatcher& dispatcher;
    Metrics& metrics;
    PageCache* cache = nullptr;
    std::atomic<std::size_t> body_memory{0};   // bytes of bodies now in memory
    std::atomic<std::size_t> reply_memory{0};  // and of answers on their way
    std::atomic<bool> is_stopping{false};
};

class Exchange {
public:
    // Plans the body; a declared length over the limit is found here and answered by answer().
    Exchange(Service& service, Request request, bool keeps_alive);
    ~Exchange();
    Exchange(const Exchange&) = delete;
    Exchange& operator=(const Exchange&) = delete;

    const std::string& id() const { return request_.id; }
    const BodyPlan& plan() const { return plan_; }
    // Nothing more of the body need be read: it is complete, or it has been refused.
    bool is_refused() const { return failed_.has_value() || refused_.has_value(); }
    // The body was left unread, so the connection cannot go on.
    void leave_body_unread() { keeps_alive_ = false; }

    // On a worker, before a large body is read: asks dispatch whether it is wanted at all.
    void ask_first();
    // The next bytes of the body. What is wrong with them is kept for answer().
    void add_body(std::string_view bytes);
    // On a worker: the answer, ready to be sent. Never throws.
    void answer();

    const Reply& reply() const { return reply_; }

private:
    void store_body(std::string_view bytes);
    Response respond();
    void hold_reply(bool closes);
    void keep(const std::string& scope, std::int64_t version);
    void count_and_log() const;

    Service& service_;
    Request request_;
    const Route* route_ = nullptr;
    bool keeps_alive_;
    BodyPlan plan_;
    std::optional<base::Error> failed_;
    std::optional<Response> refused_;
    std::unique_ptr<MultipartReader> upload_;
    std::size_t body_size_ = 0;
    std::size_t counted_ = 0;
    Reply reply_;
    std::size_t held_ = 0;
    std::chrono::steady_clock::time_point began_ = std::chrono::steady_clock::now();
};

}  // namespace http
