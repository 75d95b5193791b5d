// Many rows in transactions so short that others, who wait for SQLite's one writer, never wait
// long.
#pragma once

#include "platform/db/database.hpp"

#include <chrono>
#include <functional>

namespace measures {

class PacedWrites {
public:
    using Instant = std::chrono::steady_clock::time_point;

    explicit PacedWrites(
        db::Database& database, std::function<Instant()> now = std::chrono::steady_clock::now
    );

    // How many rows the next transaction should hold: as many as took about 10 ms on SQLite, where
    // a writer keeps all others out, and 50 ms on PostgreSQL, where it keeps them waiting for
    // processors and the disk, the commit included; where commits are slow, half of that without
    // it.
    std::size_t rows() const { return rows_; }

    // Runs `work`, which writes about rows() rows, in a transaction of its own; others have had
    // pause() since the one before.
    void write(const std::function<void(db::Transaction&)>& work);

    // For work whose rows do not take one time: true while the transaction in hand is within its
    // own.
    bool has_time() const;

    // On SQLite between 2 and 20 ms, 20 at first: twice as long after the lock had to be waited
    // for, since others then write too, and a quarter shorter after it was free at once. On
    // PostgreSQL a tenth of the last transaction, at most 40 ms, in which its processors are free.
    std::chrono::microseconds pause() const { return pause_; }

private:
    void adjust_rows(double seconds_worked, double seconds_committed);
    void adjust_pause(double seconds_waited, double seconds_written);

    db::Database& database_;
    std::function<Instant()> now_;
    double seconds_wanted_;
    double seconds_to_commit_ = 0;  // of late
    std::size_t rows_ = 500;
    std::chrono::microseconds pause_;
    bool is_begun_ = false;
    Instant began_{};
};

}  // namespace measures
