// One connection to the server or file, with its prepared statements. For platform/db/*.cpp only.
#pragma once

#include "platform/db/fault.hpp"
#include "platform/db/prepared.hpp"

#include <functional>
#include <list>
#include <unordered_map>

namespace db {

class Session {
public:
    using EachRow = std::function<void(Row&&)>;

    // Throws soci::soci_error when it cannot be opened.
    Session(Dialect dialect, const soci::backend_factory& factory, const std::string& target);

    Dialect dialect() const { return dialect_; }

    // Runs a statement to its end and returns the rows it changed. Throws Conflict or Error.
    std::int64_t run(std::string_view sql, const Params& params, const EachRow& each);
    // Opens a cursor of PostgreSQL over a query, in the transaction.
    void declare_cursor(const std::string& cursor, std::string_view sql, const Params& params);
    // Runs a statement written by platform/db itself, without parameters: "begin", a pragma, a
    // statement of a migration. `name` stands for it in errors.
    void control(std::string_view name, const std::string& sql, const EachRow& each = {});

    // True once after a statement failed in the database, so that the transaction is over.
    bool take_failure() { return std::exchange(failed_, false); }
    // True when the connection is gone or cannot be trusted; it is then closed, not used again.
    bool is_lost();
    void mark_lost() { lost_ = true; }

    // The native handles; each only for its own dialect.
    sqlite_api::sqlite3* sqlite();
    PGconn* postgres();

private:
    std::unique_ptr<Prepared> take(std::string_view sql);
    void give_back(std::string_view sql, std::unique_ptr<Prepared> prepared);
    void run_once(Prepared& prepared, const std::string& sql, const EachRow& each);
    std::int64_t execute(Prepared& prepared, const EachRow& each);
    Fault fault_of(const soci::soci_error& error, Prepared& prepared);

    struct Kept {
        std::string sql;
        std::unique_ptr<Prepared> prepared;
    };
    Dialect dialect_;
    soci::session soci_;
    std::list<Kept> kept_;  // the most recently used first
    std::unordered_map<std::string_view, std::list<Kept>::iterator> kept_by_sql_;
    bool failed_ = false;
    bool lost_ = false;
};

}  // namespace db
