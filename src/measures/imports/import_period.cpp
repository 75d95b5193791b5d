#include "measures/imports/import_period.hpp"

#include "base/text.hpp"

#include <array>
#include <charconv>
#include <vector>

namespace measures {
namespace {

// The text cut into runs of digits and runs of letters, lower case: "Q1 2022" is q, 1, 2022.
std::vector<std::string> runs_of(std::string_view text) {
    std::vector<std::string> runs;
    char last = ' ';
    for (const char c : base::lower(text)) {
        const char kind = c >= '0' && c <= '9' ? '0' : c >= 'a' && c <= 'z' ? 'a' : ' ';
        if (kind != ' ' && kind != last) {
            runs.emplace_back();
        }
        if (kind != ' ') {
            runs.back() += c;
        }
        last = kind;
    }
    return runs;
}

std::optional<int> number_of(const std::string& run, std::size_t digits) {
    int number = 0;
    const auto [end, wrong] = std::from_chars(run.data(), run.data() + run.size(), number);
    const bool is_number = wrong == std::errc() && end == run.data() + run.size();
    return is_number && (digits == 0 || run.size() == digits) ? std::optional(number)
                                                              : std::nullopt;
}

std::optional<int> year_of(const std::string& run) {
    const auto year = number_of(run, 4);
    return year && *year >= 1800 && *year <= 2200 ? year : std::nullopt;
}

std::optional<int> month_named(const std::string& run) {
    constexpr std::array names{
        "january",
        "february",
        "march",
        "april",
        "may",
        "june",
        "july",
        "august",
        "september",
        "october",
        "november",
        "december"};
    for (std::size_t i = 0; i < names.size(); ++i) {
        const std::string_view name = names.at(i);
        if (run.size() >= 3 && (run == name || run == name.substr(0, 3) || run == "sept")) {
            return run == "sept" ? 9 : static_cast<int>(i) + 1;
        }
    }
    return std::nullopt;
}

ObservedPeriod months_from(int year, int month, int count) {
    const int next = month + count;
    const base::Date after{year + (next - 1) / 12, (next - 1) % 12 + 1, 1};
    return {{year, month, 1}, base::add_days(after, -1)};
}

std::optional<ObservedPeriod> month_of(const std::vector<std::string>& runs) {
    if (runs.size() == 1 && runs[0].size() == 6 && year_of(runs[0].substr(0, 4))) {
        return month_of({runs[0].substr(0, 4), runs[0].substr(4)});
    }
    if (runs.size() != 2) {
        return std::nullopt;
    }
    const bool year_first = year_of(runs[0]).has_value();
    const auto year = year_of(runs[year_first ? 0 : 1]);
    const std::string& other = runs[year_first ? 1 : 0];
    const auto named = month_named(other);
    const auto month = named ? named : number_of(other, 0);
    const bool is_month = year && month && *month >= 1 && *month <= 12 && other.size() <= 9;
    return is_month ? std::optional(months_from(*year, *month, 1)) : std::nullopt;
}

// "2022 Q1", "2022Q1", "Q1 2022", "2022-Q1", "2022 quarter 1".
std::optional<ObservedPeriod> quarter_of(std::vector<std::string> runs) {
    if (runs.size() != 3) {
        return std::nullopt;
    }
    if (!year_of(runs[0])) {
        runs = {runs[2], runs[0], runs[1]};
    }
    const auto year = year_of(runs[0]);
    const auto quarter = number_of(runs[2], 1);
    const bool is_quarter = year && (runs[1] == "q" || runs[1] == "quarter") && quarter &&
                            *quarter >= 1 && *quarter <= 4;
    return is_quarter ? std::optional(months_from(*year, 3 * *quarter - 2, 3)) : std::nullopt;
}

std::optional<ObservedPeriod> year_in(const std::vector<std::string>& runs) {
    const auto year = runs.size() == 1 ? year_of(runs[0]) : std::nullopt;
    return year ? std::optional(months_from(*year, 1, 12)) : std::nullopt;
}

std::optional<ObservedPeriod> financial_year_in(const std::vector<std::string>& runs) {
    const auto first = runs.empty() ? std::nullopt : year_of(runs[0]);
    if (!first || runs.size() > 2) {
        return std::nullopt;
    }
    if (runs.size() == 1) {
        return months_from(*first - 1, 7, 12);
    }
    const auto second = number_of(runs[1], 0);
    const bool follows =
        second && (runs[1].size() == 2 ? *second == (*first + 1) % 100 : *second == *first + 1);
    return follows ? std::optional(months_from(*first, 7, 12)) : std::nullopt;
}

ImportPeriodReading year_ending_on(std::string_view text, tables::DateForm form) {
    const tables::DateReading reading = tables::read_date(text, form);
    if (!reading.date) {
        return {{}, reading.expected};
    }
    const base::Date end = *reading.date;
    const base::Date next = base::add_days(end, 1);
    const base::Date start{
        next.year - 1, next.month, next.month == 2 && next.day == 29 ? 28 : next.day};
    return {ObservedPeriod{start, end}, ""};
}

ImportPeriodReading told(std::optional<ObservedPeriod> period, std::string expected) {
    return period ? ImportPeriodReading{period, ""} : ImportPeriodReading{{}, std::move(expected)};
}

}  // namespace

ImportPeriodReading read_import_period(
    std::string_view text, PeriodKind kind, tables::DateForm form
) {
    switch (kind) {
        case PeriodKind::day:
            break;
        case PeriodKind::month:
            return told(month_of(runs_of(text)), "a month, as in 2022-03 or March 2022");
        case PeriodKind::quarter:
            return told(quarter_of(runs_of(text)), "a quarter, as in 2022 Q1");
        case PeriodKind::year:
            return told(year_in(runs_of(text)), "a year, as in 2022");
        case PeriodKind::financial_year:
            return told(
                financial_year_in(runs_of(text)), "a year from July to June, as in 2021/22"
            );
        case PeriodKind::year_ending:
            return year_ending_on(text, form);
    }
    const tables::DateReading reading = tables::read_date(text, form);
    return reading.date ? ImportPeriodReading{ObservedPeriod{*reading.date, *reading.date}, ""}
                        : ImportPeriodReading{{}, reading.expected};
}

}  // namespace measures
