#include "platform/db/session_pool.hpp"

namespace db {

SessionPool::SessionPool(std::string what, int size, std::chrono::seconds patience, Open open)
    : what_(std::move(what)), size_(size), patience_(patience), open_(std::move(open)) {}

std::unique_ptr<Session> SessionPool::lease() {
    std::unique_lock lock(mutex_);
    if (waiting_.empty() && !idle_.empty()) {
        std::unique_ptr<Session> session = std::move(idle_.back());
        idle_.pop_back();
        return session;
    }
    if (waiting_.empty() && open_count_ < size_) {
        ++open_count_;
        lock.unlock();
        return open_counted();
    }
    Waiter waiter;
    wait_for_turn(lock, waiter);
    lock.unlock();
    return waiter.session ? std::move(waiter.session) : open_counted();
}

void SessionPool::wait_for_turn(std::unique_lock<std::mutex>& lock, Waiter& waiter) {
    const auto place = waiting_.insert(waiting_.end(), &waiter);
    if (!waiter.woken.wait_for(lock, patience_, [&] { return waiter.served; })) {
        waiting_.erase(place);
        throw base::Error(
            base::Code::busy, "Every " + what_ + " is in use; please try again in a moment."
        );
    }
}

// Opens a session whose place is counted already.
std::unique_ptr<Session> SessionPool::open_counted() {
    try {
        return open_();
    } catch (...) {
        release_place();
        throw;
    }
}

void SessionPool::give_back(std::unique_ptr<Session> session) {
    if (session->is_lost()) {
        session.reset();
        release_place();
        return;
    }
    const std::lock_guard lock(mutex_);
    if (waiting_.empty()) {
        idle_.push_back(std::move(session));
        return;
    }
    Waiter& first = *waiting_.front();
    waiting_.pop_front();
    first.session = std::move(session);
    first.served = true;
    first.woken.notify_one();
}

// A session is gone: who has waited longest may open another in its place.
void SessionPool::release_place() {
    const std::lock_guard lock(mutex_);
    if (waiting_.empty()) {
        --open_count_;
        return;
    }
    Waiter& first = *waiting_.front();
    waiting_.pop_front();
    first.served = true;
    first.woken.notify_one();
}

}  // namespace db
