#include "base/time.hpp"

#include "base/error.hpp"

#include <gtest/gtest.h>

namespace {
constexpr base::Instant at_epoch_plus(std::int64_t seconds) {
    return {seconds * 1'000'000};
}
}  // namespace

TEST(Time, ParsesOnlyRealIsoDates) {
    EXPECT_EQ(base::parse_date("2024-02-29"), (base::Date{2024, 2, 29}));
    EXPECT_FALSE(base::parse_date("2023-02-29"));
    EXPECT_FALSE(base::parse_date("29-02-2024"));
    EXPECT_FALSE(base::parse_date("2024-2-9"));
    EXPECT_FALSE(base::parse_date("2024-02-0a"));
}

TEST(Time, AucklandDaylightSavingMovesTheDay) {
    // 2026-01-01T11:30Z is 00:30 on 2 January in summer time (UTC+13).
    EXPECT_EQ(base::date_in(at_epoch_plus(1'767'267'000)), (base::Date{2026, 1, 2}));
    EXPECT_EQ(base::long_time(at_epoch_plus(1'767'267'000)), "2 January 2026, 12:30 am");
    EXPECT_EQ(base::iso_time(at_epoch_plus(1'767'267'000)), "2026-01-01T11:30:00.000000Z");
}

TEST(Time, StartOfADayIsItsFirstInstantInTheZone) {
    for (const base::Date day :
         {base::Date{2026, 1, 1}, base::Date{2026, 7, 1}, base::Date{2026, 4, 5}}) {
        const base::Instant start = base::start_of(day);
        EXPECT_EQ(base::date_in(start), day);
        EXPECT_EQ(base::date_in(start - 1), base::add_days(day, -1));
    }
}

TEST(Time, InstantsBeforeTheEpochAreRendered) {
    EXPECT_EQ(base::iso_time({-1}), "1969-12-31T23:59:59.999999Z");
}

TEST(Time, RefusesUnknownZones) {
    EXPECT_THROW(base::date_in(at_epoch_plus(0), "Mars/Olympus"), base::Error);
}

TEST(Time, DatesReadDayFirst) {
    EXPECT_EQ(base::long_date({2026, 11, 22}), "22 November 2026");
    EXPECT_EQ(base::days_between({2026, 11, 22}, {2027, 1, 1}), 40);
}

TEST(Days, AreSaidInWords) {
    EXPECT_EQ("1 day", base::days_text(1));
    EXPECT_EQ("12 days", base::days_text(12));
}
