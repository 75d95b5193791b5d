// Instants, civil dates and the clock. An instant is UTC microseconds; a date is a calendar day in
// some place and carries no time zone. New Zealand is the default place (Pacific/Auckland).
#pragma once

#include <compare>
#include <cstdint>
#include <optional>
#include <string>
#include <string_view>

namespace base {

struct Instant {
    std::int64_t micros = 0;  // since 1970-01-01T00:00:00Z
    auto operator<=>(const Instant&) const = default;
};

constexpr std::int64_t micros_per_second = 1'000'000;
constexpr Instant operator+(Instant at, std::int64_t seconds) {
    return {at.micros + seconds * micros_per_second};
}
constexpr Instant operator-(Instant at, std::int64_t seconds) {
    return {at.micros - seconds * micros_per_second};
}
constexpr std::int64_t minutes(std::int64_t n) {
    return n * 60;
}
constexpr std::int64_t hours(std::int64_t n) {
    return n * 3600;
}
constexpr std::int64_t days(std::int64_t n) {
    return n * 86400;
}

// A day of the proleptic Gregorian calendar.
struct Date {
    int year = 1970;
    int month = 1;  // 1-12
    int day = 1;    // 1-31
    auto operator<=>(const Date&) const = default;

    std::string iso() const;  // 2026-11-22
};

// A date from "2026-11-22"; nothing for any other form or a day that does not exist.
std::optional<Date> parse_date(std::string_view iso);

// Days from `from` to `to`; negative when `to` is earlier.
std::int64_t days_between(Date from, Date to);
Date add_days(Date date, std::int64_t count);
// "1 day", "3 days"
std::string days_text(std::int64_t days);

// "22 November 2026" and "22 Nov 2026": New Zealand English, day first.
std::string long_date(Date date);
std::string short_date(Date date);

inline constexpr std::string_view default_zone = "Pacific/Auckland";

// The calendar day of an instant in an IANA zone; throws base::Error(invalid) for an unknown zone.
Date date_in(Instant at, std::string_view zone = default_zone);
// "22 November 2026, 9:05 am" in the zone.
std::string long_time(Instant at, std::string_view zone = default_zone);
// The first instant of a day in the zone.
Instant start_of(Date date, std::string_view zone = default_zone);
// "2026-11-22T09:05:00.123456Z"
std::string iso_time(Instant at);

// Where the time comes from: injected, so that tests hold it still.
class Clock {
public:
    virtual ~Clock() = default;
    virtual Instant now() const = 0;
};

class SystemClock : public Clock {
public:
    Instant now() const override;
};

class FixedClock : public Clock {
public:
    explicit FixedClock(Instant at) : at_(at) {}
    Instant now() const override { return at_; }
    void set(Instant at) { at_ = at; }
    void advance(std::int64_t seconds) { at_ = at_ + seconds; }

private:
    Instant at_;
};

}  // namespace base
