#include "measures/figures/gifts.hpp"

#include "measures/sums/sum_plan.hpp"

#include <cmath>

namespace measures {
namespace {

bool is_shown(const std::optional<base::Released>& count, const base::Released& figure) {
    return count ? count->is_reported() : figure.is_reported();
}

}  // namespace

Gifts::Gifts(
    const Measure& measure, std::int64_t suppress_below, std::span<const GivenFigure> given
) {
    for (std::size_t from = 0; from < given.size();) {
        std::size_t to = from;
        while (to < given.size() && given[to].return_id == given[from].return_id) {
            ++to;
        }
        take(measure, suppress_below, given.subspan(from, to - from));
        from = to;
    }
}

void Gifts::take(
    const Measure& measure, std::int64_t suppress_below, std::span<const GivenFigure> rows
) {
    const auto released = release_rows(measure, suppress_below, rows);
    for (std::size_t at = 0; at < rows.size(); ++at) {
        if (rows[at].state == base::FigureState::reported) {
            add(rows[at],
                without_wholes(measure.chosen, parse_group_key(rows[at].groups)),
                released[at]);
        }
    }
}

void Gifts::add(
    const GivenFigure& figure, const GroupKey& key, const disclosure::ReleasedCell& released
) {
    const auto giver =
        givers_.try_emplace(figure.organisation_id, static_cast<int>(givers_.size())).first;
    Row& row = rows_[{figure.place_id, group_key_text(key)}];
    row.numerator += figure.numerator.value_or(0);
    row.denominator += figure.denominator.value_or(0);
    row.value += figure.value.value_or(0);
    ++row.returns;
    row.given.by.push_back(giver->second);
    row.given.numerator_told =
        row.given.numerator_told && is_shown(released.numerator, released.figure);
    row.given.denominator_told =
        row.given.denominator_told && is_shown(released.denominator, released.figure);
    row.is_set_aside = row.is_set_aside || released.reason == disclosure::Reason::overlaps_shown;
    if (key.size() == 1) {
        if (const auto band = equity::parse_age_band(key.begin()->second)) {
            bands_[{figure.place_id, key.begin()->first}].push_back(*band);
        }
    }
}

bool Gifts::is_same(const Row& row, const Sum& sum) {
    constexpr double nobody = 1e-6;
    const auto are_near = [](double one, std::optional<double> other) {
        return std::abs(one - other.value_or(0)) < nobody;
    };
    // A mean of several is not their sum.
    const bool has_value = row.returns == 1 || !sum.numerator;
    return are_near(row.numerator, sum.numerator) && are_near(row.denominator, sum.denominator) &&
           (!has_value || are_near(row.value, sum.value));
}

void Gifts::mark(const Sum& sum, disclosure::Cell& cell) const {
    const std::string groups =
        sum.dimension.empty() ? "" : group_key_text({{sum.dimension, sum.code}});
    const auto row = rows_.find({sum.place_id, groups});
    if (row != rows_.end() && is_same(row->second, sum)) {
        cell.given = row->second.given;
        cell.is_set_aside = row->second.is_set_aside;
    }
}

const std::vector<equity::AgeBand>& Gifts::bands(
    const std::string& place_id, const std::string& dimension
) const {
    static const std::vector<equity::AgeBand> none;
    const auto found = bands_.find({place_id, dimension});
    return found == bands_.end() ? none : found->second;
}

}  // namespace measures
