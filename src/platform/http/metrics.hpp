// Counters of the server, as Prometheus text. Labels are route patterns: never a path, a person or
// an address.
#pragma once

#include <array>
#include <atomic>
#include <cstdint>
#include <map>
#include <memory>
#include <shared_mutex>
#include <string>
#include <string_view>

namespace http {

class Metrics {
public:
    using Counter = std::atomic<std::uint64_t>;

    struct Route {
        std::array<Counter, 6> by_class{};  // [2] counts 2xx
        void count(int status) { by_class[static_cast<std::size_t>(status / 100) % 6] += 1; }
    };

    // The counters of a route pattern; they live as long as the Metrics.
    Route& route(std::string_view pattern);
    void observe(double seconds);
    std::string text() const;

    std::atomic<std::int64_t> connections{0};
    std::atomic<std::int64_t> queue{0};
    Counter connections_refused{0};
    Counter requests_refused{0};  // malformed, too slow, too large, or no room in the queue
    Counter cache_hits{0};
    Counter cache_misses{0};
    std::atomic<std::int64_t> cache_bytes{0};

    static constexpr std::array<double, 11> bounds{
        0.001, 0.0025, 0.005, 0.01, 0.025, 0.05, 0.1, 0.25, 0.5, 1.0, 5.0};

private:
    mutable std::shared_mutex mutex_;
    std::map<std::string, std::unique_ptr<Route>, std::less<>> routes_;
    std::array<Counter, bounds.size() + 1> buckets_{};
    Counter micros_{0};
};

}  // namespace http
