#include "platform/db/backup.hpp"

#include <fmt/core.h>

namespace db {

namespace {

using Sentences = std::vector<std::string>;

Sentences find_sqlite_damage(Database& database) {
    Sentences damage;
    Reader reader = database.read();
    for (const Row& row : reader.query(
             "/* check.pages */ select integrity_check as finding from pragma_integrity_check"
         )) {
        if (row.text("finding") != "ok") {
            damage.push_back("The database file is damaged: " + row.text("finding") + ".");
        }
    }
    for (const Row& row : reader.query(
             R"(/* check.foreign_keys */ select "table" as child, parent, count(*) as n
                from pragma_foreign_key_check group by "table", parent order by 1, 2)"
         )) {
        damage.push_back(fmt::format(
            "{} of the rows of {} point to a row of {} that is not there.",
            row.integer("n"),
            row.text("child"),
            row.text("parent")
        ));
    }
    return damage;
}

// Indexes that PostgreSQL's amcheck can read; none where the extension is not installed.
std::vector<std::string> checkable_indexes(Reader& reader) {
    std::vector<std::string> indexes;
    const auto found = reader.find(
        "/* check.amcheck */ select count(*) as n from pg_extension where extname = 'amcheck'"
    );
    if (found->integer("n") == 0) {
        return indexes;
    }
    for (const Row& row : reader.query(
             R"(/* check.indexes */ select c.oid::regclass::text as name
                from pg_index i join pg_class c on c.oid = i.indexrelid
                join pg_am a on a.oid = c.relam join pg_namespace n on n.oid = c.relnamespace
                where a.amname = 'btree' and i.indisvalid and c.relpersistence = 'p'
                  and n.nspname not in ('pg_catalog', 'pg_toast') order by 1)"
         )) {
        indexes.push_back(row.text("name"));
    }
    return indexes;
}

bool is_index_sound(Database& database, const std::string& index) {
    try {
        Reader reader = database.read();
        reader.query(
            "/* check.index */ select bt_index_check(cast(cast(:name as text) as regclass), true)",
            {{"name", index}}
        );
        return true;
    } catch (const base::Error& error) {
        if (error.code() == base::Code::busy) {
            throw;
        }
        return false;
    }
}

Sentences find_postgres_damage(Database& database) {
    Sentences damage;
    std::vector<std::string> indexes;
    {
        Reader reader = database.read();
        for (const Row& row : reader.query(
                 R"(/* check.constraints */ select conname as name, conrelid::regclass::text as child
                    from pg_constraint where not convalidated order by 1)"
             )) {
            damage.push_back(fmt::format(
                "The rule {} of {} was never checked against its rows.",
                row.text("name"),
                row.text("child")
            ));
        }
        for (const Row& row : reader.query(
                 R"(/* check.invalid */ select indexrelid::regclass::text as name
                    from pg_index where not indisvalid order by 1)"
             )) {
            damage.push_back(fmt::format("The index {} is not complete.", row.text("name")));
        }
        indexes = checkable_indexes(reader);
    }
    for (const std::string& index : indexes) {
        if (!is_index_sound(database, index)) {
            damage.push_back(fmt::format("The index {} does not agree with its table.", index));
        }
    }
    return damage;
}

}  // namespace

std::vector<std::string> find_damage(Database& database) {
    try {
        return database.dialect() == Dialect::sqlite ? find_sqlite_damage(database)
                                                     : find_postgres_damage(database);
    } catch (const base::Error& error) {
        if (error.code() != base::Code::internal) {
            throw;
        }
        return {std::string("The database is damaged too far to be read through. ") + error.what()};
    }
}

}  // namespace db
