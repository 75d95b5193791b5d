#include "platform/db/session.hpp"

#include "platform/db/fault.hpp"

#include <algorithm>
#include <charconv>

namespace db {

namespace {

constexpr std::size_t kept_statements = 200;

// Type numbers of PostgreSQL's pg_type, which never change.
enum PostgresType : Oid {
    postgres_boolean = 16,
    postgres_bigint = 20,
    postgres_smallint = 21,
    postgres_integer = 23,
    postgres_xid = 28,
    postgres_oid = 26,
    postgres_real = 700,
    postgres_double = 701,
    postgres_numeric = 1700
};

template <class Number>
std::optional<Number> number_from(std::string_view text) {
    Number number{};
    const auto [end, error] = std::from_chars(text.data(), text.data() + text.size(), number);
    const bool whole = error == std::errc() && end == text.data() + text.size();
    return whole ? std::optional(number) : std::nullopt;
}

Value postgres_cell(const PGresult* result, int row, int column) {
    if (PQgetisnull(result, row, column) != 0) {
        return nullptr;
    }
    const std::string_view text(
        PQgetvalue(result, row, column), static_cast<std::size_t>(PQgetlength(result, row, column))
    );
    switch (PQftype(result, column)) {
        case postgres_boolean:
            return text == "t";
        case postgres_bigint:
        case postgres_smallint:
        case postgres_integer:
        case postgres_oid:
        case postgres_xid:
        case postgres_numeric:
            if (const auto integer = number_from<std::int64_t>(text)) {
                return *integer;
            }
            [[fallthrough]];
        case postgres_real:
        case postgres_double:
            if (const auto real = number_from<double>(text)) {
                return *real;
            }
            return text;
        default:
            return text;
    }
}

Value sqlite_cell(sqlite_api::sqlite3_stmt* statement, int column) {
    using namespace sqlite_api;
    switch (sqlite3_column_type(statement, column)) {
        case SQLITE_INTEGER:
            return std::int64_t{sqlite3_column_int64(statement, column)};
        case SQLITE_FLOAT:
            return sqlite3_column_double(statement, column);
        case SQLITE_TEXT: {
            const void* text = sqlite3_column_text(statement, column);
            const int size = sqlite3_column_bytes(statement, column);
            return std::string_view(static_cast<const char*>(text), static_cast<std::size_t>(size));
        }
        case SQLITE_NULL:
            return nullptr;
        default:
            throw base::Error(base::Code::internal, "A result holds bytes where text is expected.");
    }
}

// Text for PostgreSQL, which decides the type of a parameter by where it stands.
std::string postgres_text(const Value::Data& data) {
    if (const auto* text = std::get_if<std::string>(&data)) {
        return *text;
    }
    if (const auto* boolean = std::get_if<bool>(&data)) {
        return *boolean ? "1" : "0";
    }
    char digits[32];
    char* end = digits;
    if (const auto* integer = std::get_if<std::int64_t>(&data)) {
        end = std::to_chars(digits, digits + sizeof digits, *integer).ptr;
    } else if (const auto* real = std::get_if<double>(&data)) {
        end = std::to_chars(digits, digits + sizeof digits, *real).ptr;
    }
    return {digits, end};
}

void fill(Prepared::Slot& slot, const Value::Data& data, Dialect dialect) {
    slot.indicator = std::holds_alternative<std::nullptr_t>(data) ? soci::i_null : soci::i_ok;
    if (dialect == Dialect::postgres) {
        slot.kind = Prepared::Kind::text;
        slot.text = slot.indicator == soci::i_null ? std::string() : postgres_text(data);
        return;
    }
    if (const auto* text = std::get_if<std::string>(&data)) {
        slot.kind = Prepared::Kind::text;
        slot.text = *text;
    } else if (const auto* real = std::get_if<double>(&data)) {
        slot.kind = Prepared::Kind::real;
        slot.real = *real;
    } else if (const auto* integer = std::get_if<std::int64_t>(&data)) {
        slot.kind = Prepared::Kind::integer;
        slot.integer = *integer;
    } else if (const auto* boolean = std::get_if<bool>(&data)) {
        slot.kind = Prepared::Kind::integer;
        slot.integer = *boolean ? 1 : 0;
    }
}

// SQLite's text stops nowhere, PostgreSQL's at a NUL: refused on both.
void refuse_nul(const Statement& statement, const Param& param) {
    const auto* text = std::get_if<std::string>(&param.value.data());
    if (text != nullptr && text->find('\0') != std::string::npos) {
        throw base::Error(
            base::Code::invalid,
            "The text given for " + std::string(param.name) + " holds a NUL character (" +
                statement.name + ")."
        );
    }
}

void fill_slots(Prepared& prepared, const Params& params, Dialect dialect) {
    const Statement& parsed = prepared.parsed;
    std::vector<bool> given(parsed.parameters.size());
    for (const Param& param : params) {
        const auto found =
            std::find(parsed.parameters.begin(), parsed.parameters.end(), param.name);
        if (found == parsed.parameters.end()) {
            throw base::Error(
                base::Code::internal,
                "The statement " + parsed.name + " has no parameter :" + std::string(param.name) +
                    "."
            );
        }
        const auto index = static_cast<std::size_t>(found - parsed.parameters.begin());
        if (given[index]) {
            throw base::Error(
                base::Code::internal,
                "The statement " + parsed.name + " is given :" + std::string(param.name) + " twice."
            );
        }
        refuse_nul(parsed, param);
        Prepared::Slot& slot = prepared.slots[index];
        const Prepared::Kind before = slot.kind;
        fill(slot, param.value.data(), dialect);
        prepared.bound = prepared.bound && slot.kind == before;
        given[index] = true;
    }
    const auto missing = std::find(given.begin(), given.end(), false);
    if (missing != given.end()) {
        const auto index = static_cast<std::size_t>(missing - given.begin());
        throw base::Error(
            base::Code::internal,
            "The statement " + parsed.name +
                " is not given its parameter :" + parsed.parameters[index] + "."
        );
    }
}

// Tells SOCI where the values are; again only when a value changes its type.
void bind(Prepared& prepared, Dialect dialect) {
    if (prepared.bound) {
        return;
    }
    prepared.statement.bind_clean_up();
    for (std::size_t i = 0; i < prepared.slots.size(); ++i) {
        Prepared::Slot& slot = prepared.slots[i];
        // By position on SQLite; by name on PostgreSQL (see prepare).
        const std::string name =
            dialect == Dialect::postgres ? prepared.parsed.parameters[i] : std::string();
        switch (slot.kind) {
            case Prepared::Kind::text:
                prepared.statement.exchange(soci::use(slot.text, slot.indicator, name));
                break;
            case Prepared::Kind::real:
                prepared.statement.exchange(soci::use(slot.real, slot.indicator, name));
                break;
            case Prepared::Kind::integer:
                prepared.statement.exchange(soci::use(slot.integer, slot.indicator, name));
                break;
        }
    }
    prepared.statement.define_and_bind();
    prepared.bound = true;
}

sqlite_api::sqlite3_stmt* sqlite_statement(Prepared& prepared) {
    return static_cast<soci::sqlite3_statement_backend*>(prepared.statement.get_backend())->stmt_;
}

const PGresult* postgres_result(Prepared& prepared) {
    return static_cast<soci::postgresql_statement_backend*>(prepared.statement.get_backend())
        ->result_.get_result();
}

// SOCI's own rewriting of ":name" would send a parameter used twice as two, whose types PostgreSQL
// then cannot tell from each other's use. The text has $1, $2 already; SOCI is told their names.
void prepare(
    Prepared& prepared, const std::string& text, soci::details::statement_type type, Dialect dialect
) {
    prepared.statement.alloc();
    prepared.statement.prepare(text, type);
    if (dialect == Dialect::postgres) {
        static_cast<soci::postgresql_statement_backend*>(prepared.statement.get_backend())->names_ =
            prepared.parsed.parameters;
    }
    prepared.is_prepared = true;
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
        std::unique_ptr<Prepared> prepared = std::move(found->second->prepared);
        const auto kept = found->second;
        kept_by_sql_.erase(found);
        kept_.erase(kept);
        return prepared;
    }
    return std::make_unique<Prepared>(soci_, parse_statement(sql, dialect_));
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
    fill_slots(*prepared, params, dialect_);
    try {
        if (!prepared->is_prepared) {
            prepare(*prepared, prepared->parsed.text, soci::details::st_repeatable_query, dialect_);
        }
        bind(*prepared, dialect_);
        const std::int64_t changed = execute(*prepared, each);
        give_back(sql, std::move(prepared));
        return changed;
    } catch (const soci::soci_error& error) {
        const Fault fault = fault_of(error, *prepared);
        const std::string name = prepared->parsed.name;
        if (dialect_ == Dialect::postgres && prepared->is_prepared) {
            give_back(
                sql, std::move(prepared)
            );  // still good, and not to be dropped in a dead transaction
        }
        throw_fault(fault, name);
    }
}

void Session::run_once(Prepared& prepared, const std::string& sql, const EachRow& each) {
    try {
        prepare(prepared, sql, soci::details::st_one_time_query, dialect_);
        bind(prepared, dialect_);
        execute(prepared, each);
    } catch (const soci::soci_error& error) {
        throw_fault(fault_of(error, prepared), prepared.parsed.name);
    }
}

void Session::declare_cursor(
    const std::string& cursor, std::string_view sql, const Params& params
) {
    Prepared prepared(soci_, parse_statement(sql, dialect_));
    fill_slots(prepared, params, dialect_);
    run_once(prepared, "declare " + cursor + " no scroll cursor for " + prepared.parsed.text, {});
}

void Session::control(std::string_view name, const std::string& sql, const EachRow& each) {
    Prepared prepared(soci_, {.name = std::string(name), .text = sql, .parameters = {}});
    run_once(prepared, sql, each);
}

std::int64_t Session::execute(Prepared& prepared, const EachRow& each) {
    const bool has_row = prepared.statement.execute(true);
    if (dialect_ == Dialect::sqlite) {
        read_sqlite(prepared, has_row, each);
        return sqlite_api::sqlite3_changes(sqlite());
    }
    read_postgres(prepared, each);
    return prepared.statement.get_affected_rows();
}

void Session::read_sqlite(Prepared& prepared, bool has_row, const EachRow& each) {
    sqlite_api::sqlite3_stmt* statement = sqlite_statement(prepared);
    const int count = sqlite_api::sqlite3_column_count(statement);
    if (!prepared.columns) {
        auto columns = std::make_shared<Row::Columns>();
        for (int i = 0; i < count; ++i) {
            columns->emplace_back(sqlite_api::sqlite3_column_name(statement, i));
        }
        prepared.columns = std::move(columns);
    }
    auto* backend = prepared.statement.get_backend();
    while (has_row) {
        if (each) {
            std::vector<Value> values;
            values.reserve(static_cast<std::size_t>(count));
            for (int i = 0; i < count; ++i) {
                values.push_back(sqlite_cell(statement, i));
            }
            each(Row(prepared.columns, std::move(values)));
        }
        has_row = backend->fetch(1) == soci::details::statement_backend::ef_success;
    }
}

void Session::read_postgres(Prepared& prepared, const EachRow& each) {
    const PGresult* result = postgres_result(prepared);
    const int count = PQnfields(result);
    if (!prepared.columns) {
        auto columns = std::make_shared<Row::Columns>();
        for (int i = 0; i < count; ++i) {
            columns->emplace_back(PQfname(result, i));
        }
        prepared.columns = std::move(columns);
    }
    if (!each) {
        return;
    }
    const int rows = PQntuples(result);
    for (int row = 0; row < rows; ++row) {
        std::vector<Value> values;
        values.reserve(static_cast<std::size_t>(count));
        for (int i = 0; i < count; ++i) {
            values.push_back(postgres_cell(result, row, i));
        }
        each(Row(prepared.columns, std::move(values)));
    }
}

Fault Session::fault_of(const soci::soci_error& error, Prepared& prepared) {
    failed_ = true;
    if (dialect_ == Dialect::sqlite) {
        const int code = sqlite_api::sqlite3_extended_errcode(sqlite());
        return sqlite_fault(code, sqlite_api::sqlite3_errmsg(sqlite()));
    }
    const auto* known = dynamic_cast<const soci::postgresql_soci_error*>(&error);
    return postgres_fault(
        postgres(), postgres_result(prepared), known == nullptr ? "" : known->sqlstate()
    );
}

}  // namespace db
