#include "base/time.hpp"

#include "base/error.hpp"

#include <fmt/format.h>
#include <unicode/calendar.h>
#include <unicode/gregocal.h>
#include <unicode/timezone.h>

#include <array>
#include <chrono>
#include <map>
#include <memory>
#include <mutex>

namespace base {
namespace {

constexpr std::array<std::string_view, 12> month_names{
    "January",
    "February",
    "March",
    "April",
    "May",
    "June",
    "July",
    "August",
    "September",
    "October",
    "November",
    "December"};

std::chrono::sys_days as_days(Date date) {
    return std::chrono::year{date.year} / static_cast<int>(date.month) / date.day;
}

Date from_days(std::chrono::sys_days day) {
    const std::chrono::year_month_day ymd{day};
    return {
        static_cast<int>(ymd.year()),
        static_cast<int>(static_cast<unsigned>(ymd.month())),
        static_cast<int>(static_cast<unsigned>(ymd.day()))};
}

std::int64_t floor_div(std::int64_t value, std::int64_t by) {
    return value / by - (value % by < 0 ? 1 : 0);
}

const icu::TimeZone& zone_named(std::string_view name) {
    static std::mutex mutex;
    static std::map<std::string, std::unique_ptr<icu::TimeZone>, std::less<>> known;
    const std::lock_guard lock(mutex);
    if (const auto found = known.find(name); found != known.end()) {
        return *found->second;
    }
    std::unique_ptr<icu::TimeZone> zone(
        icu::TimeZone::createTimeZone(icu::UnicodeString::fromUTF8(std::string(name)))
    );
    if (*zone == icu::TimeZone::getUnknown()) {
        throw Error(Code::invalid, fmt::format("There is no time zone called \"{}\".", name));
    }
    return *known.emplace(name, std::move(zone)).first->second;
}

// Microseconds to add to UTC to read a wall clock in the zone.
std::int64_t offset_micros(Instant at, std::string_view zone) {
    std::int32_t raw = 0;
    std::int32_t saving = 0;
    UErrorCode status = U_ZERO_ERROR;
    zone_named(zone).getOffset(
        static_cast<UDate>(floor_div(at.micros, 1000)), false, raw, saving, status
    );
    return (std::int64_t{raw} + saving) * 1000;
}

struct WallTime {
    Date date;
    std::int64_t seconds;  // since midnight
    std::int64_t micros;
};

WallTime wall_time(std::int64_t micros) {
    const std::int64_t day = floor_div(micros, days(1) * micros_per_second);
    const std::int64_t rest = micros - day * days(1) * micros_per_second;
    return {
        from_days(std::chrono::sys_days{std::chrono::days{day}}),
        rest / micros_per_second,
        rest % micros_per_second};
}

}  // namespace

std::string Date::iso() const {
    std::string text = "0000-00-00";
    const auto write = [&text](std::size_t first, std::size_t end, int number) {
        for (std::size_t at = end; at > first; --at) {
            text[at - 1] = static_cast<char>('0' + number % 10);
            number /= 10;
        }
    };
    write(0, 4, year);
    write(5, 7, month);
    write(8, 10, day);
    return text;
}

std::optional<Date> parse_date(std::string_view iso) {
    if (iso.size() != 10 || iso[4] != '-' || iso[7] != '-') {
        return std::nullopt;
    }
    std::array<int, 3> parts{};
    const std::array<std::string_view, 3> texts{
        iso.substr(0, 4), iso.substr(5, 2), iso.substr(8, 2)};
    for (std::size_t i = 0; i < texts.size(); ++i) {
        for (const char c : texts[i]) {
            if (c < '0' || c > '9') {
                return std::nullopt;
            }
            parts[i] = parts[i] * 10 + (c - '0');
        }
    }
    const Date date{parts[0], parts[1], parts[2]};
    const std::chrono::year_month_day ymd{
        std::chrono::year{date.year},
        std::chrono::month{static_cast<unsigned>(date.month)},
        std::chrono::day{static_cast<unsigned>(date.day)}};
    return ymd.ok() ? std::optional(date) : std::nullopt;
}

std::int64_t days_between(Date from, Date to) {
    return (as_days(to) - as_days(from)).count();
}

Date add_days(Date date, std::int64_t count) {
    return from_days(as_days(date) + std::chrono::days{count});
}

std::string days_text(std::int64_t days) {
    return std::to_string(days) + (days == 1 ? " day" : " days");
}

std::string long_date(Date date) {
    return fmt::format(
        "{} {} {}", date.day, month_names.at(static_cast<std::size_t>(date.month - 1)), date.year
    );
}

std::string short_date(Date date) {
    return fmt::format(
        "{} {} {}",
        date.day,
        month_names.at(static_cast<std::size_t>(date.month - 1)).substr(0, 3),
        date.year
    );
}

Date date_in(Instant at, std::string_view zone) {
    return wall_time(at.micros + offset_micros(at, zone)).date;
}

std::string long_time(Instant at, std::string_view zone) {
    const WallTime wall = wall_time(at.micros + offset_micros(at, zone));
    const std::int64_t hour = wall.seconds / 3600;
    return fmt::format(
        "{}, {}:{:02} {}",
        long_date(wall.date),
        hour % 12 == 0 ? 12 : hour % 12,
        wall.seconds / 60 % 60,
        hour < 12 ? "am" : "pm"
    );
}

Instant start_of(Date date, std::string_view zone) {
    const std::int64_t midnight =
        as_days(date).time_since_epoch().count() * days(1) * micros_per_second;
    // The offset at midnight local time: one correction is enough outside the hour of a change.
    Instant guess{midnight - offset_micros({midnight}, zone)};
    return {midnight - offset_micros(guess, zone)};
}

std::string iso_time(Instant at) {
    const WallTime wall = wall_time(at.micros);
    return fmt::format(
        "{}T{:02}:{:02}:{:02}.{:06}Z",
        wall.date.iso(),
        wall.seconds / 3600,
        wall.seconds / 60 % 60,
        wall.seconds % 60,
        wall.micros
    );
}

Instant SystemClock::now() const {
    return {std::chrono::duration_cast<std::chrono::microseconds>(
                std::chrono::system_clock::now().time_since_epoch()
    )
                .count()};
}

}  // namespace base
