#include "platform/tables/dates.hpp"

#include "base/text.hpp"
#include "platform/tables/column.hpp"

#include <fmt/format.h>

#include <array>
#include <charconv>
#include <vector>

namespace tables {

namespace {

constexpr std::array<std::pair<DateForm, std::string_view>, 5> form_names = {{
    {DateForm::any, "any"},
    {DateForm::year_first, "year first"},
    {DateForm::day_first, "day first"},
    {DateForm::month_first, "month first"},
    {DateForm::month_by_name, "month by name"},
}};

constexpr std::array<std::string_view, 12> month_names = {
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

// A run of digits or of letters.
struct DatePart {
    std::string text;
    int number = -1;  // -1 for letters, and for more than four digits
};

std::vector<DatePart> parts_of(std::string_view key) {
    std::vector<DatePart> parts;
    const auto kind_of = [](char c) {
        const bool is_letter =
            (c >= 'a' && c <= 'z') || (static_cast<unsigned char>(c) & 0x80U) != 0;
        return c >= '0' && c <= '9' ? 1 : is_letter ? 2 : 0;
    };
    for (std::size_t i = 0; i < key.size();) {
        std::size_t end = i + 1;
        while (end < key.size() && kind_of(key[end]) == kind_of(key[i])) {
            ++end;
        }
        if (kind_of(key[i]) != 0) {
            DatePart part{std::string(key.substr(i, end - i)), -1};
            if (kind_of(key[i]) == 1 && part.text.size() <= 4) {
                std::from_chars(part.text.data(), part.text.data() + part.text.size(), part.number);
            }
            parts.push_back(std::move(part));
        }
        i = end;
    }
    return parts;
}

int month_by_name(std::string_view text) {
    for (std::size_t i = 0; i < month_names.size(); ++i) {
        const bool is_short = text.size() == 3 || (text == "sept" && i == 8);
        if (text == month_names[i] || (is_short && month_names[i].starts_with(text))) {
            return static_cast<int>(i) + 1;
        }
    }
    return 0;
}

std::optional<base::Date> real_day(int year, int month, int day) {
    return base::parse_date(fmt::format("{:04}-{:02}-{:02}", year, month, day));
}

DateReading day_or_refusal(int year, int month, int day) {
    if (const auto date = real_day(year, month, day)) {
        return {date, {}};
    }
    return {std::nullopt, "a day that exists"};
}

DateReading expect_form(DateForm form) {
    static constexpr std::array<std::string_view, 5> examples = {
        "a date such as 2022-02-09 or 9 February 2022",
        "a date such as 2022-02-09",
        "a date such as 9/02/2022, the day first",
        "a date such as 2/09/2022, the month first",
        "a date such as 9 February 2022"};
    return {std::nullopt, std::string(examples[static_cast<std::size_t>(form)])};
}

// 9/2/2022 and 9-2-2022, not 9/2-2022 or 9//2/2022.
bool has_one_separator(std::string_view key) {
    std::string separators;
    for (const char character : key) {
        if (character < '0' || character > '9') {
            separators += character;
        }
    }
    return separators.size() == 2 && separators[0] == separators[1] &&
           std::string_view("-_/.").find(separators[0]) != std::string_view::npos;
}

// Drops a time of day that says nothing: "2022-02-09T00:00:00Z", "2022-02-09 00:00:00.000".
std::string_view without_midnight(std::string_view key) {
    const std::size_t time = key.find_first_of(" t");
    if (time == std::string_view::npos || time < 8 || key.find(':') == std::string_view::npos) {
        return key;
    }
    std::string_view rest = key.substr(time + 1);
    if (rest.ends_with('z')) {
        rest.remove_suffix(1);
    }
    return rest.find_first_not_of("0:.") == std::string_view::npos ? key.substr(0, time) : key;
}

DateReading refuse_short_year(int year) {
    return {
        std::nullopt,
        fmt::format(
            "a year of four digits: {:02} may be {} or {}", year, 1900 + year, 2000 + year
        )};
}

DateReading read_numeric(const std::vector<DatePart>& parts, DateForm form) {
    const int first = parts[0].number;
    const int second = parts[1].number;
    const int year = parts[2].number;
    if (parts[2].text.size() == 2) {
        return refuse_short_year(year);
    }
    if (parts[2].text.size() != 4 || parts[0].text.size() > 2 || parts[1].text.size() > 2) {
        return expect_form(form);
    }
    if (form == DateForm::day_first) {
        return day_or_refusal(year, second, first);
    }
    if (form == DateForm::month_first) {
        return day_or_refusal(year, first, second);
    }
    const auto by_day = real_day(year, second, first);
    const auto by_month = real_day(year, first, second);
    if (by_day && by_month && *by_day != *by_month) {
        return {
            std::nullopt,
            fmt::format(
                "a date that reads one way: this is {} with the day first and {} with the month "
                "first; the mapping "
                "has to say which",
                base::long_date(*by_day),
                base::long_date(*by_month)
            )};
    }
    return by_day     ? DateReading{by_day, {}}
           : by_month ? DateReading{by_month, {}}
                      : day_or_refusal(0, 0, 0);
}

DateReading read_named(const std::vector<DatePart>& parts, DateForm form) {
    const bool day_leads = parts[0].number >= 0;
    const DatePart& day = parts[day_leads ? 0 : 1];
    const DatePart& month = parts[day_leads ? 1 : 0];
    const int month_number = month_by_name(month.text);
    if (month_number == 0 || day.number < 0 || day.text.size() > 2 || parts[2].number < 0) {
        return expect_form(form);
    }
    if (parts[2].text.size() == 2) {
        return refuse_short_year(parts[2].number);
    }
    if (parts[2].text.size() != 4) {
        return expect_form(form);
    }
    return day_or_refusal(parts[2].number, month_number, day.number);
}

bool is_form(DateForm asked, DateForm form) {
    return asked == DateForm::any || asked == form;
}

// 20220209
DateReading read_compact(const std::string& digits) {
    const int number = std::stoi(digits);
    return day_or_refusal(number / 10000, number / 100 % 100, number % 100);
}

}  // namespace

std::string_view name(DateForm form) {
    return form_names[static_cast<std::size_t>(form)].second;
}

std::optional<DateForm> parse_date_form(std::string_view text) {
    const std::string key = tidy_key(text);
    for (const auto& [form, form_name] : form_names) {
        if (key == form_name) {
            return form;
        }
    }
    return std::nullopt;
}

DateReading read_date(std::string_view text, DateForm form) {
    const std::string key = tidy_key(text);
    const std::string_view day = without_midnight(key);
    const std::vector<DatePart> parts = parts_of(day);
    const bool is_digits = day.find_first_not_of("0123456789") == std::string_view::npos;
    if (parts.size() == 1 && is_digits && parts[0].text.size() == 8 &&
        is_form(form, DateForm::year_first)) {
        return read_compact(parts[0].text);
    }
    if (parts.size() != 3) {
        return expect_form(form);
    }
    const bool all_numbers = parts[0].number >= 0 && parts[1].number >= 0 && parts[2].number >= 0;
    if (!all_numbers) {
        const bool is_tidy = day.find_first_not_of("abcdefghijklmnopqrstuvwxyz0123456789 ,.-") ==
                             std::string_view::npos;
        return is_tidy && is_form(form, DateForm::month_by_name) ? read_named(parts, form)
                                                                 : expect_form(form);
    }
    if (!has_one_separator(day) || form == DateForm::month_by_name) {
        return expect_form(form);
    }
    if (parts[0].text.size() == 4) {
        const bool fits = is_form(form, DateForm::year_first) && parts[1].text.size() <= 2 &&
                          parts[2].text.size() <= 2;
        return fits ? day_or_refusal(parts[0].number, parts[1].number, parts[2].number)
                    : expect_form(form);
    }
    return form == DateForm::year_first ? expect_form(form) : read_numeric(parts, form);
}

}  // namespace tables
