#include "measures/imports/import_kept_rows.hpp"

#include <algorithm>
#include <cmath>
#include <limits>
#include <numeric>
#include <tuple>

namespace measures {
namespace {

double or_nan(const std::optional<double>& number) {
    return number.value_or(std::numeric_limits<double>::quiet_NaN());
}

std::optional<double> or_none(double number) {
    return std::isnan(number) ? std::nullopt : std::optional(number);
}

// The numbers of the periods in the order of time.
std::vector<std::int32_t> in_order(std::span<const ObservedPeriod> periods) {
    std::vector<std::int32_t> order(periods.size());
    std::iota(order.begin(), order.end(), 0);
    const auto ends = [&](std::int32_t number) {
        const ObservedPeriod& period = periods[static_cast<std::size_t>(number)];
        return std::tie(period.end, period.start);
    };
    std::sort(order.begin(), order.end(), [&](std::int32_t left, std::int32_t right) {
        return ends(left) < ends(right);
    });
    return order;
}

}  // namespace

void KeptRows::add(const ImportRow& row) {
    rows_.push_back(
        {row.line,
         row.cell,
         row.period,
         or_nan(row.figures.numerator),
         or_nan(row.figures.denominator),
         or_nan(row.figures.value),
         row.figures.state}
    );
}

ImportRow KeptRows::unpacked(const Row& row) const {
    return {
        row.line,
        row.cell,
        periods_[static_cast<std::size_t>(row.period)],
        {row.state, or_none(row.numerator), or_none(row.denominator), or_none(row.value)}};
}

void KeptRows::order(
    std::span<const ObservedPeriod> periods,
    std::size_t cells,
    const std::function<void(const ImportRow&, std::uint64_t first_line)>& tell
) {
    periods_ = in_order(periods);
    std::vector<std::int32_t> rank(periods.size());
    for (std::size_t i = 0; i < periods_.size(); ++i) {
        rank[static_cast<std::size_t>(periods_[i])] = static_cast<std::int32_t>(i);
    }
    for (Row& row : rows_) {
        row.period = rank[static_cast<std::size_t>(row.period)];
    }
    std::sort(rows_.begin(), rows_.end(), [](const Row& left, const Row& right) {
        return std::tie(left.cell, left.period, left.line) <
               std::tie(right.cell, right.period, right.line);
    });
    drop_repeated(tell);
    first_of_cell_.assign(cells + 1, 0);
    for (const Row& row : rows_) {
        ++first_of_cell_[static_cast<std::size_t>(row.cell) + 1];
    }
    std::partial_sum(first_of_cell_.begin(), first_of_cell_.end(), first_of_cell_.begin());
}

void KeptRows::drop_repeated(
    const std::function<void(const ImportRow&, std::uint64_t first_line)>& tell
) {
    std::size_t kept = 0;
    for (std::size_t i = 0; i < rows_.size(); ++i) {
        const bool is_repeated = kept > 0 && rows_[kept - 1].cell == rows_[i].cell &&
                                 rows_[kept - 1].period == rows_[i].period;
        if (is_repeated) {
            tell(unpacked(rows_[i]), rows_[kept - 1].line);
        } else {
            rows_[kept++] = rows_[i];
        }
    }
    rows_.resize(kept);
}

void KeptRows::for_each_of(std::int32_t cell, const std::function<void(const ImportRow&)>& take)
    const {
    const auto at = static_cast<std::size_t>(cell);
    for (std::size_t i = first_of_cell_[at]; i < first_of_cell_[at + 1]; ++i) {
        take(unpacked(rows_[i]));
    }
}

}  // namespace measures
