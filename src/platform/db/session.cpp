#include "platform/db/session.hpp"

#include "platform/db/cell.hpp"
#include "platform/db/sqlite_foreign_key.hpp"

namespace db {

namespace {

constexpr std::size_t kept_statements = 200;

void read_sqlite(Prepared& prepared, bool has_row, const Session::EachRow& each) {
    const int count = sqlite_api::sqlite3_column_count(prepared.sqlite());
    while (has_row) {
        if (each) {
            std::vector<Value> values;
            values.reserve(static_cast<std::size_t>(count));
            for (int i = 0; i < count; ++i) {
                values.push_back(sqlite_cell(prepared.sqlite(), i));
            }
            each(Row(prepared.columns(), std::move(values)));
        }
        has_row = prepared.next();
    }
}

void read_postgres(Prepared& prepared, const Session::EachRow& each) {
    const PGresult* result = prepared.postgres();
    const int count = PQnfields(result);
    const int rows = each ? PQntuples(result) : 0;
    for (int row = 0; row < rows; ++row) {
        std::vector<Value> values;
        values.reserve(static_cast<std::size_t>(count));
        for (int i = 0; i < count; ++i) {
            values.push_back(postgres_cell(result, row, i));
        }
        each(Row(prepared.columns(), std::move(values)));
    }
}

}  // namespace

Session::Session(Dialect dialect, const soci::backend_factory& factory, const std::string& target)
    : dialect_(dialect), soci_(factory, target) {}

sqlite_api::sqlite3* Session::sqlite() {
    return static_cast<soci::sqlite3_session_backend*>(soci_.get_backend())->conn_;
}

PGconn* Session::postgres() {
    return static_cast<soci::postgresql_session_backend*>(soci_.get_backend())->conn_;
}

bool Session::is_lost() {
    return lost_ || (dialect_ == Dialect::postgres && PQstatus(postgres()) != CONNECTION_OK);
}

std::unique_ptr<Prepared> Session::take(std::string_view sql) {
    if (const auto found = kept_by_sql_.find(sql); found != kept_by_sql_.end()) {
        const auto kept = found->second;
        std::unique_ptr<Prepared> prepared = std::move(kept->prepared);
        kept_by_sql_.erase(found);
        kept_.erase(kept);
        return prepared;
    }
    return std::make_unique<Prepared>(soci_, parse_statement(sql, dialect_), dialect_);
}

void Session::give_back(std::string_view sql, std::unique_ptr<Prepared> prepared) {
    if (kept_by_sql_.contains(sql)) {
        return;  // the same statement ran inside itself
    }
    kept_.push_front({std::string(sql), std::move(prepared)});
    kept_by_sql_[kept_.front().sql] = kept_.begin();
    if (kept_.size() > kept_statements) {
        kept_by_sql_.erase(kept_.back().sql);
        kept_.pop_back();
    }
}

std::int64_t Session::run(std::string_view sql, const Params& params, const EachRow& each) {
    std::unique_ptr<Prepared> prepared = take(sql);
    prepared->take_values(params);
    try {
        prepared->prepare(prepared->text(), soci::details::st_repeatable_query);
        const std::int64_t changed = execute(*prepared, each);
        give_back(sql, std::move(prepared));
        return changed;
    } catch (const soci::soci_error& error) {
        const Fault fault = fault_of(error, *prepared);
        const std::string name = prepared->name();
        const bool outdated = fault.sqlstate == "0A000";  // its table has changed since
        if (dialect_ == Dialect::postgres && prepared->is_prepared() && !outdated) {
            // It is still good, and a dead transaction would refuse to drop it.
            give_back(sql, std::move(prepared));
        }
        throw_fault(fault, name);
    }
}

void Session::run_once(Prepared& prepared, const std::string& sql, const EachRow& each) {
    try {
        prepared.prepare(sql, soci::details::st_one_time_query);
        execute(prepared, each);
    } catch (const soci::soci_error& error) {
        throw_fault(fault_of(error, prepared), prepared.name());
    }
}

void Session::declare_cursor(
    const std::string& cursor, std::string_view sql, const Params& params
) {
    Prepared prepared(soci_, parse_statement(sql, dialect_), dialect_);
    prepared.take_values(params);
    run_once(prepared, "declare " + cursor + " no scroll cursor for " + prepared.text(), {});
}

void Session::control(std::string_view name, const std::string& sql, const EachRow& each) {
    Statement statement{.name = std::string(name), .text = sql, .parameters = {}};
    Prepared prepared(soci_, std::move(statement), dialect_);
    run_once(prepared, sql, each);
}

std::int64_t Session::execute(Prepared& prepared, const EachRow& each) {
    const bool has_row = prepared.execute();
    if (dialect_ == Dialect::sqlite) {
        read_sqlite(prepared, has_row, each);
        return sqlite_api::sqlite3_changes(sqlite());
    }
    read_postgres(prepared, each);
    return prepared.changed();
}

Fault Session::fault_of(const soci::soci_error& error, Prepared& prepared) {
    failed_ = true;
    if (dialect_ == Dialect::sqlite) {
        const int code = sqlite_api::sqlite3_extended_errcode(sqlite());
        Fault fault = sqlite_fault(code, sqlite_api::sqlite3_errmsg(sqlite()));
        if (code == SQLITE_CONSTRAINT_FOREIGNKEY) {
            auto* const again = prepared.text() == "commit" ? nullptr : prepared.sqlite();
            fault.constraint = broken_foreign_key(sqlite(), again, prepared.text());
        }
        return fault;
    }
    const auto* known = dynamic_cast<const soci::postgresql_soci_error*>(&error);
    return postgres_fault(
        postgres(), prepared.postgres(), known == nullptr ? "" : known->sqlstate()
    );
}

}  // namespace db
