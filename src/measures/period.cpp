#include "measures/period.hpp"

#include <array>

namespace measures {
namespace {

constexpr std::array short_months{
    "Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec"};
constexpr std::array long_months{
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

std::size_t month_index(base::Date date) {
    return static_cast<std::size_t>(date.month - 1);
}

// How many whole calendar months a period is; 0 when it is not made of whole months.
int whole_months(base::Date start, base::Date end) {
    const base::Date next = base::add_days(end, 1);
    if (start.day != 1 || next.day != 1) {
        return 0;
    }
    return (next.year - start.year) * 12 + next.month - start.month;
}

std::string years_text(base::Date start, base::Date end) {
    if (start.month == 1) {
        return std::to_string(start.year);
    }
    const std::string last = std::to_string(end.year);
    return std::to_string(start.year) + "/" + last.substr(last.size() - 2);
}

}  // namespace

std::string period_text(base::Date start, base::Date end) {
    if (start == end) {
        return base::short_date(end);
    }
    const int months = whole_months(start, end);
    if (months == 12) {
        return years_text(start, end);
    }
    if (months == 1) {
        return std::string(short_months[month_index(end)]) + " " + std::to_string(end.year);
    }
    if (months > 1 && start.year == end.year) {
        return std::string(short_months[month_index(start)]) + " to " +
               short_months[month_index(end)] + " " + std::to_string(end.year);
    }
    return base::short_date(start) + " to " + base::short_date(end);
}

std::string services_by(base::Date start, base::Date end) {
    if (start == end) {
        return "By " + base::long_date(end) + ", services had";
    }
    const int months = whole_months(start, end);
    if (months == 1) {
        return "In " + std::string(long_months[month_index(end)]) + " " + std::to_string(end.year) +
               ", services";
    }
    return (months == 12 ? "In " : "From ") + period_text(start, end) + ", services";
}

}  // namespace measures
