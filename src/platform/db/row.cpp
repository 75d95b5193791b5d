#include "base/error.hpp"
#include "platform/db/value.hpp"

#include <charconv>
#include <cmath>

namespace db {

namespace {

[[noreturn]] void throw_unfit(std::string_view column, std::string_view wanted) {
    // The value itself may be personal: it is not named.
    throw base::Error(
        base::Code::internal,
        "The column " + std::string(column) + " of a result does not hold " + std::string(wanted) +
            "."
    );
}

template <class Number>
std::optional<Number> parse_whole(const std::string& text) {
    Number number{};
    const char* end = text.data() + text.size();
    const auto [stop, error] = std::from_chars(text.data(), end, number);
    if (error != std::errc() || stop != end) {
        return std::nullopt;
    }
    return number;
}

std::string shortest(double value) {
    char digits[32];
    const auto [end, error] = std::to_chars(digits, digits + sizeof digits, value);
    return {digits, error == std::errc() ? end : digits};
}

std::optional<std::int64_t> integer_from(const Value::Data& data) {
    if (const auto* integer = std::get_if<std::int64_t>(&data)) {
        return *integer;
    }
    if (const auto* boolean = std::get_if<bool>(&data)) {
        return *boolean ? 1 : 0;
    }
    if (const auto* real = std::get_if<double>(&data)) {
        const bool exact = std::trunc(*real) == *real && std::abs(*real) < 9007199254740992.0;
        return exact ? std::optional(static_cast<std::int64_t>(*real)) : std::nullopt;
    }
    if (const auto* text = std::get_if<std::string>(&data)) {
        return parse_whole<std::int64_t>(*text);
    }
    return std::nullopt;
}

std::optional<double> real_from(const Value::Data& data) {
    if (const auto* real = std::get_if<double>(&data)) {
        return *real;
    }
    if (const auto* integer = std::get_if<std::int64_t>(&data)) {
        return static_cast<double>(*integer);
    }
    if (const auto* text = std::get_if<std::string>(&data)) {
        return parse_whole<double>(*text);
    }
    return std::nullopt;
}

}  // namespace

const Value& Row::at(std::string_view column) const {
    for (std::size_t i = 0; i < columns_->size(); ++i) {
        if ((*columns_)[i] == column) {
            return values_[i];
        }
    }
    throw base::Error(
        base::Code::internal, "A result has no column named " + std::string(column) + "."
    );
}

std::string Row::text(std::string_view column) const {
    const Value::Data& data = at(column).data();
    if (const auto* text = std::get_if<std::string>(&data)) {
        return *text;
    }
    if (const auto* real = std::get_if<double>(&data)) {
        return shortest(*real);
    }
    const std::optional<std::int64_t> integer = integer_from(data);
    if (!integer) {
        throw_unfit(column, "text");
    }
    return std::to_string(*integer);
}

std::int64_t Row::integer(std::string_view column) const {
    const std::optional<std::int64_t> integer = integer_from(at(column).data());
    if (!integer) {
        throw_unfit(column, "a whole number");
    }
    return *integer;
}

double Row::real(std::string_view column) const {
    const std::optional<double> real = real_from(at(column).data());
    if (!real) {
        throw_unfit(column, "a number");
    }
    return *real;
}

bool Row::boolean(std::string_view column) const {
    const std::optional<std::int64_t> integer = integer_from(at(column).data());
    if (!integer || (*integer != 0 && *integer != 1)) {
        throw_unfit(column, "true or false");
    }
    return *integer == 1;
}

base::Date Row::date(std::string_view column) const {
    const auto* text = std::get_if<std::string>(&at(column).data());
    const std::optional<base::Date> date = text ? base::parse_date(*text) : std::nullopt;
    if (!date) {
        throw_unfit(column, "a date such as 2026-11-22");
    }
    return *date;
}

bool Row::is_null(std::string_view column) const {
    return at(column).is_null();
}

std::string Row::text_or(std::string_view column, std::string_view otherwise) const {
    return is_null(column) ? std::string(otherwise) : text(column);
}

std::optional<std::string> Row::optional_text(std::string_view column) const {
    return is_null(column) ? std::nullopt : std::optional(text(column));
}

std::optional<std::int64_t> Row::optional_integer(std::string_view column) const {
    return is_null(column) ? std::nullopt : std::optional(integer(column));
}

std::optional<double> Row::optional_real(std::string_view column) const {
    return is_null(column) ? std::nullopt : std::optional(real(column));
}

std::optional<base::Instant> Row::optional_instant(std::string_view column) const {
    return is_null(column) ? std::nullopt : std::optional(instant(column));
}

std::optional<base::Date> Row::optional_date(std::string_view column) const {
    return is_null(column) ? std::nullopt : std::optional(date(column));
}

}  // namespace db
