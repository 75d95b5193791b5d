// A statement prepared once and run often. For platform/db/*.cpp only.
#pragma once

#include "platform/db/native.hpp"
#include "platform/db/sql_text.hpp"

#include <deque>

namespace db {

class Prepared {
public:
    Prepared(soci::session& session, Statement statement, Dialect dialect);

    const std::string& name() const { return parsed_.name; }
    const std::string& text() const { return parsed_.text; }

    // Throws Error(internal) for a parameter too few, too many, unknown or twice, and
    // Error(invalid) for text with a NUL; nothing has reached the database then.
    void take_values(const Params& params);
    // Sends `text` to be prepared, unless that was done. Throws soci::soci_error, as execute does.
    void prepare(const std::string& text, soci::details::statement_type type);
    bool is_prepared() const { return is_prepared_; }
    // True when SQLite stands on a first row.
    bool execute();
    // SQLite: goes to the next row, if there is one.
    bool next();

    // The driver's own results; each only for its own dialect.
    sqlite_api::sqlite3_stmt* sqlite();
    const PGresult* postgres();
    std::int64_t changed() { return statement_.get_affected_rows(); }
    // Known after the first execution.
    const std::shared_ptr<const Row::Columns>& columns();

private:
    enum class Kind { text, integer, real };
    // A value at an address that stays the same, where SOCI looks for it.
    struct Slot {
        Kind kind = Kind::text;
        std::string text;
        long long integer = 0;
        double real = 0;
        soci::indicator indicator = soci::i_ok;
    };
    std::size_t index_of(std::string_view parameter) const;
    void fill(Slot& slot, const Value::Data& data) const;
    void bind();

    Dialect dialect_;
    soci::statement statement_;
    Statement parsed_;
    std::deque<Slot> slots_;
    bool is_prepared_ = false;
    bool is_bound_ = false;
    std::shared_ptr<const Row::Columns> columns_;
};

}  // namespace db
