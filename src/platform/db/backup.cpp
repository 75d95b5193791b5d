#include "platform/db/backup.hpp"

#include "platform/db/backends.hpp"
#include "platform/db/dialect.hpp"
#include "platform/db/postgres_program.hpp"
#include "platform/db/sqlite_copy.hpp"

#include <fcntl.h>
#include <filesystem>
#include <fstream>
#include <unistd.h>

namespace db {

namespace {

namespace fs = std::filesystem;

constexpr std::string_view sqlite_mark("SQLite format 3\0", 16);
constexpr std::string_view postgres_mark = "PGDMP";

[[noreturn]] void throw_refused(const std::string& sentence) {
    throw base::Error(base::Code::invalid, sentence);
}

std::string first_bytes(const std::string& file) {
    std::ifstream stream(file, std::ios::binary);
    if (!stream) {
        throw_refused("The file " + file + " cannot be read.");
    }
    std::string bytes(sqlite_mark.size(), '\0');
    stream.read(bytes.data(), static_cast<std::streamsize>(bytes.size()));
    bytes.resize(static_cast<std::size_t>(stream.gcount()));
    return bytes;
}

void refuse_unless_backup(const std::string& file, Dialect dialect) {
    const std::string bytes = first_bytes(file);
    const bool is_sqlite = bytes == sqlite_mark;
    const bool is_postgres = bytes.starts_with(postgres_mark);
    if (!is_sqlite && !is_postgres) {
        throw_refused("The file " + file + " is not a backup of a Braid database.");
    }
    if (is_sqlite != (dialect == Dialect::sqlite)) {
        throw_refused(
            "The file " + file + " is a backup of " + (is_sqlite ? "an SQLite" : "a PostgreSQL") +
            " database; it cannot be restored to " + (is_sqlite ? "PostgreSQL." : "SQLite.")
        );
    }
}

void refuse_unless_empty(const Config& config) {
    const std::unique_ptr<Database> database = Database::open(config);
    Reader reader = database->read();
    const Sql sql = reader.dialect() == Dialect::sqlite
                        ? Sql("/* restore.tables */ select count(*) as n from sqlite_schema")
                        : Sql("/* restore.tables */ select count(*) as n from pg_tables "
                              "where schemaname not in ('pg_catalog', 'information_schema')");
    if (reader.find(sql)->integer("n") > 0) {
        throw_refused(
            "The database " + shown_target(config.target) +
            " is not empty; a backup is restored only to an empty one."
        );
    }
}

void flush_to_disk(const std::string& file) {
    const int opened = ::open(file.c_str(), O_RDONLY | O_CLOEXEC);
    if (opened < 0 || ::fsync(opened) != 0) {
        throw base::Error(base::Code::internal, "The backup could not be written to the disk.");
    }
    ::close(opened);
}

void refuse_unless_restorable(const std::string& file, Dialect dialect) {
    const bool whole =
        dialect == Dialect::sqlite ? is_whole_sqlite_copy(file) : is_whole_postgres_dump(file);
    if (!whole) {
        throw_refused("The file " + file + " is damaged, or is not a backup of a Braid database.");
    }
}

}  // namespace

void backup(const Config& config, const std::string& file) {
    std::error_code error;
    if (fs::exists(file, error)) {
        throw_refused("The file " + file + " is there already; a backup overwrites nothing.");
    }
    const std::string partial = file + ".partial";
    fs::remove(partial, error);
    const std::unique_ptr<Database> database = Database::open(config);
    try {
        if (database->dialect() == Dialect::sqlite) {
            Reader reader = database->read();
            copy_sqlite(reader, partial);
        } else {
            dump_postgres(config, partial);
        }
        refuse_unless_restorable(partial, database->dialect());
        flush_to_disk(partial);
        fs::rename(partial, file);
    } catch (...) {
        fs::remove(partial, error);
        throw;
    }
}

void restore(const Config& config, const std::string& file) {
    const Dialect dialect = is_postgres_target(config.target) ? Dialect::postgres : Dialect::sqlite;
    refuse_unless_backup(file, dialect);
    refuse_unless_restorable(file, dialect);
    refuse_unless_empty(config);
    if (dialect == Dialect::sqlite) {
        fill_sqlite(config.target, file);
    } else {
        fill_postgres(config, file);
    }
}

}  // namespace db
