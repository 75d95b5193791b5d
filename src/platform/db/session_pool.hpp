// Sessions opened when first needed, lent one at a time in the order asked for, and closed when
// they cannot be trusted. A session given back goes straight to who has waited longest, so that a
// long import that writes again and again does not keep everyone else out. For platform/db/*.cpp
// only.
#pragma once

#include "platform/db/session.hpp"

#include <chrono>
#include <condition_variable>
#include <mutex>

namespace db {

class SessionPool {
public:
    using Open = std::function<std::unique_ptr<Session>()>;
    // `what` stands in the sentence "Every <what> is in use."
    SessionPool(std::string what, int size, std::chrono::seconds patience, Open open);

    // Throws Error(busy) when none is free in time, and what `open` throws.
    std::unique_ptr<Session> lease();
    // Takes it back, or closes it when it is lost.
    void give_back(std::unique_ptr<Session> session);
    int size() const { return size_; }

private:
    // Someone who waits: woken with a session, or with leave to open one.
    struct Waiter {
        std::condition_variable woken;
        bool served = false;
        std::unique_ptr<Session> session;
    };
    void wait_for_turn(std::unique_lock<std::mutex>& lock, Waiter& waiter);
    std::unique_ptr<Session> open_counted();
    void release_place();

    std::string what_;
    int size_;
    std::chrono::seconds patience_;
    Open open_;
    std::mutex mutex_;
    std::list<Waiter*> waiting_;
    std::vector<std::unique_ptr<Session>> idle_;
    int open_count_ = 0;
};

}  // namespace db
