// One database, SQLite (embedded) or PostgreSQL, behind the same few verbs.
//
// A public store function takes `Reader&` to read and `Transaction&` to write, so that functions
// compose inside one transaction; a Transaction is a Reader. Every statement starts with a comment
// that names it: "/* circles.list */ select ...". Parameters are written ":name".
//
// SQLite: WAL, foreign keys, synchronous=full, one writer and several readers opened query_only;
// a Transaction begins immediate. PostgreSQL: a pool; a Reader is a repeatable-read, read-only
// snapshot, a Transaction is read committed.
#pragma once

#include "base/error.hpp"
#include "platform/db/value.hpp"

#include <functional>
#include <memory>
#include <optional>
#include <string>
#include <vector>

namespace db {

enum class Dialect { sqlite, postgres };

struct Config {
    // "postgresql://user@host/name", or the path of an SQLite file.
    std::string target;
    int readers = 4;                 // SQLite read connections
    int pool = 8;                    // PostgreSQL connections
    std::int64_t lease_seconds = 5;  // waiting longer for a connection is Error(busy)
};

// A constraint refused the change. `constraint` is its name by the convention table_columns_key
// (unique), table_columns_check or table_columns_fkey, the same on both databases. It ends the
// transaction on both; use a Savepoint to go on.
class Conflict : public base::Error {
public:
    enum class Kind { unique, foreign_key, check, not_null, serialization };
    Conflict(Kind kind, std::string constraint);
    Kind kind() const { return kind_; }
    const std::string& constraint() const { return constraint_; }

private:
    Kind kind_;
    std::string constraint_;
};

// All rows of a result.
class Rows {
public:
    Rows() = default;
    explicit Rows(std::vector<Row> rows) : rows_(std::move(rows)) {}
    auto begin() const { return rows_.begin(); }
    auto end() const { return rows_.end(); }
    std::size_t size() const { return rows_.size(); }
    bool empty() const { return rows_.empty(); }
    const Row& operator[](std::size_t i) const { return rows_[i]; }

private:
    std::vector<Row> rows_;
};

class Connection;        // platform/db/*.cpp only
class ConnectionAccess;  // platform/db/*.cpp only

// A consistent snapshot to read from, released when destroyed.
class Reader {
public:
    virtual ~Reader();
    Reader(Reader&&) noexcept;
    Reader& operator=(Reader&&) = delete;

    Dialect dialect() const;

    Rows query(Sql sql, const Params& params = {});
    Rows query(const SqlText& sql, const Params& params = {});
    // The first row, if there is one.
    std::optional<Row> find(Sql sql, const Params& params = {});
    std::optional<Row> find(const SqlText& sql, const Params& params = {});
    // Calls `each` for every row without keeping them: for exports and scans.
    void for_each(Sql sql, const Params& params, const std::function<void(const Row&)>& each);
    void for_each(
        const SqlText& sql, const Params& params, const std::function<void(const Row&)>& each
    );

protected:
    friend class Database;
    friend class Savepoint;
    friend class BulkInsert;
    friend class ConnectionAccess;
    explicit Reader(std::shared_ptr<Connection> connection);
    std::shared_ptr<Connection> connection_;
};

// A change that happens whole or not at all. Without commit() it is rolled back when destroyed.
class Transaction : public Reader {
public:
    ~Transaction() override;
    Transaction(Transaction&&) noexcept;

    // Rows changed. Throws Conflict when a constraint refuses.
    std::int64_t execute(Sql sql, const Params& params = {});
    std::int64_t execute(const SqlText& sql, const Params& params = {});
    // On PostgreSQL its number among all transactions of the server that write: what lies between
    // the numbers of two is how many others began to write meanwhile. None on SQLite, where they
    // wait for one another.
    std::optional<std::int64_t> number();
    void commit();
    // Called after a commit has succeeded, in order: to wake a worker, to drop a cache entry. What
    // it throws reaches the caller of commit(), although the change is kept.
    void after_commit(std::function<void()> act);

private:
    friend class Database;
    friend class Migrator;
    explicit Transaction(std::shared_ptr<Connection> connection);
    std::vector<std::function<void()>> after_commit_;
};

// A part of a transaction that may fail on its own. Without release() it is undone when destroyed.
class Savepoint {
public:
    explicit Savepoint(Transaction& transaction);
    ~Savepoint();
    Savepoint(const Savepoint&) = delete;
    Savepoint& operator=(const Savepoint&) = delete;
    void release();

private:
    Transaction& transaction_;
    int number_;
    bool open_ = true;
};

// Many rows into one table, fast: COPY on PostgreSQL, one prepared statement on SQLite.
// The only place that touches a native handle. No other statement of the transaction may run before
// finish(); its rows are visible after it.
class BulkInsert {
public:
    BulkInsert(Transaction& transaction, Sql table, std::vector<Sql> columns);
    ~BulkInsert();
    BulkInsert(const BulkInsert&) = delete;
    BulkInsert& operator=(const BulkInsert&) = delete;

    // One value per column, in the order given and of the column's own type: PostgreSQL refuses an
    // integer for a column of reals.
    void add(const std::vector<Value>& row);
    // Sends what is left; throws Conflict or Error. One destroyed without it ends the transaction.
    void finish();

private:
    struct Impl;
    std::unique_ptr<Impl> impl_;
};

class Database {
public:
    // Opens, and creates an SQLite file that is not there. Throws Error(invalid) for a target that
    // cannot be used, naming it without its password. Runs no migrations (platform/db/migrate.hpp).
    static std::unique_ptr<Database> open(const Config& config);
    virtual ~Database() = default;

    virtual Dialect dialect() const = 0;
    // Both throw Error(busy) when no connection is free within the lease time.
    virtual Reader read() = 0;
    virtual Transaction write() = 0;

    // Runs `work` in a Transaction and commits; a serialization conflict is tried again, three
    // times.
    void change(const std::function<void(Transaction&)>& work);

protected:
    static Reader make_reader(std::shared_ptr<Connection> connection);
    static Transaction make_transaction(std::shared_ptr<Connection> connection);
};

}  // namespace db
