// What goes into a statement and what comes out of it, the same on SQLite and PostgreSQL.
#pragma once

#include "base/id.hpp"
#include "base/time.hpp"

#include <cstdint>
#include <initializer_list>
#include <memory>
#include <optional>
#include <string>
#include <string_view>
#include <utility>
#include <variant>
#include <vector>

namespace db {

// SQL written in the program: made from a literal at compile time, never from run-time text.
class Sql {
public:
    consteval Sql(const char* literal) : text_(literal) {}  // NOLINT(google-explicit-constructor)
    constexpr std::string_view text() const { return text_; }

private:
    std::string_view text_;
};

// A statement put together from literal clauses (optional filters, a closed list of orders).
class SqlText {
public:
    explicit SqlText(Sql start) : text_(start.text()) {}
    SqlText& operator+=(Sql clause) {
        text_ += ' ';
        text_ += clause.text();
        return *this;
    }
    std::string_view text() const { return text_; }

private:
    std::string text_;
};

// A bound value. Times bind as their microseconds, dates as ISO text, ids as their text.
class Value {
public:
    using Data = std::variant<std::nullptr_t, std::int64_t, double, bool, std::string>;

    Value(std::nullptr_t) {}                                      // NOLINT
    Value(bool value) : data_(value) {}                           // NOLINT
    Value(int value) : data_(std::int64_t{value}) {}              // NOLINT
    Value(std::int64_t value) : data_(value) {}                   // NOLINT
    Value(double value) : data_(value) {}                         // NOLINT
    Value(std::string value) : data_(std::move(value)) {}         // NOLINT
    Value(std::string_view value) : data_(std::string(value)) {}  // NOLINT
    Value(const char* value) : data_(std::string(value)) {}       // NOLINT
    Value(base::Instant value) : data_(value.micros) {}           // NOLINT
    Value(const base::Date& value) : data_(value.iso()) {}        // NOLINT
    template <class Thing>
    Value(const base::Id<Thing>& value) : data_(value.text()) {}  // NOLINT
    template <class T>
    Value(const std::optional<T>& value) {  // NOLINT
        if (value) {
            data_ = Value(*value).data();
        }
    }

    const Data& data() const { return data_; }
    bool is_null() const { return std::holds_alternative<std::nullptr_t>(data_); }

private:
    Data data_ = nullptr;
};

struct Param {
    std::string_view name;  // as in ":name", without the colon
    Value value;
};

// {{"id", id}, {"name", name}}; a vector so that optional filters can append.
using Params = std::vector<Param>;

// One row of a result. A column is asked for by name and by the type wanted: expression columns
// have different SQL types on the two databases, so the conversion is ours.
// Throws base::Error(internal) for an unknown column, an unexpected NULL, or a value that does not
// fit.
class Row {
public:
    std::string text(std::string_view column) const;
    std::int64_t integer(std::string_view column) const;
    double real(std::string_view column) const;
    bool boolean(std::string_view column) const;
    base::Instant instant(std::string_view column) const { return {integer(column)}; }
    base::Date date(std::string_view column) const;

    bool is_null(std::string_view column) const;
    std::string text_or(std::string_view column, std::string_view otherwise) const;
    std::optional<std::string> optional_text(std::string_view column) const;
    std::optional<std::int64_t> optional_integer(std::string_view column) const;
    std::optional<double> optional_real(std::string_view column) const;
    std::optional<base::Instant> optional_instant(std::string_view column) const;
    std::optional<base::Date> optional_date(std::string_view column) const;

    template <class Thing>
    base::Id<Thing> id(std::string_view column) const {
        return base::Id<Thing>(text(column));
    }

    // For platform/db only: columns are shared by all rows of a result.
    using Columns = std::vector<std::string>;
    Row(std::shared_ptr<const Columns> columns, std::vector<Value> values)
        : columns_(std::move(columns)), values_(std::move(values)) {}
    const Value& at(std::string_view column) const;

private:
    std::shared_ptr<const Columns> columns_;
    std::vector<Value> values_;
};

}  // namespace db
