#include "analysis/disclosure/release.hpp"

#include "analysis/disclosure/suppress.hpp"
#include "base/error.hpp"

#include <cmath>

namespace disclosure {
namespace {

base::FigureState state_for(Reason reason) {
    switch (reason) {
        case Reason::shown:
            return base::FigureState::reported;
        case Reason::missing:
        case Reason::cannot_be_computed:
            return base::FigureState::missing;
        case Reason::not_collected:
            return base::FigureState::not_collected;
        default:
            return base::FigureState::suppressed;
    }
}

// Of two counts the one that decides about what is made of both: suppressed before missing.
Reason deciding(const CellCounts& counts) {
    Reason first = Reason::shown;
    for (const auto* count : {&counts.numerator, &counts.denominator}) {
        if (!*count || (*count)->is_shown()) {
            continue;
        }
        if ((*count)->is_suppressed()) {
            return (*count)->reason;
        }
        first = first == Reason::shown ? (*count)->reason : first;
    }
    return first;
}

equity::Counts values_of(const CellCounts& counts) {
    return {counts.numerator->raw.value(), counts.denominator->raw.value()};
}

}  // namespace

// The counts after suppression, and what is made of them.
class Gate::Visit {
public:
    Visit(const Table& table, const Policy& policy)
        : table_(table), policy_(policy), counts_(take_counts(table)) {
        if (table.protection == Protection::raw) {
            if (policy.threshold < 3) {
                throw base::Error(
                    base::Code::invalid, "The smallest count shown must be at least 3."
                );
            }
            suppress_small(counts_, policy);
            suppress_complements(counts_, table, policy);
        }
    }

    ReleasedCell cell(std::size_t at) const {
        const CellCounts& counts = counts_[at];
        const Reason reason = figure_reason(at);
        ReleasedCell released{
            table_.cells[at].numerator ? count(counts.numerator) : std::nullopt,
            count(counts.denominator),
            figure(at, reason),
            reason,
            false,
            false};
        released.is_value = table_.cells[at].value.has_value();
        // The flag itself tells that numerator > denominator, so both must be shown.
        released.exceeds_denominator = has_both(counts) && counts.numerator->is_shown() &&
                                       counts.denominator->is_shown() &&
                                       equity::estimate_proportion(values_of(counts)).state ==
                                           equity::ProportionState::exceeds_denominator;
        return released;
    }

    ReleasedGap gap(const Pair& pair) const {
        if (pair.group >= counts_.size() || pair.comparator >= counts_.size()) {
            throw base::Error(base::Code::internal, "A pair names a cell outside its table.");
        }
        const Reason reason = gap_reason(pair);
        if (reason != Reason::shown) {
            return {withhold(reason), withhold(reason), std::nullopt};
        }
        const equity::Gap gap = compared(pair);
        return {
            comparison(gap.difference, unit(pair)),
            comparison(gap.ratio, 1),
            gap.claim,
            gap.difference.state,
            gap.ratio.state};
    }

private:
    static bool has_both(const CellCounts& counts) {
        return counts.numerator.has_value() && counts.denominator.has_value();
    }

    Reason figure_reason(std::size_t at) const {
        const Cell& source = table_.cells[at];
        const CellCounts& counts = counts_[at];
        if (source.value) {
            if (table_.protection == Protection::raw && !source.is_published) {
                const Reason reason =
                    counts.denominator ? deciding(counts) : Reason::no_people_count;
                if (source.value->is_reported() && reason != Reason::shown) {
                    return reason;
                }
            }
            return reason_at_source(*source.value);
        }
        if (!counts.numerator) {
            return counts.denominator ? deciding(counts) : Reason::missing;
        }
        const Reason reason = deciding(counts);
        const bool computable = reason != Reason::shown || !counts.denominator ||
                                equity::estimate_proportion(values_of(counts)).share.has_value();
        return computable ? reason : Reason::cannot_be_computed;
    }

    base::Released figure(std::size_t at, Reason reason) const {
        const Cell& source = table_.cells[at];
        const CellCounts& counts = counts_[at];
        if (reason != Reason::shown) {
            return withhold(reason);
        }
        if (source.value) {
            return Gate::let_out(source.value->value(), source.interval);
        }
        if (!has_both(counts)) {
            const auto& only = counts.numerator ? counts.numerator : counts.denominator;
            return Gate::let_out(only->raw.value());
        }
        const equity::Proportion rate =
            equity::estimate_proportion(values_of(counts), table_.level);
        return Gate::let_out(*rate.share * table_.per, scaled(rate.interval, table_.per));
    }

