#include "platform/db/fault.hpp"

#include "base/text.hpp"

#include <spdlog/spdlog.h>

#include <array>
#include <map>

namespace db {

Conflict::Conflict(Kind kind, std::string constraint)
    : base::Error(
          base::Code::conflict,
          kind == Kind::serialization
              ? "Someone else changed the same thing at the same moment; please try again."
              : "The change does not fit what is stored now; please look at it again."
      ),
      kind_(kind),
      constraint_(std::move(constraint)) {}

namespace {

// "UNIQUE constraint failed: circles.a, circles.b" -> circles_a_b<ending>;
// "UNIQUE constraint failed: index 'circles_lower_name_key'" -> that name.
std::string name_from_columns(std::string_view list, std::string_view ending) {
    if (list.starts_with("index '")) {
        return std::string(list.substr(7, list.size() - 8));
    }
    std::string name;
    for (std::string_view column : base::split(list, ',')) {
        column = base::trim(column);
        const std::size_t dot = column.find('.');
        if (name.empty()) {
            name = column.substr(0, dot);
        }
        name += '_';
        name += column.substr(dot + 1);
    }
    return name + std::string(ending);
}

std::string table_of(std::string_view list) {
    return std::string(list.substr(0, list.find('.')));
}

std::optional<Conflict::Kind> conflict_kind(const Fault& fault) {
    using Kind = Conflict::Kind;
    static const std::map<int, Kind> by_code{
        {SQLITE_CONSTRAINT_UNIQUE, Kind::unique},
        {SQLITE_CONSTRAINT_PRIMARYKEY, Kind::unique},
        {SQLITE_CONSTRAINT_ROWID, Kind::unique},
        {SQLITE_CONSTRAINT_FOREIGNKEY, Kind::foreign_key},
        {SQLITE_CONSTRAINT_CHECK, Kind::check},
        {SQLITE_CONSTRAINT_NOTNULL, Kind::not_null},
        {SQLITE_BUSY_SNAPSHOT, Kind::serialization},
    };
    static const std::map<std::string, Kind, std::less<>> by_state{
        {"23505", Kind::unique},
        {"23503", Kind::foreign_key},
        {"23514", Kind::check},
        {"23502", Kind::not_null},
        {"40001", Kind::serialization},
        {"40P01", Kind::serialization},
    };
    if (const auto found = by_code.find(fault.sqlite); found != by_code.end()) {
        return found->second;
    }
    if (const auto found = by_state.find(fault.sqlstate); found != by_state.end()) {
        return found->second;
    }
    return std::nullopt;
}

// Waited too long for a lock, or the server takes no more connections for now.
bool is_busy(const Fault& fault) {
    const int primary = fault.sqlite & 0xff;
    return primary == SQLITE_BUSY || primary == SQLITE_LOCKED || fault.sqlstate == "55P03" ||
           fault.sqlstate == "57014" || fault.sqlstate == "53300" || fault.sqlstate == "57P03";
}

}  // namespace

Fault sqlite_fault(int code, std::string_view message) {
    Fault fault;
    fault.sqlite = code;
    const std::size_t colon = message.find(": ");
    const std::string_view tail =
        colon == std::string_view::npos ? std::string_view{} : message.substr(colon + 2);
    switch (code) {
        case SQLITE_CONSTRAINT_UNIQUE:
            fault.constraint = name_from_columns(tail, "_key");
            break;
        case SQLITE_CONSTRAINT_ROWID:
        case SQLITE_CONSTRAINT_PRIMARYKEY:
            fault.constraint = table_of(tail) + "_pkey";
            break;
        case SQLITE_CONSTRAINT_NOTNULL:
            fault.constraint = name_from_columns(tail, "_not_null");
            break;
        case SQLITE_CONSTRAINT_CHECK:
            fault.constraint = tail;
            break;
        default:
            break;
    }
    return fault;
}

Fault postgres_fault(PGconn* connection, const PGresult* result, std::string_view sqlstate) {
    const auto field = [result](int code) {
        const char* text = result == nullptr ? nullptr : PQresultErrorField(result, code);
        return std::string(text == nullptr ? "" : text);
    };
    Fault fault;
    fault.sqlstate = sqlstate;
    fault.lost = connection == nullptr || PQstatus(connection) != CONNECTION_OK;
    fault.constraint = field(PG_DIAG_CONSTRAINT_NAME);
    if (fault.sqlstate == "23502") {
        fault.constraint =
            field(PG_DIAG_TABLE_NAME) + '_' + field(PG_DIAG_COLUMN_NAME) + "_not_null";
    }
    return fault;
}

void throw_fault(const Fault& fault, std::string_view statement) {
    if (const auto kind = conflict_kind(fault)) {
        spdlog::info("db.conflict statement={} constraint={}", statement, fault.constraint);
        throw Conflict(*kind, fault.constraint);
    }
    if (fault.lost) {
        spdlog::warn("db.lost statement={}", statement);
        throw base::Error(
            base::Code::busy, "The connection to the database was lost; please try again."
        );
    }
    if (is_busy(fault)) {
        spdlog::warn("db.busy statement={}", statement);
        throw base::Error(
            base::Code::busy, "The database is busy with another change; please try again."
        );
    }
    const std::string code = fault.sqlite != 0 ? "SQLite code " + std::to_string(fault.sqlite)
                                               : "SQLSTATE " + fault.sqlstate;
    throw base::Error(
        base::Code::internal,
        "The database refused the statement " + std::string(statement) + " (" + code + ")."
    );
}

}  // namespace db
