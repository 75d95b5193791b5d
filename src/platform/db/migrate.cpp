#include "platform/db/migrate.hpp"

#include "embedded/migrations.hpp"
#include "platform/db/connection.hpp"
#include "platform/db/dialect.hpp"
#include "platform/db/sqlite_copy.hpp"

#include <fmt/core.h>
#include <sodium.h>

#include <algorithm>
#include <charconv>
#include <filesystem>
#include <map>

namespace db {

namespace {

[[noreturn]] void throw_bad_file(std::string_view path, std::string_view why) {
    throw base::Error(base::Code::internal, fmt::format("The migration {} {}.", path, why));
}

std::string sha256(std::string_view bytes) {
    unsigned char digest[crypto_hash_sha256_BYTES];
    crypto_hash_sha256(digest, reinterpret_cast<const unsigned char*>(bytes.data()), bytes.size());
    std::string text;
    for (const unsigned char byte : digest) {
        text += fmt::format("{:02x}", byte);
    }
    return text;
}

// The parts of "0012_circles.sqlite.sql": 12, "circles", ".sqlite".
struct FileName {
    int version = 0;
    std::string_view name;
    std::string_view ending;
};

FileName parse_file_name(std::string_view path) {
    FileName parts;
    std::string_view rest = path;
    if (!rest.ends_with(".sql")) {
        throw_bad_file(path, "does not end in .sql");
    }
    rest.remove_suffix(4);
    for (const std::string_view ending : {".sqlite", ".postgres"}) {
        if (rest.ends_with(ending)) {
            parts.ending = ending;
            rest.remove_suffix(ending.size());
        }
    }
    const auto [end, error] = std::from_chars(
        rest.data(), rest.data() + std::min<std::size_t>(rest.size(), 4), parts.version
    );
    const bool named = error == std::errc() && end == rest.data() + 4 && rest.size() > 5 &&
                       rest[4] == '_' && parts.version > 0 &&
                       rest.find('.') == std::string_view::npos;
    if (!named) {
        throw_bad_file(path, "is not named like 0012_circles.sql");
    }
    parts.name = rest.substr(5);
    return parts;
}

// On SQLite another process may be migrating for longer than a request would wait.
Transaction write_patiently(Database& database) {
    for (int tries = 0;; ++tries) {
        try {
            return database.write();
        } catch (const base::Error& error) {
            if (error.code() != base::Code::busy || tries == 100) {
                throw;
            }
        }
    }
}

void check_pairs(const std::map<int, std::vector<std::pair<FileName, std::string_view>>>& by_version
) {
    for (const auto& [version, files] : by_version) {
        const bool alone = files.size() == 1 && files[0].first.ending.empty();
        const bool pair = files.size() == 2 && files[0].first.name == files[1].first.name &&
                          !files[0].first.ending.empty() && !files[1].first.ending.empty();
        if (!alone && !pair) {
            throw_bad_file(
                fmt::format("{:04}", version),
                "must be one file, or a pair of .sqlite.sql and .postgres.sql of the same name"
            );
        }
    }
}

}  // namespace

std::vector<Migration> read_migrations(std::span<const base::EmbeddedFile> files, Dialect dialect) {
    std::map<int, std::vector<std::pair<FileName, std::string_view>>> by_version;
    for (const base::EmbeddedFile& file : files) {
        const FileName parts = parse_file_name(file.path);
        by_version[parts.version].emplace_back(parts, file.bytes);
    }
    check_pairs(by_version);
    const std::string_view ours = dialect == Dialect::sqlite ? ".sqlite" : ".postgres";
    std::vector<Migration> migrations;
    for (const auto& [version, candidates] : by_version) {
        for (const auto& [parts, bytes] : candidates) {
            if (parts.ending.empty() || parts.ending == ours) {
                migrations.push_back(
                    {version, std::string(parts.name), std::string(bytes), sha256(bytes)}
                );
            }
        }
    }
    return migrations;
}

struct Migrator::Applied {
    int version;
    std::string name;
    std::string checksum;
};

Migrator::Migrator(Database& database)
    : Migrator(database, read_migrations(embedded::migrations(), database.dialect())) {}

Migrator::Migrator(Database& database, std::vector<Migration> migrations)
    : database_(database), migrations_(std::move(migrations)) {}

std::vector<Migrator::Applied> Migrator::applied(Reader& reader) {
    std::vector<Applied> applied;
    if (!has_table(reader, "schema_migrations")) {
        return applied;
    }
    for (const Row& row : reader.query(R"(/* migrate.applied */
            select version, name, sha256 from schema_migrations order by version)")) {
        applied.push_back(
            {static_cast<int>(row.integer("version")), row.text("name"), row.text("sha256")}
        );
    }
    return applied;
}

std::vector<Migration> Migrator::pending(Reader& reader) {
    std::vector<Migration> pending = migrations_;
    for (const Applied& done : applied(reader)) {
        const auto known = std::find_if(pending.begin(), pending.end(), [&](const Migration& m) {
            return m.version == done.version;
        });
        if (known == pending.end()) {
            throw base::Error(
                base::Code::invalid,
                fmt::format(
                    "The database is newer than this program: it has the migration {:04}_{}, which "
                    "this program does not know. Use the newer program, or a backup made before.",
                    done.version,
                    done.name
                )
            );
        }
        if (known->checksum != done.checksum) {
            throw base::Error(
                base::Code::invalid,
                fmt::format(
                    "The migration {:04}_{} is not the one that made this database: its checksum "
                    "has changed. Use the program that made it.",
                    done.version,
                    done.name
                )
            );
        }
        pending.erase(known);
    }
    return pending;
}

std::vector<Migration> Migrator::plan() {
    Reader reader = database_.read();
    return pending(reader);
}

int Migrator::run(base::Instant now) {
    bool copy = false;
    {
        Reader reader = database_.read();
        if (pending(reader).empty()) {
            return 0;
        }
        copy = reader.dialect() == Dialect::sqlite && schema_version(reader) > 0;
    }
    int count = 0;
    while (run_next(now, copy)) {
        ++count;
        copy = false;
    }
    return count;
}

bool Migrator::run_next(base::Instant now, bool copy_first) {
    Transaction transaction = write_patiently(database_);
    lock_transaction(transaction, "migrations", LockWait::forever);
    const std::vector<Migration> left = pending(transaction);
    if (left.empty()) {
        return false;
    }
    if (copy_first) {
        Reader reader = database_.read();
        const std::string copy =
            fmt::format("{}.before-{:04}", sqlite_file(reader), left.front().version);
        std::filesystem::remove(copy);  // of an earlier try that failed
        copy_sqlite(reader, copy);
    }
    apply(transaction, left.front(), now);
    transaction.commit();
    return true;
}

void Migrator::apply(Transaction& transaction, const Migration& migration, base::Instant now) {
    const std::string name = fmt::format("migration {:04}_{}", migration.version, migration.name);
    Connection& connection = ConnectionAccess::of(transaction);
    connection.control("migrate.table", R"(create table if not exists schema_migrations (
        version bigint not null,
        name text not null,
        sha256 text not null,
        applied_at bigint not null,
        constraint schema_migrations_pkey primary key (version)
    ))");
    for (const std::string& statement : split_statements(migration.sql)) {
        connection.control(name, statement);
    }
    transaction.execute(
        R"(/* migrate.record */ insert into schema_migrations (version, name, sha256, applied_at)
           values (:version, :name, :sha256, :applied_at))",
        {{"version", migration.version},
         {"name", migration.name},
         {"sha256", migration.checksum},
         {"applied_at", now}}
    );
}

int schema_version(Reader& reader) {
    if (!has_table(reader, "schema_migrations")) {
        return 0;
    }
    return static_cast<int>(reader
                                .find("/* migrate.version */ select coalesce(max(version), 0) as "
                                      "version from schema_migrations")
                                ->integer("version"));
}

}  // namespace db
