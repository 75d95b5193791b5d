#include "support/database_test.hpp"

#include "embedded/migrations.hpp"
#include "platform/db/migrate.hpp"
#include "support/postgres_server.hpp"

#include <cstdio>

namespace {

namespace fs = std::filesystem;

fs::path make_test_folder() {
    const fs::path folder = fs::temp_directory_path() / ("braid-test-" + base::new_uuid());
    fs::create_directory(folder);
    return folder;
}

void migrate_to_latest(const db::Config& config) {
    db::Migrator(*db::Database::open(config)).run(base::Instant{0});
}

db::Config sqlite_config(const fs::path& folder) {
    db::Config config;
    config.target = (folder / "braid.db").string();
    return config;
}

// Changes when any migration does.
std::string migrations_fingerprint() {
    std::size_t hash = 0;
    for (const base::EmbeddedFile& file : embedded::migrations()) {
        hash = hash * 31 + std::hash<std::string_view>{}(file.path);
        hash = hash * 31 + std::hash<std::string_view>{}(file.bytes);
    }
    return std::to_string(hash);
}

// The file every SQLite test starts from: migrated once in a process.
const fs::path& migrated_file() {
    struct Template {
        Template() : folder(make_test_folder()), file(folder / "braid.db") {
            migrate_to_latest(sqlite_config(folder));
        }
        ~Template() { fs::remove_all(folder); }
        fs::path folder;
        fs::path file;
    };
    static const Template made;
    return made.file;
}

std::unique_ptr<db::Database> open_fresh_sqlite(const db::Config& config) {
    fs::copy_file(migrated_file(), config.target);
    return db::Database::open(config);
}

// The database every PostgreSQL test is copied from: migrated once on a server, by whoever is
// first.
std::string migrated_template(PostgresServer& server) {
    const std::string name = "braid_template_" + migrations_fingerprint();
    const PostgresServer::Lock lock(server);
    if (!server.has_database(name)) {
        const std::string draft = "braid_draft_" + migrations_fingerprint();
        server.drop_database(draft);
        server.create_database(draft, "");
        migrate_to_latest(server.config_of(draft));
        server.rename_database(draft, name);
    }
    return name;
}

}  // namespace

std::string dialect_name(const testing::TestParamInfo<db::Dialect>& info) {
    return info.param == db::Dialect::sqlite ? "sqlite" : "postgres";
}

void StoreTest::SetUp() {
    folder_ = make_test_folder();
    if (on_sqlite()) {
        config_ = sqlite_config(folder_);
        database_ = contents_ == Contents::migrated ? open_fresh_sqlite(config_)
                                                    : db::Database::open(config_);
        return;
    }
    PostgresServer* server = PostgresServer::find();
    if (server == nullptr) {
        std::fputs(
            "*** NOT TESTED ON POSTGRESQL: run under pg_virtualenv, or set BRAID_TEST_POSTGRES "
            "***\n",
            stderr
        );
        GTEST_SKIP() << "no PostgreSQL server";
    }
    const std::string origin =
        contents_ == Contents::migrated ? migrated_template(*server) : std::string();
    created_.push_back(server->fresh_name());
    server->create_database(created_.back(), origin);
    config_ = server->config_of(created_.back());
    database_ = db::Database::open(config_);
}

db::Config StoreTest::another_empty_database() {
    if (on_sqlite()) {
        db::Config config;
        config.target = (folder_ / (base::new_uuid() + ".db")).string();
        return config;
    }
    PostgresServer* server = PostgresServer::find();
    created_.push_back(server->fresh_name());
    server->create_database(created_.back(), "");
    return server->config_of(created_.back());
}

void StoreTest::TearDown() {
    database_.reset();
    for (const std::string& name : created_) {
        PostgresServer::find()->drop_database(name);
    }
    fs::remove_all(folder_);
}

TestDatabase::TestDatabase()
    : folder_(make_test_folder()), database_(open_fresh_sqlite(sqlite_config(folder_))) {}

TestDatabase::~TestDatabase() {
    database_.reset();
    fs::remove_all(folder_);
}
