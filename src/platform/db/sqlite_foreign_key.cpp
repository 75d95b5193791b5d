#include "platform/db/sqlite_foreign_key.hpp"

#include "base/text.hpp"

#include <memory>

namespace db {

namespace {

struct FinalizeQuery {
    void operator()(sqlite_api::sqlite3_stmt* statement) const {
        sqlite_api::sqlite3_finalize(statement);
    }
};
using Query = std::unique_ptr<sqlite_api::sqlite3_stmt, FinalizeQuery>;

void run_plain(sqlite_api::sqlite3* database, const char* sql) {
    sqlite_api::sqlite3_exec(database, sql, nullptr, nullptr, nullptr);
}

Query prepare_query(sqlite_api::sqlite3* database, const char* sql) {
    sqlite_api::sqlite3_stmt* prepared = nullptr;
    sqlite_api::sqlite3_prepare_v2(database, sql, -1, &prepared, nullptr);
    return Query(prepared);
}

std::string text_of(const Query& query, int column) {
    const void* text = sqlite_api::sqlite3_column_text(query.get(), column);
    return text == nullptr ? "" : static_cast<const char*>(text);
}

// The table a statement inserts into, to look at that one only; "" to look at all.
std::string inserted_table(std::string_view sql) {
    constexpr std::string_view start = "insert into ";
    const std::string lower = base::lower(sql);
    const std::size_t found = lower.find(start);
    if (found == std::string::npos) {
        return "";
    }
    const std::size_t from = found + start.size();
    return lower.substr(
        from, lower.find_first_not_of("abcdefghijklmnopqrstuvwxyz_0123456789", from) - from
    );
}

// The first row of foreign_key_check, as table_columns_fkey.
std::string first_broken(sqlite_api::sqlite3* database, const std::string& table) {
    const Query broken = prepare_query(
        database,
        table.empty() ? "select \"table\", fkid from pragma_foreign_key_check"
                      : "select \"table\", fkid from pragma_foreign_key_check(?1)"
    );
    if (!table.empty()) {
        sqlite_api::sqlite3_bind_text(broken.get(), 1, table.c_str(), -1, nullptr);
    }
    if (sqlite_api::sqlite3_step(broken.get()) != SQLITE_ROW) {
        return "";
    }
    const std::string child = text_of(broken, 0);
    const Query columns = prepare_query(
        database, "select \"from\" from pragma_foreign_key_list(?1) where id = ?2 order by seq"
    );
    sqlite_api::sqlite3_bind_text(columns.get(), 1, child.c_str(), -1, nullptr);
    sqlite_api::sqlite3_bind_int64(
        columns.get(), 2, sqlite_api::sqlite3_column_int64(broken.get(), 1)
    );
    std::string name = child;
    while (sqlite_api::sqlite3_step(columns.get()) == SQLITE_ROW) {
        name += '_' + text_of(columns, 0);
    }
    return name + "_fkey";
}

}  // namespace

std::string broken_foreign_key(
    sqlite_api::sqlite3* database, sqlite_api::sqlite3_stmt* statement, std::string_view sql
) {
    if (statement == nullptr) {
        return first_broken(database, "");
    }
    run_plain(database, "savepoint braid_broken_key");
    run_plain(database, "pragma defer_foreign_keys = on");
    sqlite_api::sqlite3_reset(statement);
    int step = SQLITE_ROW;
    while (step == SQLITE_ROW) {
        step = sqlite_api::sqlite3_step(statement);
    }
    sqlite_api::sqlite3_reset(statement);
    const std::string name =
        step == SQLITE_DONE ? first_broken(database, inserted_table(sql)) : std::string();
    run_plain(database, "rollback to braid_broken_key");
    run_plain(database, "release braid_broken_key");
    run_plain(database, "pragma defer_foreign_keys = off");
    return name;
}

}  // namespace db
