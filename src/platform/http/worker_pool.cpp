#include "platform/http/worker_pool.hpp"

namespace http {

WorkerPool::WorkerPool(std::size_t threads, std::size_t queue_limit) : queue_limit_(queue_limit) {
    for (std::size_t i = 0; i < threads; ++i) {
        threads_.emplace_back([this] { run(); });
    }
}

WorkerPool::~WorkerPool() {
    stop();
}

void WorkerPool::stop() {
    {
        const std::lock_guard lock(mutex_);
        is_stopping_ = true;
    }
    ready_.notify_all();
    for (std::thread& thread : threads_) {
        thread.join();
    }
    threads_.clear();
}

bool WorkerPool::submit(std::function<void()> work) {
    const std::lock_guard lock(mutex_);
    if (is_stopping_ || queue_.size() >= queue_limit_) {
        return false;
    }
    queue_.push_back(std::move(work));
    wake_one();
    return true;
}

// Wakes a sleeping worker unless one is waking already, which will wake the next when it finds more
// to do. In a rush a few workers that stay awake do better than many that take turns.
void WorkerPool::wake_one() {
    if (asleep_ > 0 && !is_waking_) {
        is_waking_ = true;
        ready_.notify_one();
    }
}

std::size_t WorkerPool::waiting() const {
    const std::lock_guard lock(mutex_);
    return queue_.size();
}

void WorkerPool::run() {
    std::unique_lock lock(mutex_);
    while (true) {
        while (queue_.empty() && !is_stopping_) {
            ++asleep_;
            ready_.wait(lock);
            --asleep_;
            is_waking_ = false;
        }
        if (queue_.empty()) {
            return;
        }
        const std::function<void()> work = std::move(queue_.front());
        queue_.pop_front();
        if (!queue_.empty()) {
            wake_one();
        }
        lock.unlock();
        work();
        lock.lock();
    }
}

}  // namespace http
