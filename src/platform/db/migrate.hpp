// Migrations: migrations/NNNN_what.sql, embedded in the program, forward only, each in one
// transaction, recorded with its checksum in schema_migrations. Where a step must differ there is a
// pair, NNNN_what.sqlite.sql and NNNN_what.postgres.sql.
#pragma once

#include "base/embedded_file.hpp"
#include "platform/db/database.hpp"

#include <span>

namespace db {

struct Migration {
    int version = 0;   // 12
    std::string name;  // "circles"
    std::string sql;
    std::string checksum;  // SHA-256 of the file, in hexadecimal
};

// The migrations among `files` for one database, in order. Throws Error(internal) for a file not
// named so, two with one version, or one of a pair without the other.
std::vector<Migration> read_migrations(std::span<const base::EmbeddedFile> files, Dialect dialect);

class Migrator {
public:
    // Of the migrations embedded in this program.
    explicit Migrator(Database& database);
    Migrator(Database& database, std::vector<Migration> migrations);

    // What run() would do. Throws Error(invalid) for a database that is newer than this program,
    // or made by migrations that have since changed, naming which.
    std::vector<Migration> plan();

    // Brings the database up to date; returns how many migrations ran. Two processes that start at
    // once take turns. An SQLite file that holds data is first copied beside itself, to
    // "<file>.before-NNNN". A migration that fails leaves the database as it was before that one.
    int run(base::Instant now);

private:
    struct Applied;
    std::vector<Applied> applied(Reader& reader);
    std::vector<Migration> pending(Reader& reader);
    bool run_next(base::Instant now, bool copy_first);
    void apply(Transaction& transaction, const Migration& migration, base::Instant now);

    Database& database_;
    std::vector<Migration> migrations_;
};

// The version of a database that Migrator has brought up to date; 0 for an empty one.
int schema_version(Reader& reader);

}  // namespace db
