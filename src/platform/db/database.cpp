#include "platform/db/database.hpp"

#include "platform/db/backends.hpp"

#include <random>
#include <thread>

namespace db {

namespace {

constexpr int change_tries = 4;

void pause_before_try(int attempt) {
    thread_local std::minstd_rand random(std::random_device{}());
    std::uniform_int_distribution<int> milliseconds(1, 10 << attempt);
    std::this_thread::sleep_for(std::chrono::milliseconds(milliseconds(random)));
}

}  // namespace

bool is_postgres_target(std::string_view target) {
    return target.starts_with("postgresql://") || target.starts_with("postgres://");
}

std::unique_ptr<Database> Database::open(const Config& config) {
    if (config.readers < 1 || config.pool < 1 || config.lease_seconds < 0) {
        throw base::Error(
            base::Code::invalid,
            "The database needs at least one connection, and a time to wait that is not negative."
        );
    }
    return is_postgres_target(config.target) ? open_postgres(config) : open_sqlite(config);
}

Reader Database::make_reader(std::shared_ptr<Connection> connection) {
    return Reader(std::move(connection));
}

Transaction Database::make_transaction(std::shared_ptr<Connection> connection) {
    return Transaction(std::move(connection));
}

void Database::change(const std::function<void(Transaction&)>& work) {
    for (int attempt = 1;; ++attempt) {
        try {
            Transaction transaction = write();
            work(transaction);
            transaction.commit();
            return;
        } catch (const Conflict& conflict) {
            if (conflict.kind() != Conflict::Kind::serialization || attempt == change_tries) {
                throw;
            }
        }
        pause_before_try(attempt);
    }
}

}  // namespace db
