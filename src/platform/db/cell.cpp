#include "platform/db/cell.hpp"

#include "base/error.hpp"
#include "base/text.hpp"

#include <algorithm>
#include <charconv>
#include <cmath>

namespace db {

namespace {

// Type numbers of PostgreSQL's pg_type, which never change.
enum PostgresType : Oid {
    postgres_boolean = 16,
    postgres_bigint = 20,
    postgres_smallint = 21,
    postgres_integer = 23,
    postgres_oid = 26,
    postgres_real = 700,
    postgres_double = 701,
    postgres_numeric = 1700
};

template <class Number>
std::optional<Number> number_from(std::string_view text) {
    Number number{};
    const auto [end, error] = std::from_chars(text.data(), text.data() + text.size(), number);
    const bool whole = error == std::errc() && end == text.data() + text.size();
    return whole ? std::optional(number) : std::nullopt;
}

bool is_ascii(std::string_view text) {
    return std::none_of(text.begin(), text.end(), [](char c) { return (c & 0x80) != 0; });
}

}  // namespace

Value postgres_cell(const PGresult* result, int row, int column) {
    if (PQgetisnull(result, row, column) != 0) {
        return nullptr;
    }
    const std::string_view text(
        PQgetvalue(result, row, column), static_cast<std::size_t>(PQgetlength(result, row, column))
    );
    switch (PQftype(result, column)) {
        case postgres_boolean:
            return text == "t";
        case postgres_bigint:
        case postgres_smallint:
        case postgres_integer:
        case postgres_oid:
        case postgres_numeric:
            if (const auto integer = number_from<std::int64_t>(text)) {
                return *integer;
            }
            [[fallthrough]];
        case postgres_real:
        case postgres_double:
            if (const auto real = number_from<double>(text)) {
                return *real;
            }
            return text;
        default:
            return text;
    }
}

Value sqlite_cell(sqlite_api::sqlite3_stmt* statement, int column) {
    switch (sqlite_api::sqlite3_column_type(statement, column)) {
        case SQLITE_INTEGER:
            return std::int64_t{sqlite_api::sqlite3_column_int64(statement, column)};
        case SQLITE_FLOAT:
            return sqlite_api::sqlite3_column_double(statement, column);
        case SQLITE_TEXT: {
            const void* text = sqlite_api::sqlite3_column_text(statement, column);
            const int size = sqlite_api::sqlite3_column_bytes(statement, column);
            return std::string_view(static_cast<const char*>(text), static_cast<std::size_t>(size));
        }
        case SQLITE_NULL:
            return nullptr;
        default:
            throw base::Error(base::Code::internal, "A result holds bytes where text is expected.");
    }
}

int bind_sqlite(sqlite_api::sqlite3_stmt* statement, int position, const Value::Data& data) {
    if (const auto* text = std::get_if<std::string>(&data)) {
        const int size = static_cast<int>(text->size());
        return sqlite_api::sqlite3_bind_text(statement, position, text->c_str(), size, nullptr);
    }
    if (const auto* integer = std::get_if<std::int64_t>(&data)) {
        return sqlite_api::sqlite3_bind_int64(statement, position, *integer);
    }
    if (const auto* real = std::get_if<double>(&data)) {
        return sqlite_api::sqlite3_bind_double(statement, position, *real);
    }
    if (const auto* boolean = std::get_if<bool>(&data)) {
        return sqlite_api::sqlite3_bind_int64(statement, position, *boolean ? 1 : 0);
    }
    return sqlite_api::sqlite3_bind_null(statement, position);
}

std::string postgres_text(const Value::Data& data) {
    if (const auto* text = std::get_if<std::string>(&data)) {
        return *text;
    }
    if (const auto* boolean = std::get_if<bool>(&data)) {
        return *boolean ? "1" : "0";
    }
    char digits[32];
    char* end = digits;
    if (const auto* integer = std::get_if<std::int64_t>(&data)) {
        end = std::to_chars(digits, digits + sizeof digits, *integer).ptr;
    } else if (const auto* real = std::get_if<double>(&data)) {
        end = std::to_chars(digits, digits + sizeof digits, *real).ptr;
    }
    return {digits, end};
}

void refuse_unstorable(const Value& value, std::string_view where) {
    const auto refuse = [where](const char* what) {
        throw base::Error(base::Code::invalid, "The value given for " + std::string(where) + what);
    };
    if (const auto* text = std::get_if<std::string>(&value.data())) {
        if (text->find('\0') != std::string::npos) {
            refuse(" holds a NUL character.");
        }
        if (!is_ascii(*text) && !base::is_valid_utf8(*text)) {
            refuse(" is not UTF-8 text.");
        }
    } else if (const auto* real = std::get_if<double>(&value.data())) {
        if (!std::isfinite(*real)) {
            refuse(" is not a finite number.");
        }
    }
}

}  // namespace db
