#include "platform/http/metrics.hpp"

#include <fmt/format.h>

#include <mutex>

namespace http {
namespace {

void add_metric(
    std::string& text, std::string_view name, std::string_view kind, std::int64_t value
) {
    text += fmt::format("# TYPE {0} {1}\n{0} {2}\n", name, kind, value);
}

std::int64_t read_counter(const Metrics::Counter& counter) {
    return static_cast<std::int64_t>(counter.load());
}

}  // namespace

Metrics::Route& Metrics::route(std::string_view pattern) {
    {
        const std::shared_lock lock(mutex_);
        if (const auto found = routes_.find(pattern); found != routes_.end()) {
            return *found->second;
        }
    }
    const std::unique_lock lock(mutex_);
    auto& place = routes_[std::string(pattern)];
    if (!place) {
        place = std::make_unique<Route>();
    }
    return *place;
}

void Metrics::observe(double seconds) {
    std::size_t bucket = 0;
    while (bucket < bounds.size() && seconds > bounds[bucket]) {
        ++bucket;
    }
    buckets_[bucket] += 1;
    micros_ += static_cast<std::uint64_t>(seconds * 1e6);
}

std::string Metrics::text() const {
    std::string text = "# TYPE braid_http_requests_total counter\n";
    {
        const std::shared_lock lock(mutex_);
        for (const auto& [pattern, route] : routes_) {
            for (std::size_t i = 1; i < route->by_class.size(); ++i) {
                if (const auto count = route->by_class[i].load()) {
                    text += fmt::format(
                        "braid_http_requests_total{{route=\"{}\",status=\"{}xx\"}} {}\n",
                        pattern,
                        i,
                        count
                    );
                }
            }
        }
    }
    text += "# TYPE braid_http_request_seconds histogram\n";
    std::uint64_t total = 0;
    for (std::size_t i = 0; i < buckets_.size(); ++i) {
        total += buckets_[i].load();
        const std::string bound = i < bounds.size() ? fmt::format("{}", bounds[i]) : "+Inf";
        text += fmt::format("braid_http_request_seconds_bucket{{le=\"{}\"}} {}\n", bound, total);
    }
    text += fmt::format(
        "braid_http_request_seconds_sum {}\nbraid_http_request_seconds_count {}\n",
        static_cast<double>(micros_.load()) / 1e6,
        total
    );
    add_metric(text, "braid_http_connections", "gauge", connections);
    add_metric(text, "braid_http_queue", "gauge", queue);
    add_metric(
        text, "braid_http_connections_refused_total", "counter", read_counter(connections_refused)
    );
    add_metric(
        text, "braid_http_requests_refused_total", "counter", read_counter(requests_refused)
    );
    add_metric(text, "braid_http_cache_hits_total", "counter", read_counter(cache_hits));
    add_metric(text, "braid_http_cache_misses_total", "counter", read_counter(cache_misses));
    add_metric(text, "braid_http_cache_bytes", "gauge", cache_bytes);
    return text;
}

}  // namespace http
