#include "platform/db/connection.hpp"

namespace db {

namespace {

std::string savepoint_name(int savepoint) {
    return "braid_" + std::to_string(savepoint);
}

}  // namespace

Connection& ConnectionAccess::of(Reader& reader) {
    return *reader.connection_;
}

Connection::Connection(SessionPool& pool, std::unique_ptr<Session> session, const char* begin)
    : pool_(pool), session_(std::move(session)), dialect_(session_->dialect()) {
    session_->take_failure();  // of whoever had it before
    try {
        session_->control("begin", begin);
    } catch (...) {
        pool_.give_back(std::move(session_));
        throw;
    }
}

Connection::~Connection() {
    roll_back();
}

void Connection::check_open() const {
    if (state_ == State::open) {
        return;
    }
    throw base::Error(
        base::Code::internal,
        state_ == State::ended
            ? "The transaction is over: it was committed, or a statement in it failed."
            : "A statement failed inside a savepoint, which must be undone first."
    );
}

template <class Work>
auto Connection::guarded(Work work) {
    check_open();
    try {
        return work();
    } catch (...) {
        if (session_ && session_->take_failure()) {
            fail();
        }
        throw;
    }
}

std::int64_t Connection::run(
    std::string_view sql, const Params& params, const Session::EachRow& each
) {
    return guarded([&] { return session_->run(sql, params, each); });
}

void Connection::control(
    std::string_view name, const std::string& sql, const Session::EachRow& each
) {
    guarded([&] { session_->control(name, sql, each); });
}

void Connection::for_each(
    std::string_view sql, const Params& params, const Session::EachRow& each
) {
    if (dialect_ == Dialect::sqlite) {
        run(sql, params, each);
        return;
    }
    const std::string cursor = "braid_cursor_" + std::to_string(++cursors_);
    guarded([&] { session_->declare_cursor(cursor, sql, params); });
    const std::string fetch = "fetch 1000 from " + cursor;
    try {
        bool more = true;
        while (more) {
            more = false;
            control("db.fetch", fetch, [&](Row&& row) {
                more = true;
                each(std::move(row));
            });
        }
    } catch (...) {
        if (state_ == State::open) {
            control("db.close", "close " + cursor);
        }
        throw;
    }
    control("db.close", "close " + cursor);
}

void Connection::commit() {
    check_open();
    try {
        session_->control("commit", "commit");
    } catch (const base::Error& error) {
        const bool unknown = session_->is_lost();
        end();
        if (unknown) {
            throw base::Error(
                base::Code::internal,
                "The connection to the database was lost while a change was being saved; whether "
                "it was saved is not known."
            );
        }
        throw;
    }
    state_ = State::ended;
    pool_.give_back(std::move(session_));
}

void Connection::roll_back() noexcept {
    if (state_ != State::ended) {
        end();
    }
}

void Connection::fail() noexcept {
    if (state_ != State::open) {
        return;
    }
    if (savepoints_ > 0 && !session_->is_lost()) {
        state_ = State::failed;
    } else {
        end();
    }
}

void Connection::end() noexcept {
    state_ = State::ended;
    try {
        const bool active = dialect_ == Dialect::postgres ||
                            sqlite_api::sqlite3_get_autocommit(session_->sqlite()) == 0;
        if (active && !session_->is_lost()) {
            session_->control("rollback", "rollback");
        }
    } catch (const base::Error&) {
        session_->mark_lost();  // closing it rolls back
    }
    pool_.give_back(std::move(session_));
}

int Connection::begin_savepoint() {
    control("savepoint", "savepoint " + savepoint_name(savepoints_ + 1));
    return ++savepoints_;
}

void Connection::release_savepoint(int savepoint) {
    control("release", "release savepoint " + savepoint_name(savepoint));
    savepoints_ = savepoint - 1;
}

void Connection::undo_savepoint(int savepoint) noexcept {
    if (state_ == State::ended) {
        return;
    }
    try {
        const std::string name = savepoint_name(savepoint);
        session_->control("undo savepoint", "rollback to savepoint " + name);
        session_->control("release", "release savepoint " + name);
        savepoints_ = savepoint - 1;
        state_ = State::open;
    } catch (const base::Error&) {
        end();
    }
}

Session& Connection::session() {
    check_open();
    return *session_;
}

}  // namespace db
