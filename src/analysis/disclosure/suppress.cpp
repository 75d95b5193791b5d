#include "analysis/disclosure/suppress.hpp"

#include "analysis/disclosure/known.hpp"
#include "base/error.hpp"

#include <cmath>

namespace disclosure {
namespace {

std::optional<Count> take_count(const std::optional<base::Raw>& raw, const Cell& cell, bool told) {
    if (!raw) {
        return std::nullopt;
    }
    Count count{*raw, reason_at_source(*raw)};
    if (count.is_shown() && cell.is_set_aside && !cell.is_published) {
        count.reason = Reason::overlaps_shown;
    }
    count.is_told = told;
    return count;
}

// Written so that a count that is not a number is small.
bool is_small(double count, const Policy& policy) {
    return !(count >= policy.threshold) && !(count == 0 && policy.zeros == ZeroRule::show);
}

void suppress_if_small(std::optional<Count>& count, Reason reason, const Policy& policy) {
    if (count && count->is_shown() && is_small(count->raw.value(), policy)) {
        count->reason = reason;
    }
}

// A layer as one of those who look sees it, and the cells that would be hidden from nobody.
struct Sight {
    Layer layer;
    const Knower& knower;
    const std::vector<bool>& firm;
    std::vector<bool> known;  // by cell
};

// One margin of one layer, as one of those who look sees it.
class Line {
public:
    Line(std::vector<CellCounts>& counts, const Margin& margin, Sight& sight)
        : counts_(counts), margin_(margin), sight_(sight) {}

    // Suppresses at most one more count; true when it did.
    bool mend(const Policy& policy) {
        const Seen total = sight_.layer(counts_.at(margin_.total));
        if (!total.is_there) {
            return false;
        }
        look();
        if (sight_.known[margin_.total]) {
            return is_exposed(*total.value, policy) &&
                   (hide(smallest_, smallest_at_) || hide(total.hideable, margin_.total) ||
                    guard(total));
        }
        return sight_.knower.is_outsider && suppressed_ == 0 && all_there_ &&
               hide(smallest_, smallest_at_);
    }

private:
    // Exactly one unknown part, or too few people in those that are unknown or not listed.
    bool is_exposed(double total, const Policy& policy) const {
        const double left = total - known_sum_;
        if (suppressed_ > 0) {
            return suppressed_ == 1 || left < policy.threshold;
        }
        const double apart = margin_.is_loose ? std::abs(left) : left;
        return apart > nobody && apart < policy.threshold;
    }

    void look() {
        for (const std::size_t part : margin_.parts) {
            const Seen seen = sight_.layer(counts_.at(part));
            all_there_ = all_there_ && seen.is_there;
            if (!sight_.known[part]) {
                suppressed_ += seen.is_suppressed ? 1 : 0;
                continue;
            }
            known_sum_ += *seen.value;
            if (!sight_.firm[part] && seen.is_shown && *seen.value > 0 &&
                seen.hideable != nullptr && is_better(seen)) {
                smallest_ = seen.hideable;
                smallest_at_ = part;
                smallest_value_ = *seen.value;
                is_implied_ = seen.is_implied;
            }
        }
    }

    bool is_better(const Seen& seen) const {
        if (smallest_ == nullptr || seen.is_implied != is_implied_) {
            return smallest_ == nullptr || seen.is_implied;
        }
        return *seen.value < smallest_value_;
    }

    bool hide(Count* count, std::size_t cell) {
        if (count == nullptr || !count->is_shown()) {
            return false;
        }
        count->reason = Reason::protects_another;
        sight_.known[cell] = sight_.knower.knows(cell, sight_.layer(counts_.at(cell)));
        return true;
    }

    // A hidden total that someone works out elsewhere: that has to be prevented there.
    static bool guard(const Seen& total) {
        if (!total.is_complement || total.hideable == nullptr) {
            return false;
        }
        total.hideable->is_guarded = true;
        return true;
    }

