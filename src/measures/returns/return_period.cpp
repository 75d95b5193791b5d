#include "measures/returns/return_period.hpp"

#include "measures/period.hpp"

#include <fmt/format.h>

namespace measures {
namespace {

constexpr int months_a_year = 12;

// The first day of a month, counted from the one of `day`.
base::Date first_of_month(base::Date day, int months_later) {
    const int month = day.year * months_a_year + day.month - 1 + months_later;
    return {month / months_a_year, month % months_a_year + 1, 1};
}

}  // namespace

ShownPeriods list_shown_periods(db::Reader& reader, std::string_view measure_id) {
    ShownPeriods periods;
    for (const db::Row& row : reader.query(
             R"(/* measure_sums.list_periods */
             select distinct s.period_start, s.period_end
             from measures m join measure_sums s on s.edition = m.sums_edition
             where m.id = :measure order by s.period_end desc, s.period_start)",
             {{"measure", measure_id}}
         )) {
        periods.push_back({row.date("period_start"), row.date("period_end")});
    }
    return periods;
}

std::map<std::string, ShownPeriods> list_shown_periods_of_all(
    db::Reader& reader, std::string_view network_id
) {
    std::map<std::string, ShownPeriods> periods;
    for (const db::Row& row : reader.query(
             R"(/* measure_sums.list_periods_of_all */
             select distinct m.id, s.period_start, s.period_end
             from measures m join measure_sums s on s.edition = m.sums_edition
             where m.network_id = :network order by s.period_end desc, s.period_start, m.id)",
             {{"network", network_id}}
         )) {
        periods[row.text("id")].push_back({row.date("period_start"), row.date("period_end")});
    }
    return periods;
}

std::string shown_periods_words(std::span<const SumPeriod> shown) {
    if (shown.empty()) {
        return "";
    }
    const SumPeriod& newest = shown.front();
    return fmt::format(
        "each of {}, the newest {}", length_words(newest), period_text(newest.start, newest.end)
    );
}

std::optional<SumPeriod> following_period(std::span<const SumPeriod> shown) {
    if (shown.empty()) {
        return std::nullopt;
    }
    const SumPeriod& newest = shown.front();
    const base::Date start = base::add_days(newest.end, 1);
    const int months =
        (start.year - newest.start.year) * months_a_year + start.month - newest.start.month;
    if (start.day != 1 || newest.start.day != 1 || months < 1) {
        return std::nullopt;
    }
    return SumPeriod{start, base::add_days(first_of_month(start, months), -1)};
}

std::string other_length_words(std::span<const SumPeriod> shown, const SumPeriod& period) {
    if (shown.empty() || are_of_one_length(shown.front(), period)) {
        return "";
    }
    return fmt::format(
        "of {}, and those of the measure each of {}",
        length_words(period),
        length_words(shown.front())
    );
}

}  // namespace measures
