// The few things SQLite and PostgreSQL say differently, one named function each.
#pragma once

#include "platform/db/database.hpp"

namespace db {

// The clause that ends a "select" of rows about to be changed in the same transaction, so that two
// that read and then write follow one another. Empty on SQLite, where there is one writer.
Sql for_update(Dialect dialect);

// The clause that ends "select ... limit 1" of a queue, so that workers do not wait for each other.
// Empty on SQLite, where there is one writer.
Sql for_update_skip_locked(Dialect dialect);

enum class LockWait { forever, lease_time };

// Holds the lock `name` until the transaction ends, for one holder among all processes. Waits for
// the other holder; with lease_time throws Error(busy) when that takes too long. On SQLite the
// transaction itself, which is the only one, is the lock.
void lock_transaction(
    Transaction& transaction, std::string_view name, LockWait wait = LockWait::lease_time
);
// The same without waiting: false when another transaction holds it.
bool try_lock_transaction(Transaction& transaction, std::string_view name);

// "like", ignoring the case of ASCII letters, to be put between a column and a pattern:
// "email like :pattern escape '\\'". Words of people are searched by base::search_key.
Sql like_ignoring_case(Dialect dialect);
// The text with % and _ and \ made ordinary characters of such a pattern.
std::string escape_like(std::string_view text);

// The number of this transaction, and the oldest number that may still be running in a reader's
// snapshot: rows written by numbers below it are all committed or gone. Both are 0 on SQLite, where
// writers follow one another.
std::int64_t transaction_number(Transaction& transaction);
std::int64_t oldest_running(Reader& reader);

bool has_table(Reader& reader, std::string_view table);

// "SQLite 3.40.1", "PostgreSQL 15.9"
std::string product(Reader& reader);
// What the database takes of its disk, what SQLite has still to write into its file included.
std::int64_t stored_bytes(Reader& reader, const Config& config);

}  // namespace db