    Reason gap_reason(const Pair& pair) const {
        for (const std::size_t side : {pair.group, pair.comparator}) {
            const Reason reason = figure_reason(side);
            if (state_for(reason) == base::FigureState::suppressed) {
                return Reason::side_not_shown;
            }
            if (reason != Reason::shown) {
                return reason;
            }
        }
        return Reason::shown;
    }

    // Rates are compared by their counts; values, and counts alone, by what was printed.
    bool by_counts(const Pair& pair) const {
        return !table_.cells[pair.group].value && !table_.cells[pair.comparator].value &&
               has_both(counts_[pair.group]) && has_both(counts_[pair.comparator]);
    }

    double unit(const Pair& pair) const { return by_counts(pair) ? table_.per : 1; }

    equity::Gap compared(const Pair& pair) const {
        if (by_counts(pair)) {
            return equity::compare(
                values_of(counts_[pair.group]),
                values_of(counts_[pair.comparator]),
                pair.relation,
                table_.level
            );
        }
        const base::Released group = figure(pair.group, Reason::shown);
        const base::Released comparator = figure(pair.comparator, Reason::shown);
        equity::Gap gap;
        gap.difference = equity::difference(
            equity::Estimate{group.value(), group.interval()},
            equity::Estimate{comparator.value(), comparator.interval()},
            pair.relation
        );
        gap.ratio.state = equity::ComparisonState::comparator_is_zero;
        if (comparator.value() != 0) {
            gap.ratio.estimate = group.value() / comparator.value();
            gap.ratio.state = pair.relation == equity::Relation::overlapping
                                  ? equity::ComparisonState::overlapping_groups
                                  : equity::ComparisonState::no_interval;
        }
        gap.claim = equity::claim(gap.difference);
        return gap;
    }

    base::Released comparison(const equity::Comparison& result, double scale) const {
        if (!result.estimate) {
            return Gate::withhold(
                base::FigureState::missing, std::string(equity::explain(result.state))
            );
        }
        return Gate::let_out(*result.estimate * scale, scaled(result.interval, scale));
    }

    static std::optional<base::Interval> scaled(
        const std::optional<base::Interval>& interval, double scale
    ) {
        return interval
                   ? std::optional(base::Interval{interval->low * scale, interval->high * scale})
                   : std::nullopt;
    }

    std::optional<base::Released> count(const std::optional<Count>& count) const {
        if (!count) {
            return std::nullopt;
        }
        return count->is_shown() ? Gate::let_out(count->raw.value()) : withhold(count->reason);
    }

    base::Released withhold(Reason reason) const {
        return Gate::withhold(state_for(reason), explain(reason, policy_.threshold));
    }

    const Table& table_;
    const Policy& policy_;
    std::vector<CellCounts> counts_;
};

ReleasedTable release(const Table& table, const Policy& policy) {
    const Gate::Visit door(table, policy);
    ReleasedTable released;
    released.cells.reserve(table.cells.size());
    for (std::size_t at = 0; at < table.cells.size(); ++at) {
        released.cells.push_back(door.cell(at));
    }
    released.gaps.reserve(table.pairs.size());
    for (const Pair& pair : table.pairs) {
        released.gaps.push_back(door.gap(pair));
    }
    return released;
}

base::Released derive(std::span<const base::Released> parts, const Derivation& compute) {
    std::vector<double> values;
    for (const auto state :
         {base::FigureState::suppressed,
          base::FigureState::missing,
          base::FigureState::not_collected}) {
        for (const base::Released& part : parts) {
            if (part.state() == state) {
                return Gate::withhold(state, part.reason());
            }
        }
    }
    for (const base::Released& part : parts) {
        values.push_back(part.value());
    }
    const std::optional<equity::Estimate> result = compute(values);
    if (!result || !std::isfinite(result->value)) {
        return Gate::withhold(base::FigureState::missing, explain(Reason::cannot_be_computed, 0));
    }
    return Gate::let_out(result->value, result->interval);
}

}  // namespace disclosure
