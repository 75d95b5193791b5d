// Keeps a lease alive while work goes on, however long it takes.
#pragma once

#include <chrono>
#include <cstdint>
#include <functional>
#include <memory>

namespace jobs {

class Heartbeat {
public:
    // Calls `renew` with the seconds since construction, every `interval`, on a thread of its own.
    // A renewal that throws base::Error is logged and tried again at the next beat.
    explicit Heartbeat(
        std::function<void(std::int64_t elapsed_seconds)> renew,
        std::chrono::milliseconds interval = std::chrono::seconds(20)
    );
    ~Heartbeat();
    Heartbeat(const Heartbeat&) = delete;
    Heartbeat& operator=(const Heartbeat&) = delete;

private:
    struct Impl;
    std::unique_ptr<Impl> impl_;
};

}  // namespace jobs
