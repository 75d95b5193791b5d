// One connection to the server or file, with its prepared statements. For platform/db/*.cpp only:
// the one header that brings in SOCI and the two drivers.
//
// SOCI opens, prepares, binds and executes. Cells are read from the driver's own row, because SOCI
// gives expression columns of SQLite as text of 15 digits and numeric columns of PostgreSQL as
// double.
#pragma once

#include "platform/db/sql_text.hpp"

#include <soci/postgresql/soci-postgresql.h>
#include <soci/soci.h>
#include <soci/sqlite3/soci-sqlite3.h>

#include <deque>
#include <functional>
#include <list>
#include <unordered_map>

namespace db {

struct Fault;  // platform/db/fault.hpp

// A statement prepared once, bound to places that keep their address.
struct Prepared {
    enum class Kind { text, integer, real };
    struct Slot {
        Kind kind = Kind::text;
        std::string text;
        long long integer = 0;
        double real = 0;
        soci::indicator indicator = soci::i_ok;
    };

    Prepared(soci::session& session, Statement its_text)
        : statement(session), parsed(std::move(its_text)), slots(parsed.parameters.size()) {}

    soci::statement statement;
    Statement parsed;
    std::deque<Slot> slots;
    bool is_prepared = false;
    bool bound = false;
    std::shared_ptr<const Row::Columns> columns;
};

class Session {
public:
    using EachRow = std::function<void(Row&&)>;

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
    std::int64_t execute(Prepared& prepared, const EachRow& each);
    void read_sqlite(Prepared& prepared, bool has_row, const EachRow& each);
    void read_postgres(Prepared& prepared, const EachRow& each);
    void run_once(Prepared& prepared, const std::string& sql, const EachRow& each);
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