    std::vector<CellCounts>& counts_;
    const Margin& margin_;
    Sight& sight_;
    int suppressed_ = 0;
    bool all_there_ = true;
    double known_sum_ = 0;
    Count* smallest_ = nullptr;
    std::size_t smallest_at_ = 0;
    double smallest_value_ = 0;
    bool is_implied_ = false;
};

// Goes round until nothing more has to be suppressed.
void mend_all(
    std::vector<CellCounts>& counts,
    const std::vector<Margin>& margins,
    const std::vector<Knower>& knowers,
    const Policy& policy
) {
    std::vector<Layer> layers{see_numerator, see_denominator};
    if (policy.sensitive) {
        layers.push_back(see_rest);
    }
    std::vector<std::vector<bool>> firm;
    for (const Layer layer : layers) {
        firm.push_back(firm_in(counts, margins, layer));
    }
    for (bool again = true; again;) {  // each round suppresses at least one more count, or ends
        again = false;
        for (std::size_t at = 0; at < layers.size(); ++at) {
            for (const Knower& knower : knowers) {
                Sight sight{
                    layers[at], knower, firm[at], known_in(counts, margins, layers[at], knower)};
                for (const Margin& margin : margins) {
                    again = Line(counts, margin, sight).mend(policy) || again;
                }
            }
        }
    }
}

void check_margins(const std::vector<Margin>& margins, std::size_t cells) {
    for (const Margin& margin : margins) {
        bool inside = margin.total < cells;
        for (const std::size_t part : margin.parts) {
            inside = inside && part < cells && part != margin.total;
        }
        if (!inside) {
            throw base::Error(
                base::Code::internal, "A margin names a cell outside its table, or its own total."
            );
        }
    }
}

}  // namespace

Reason reason_at_source(const base::Raw& raw) {
    switch (raw.state()) {
        case base::FigureState::reported:
            return std::isfinite(raw.value()) ? Reason::shown : Reason::missing;
        case base::FigureState::suppressed:
            return Reason::suppressed_by_source;
        case base::FigureState::missing:
            return Reason::missing;
        case base::FigureState::not_collected:
            return Reason::not_collected;
    }
    return Reason::missing;
}

bool Count::is_suppressed() const {
    return !is_shown() && reason != Reason::missing && reason != Reason::not_collected;
}

std::vector<CellCounts> take_counts(const Table& table) {
    std::vector<CellCounts> counts;
    counts.reserve(table.cells.size());
    for (const Cell& cell : table.cells) {
        const Given given = cell.given.value_or(Given{});
        CellCounts taken{
            take_count(cell.numerator, cell, given.numerator_told),
            take_count(cell.denominator, cell, given.denominator_told),
            cell.is_published,
            cell.is_implied,
            given.by};
        const bool tells_count = table.protection == Protection::raw && table.values_are_rates &&
                                 !cell.numerator && cell.value && cell.value->is_reported() &&
                                 cell.denominator && cell.denominator->is_reported();
        if (tells_count) {
            const base::Raw count(cell.value->value() * cell.denominator->value() / table.per);
            taken.numerator = take_count(count, cell, given.numerator_told);
        }
        counts.push_back(std::move(taken));
    }
    return counts;
}

void suppress_small(std::vector<CellCounts>& counts, const Policy& policy) {
    for (CellCounts& cell : counts) {
        if (cell.is_published) {
            continue;
        }
        const bool both = cell.numerator && cell.denominator && cell.numerator->is_shown() &&
                          cell.denominator->is_shown();
        const double rest = both ? cell.denominator->raw.value() - cell.numerator->raw.value() : 0;
        suppress_if_small(cell.numerator, Reason::small_count, policy);
        suppress_if_small(cell.denominator, Reason::small_denominator, policy);
        if (policy.sensitive && both && rest >= 0 && rest < policy.threshold &&
            cell.numerator->is_shown()) {
            cell.numerator->reason = Reason::small_remainder;
        }
    }
}

void suppress_complements(
    std::vector<CellCounts>& counts, const Table& table, const Policy& policy
) {
    check_margins(table.margins, counts.size());
    mend_all(counts, table.margins, list_knowers(counts), policy);
}

}  // namespace disclosure
