#include "platform/db/backends.hpp"

#include <fcntl.h>
#include <filesystem>
#include <unistd.h>

namespace db {

namespace {

[[noreturn]] void throw_unusable(const std::string& path, const std::string& why) {
    throw base::Error(
        base::Code::invalid, "The database file " + path + " cannot be used: " + why + "."
    );
}

// Makes the file, if it is not there, readable by its owner only. One that is there is not opened:
// closing it would drop the locks that this process holds on it (POSIX), and another process would
// then take its write-ahead log away.
void create_file(const std::string& path) {
    namespace fs = std::filesystem;
    std::error_code error;
    const fs::path folder = fs::absolute(path, error).parent_path();
    if (!fs::is_directory(folder, error)) {
        throw_unusable(path, "the folder " + folder.string() + " does not exist");
    }
    if (!fs::exists(path, error)) {
        const int made =
            ::open(path.c_str(), O_RDWR | O_CREAT | O_EXCL | O_CLOEXEC, S_IRUSR | S_IWUSR);
        if (made >= 0) {
            ::close(made);
        }
    }
    if (fs::exists(path, error) && !fs::is_regular_file(path, error)) {
        throw_unusable(path, "it is not a file");
    }
    if (::access(path.c_str(), R_OK | W_OK) != 0) {
        throw_unusable(path, "this account may not read and write it");
    }
}

std::unique_ptr<Session> open_session(const Config& config, bool writer) {
    std::unique_ptr<Session> session;
    try {
        session = std::make_unique<Session>(
            Dialect::sqlite,
            soci::sqlite3,
            "dbname=\"" + config.target + "\" timeout=" + std::to_string(config.lease_seconds)
        );
    } catch (const soci::soci_error&) {
        throw_unusable(config.target, "it could not be opened");
    }
    sqlite_api::sqlite3_extended_result_codes(session->sqlite(), 1);
    for (const char* pragma :
         {"pragma foreign_keys = on",
          "pragma synchronous = full",
          "pragma trusted_schema = off",
          "pragma temp_store = memory",
          "pragma journal_size_limit = 67108864",
          "pragma cache_size = -8000"}) {
        session->control("db.open", pragma);
    }
    session->control("db.open", writer ? "pragma journal_mode = wal" : "pragma query_only = on");
    return session;
}

class SqliteDatabase final : public Database {
public:
    explicit SqliteDatabase(const Config& config)
        : config_(config),
          writer_(
              "way to change the database",
              1,
              std::chrono::seconds(config.lease_seconds),
              [this] { return open_session(config_, true); }
          ),
          readers_(
              "connection to the database",
              config.readers,
              std::chrono::seconds(config.lease_seconds),
              [this] { return open_session(config_, false); }
          ) {
        try {
            writer_.give_back(writer_.lease());
        } catch (const base::Error& error) {
            if (error.code() == base::Code::internal) {
                throw_unusable(config.target, "it is not an SQLite database");
            }
            throw;
        }
    }

    Dialect dialect() const override { return Dialect::sqlite; }

    Reader read() override {
        return make_reader(std::make_shared<Connection>(readers_, readers_.lease(), "begin"));
    }

    Transaction write() override {
        return make_transaction(
            std::make_shared<Connection>(writer_, writer_.lease(), "begin immediate")
        );
    }

private:
    Config config_;
    SessionPool writer_;
    SessionPool readers_;
};

}  // namespace

std::unique_ptr<Database> open_sqlite(const Config& config) {
    if (config.target.empty() || config.target.find_first_of("\"\n\0", 0, 3) != std::string::npos ||
        config.target.starts_with(":") || config.target.starts_with("file:")) {
        throw base::Error(
            base::Code::invalid,
            "The database \"" + config.target +
                "\" cannot be used: give the path of a file, or postgresql://user@host/name."
        );
    }
    create_file(config.target);
    return std::make_unique<SqliteDatabase>(config);
}

}  // namespace db
