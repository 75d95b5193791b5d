#include "platform/db/sqlite_copy.hpp"

#include "platform/db/connection.hpp"

#include <fcntl.h>
#include <filesystem>
#include <unistd.h>

namespace db {

namespace {

struct CloseSqlite {
    void operator()(sqlite_api::sqlite3* handle) const { sqlite_api::sqlite3_close(handle); }
};
using Handle = std::unique_ptr<sqlite_api::sqlite3, CloseSqlite>;

[[noreturn]] void throw_copy_failed(const std::string& file) {
    std::error_code error;
    std::filesystem::remove(file, error);
    throw base::Error(
        base::Code::internal,
        "The database could not be copied to " + file + "; is there room on the disk?"
    );
}

// A new file that only its owner may read; never one that is already there.
void create_new_file(const std::string& file) {
    const int made = ::open(file.c_str(), O_RDWR | O_CREAT | O_EXCL | O_CLOEXEC, S_IRUSR | S_IWUSR);
    if (made < 0) {
        throw base::Error(
            base::Code::invalid,
            "The file " + file +
                " cannot be made: it is there already, or its folder is missing or not writable."
        );
    }
    ::close(made);
}

}  // namespace

std::string sqlite_file(Reader& reader) {
    return reader.find("/* db.file */ select file from pragma_database_list where name = 'main'")
        ->text("file");
}

void copy_sqlite(Reader& reader, const std::string& file) {
    create_new_file(file);
    sqlite_api::sqlite3* opened = nullptr;
    const int status = sqlite_api::sqlite3_open(file.c_str(), &opened);
    const Handle target(opened);
    if (status != SQLITE_OK) {
        throw_copy_failed(file);
    }
    sqlite_api::sqlite3* source = ConnectionAccess::of(reader).session().sqlite();
    sqlite_api::sqlite3_backup* backup =
        sqlite_api::sqlite3_backup_init(target.get(), "main", source, "main");
    if (backup == nullptr) {
        throw_copy_failed(file);
    }
    const int copied = sqlite_api::sqlite3_backup_step(backup, -1);
    const int finished = sqlite_api::sqlite3_backup_finish(backup);
    if (copied != SQLITE_DONE || finished != SQLITE_OK) {
        throw_copy_failed(file);
    }
    // One file to carry away, without a write-ahead log beside it.
    if (sqlite_api::sqlite3_exec(
            target.get(), "pragma journal_mode = delete", nullptr, nullptr, nullptr
        ) != SQLITE_OK) {
        throw_copy_failed(file);
    }
}

}  // namespace db
