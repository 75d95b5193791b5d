// Many rows in transactions so short that others, who wait for SQLite's one writer, never wait
// long.
#pragma once

#include "platform/db/database.hpp"

#include <functional>

namespace measures {

class PacedWrites {
public:
    explicit PacedWrites(db::Database& database);

    // How many rows the next transaction should hold: as many as took about 20 ms on SQLite, where
    // a writer keeps all others out, and 300 ms on PostgreSQL.
    std::size_t rows() const { return rows_; }

    // Runs `work`, which writes about rows() rows, in a transaction of its own, and leaves others a
    // moment before the next.
    void write(const std::function<void(db::Transaction&)>& work);

private:
    db::Database& database_;
    double seconds_wanted_;
    std::size_t rows_ = 500;
};

}  // namespace measures
