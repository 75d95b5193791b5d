#include "platform/db/prepared.hpp"

#include "platform/db/cell.hpp"

#include <algorithm>

namespace db {

namespace {

[[noreturn]] void throw_bad_params(const std::string& statement, const std::string& what) {
    throw base::Error(base::Code::internal, "The statement " + statement + " " + what);
}

}  // namespace

Prepared::Prepared(soci::session& session, Statement statement, Dialect dialect)
    : dialect_(dialect),
      statement_(session),
      parsed_(std::move(statement)),
      slots_(parsed_.parameters.size()) {}

std::size_t Prepared::index_of(std::string_view parameter) const {
    const auto& names = parsed_.parameters;
    const auto found = std::find(names.begin(), names.end(), parameter);
    if (found == names.end()) {
        throw_bad_params(name(), "has no parameter :" + std::string(parameter) + ".");
    }
    return static_cast<std::size_t>(found - names.begin());
}

void Prepared::take_values(const Params& params) {
    std::vector<bool> given(slots_.size());
    for (const Param& param : params) {
        const std::size_t index = index_of(param.name);
        if (given[index]) {
            throw_bad_params(name(), "is given :" + std::string(param.name) + " twice.");
        }
        refuse_unstorable(param.value, param.name);
        const Kind before = slots_[index].kind;
        fill(slots_[index], param.value.data());
        is_bound_ = is_bound_ && slots_[index].kind == before;
        given[index] = true;
    }
    const auto missing = std::find(given.begin(), given.end(), false);
    if (missing != given.end()) {
        const auto index = static_cast<std::size_t>(missing - given.begin());
        throw_bad_params(name(), "is not given its parameter :" + parsed_.parameters[index] + ".");
    }
}

void Prepared::fill(Slot& slot, const Value::Data& data) const {
    slot.indicator = std::holds_alternative<std::nullptr_t>(data) ? soci::i_null : soci::i_ok;
    if (dialect_ == Dialect::postgres) {
        slot.text = slot.indicator == soci::i_null ? std::string() : postgres_text(data);
        return;
    }
    if (const auto* text = std::get_if<std::string>(&data)) {
        slot.kind = Kind::text;
        slot.text = *text;
    } else if (const auto* real = std::get_if<double>(&data)) {
        slot.kind = Kind::real;
        slot.real = *real;
    } else if (const auto* integer = std::get_if<std::int64_t>(&data)) {
        slot.kind = Kind::integer;
        slot.integer = *integer;
    } else if (const auto* boolean = std::get_if<bool>(&data)) {
        slot.kind = Kind::integer;
        slot.integer = *boolean ? 1 : 0;
    }
}

void Prepared::prepare(const std::string& text, soci::details::statement_type type) {
    if (is_prepared_) {
        return;
    }
    statement_.alloc();
    statement_.prepare(text, type);
    if (dialect_ == Dialect::postgres) {
        // SOCI's rewriting of ":name" would send a parameter used twice as two, whose types
        // PostgreSQL cannot tell from each other's use. The text has $1, $2 already; here SOCI
        // learns their names.
        static_cast<soci::postgresql_statement_backend*>(statement_.get_backend())->names_ =
            parsed_.parameters;
    }
    is_prepared_ = true;
}

// Tells SOCI where the values are; again only when a value has changed its type.
void Prepared::bind() {
    if (is_bound_) {
        return;
    }
    statement_.bind_clean_up();
    for (std::size_t i = 0; i < slots_.size(); ++i) {
        Slot& slot = slots_[i];
        const std::string name =
            dialect_ == Dialect::postgres ? parsed_.parameters[i] : std::string();
        switch (slot.kind) {
            case Kind::text:
                statement_.exchange(soci::use(slot.text, slot.indicator, name));
                break;
            case Kind::real:
                statement_.exchange(soci::use(slot.real, slot.indicator, name));
                break;
            case Kind::integer:
                statement_.exchange(soci::use(slot.integer, slot.indicator, name));
                break;
        }
    }
    statement_.define_and_bind();
    is_bound_ = true;
}

bool Prepared::execute() {
    bind();
    is_bound_ = false;  // SOCI leaves copies of the values behind when it throws: bind() frees them
    const bool has_row = statement_.execute(true);
    is_bound_ = true;
    return has_row;
}

bool Prepared::next() {
    return statement_.get_backend()->fetch(1) == soci::details::statement_backend::ef_success;
}

sqlite_api::sqlite3_stmt* Prepared::sqlite() {
    return static_cast<soci::sqlite3_statement_backend*>(statement_.get_backend())->stmt_;
}

const PGresult* Prepared::postgres() {
    return static_cast<soci::postgresql_statement_backend*>(statement_.get_backend())
        ->result_.get_result();
}

const std::shared_ptr<const Row::Columns>& Prepared::columns() {
    if (!columns_) {
        const bool on_sqlite = dialect_ == Dialect::sqlite;
        const int count =
            on_sqlite ? sqlite_api::sqlite3_column_count(sqlite()) : PQnfields(postgres());
        auto columns = std::make_shared<Row::Columns>();
        for (int i = 0; i < count; ++i) {
            columns->emplace_back(
                on_sqlite ? sqlite_api::sqlite3_column_name(sqlite(), i) : PQfname(postgres(), i)
            );
        }
        columns_ = std::move(columns);
    }
    return columns_;
}

}  // namespace db
