#include "platform/db/backends.hpp"

#include <chrono>
#include <fcntl.h>
#include <filesystem>
#include <thread>
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

// Waits for another process's change, for as long as the config says. SQLite's own way sleeps for
// up to 100 ms at a time, and would then find the gaps between an import's transactions by luck.
int wait_for_other_change(void* config, int tries) {
    using Clock = std::chrono::steady_clock;
    thread_local Clock::time_point began;
    if (tries == 0) {
        began = Clock::now();
    }
    const std::chrono::seconds patience(static_cast<const Config*>(config)->lease_seconds);
    if (Clock::now() - began >= patience) {
        return 0;
    }
    std::this_thread::sleep_for(std::chrono::microseconds(500));
    return 1;
}

// `config` outlives the session.
std::unique_ptr<Session> open_session(Config& config, bool writer) {
    std::unique_ptr<Session> session;
    try {
        session = std::make_unique<Session>(
            Dialect::sqlite, soci::sqlite3, "dbname=\"" + config.target + "\""
        );
    } catch (const soci::soci_error&) {
        throw_unusable(config.target, "it could not be opened");
    }
    sqlite_api::sqlite3_extended_result_codes(session->sqlite(), 1);
    sqlite_api::sqlite3_busy_handler(session->sqlite(), wait_for_other_change, &config);
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
