#include "measures/sums/sum_periods.hpp"

#include <algorithm>
#include <cmath>
#include <map>

namespace measures {
namespace {

// In days; months of different length are one length.
std::int64_t length_of(const SumPeriod& period) {
    const auto days = static_cast<std::int64_t>(base::days_between(period.start, period.end)) + 1;
    return days < 25 ? days : 31 * std::llround(static_cast<double>(days) / 30.44);
}

constexpr std::int64_t month = 31;

}  // namespace

bool are_of_one_length(const SumPeriod& one, const SumPeriod& other) {
    return length_of(one) == length_of(other);
}

std::string length_words(const SumPeriod& period) {
    const bool is_of_months = period.start.day == 1 && base::add_days(period.end, 1).day == 1;
    if (!is_of_months && period.start != period.end) {
        return std::to_string(base::days_between(period.start, period.end) + 1) + " days";
    }
    switch (const std::int64_t length = length_of(period)) {
        case 1:
            return "one day";
        case month:
            return "a month";
        case 3 * month:
            return "a quarter";
        case 12 * month:
            return "a year";
        default:
            return std::to_string(length / month) + " months";
    }
}

std::vector<bool> kept_periods(const std::vector<SumPeriod>& periods) {
    std::map<std::int64_t, std::size_t> how_many;
    std::size_t most = 0;
    for (const SumPeriod& period : periods) {
        most = std::max(most, ++how_many[length_of(period)]);
    }
    std::int64_t length = 0;
    for (const auto& [one, count] : how_many) {
        length = count == most ? one : length;
    }
    std::map<base::Date, base::Date> starts;  // by end
    for (const SumPeriod& period : periods) {
        if (length_of(period) == length) {
            const auto found = starts.try_emplace(period.end, period.start).first;
            found->second = std::min(found->second, period.start);
        }
    }
    std::vector<bool> kept;
    for (const SumPeriod& period : periods) {
        const auto found = starts.find(period.end);
        kept.push_back(found != starts.end() && found->second == period.start);
    }
    return kept;
}

}  // namespace measures
