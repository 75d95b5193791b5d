#include "platform/jobs/heartbeat.hpp"

#include "base/error.hpp"

#include <spdlog/spdlog.h>

#include <condition_variable>
#include <mutex>
#include <thread>

namespace jobs {

struct Heartbeat::Impl {
    void run() {
        const auto start = std::chrono::steady_clock::now();
        std::unique_lock lock(mutex);
        while (!ended.wait_for(lock, interval, [this] { return over; })) {
            lock.unlock();
            beat(std::chrono::steady_clock::now() - start);
            lock.lock();
        }
    }

    void beat(std::chrono::steady_clock::duration elapsed) const {
        try {
            renew(std::chrono::duration_cast<std::chrono::seconds>(elapsed).count());
        } catch (const base::Error& error) {
            spdlog::warn("jobs.renew failed: {}", error.what());
        }
    }

    std::function<void(std::int64_t)> renew;
    std::chrono::milliseconds interval;
    bool over = false;
    std::mutex mutex;
    std::condition_variable ended;
    std::thread thread;
};

Heartbeat::Heartbeat(std::function<void(std::int64_t)> renew, std::chrono::milliseconds interval)
    : impl_(std::make_unique<Impl>()) {
    impl_->renew = std::move(renew);
    impl_->interval = interval;
    impl_->thread = std::thread([impl = impl_.get()] { impl->run(); });
}

Heartbeat::~Heartbeat() {
    {
        const std::lock_guard lock(impl_->mutex);
        impl_->over = true;
    }
    impl_->ended.notify_all();
    impl_->thread.join();
}

}  // namespace jobs
