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

Handle open_handle(const std::string& file, int flags) {
    sqlite_api::sqlite3* opened = nullptr;
    const int status = sqlite_api::sqlite3_open_v2(file.c_str(), &opened, flags, nullptr);
    Handle handle(opened);
    if (status != SQLITE_OK) {
        throw base::Error(base::Code::invalid, "The file " + file + " cannot be opened.");
    }
    return handle;
}

bool run_plain_on(const Handle& handle, const char* sql) {
    return sqlite_api::sqlite3_exec(handle.get(), sql, nullptr, nullptr, nullptr) == SQLITE_OK;
}

bool copy_pages(sqlite_api::sqlite3* from, sqlite_api::sqlite3* to) {
    sqlite_api::sqlite3_backup* backup = sqlite_api::sqlite3_backup_init(to, "main", from, "main");
    if (backup == nullptr) {
        return false;
    }
    const int copied = sqlite_api::sqlite3_backup_step(backup, -1);
    const int finished = sqlite_api::sqlite3_backup_finish(backup);
    return copied == SQLITE_DONE && finished == SQLITE_OK;
}

// The first column of the first row, "" when there is none.
std::string first_value(const Handle& handle, const char* sql) {
    std::string value;
    sqlite_api::sqlite3_exec(
        handle.get(),
        sql,
        [](void* target, int, char** values, char**) {
            *static_cast<std::string*>(target) = values[0] == nullptr ? "" : values[0];
            return 1;  // enough
        },
        &value,
        nullptr
    );
    return value;
}

}  // namespace

std::string sqlite_file(Reader& reader) {
    return reader.find("/* db.file */ select file from pragma_database_list where name = 'main'")
        ->text("file");
}

void copy_sqlite(Reader& reader, const std::string& file) {
    create_new_file(file);
    const Handle target = open_handle(file, SQLITE_OPEN_READWRITE);
    // One file to carry away, without a write-ahead log beside it.
    if (!copy_pages(ConnectionAccess::of(reader).session().sqlite(), target.get()) ||
        !run_plain_on(target, "pragma journal_mode = delete")) {
        std::error_code error;
        std::filesystem::remove(file, error);
        throw_copy_failed(file);
    }
}

bool is_whole_sqlite_copy(const std::string& file) {
    const Handle handle = open_handle(file, SQLITE_OPEN_READONLY);
    return first_value(handle, "pragma integrity_check(1)") == "ok" &&
           first_value(handle, "select 1 from sqlite_schema where name = 'schema_migrations'") ==
               "1";
}

void fill_sqlite(const std::string& file, const std::string& copy) {
    const Handle source = open_handle(copy, SQLITE_OPEN_READONLY);
    const Handle target = open_handle(file, SQLITE_OPEN_READWRITE);
    if (!copy_pages(source.get(), target.get()) ||
        !run_plain_on(target, "pragma journal_mode = wal")) {
        throw_copy_failed(file);
    }
}

}  // namespace db
