#include "platform/db/cell.hpp"
#include "platform/db/connection.hpp"
#include "platform/db/fault.hpp"
#include "platform/db/sqlite_foreign_key.hpp"

#include <bit>
#include <concepts>
#include <limits>

namespace db {

namespace {

constexpr std::size_t copy_piece_bytes = 1 << 16;

std::string joined(const std::vector<Sql>& columns) {
    std::string text;
    for (const Sql& column : columns) {
        text += text.empty() ? "" : ", ";
        text += column.text();
    }
    return text;
}

// COPY's binary format: the header, without flags or extension, and what ends it (PostgreSQL's
// documentation of COPY, "Binary Format").
constexpr std::string_view copy_header{"PGCOPY\n\377\r\n\0\0\0\0\0\0\0\0\0", 19};
constexpr std::string_view copy_trailer{"\377\377"};

// Highest byte first.
void append_bytes(std::string& buffer, std::unsigned_integral auto number) {
    for (int shift = std::numeric_limits<decltype(number)>::digits - 8; shift >= 0; shift -= 8) {
        buffer += static_cast<char>(static_cast<unsigned char>(number >> shift));
    }
}

void append_copy_field(std::string& buffer, const Value::Data& data) {
    const auto append = [&buffer](std::unsigned_integral auto number) {
        append_bytes(buffer, std::uint32_t{sizeof number});
        append_bytes(buffer, number);
    };
    if (const auto* text = std::get_if<std::string>(&data)) {
        append_bytes(buffer, static_cast<std::uint32_t>(text->size()));
        buffer += *text;
    } else if (const auto* integer = std::get_if<std::int64_t>(&data)) {
        append(std::bit_cast<std::uint64_t>(*integer));
    } else if (const auto* real = std::get_if<double>(&data)) {
        append(std::bit_cast<std::uint64_t>(*real));
    } else if (const auto* boolean = std::get_if<bool>(&data)) {
        append(static_cast<std::uint8_t>(*boolean ? 1 : 0));
    } else {
        append_bytes(buffer, std::numeric_limits<std::uint32_t>::max());  // -1: NULL
    }
}

struct ClearResult {
    void operator()(PGresult* result) const { PQclear(result); }
};
using Result = std::unique_ptr<PGresult, ClearResult>;

struct FinalizeStatement {
    void operator()(sqlite_api::sqlite3_stmt* statement) const {
        sqlite_api::sqlite3_finalize(statement);
    }
};

}  // namespace

struct BulkInsert::Impl {
    Impl(Connection& its_connection, Sql table, const std::vector<Sql>& columns)
        : connection(its_connection), width(columns.size()), name("bulk insert into ") {
        name += table.text();
        const std::string target = std::string(table.text()) + " (" + joined(columns) + ")";
        if (connection.dialect() == Dialect::sqlite) {
            prepare_sqlite(target);
        } else {
            copy = "copy " + target + " from stdin with (format binary)";
            connection.session();  // throws when the transaction is over
        }
    }

    void prepare_sqlite(const std::string& target) {
        std::string sql = "insert into " + target + " values (";
        for (std::size_t i = 1; i <= width; ++i) {
            sql += (i == 1 ? "?" : ", ?") + std::to_string(i);
        }
        sql += ")";
        sqlite_api::sqlite3_stmt* prepared = nullptr;
        if (sqlite_api::sqlite3_prepare_v2(
                connection.session().sqlite(), sql.c_str(), -1, &prepared, nullptr
            ) != SQLITE_OK) {
            fail_sqlite();
        }
        statement.reset(prepared);
    }

    void check(const std::vector<Value>& row) const {
        if (row.size() != width) {
            throw base::Error(
                base::Code::internal,
                "The " + name + " takes " + std::to_string(width) + " values a row, not " +
                    std::to_string(row.size()) + "."
            );
        }
        for (const Value& value : row) {
            refuse_unstorable(value, name);
        }
    }

