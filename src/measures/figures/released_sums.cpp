#include "measures/figures/released_sums.hpp"

#include "measures/figures/gifts.hpp"
#include "measures/figures/released_bands.hpp"
#include "measures/figures/released_margins.hpp"

#include <algorithm>
#include <map>
#include <optional>

namespace measures {
namespace {

const std::string_view raw_name = disclosure::name(disclosure::Protection::raw);

std::optional<base::Raw> raw_of(const std::optional<double>& value) {
    return value ? std::optional(base::Raw(*value)) : std::nullopt;
}

disclosure::Cell absent_cell(const Measure& measure, base::FigureState state) {
    disclosure::Cell cell;
    if (measure.unit == Unit::value) {
        cell.value = base::Raw(state);
        return cell;
    }
    cell.numerator = base::Raw(state);
    if (measure.unit != Unit::count) {
        cell.denominator = base::Raw(state);
    }
    return cell;
}

Sum without_figures(const Sum& sum) {
    Sum about = sum;
    about.numerator.reset();
    about.denominator.reset();
    about.value.reset();
    if (about.protection == raw_name) {
        about.over_cells = 0;  // tells of the counts it is about
    }
    return about;
}

struct Period {
    std::vector<Sum> sums{};
    std::vector<GivenFigure> given{};
};

// The sums of one period: no margin leads to another.
disclosure::ReleasedTable release_period(const ReleaseRules& rules, const Period& period) {
    disclosure::Table table;
    table.protection = disclosure::Protection::as_published;
    table.per = static_cast<double>(rules.measure.per);
    table.values_are_rates =
        rules.measure.unit == Unit::proportion || rules.measure.unit == Unit::rate;
    const Gifts gifts(rules.measure, rules.suppress_below, period.given);
    for (const Sum& sum : period.sums) {
        disclosure::Cell& cell = table.cells.emplace_back(raw_cell(rules.measure, sum));
        cell.is_published = sum.protection != raw_name;
        if (!cell.is_published) {
            gifts.mark(sum, cell);
            table.protection = disclosure::Protection::raw;
        }
    }
    if (table.protection == disclosure::Protection::raw) {
        const auto bands = choose_bands(table, period.sums, rules.places, gifts);
        for (std::size_t at = 0; at < bands.size(); ++at) {
            table.cells[at].is_set_aside = bands[at] == BandPart::aside;
        }
        add_margins(table, period.sums, rules.places, rules.overlapping, bands);
    }
    return disclosure::release(table, disclosure_policy(rules.measure, rules.suppress_below));
}

}  // namespace

disclosure::Cell raw_cell(const Measure& measure, const Sum& sum) {
    if (sum.state != base::FigureState::reported) {
        return absent_cell(measure, sum.state);
    }
    disclosure::Cell cell;
    if (measure.unit == Unit::count) {
        cell.numerator = raw_of(sum.numerator ? sum.numerator : sum.value);
        return cell;
    }
    cell.numerator = raw_of(sum.numerator);
    cell.denominator = raw_of(sum.denominator);
    cell.value = raw_of(sum.value);
    return cell;
}

disclosure::Policy disclosure_policy(const Measure& measure, std::int64_t suppress_below) {
    return {
        .threshold = static_cast<int>(std::clamp<std::int64_t>(suppress_below, 3, 1000)),
        .sensitive = measure.is_sensitive};
}

std::vector<ReleasedSum> release_sums(
    const ReleaseRules& rules, std::span<const Sum> sums, std::span<const GivenFigure> given
) {
    std::map<base::Date, Period> periods;
    for (const GivenFigure& one : given) {
        periods[one.period_end].given.push_back(one);
    }
    for (const Sum& sum : sums) {
        periods[sum.period_end].sums.push_back(sum);
    }
    std::map<base::Date, std::vector<disclosure::ReleasedCell>> released;
    for (const auto& [end, period] : periods) {
        released[end] = release_period(rules, period).cells;
    }
    std::map<base::Date, std::size_t> next;
    std::vector<ReleasedSum> result;
    result.reserve(sums.size());
    for (const Sum& sum : sums) {
        disclosure::ReleasedCell& cell = released[sum.period_end][next[sum.period_end]++];
        result.push_back({without_figures(sum), std::move(cell)});
    }
    return result;
}

}  // namespace measures
