// The size of an import's transactions.
#pragma once

#include "platform/db/database.hpp"

#include <algorithm>
#include <chrono>
#include <thread>

namespace measures {

// How many rows go into one transaction: as many as take about `target`, so that other writers of
// SQLite never wait long.
class BatchPace {
public:
    explicit BatchPace(db::Dialect dialect)
        : target_(dialect == db::Dialect::sqlite ? 0.020 : 0.3),
          is_shared_(dialect == db::Dialect::sqlite) {}

    std::size_t rows() const { return rows_; }
    void took(std::chrono::steady_clock::duration time) {
        const double seconds = std::max(1e-4, std::chrono::duration<double>(time).count());
        const double fitting = static_cast<double>(rows_) * target_ / seconds;
        rows_ = static_cast<std::size_t>(
            std::clamp(fitting, 0.5 * static_cast<double>(rows_), 1.5 * static_cast<double>(rows_))
        );
        rows_ = std::clamp<std::size_t>(rows_, 50, 50'000);
        if (is_shared_) {
            std::this_thread::sleep_for(std::chrono::milliseconds(2));
        }
    }

private:
    double target_;
    bool is_shared_;
    std::size_t rows_ = 500;
};

}  // namespace measures