    void add_sqlite(const std::vector<Value>& row) {
        connection.session();
        for (std::size_t i = 0; i < row.size(); ++i) {
            bind_sqlite(statement.get(), static_cast<int>(i) + 1, row[i].data());
        }
        const int done = sqlite_api::sqlite3_step(statement.get());
        if (done != SQLITE_DONE) {
            fail_sqlite();
        }
        sqlite_api::sqlite3_reset(statement.get());
    }

    [[noreturn]] void fail_sqlite() {
        sqlite_api::sqlite3* handle = connection.session().sqlite();
        Fault fault = sqlite_fault(
            sqlite_api::sqlite3_extended_errcode(handle), sqlite_api::sqlite3_errmsg(handle)
        );
        if (fault.sqlite == SQLITE_CONSTRAINT_FOREIGNKEY) {
            fault.constraint = broken_foreign_key(handle, statement.get(), name);
        }
        statement.reset();
        connection.fail();
        throw_fault(fault, name);
    }

    void add_postgres(const std::vector<Value>& row) {
        if (!is_copying && buffer.empty()) {
            buffer = copy_header;
        }
        append_bytes(buffer, static_cast<std::uint16_t>(row.size()));
        for (const Value& value : row) {
            append_copy_field(buffer, value.data());
        }
        if (buffer.size() >= copy_piece_bytes) {
            send();
        }
    }

    // A piece goes off while the next is written: the server works meanwhile.
    void send() {
        PGconn* handle = connection.session().postgres();
        if (!is_copying) {
            const Result started(PQexec(handle, copy.c_str()));
            if (PQresultStatus(started.get()) != PGRES_COPY_IN) {
                fail_postgres(handle, started.get());
            }
            is_copying = true;
        }
        if (PQputCopyData(handle, buffer.data(), static_cast<int>(buffer.size())) != 1) {
            end_copy("the connection was lost");
        }
        buffer.clear();
    }

    // What the server made of it; with `reason` it is given up.
    Result copy_result(PGconn* handle, const char* reason) {
        is_copying = false;
        const bool is_ended = PQputCopyEnd(handle, reason) == 1;
        Result refused;
        while (Result result{PQgetResult(handle)}) {
            if (PQresultStatus(result.get()) != PGRES_COMMAND_OK) {
                refused = std::move(result);
            }
        }
        return is_ended || refused ? std::move(refused)
                                   : Result{PQmakeEmptyPGresult(handle, PGRES_FATAL_ERROR)};
    }

    void end_copy(const char* reason) {
        PGconn* handle = connection.session().postgres();
        if (const Result refused = copy_result(handle, reason)) {
            fail_postgres(handle, refused.get());
        }
    }

    void give_up() {
        if (is_copying) {
            copy_result(connection.session().postgres(), "the rows were given up");
        }
        connection.fail();
    }

    [[noreturn]] void fail_postgres(PGconn* handle, const PGresult* result) {
        const char* state =
            result == nullptr ? nullptr : PQresultErrorField(result, PG_DIAG_SQLSTATE);
        const Fault fault = postgres_fault(handle, result, state == nullptr ? "" : state);
        connection.fail();
        throw_fault(fault, name);
    }

    Connection& connection;
    std::size_t width;
    std::string name;
    std::string copy;
    std::string buffer;
    bool is_copying = false;
    std::unique_ptr<sqlite_api::sqlite3_stmt, FinalizeStatement> statement;
    bool finished = false;
};

BulkInsert::BulkInsert(Transaction& transaction, Sql table, std::vector<Sql> columns)
    : impl_(std::make_unique<Impl>(ConnectionAccess::of(transaction), table, columns)) {}

BulkInsert::~BulkInsert() {
    impl_->statement.reset();
    if (!impl_->finished) {
        impl_->give_up();
    }
}

void BulkInsert::add(const std::vector<Value>& row) {
    impl_->check(row);
    if (impl_->statement) {
        impl_->add_sqlite(row);
    } else {
        impl_->add_postgres(row);
    }
}

void BulkInsert::finish() {
    if (impl_->is_copying || !impl_->buffer.empty()) {
        impl_->buffer += copy_trailer;
        impl_->send();
        impl_->end_copy(nullptr);
    }
    impl_->connection.session();
    impl_->statement.reset();
    impl_->finished = true;
}

}  // namespace db
