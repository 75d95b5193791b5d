#include "platform/db/session_pool.hpp"

namespace db {

SessionPool::SessionPool(std::string what, int size, std::chrono::seconds patience, Open open)
    : what_(std::move(what)), size_(size), patience_(patience), open_(std::move(open)) {}

std::unique_ptr<Session> SessionPool::lease() {
    std::unique_lock lock(mutex_);
    const bool free =
        freed_.wait_for(lock, patience_, [this] { return !idle_.empty() || open_count_ < size_; });
    if (!free) {
        throw base::Error(
            base::Code::busy, "Every " + what_ + " is in use; please try again in a moment."
        );
    }
    if (!idle_.empty()) {
        std::unique_ptr<Session> session = std::move(idle_.back());
        idle_.pop_back();
        return session;
    }
    ++open_count_;
    lock.unlock();
    try {
        return open_();
    } catch (...) {
        lock.lock();
        --open_count_;
        freed_.notify_one();
        throw;
    }
}

void SessionPool::give_back(std::unique_ptr<Session> session) {
    const bool keep = !session->is_lost();
    if (!keep) {
        session.reset();
    }
    const std::lock_guard lock(mutex_);
    if (keep) {
        idle_.push_back(std::move(session));
    } else {
        --open_count_;
    }
    freed_.notify_one();
}

void SessionPool::drop_idle() {
    std::vector<std::unique_ptr<Session>> dropped;
    const std::lock_guard lock(mutex_);
    open_count_ -= static_cast<int>(idle_.size());
    dropped.swap(idle_);
}

}  // namespace db
