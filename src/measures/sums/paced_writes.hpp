// Many rows in transactions so short, and with such pauses, that others who write never wait long.
#pragma once

#include "platform/db/database.hpp"

#include <chrono>
#include <functional>
#include <optional>

namespace measures {

class PacedWrites {
public:
    using Instant = std::chrono::steady_clock::time_point;

    struct Pace {
        double seconds_wanted;  // of a transaction, its commit included
        std::chrono::milliseconds pause;
    };

    // What it goes by.
    struct Watch {
        std::function<Instant()> now = std::chrono::steady_clock::now;
        std::function<std::optional<std::int64_t>(db::Transaction&)> number =
            &db::Transaction::number;
    };

    explicit PacedWrites(db::Database& database) : PacedWrites(database, Watch()) {}
    PacedWrites(db::Database& database, Watch watch);

    // How many rows the next transaction should hold to take the time that is wanted of it; where
    // commits are slow, half of that without them.
    std::size_t rows() const { return rows_; }

    // Runs `work`, which writes about rows() rows, in a transaction of its own; others have had
    // the pause since the one before.
    void write(const std::function<void(db::Transaction&)>& work);

    // For work whose rows do not take one time: true while the transaction in hand is within its
    // own.
    bool has_time() const;

    // Of the next transaction, and before it: another while others write - on SQLite the lock had
    // to be waited for, on PostgreSQL there were transactions that no PacedWrites of this process
    // began - and for a second after.
    Pace pace() const { return pace_; }

private:
    // A transaction's number, and how many such transactions this process had begun until then.
    struct Seen {
        std::optional<std::int64_t> number{};
        std::int64_t paced = 0;
    };
    Seen look_at(db::Transaction& transaction) const;
    bool have_others_written(Seen seen, double seconds_waited) const;
    void adjust_pace(bool have_others_written);
    void adjust_rows(double seconds_worked, double seconds_committed);

    db::Database& database_;
    Watch watch_;
    Pace pace_;
    double seconds_to_commit_ = 0;  // of late
    std::size_t rows_ = 500;
    Seen last_seen_;
    Instant others_wrote_{};  // when it was seen last
    bool is_begun_ = false;
    Instant began_{};
};

}  // namespace measures
