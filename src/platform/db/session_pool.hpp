// Sessions opened when first needed, lent one at a time and closed when they cannot be trusted.
// For platform/db/*.cpp only.
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
    // Closes what is idle: for restore, which changes the database from below.
    void drop_idle();
    int size() const { return size_; }

private:
    std::string what_;
    int size_;
    std::chrono::seconds patience_;
    Open open_;
    std::mutex mutex_;
    std::condition_variable freed_;
    std::vector<std::unique_ptr<Session>> idle_;
    int open_count_ = 0;
};

}  // namespace db
