// Threads for synchronous handlers, behind a bounded queue.
#pragma once

#include <condition_variable>
#include <cstddef>
#include <deque>
#include <functional>
#include <mutex>
#include <thread>
#include <vector>

namespace http {

class WorkerPool {
public:
    WorkerPool(std::size_t threads, std::size_t queue_limit);
    ~WorkerPool();  // stops
    WorkerPool(const WorkerPool&) = delete;
    WorkerPool& operator=(const WorkerPool&) = delete;

    // False when the queue is full or the pool has stopped. `work` must not throw.
    bool submit(std::function<void()> work);
    // Finishes what is queued, takes no more, and returns when all is done.
    void stop();
    std::size_t waiting() const;

private:
    void run();
    void wake_one();

    const std::size_t queue_limit_;
    mutable std::mutex mutex_;
    std::condition_variable ready_;
    std::deque<std::function<void()>> queue_;
    std::size_t asleep_ = 0;
    bool is_waking_ = false;  // one has been told to wake and has not yet looked at the queue
    bool is_stopping_ = false;
    std::vector<std::thread> threads_;
};

}  // namespace http
