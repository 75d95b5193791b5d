#include "platform/http/exchange.hpp"

#include "base/text.hpp"
#include "platform/http/page_cache.hpp"

#include <fmt/format.h>
#include <spdlog/spdlog.h>

namespace http {

Exchange::Exchange(Service& service, Request request, bool keeps_alive)
    : service_(service),
      request_(std::move(request)),
      route_(service.dispatcher.find(request_.method, request_.path)),
      keeps_alive_(keeps_alive) {
    try {
        plan_ = plan_body(request_, route_, service_.config);
        if (plan_.has_body && plan_.boundary) {
            upload_ =
                std::make_unique<MultipartReader>(*plan_.boundary, service_.config.upload_folder);
        }
    } catch (const base::Error& error) {
        failed_ = error;
    }
}

Exchange::~Exchange() {
    service_.body_memory -= counted_;
    service_.reply_memory -= held_;
}

void Exchange::ask_first() {
    refused_ = service_.dispatcher.refusal(request_);
}

void Exchange::add_body(std::string_view bytes) {
    try {
        store_body(bytes);
    } catch (const base::Error& error) {
        failed_ = error;
    }
}

void Exchange::store_body(std::string_view bytes) {
    body_size_ += bytes.size();
    if (body_size_ > plan_.limit) {
        throw base::Error(
            base::Code::too_large,
            fmt::format(
                "What you sent is too large: at most {} bytes may be sent here.",
                base::with_commas(static_cast<std::int64_t>(plan_.limit))
            )
        );
    }
    if (upload_) {
        upload_->feed(bytes);
        return;
    }
    counted_ += bytes.size();
    if ((service_.body_memory += bytes.size()) > service_.config.body_memory) {
        throw base::Error(
            base::Code::busy, "Too much is being sent here at once. Try again in a moment."
        );
    }
    request_.body += bytes;
}

Response Exchange::respond() {
    if (refused_) {
        return std::move(*refused_);
    }
    if (failed_) {
        return service_.dispatcher.failure(request_, *failed_);
    }
    try {
        if (upload_) {
            request_.form = upload_->finish();
        }
    } catch (const base::Error& error) {
        return service_.dispatcher.failure(request_, error);
    }
    return service_.dispatcher.answer(request_);
}

void Exchange::answer() {
    Response response = respond();
    if (service_.cache && !is_safe(request_.method)) {
        service_.cache->refresh();
    }
    const bool closes = !keeps_alive_ || service_.is_stopping;
    const auto scope = response.public_scope;
    const std::int64_t version = response.public_version;
    try {
        reply_ = make_reply(request_, std::move(response), closes);
        hold_reply(closes);
        if (scope) {
            keep(*scope, version);
        }
    } catch (const std::exception& error) {
        const base::Error internal(base::Code::internal, error.what());
        reply_ = make_reply(request_, service_.dispatcher.failure(request_, internal), true);
    }
    count_and_log();
}

// An answer is in memory until its client has taken it, who may be slow. What was done is told
// whatever else is held, and so is what is small; one alone always may be.
void Exchange::hold_reply(bool closes) {
    constexpr std::size_t small = 64 * 1024;
    const std::size_t size = reply_.body.size();
    const bool must_be_told = !is_safe(request_.method) || size <= small;
    std::size_t together = service_.reply_memory;
    do {
        if (!must_be_told && together > 0 && together + size > service_.config.reply_memory) {
            const base::Error busy(
                base::Code::busy, "Too much is being fetched here at once. Try again in a moment."
            );
            reply_ = make_reply(request_, service_.dispatcher.failure(request_, busy), closes);
            return;
        }
    } while (!service_.reply_memory.compare_exchange_weak(together, together + size));
    held_ = size;
}

// Offers a public page to the cache. Dispatch has taken the scope away from anything personal.
void Exchange::keep(const std::string& scope, std::int64_t version) {
    const bool is_page = request_.method == Method::get && reply_.status == 200 && !reply_.file;
    if (!service_.cache || !is_page || request_.wants_json() || request_.wants_fragment()) {
        return;
    }
    const PageKey key{
        request_.host,
        request_.target,
        request_.language,
        choose_encoding(request_.headers.get("Accept-Encoding")),
        request_.secure};
    Metrics::Route& counts = service_.metrics.route(route_->path);
    service_.cache->keep(
        key,
        {reply_.head, reply_.not_modified_head, reply_.body, reply_.etag, &counts},
        scope,
        version
    );
}

void Exchange::count_and_log() const {
    const std::chrono::duration<double> taken = std::chrono::steady_clock::now() - began_;
    const std::string_view pattern = route_ ? std::string_view(route_->path) : "-";
    service_.metrics.route(pattern).count(reply_.status);
    service_.metrics.observe(taken.count());
    spdlog::info(
        "request id={} method={} route={} status={} bytes={} ms={:.1f}",
        request_.id,
        name(request_.method),
        pattern,
        reply_.status,
        reply_.content_size(),
        taken.count() * 1e3
    );
}

}  // namespace http
