// A leased session with a transaction open on it: what Reader, Transaction, Savepoint and
// BulkInsert share. For platform/db/*.cpp only.
#pragma once

#include "platform/db/session_pool.hpp"

namespace db {

class Connection {
public:
    // Begins with `begin`; throws what the database answers.
    Connection(SessionPool& pool, std::unique_ptr<Session> session, const char* begin);
    // Rolls back what was not committed.
    ~Connection();
    Connection(const Connection&) = delete;
    Connection& operator=(const Connection&) = delete;

    Dialect dialect() const { return dialect_; }

    std::int64_t run(std::string_view sql, const Params& params, const Session::EachRow& each);
    void for_each(std::string_view sql, const Params& params, const Session::EachRow& each);
    // A statement of platform/db's own, or of a migration.
    void control(std::string_view name, const std::string& sql, const Session::EachRow& each = {});

    // Ends the transaction and gives the session back.
    void commit();
    void roll_back() noexcept;

    // Names of savepoints are numbers; the newest is undone or released first.
    int begin_savepoint();
    void release_savepoint(int savepoint);
    // After it the transaction goes on, even when a statement inside had failed.
    void undo_savepoint(int savepoint) noexcept;

    // For work on the native handle; throws when the transaction is over. A failure there is
    // reported with fail().
    Session& session();
    // A statement failed: the transaction ends now, or waits for its savepoint to be undone.
    void fail() noexcept;

private:
    enum class State { open, failed, ended };
    void check_open() const;
    template <class Work>
    auto guarded(Work work);
    void end() noexcept;

    SessionPool& pool_;
    std::unique_ptr<Session> session_;
    Dialect dialect_;
    State state_ = State::open;
    int savepoints_ = 0;
    int cursors_ = 0;
};

// The way into a Reader for the rest of platform/db.
class ConnectionAccess {
public:
    static Connection& of(Reader& reader);
};

}  // namespace db
