#include "platform/db/dialect.hpp"

#include "platform/db/connection.hpp"

#include <filesystem>
#include <system_error>

namespace db {

Sql for_update(Dialect dialect) {
    return dialect == Dialect::postgres ? Sql("for update") : Sql("");
}

Sql for_update_skip_locked(Dialect dialect) {
    return dialect == Dialect::postgres ? Sql("for update skip locked") : Sql("");
}

void lock_transaction(Transaction& transaction, std::string_view name, LockWait wait) {
    if (transaction.dialect() == Dialect::sqlite) {
        return;
    }
    if (wait == LockWait::forever) {
        ConnectionAccess::of(transaction).control("db.lock", "set local lock_timeout = 0");
    }
    transaction.query(
        "/* db.lock */ select pg_advisory_xact_lock(hashtextextended(:name, 0))", {{"name", name}}
    );
}

bool try_lock_transaction(Transaction& transaction, std::string_view name) {
    if (transaction.dialect() == Dialect::sqlite) {
        return true;
    }
    return transaction
        .find(
            "/* db.try_lock */ select pg_try_advisory_xact_lock(hashtextextended(:name, 0)) as "
            "held",
            {{"name", name}}
        )
        ->boolean("held");
}

Sql like_ignoring_case(Dialect dialect) {
    return dialect == Dialect::postgres ? Sql("ilike") : Sql("like");
}

std::string escape_like(std::string_view text) {
    std::string escaped;
    for (const char c : text) {
        if (c == '%' || c == '_' || c == '\\') {
            escaped += '\\';
        }
        escaped += c;
    }
    return escaped;
}

std::int64_t transaction_number(Transaction& transaction) {
    if (transaction.dialect() == Dialect::sqlite) {
        return 0;
    }
    return transaction
        .find("/* db.transaction_number */ select pg_current_xact_id()::text::bigint as number")
        ->integer("number");
}

std::int64_t oldest_running(Reader& reader) {
    if (reader.dialect() == Dialect::sqlite) {
        return 0;
    }
    return reader
        .find(
            "/* db.oldest_running */ "
            "select pg_snapshot_xmin(pg_current_snapshot())::text::bigint as number"
        )
        ->integer("number");
}

bool has_table(Reader& reader, std::string_view table) {
    const Sql sql = reader.dialect() == Dialect::sqlite
                        ? Sql("/* db.has_table */ select count(*) as n from sqlite_schema "
                              "where type = 'table' and name = :name")
                        : Sql("/* db.has_table */ select count(*) as n from pg_tables "
                              "where schemaname = current_schema() and tablename = :name");
    return reader.find(sql, {{"name", table}})->integer("n") > 0;
}

std::string product(Reader& reader) {
    const bool is_sqlite = reader.dialect() == Dialect::sqlite;
    const Sql sql =
        is_sqlite ? Sql("/* db.version */ select sqlite_version() as version")
                  : Sql("/* db.version */ select current_setting('server_version') as version");
    // Debian's PostgreSQL adds the name of its package, in brackets.
    const std::string version = reader.find(sql)->text("version");
    return (is_sqlite ? "SQLite " : "PostgreSQL ") + version.substr(0, version.find(' '));
}

std::int64_t stored_bytes(Reader& reader, const Config& config) {
    if (reader.dialect() == Dialect::postgres) {
        return reader.find("/* db.size */ select pg_database_size(current_database()) as bytes")
            ->integer("bytes");
    }
    std::int64_t bytes = 0;
    for (const char* part : {"", "-wal"}) {
        std::error_code absent;
        const auto size = std::filesystem::file_size(config.target + part, absent);
        bytes += absent ? 0 : static_cast<std::int64_t>(size);
    }
    return bytes;
}

}  // namespace db
