#include "analysis/disclosure/suppress.hpp"

#include "base/error.hpp"

#include <cmath>

namespace disclosure {
namespace {

std::optional<Count> take_count(const std::optional<base::Raw>& raw) {
    return raw ? std::optional(Count{*raw, reason_at_source(*raw)}) : std::nullopt;
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

// A count of one layer as the outsider sees it; `hideable` is what would have to be suppressed.
struct Seen {
    bool is_there = false;
    bool is_shown = false;
    bool is_suppressed = false;
    std::optional<double> value;  // as we know it
    Count* hideable = nullptr;    // null where nothing may be suppressed
};

Seen see_count(std::optional<Count>& count, bool is_published) {
    Seen seen;
    if (count) {
        seen.is_there = count->is_shown() || count->is_suppressed();
        seen.is_shown = count->is_shown();
        seen.is_suppressed = count->is_suppressed();
        seen.hideable = is_published ? nullptr : &*count;
        if (count->raw.is_reported()) {
            seen.value = count->raw.value();
        }
    }
    return seen;
}

Seen see_numerator(CellCounts& cell) {
    return see_count(cell.numerator, cell.is_published);
}

Seen see_denominator(CellCounts& cell) {
    return see_count(cell.denominator, cell.is_published);
}

// Those who do not have it: seen by whoever sees both counts.
Seen see_rest(CellCounts& cell) {
    const Seen numerator = see_numerator(cell);
    const Seen denominator = see_denominator(cell);
    Seen rest;
    rest.is_there = numerator.is_there && denominator.is_there;
    rest.is_shown = numerator.is_shown && denominator.is_shown;
    rest.is_suppressed = rest.is_there && !rest.is_shown;
    rest.hideable = numerator.hideable;
    if (numerator.value && denominator.value) {
        rest.value = *denominator.value - *numerator.value;
    }
    return rest;
}

using Layer = Seen (*)(CellCounts&);

// Less than a person: what sums of decimals leave over.
constexpr double nobody = 1e-6;

// One margin of one layer.
class Line {
public:
    Line(std::vector<CellCounts>& counts, const Margin& margin, Layer layer)
        : counts_(counts), margin_(margin), layer_(layer) {}

    // Suppresses at most one more count; true when it did.
    bool mend(const Policy& policy) {
        const Seen total = layer_(counts_.at(margin_.total));
        if (!total.is_there) {
            return false;
        }
        look();
        if (total.is_shown) {
            return is_exposed(*total.value, policy) &&
                   hide(smallest_ != nullptr ? smallest_ : total.hideable);
        }
        return suppressed_ == 0 && all_known_ && hide(smallest_);
    }

private:
    // Exactly one suppressed part, or too few people in those that are suppressed or not listed.
    bool is_exposed(double total, const Policy& policy) const {
        const double left = total - shown_sum_;
        const bool is_few = left < policy.threshold;
        return suppressed_ == 1 || (suppressed_ > 1 && is_few) ||
               (suppressed_ == 0 && is_few && left > nobody);
    }

    void look() {
        for (const std::size_t part : margin_.parts) {
            const Seen seen = layer_(counts_.at(part));
            all_known_ = all_known_ && seen.is_there;
            suppressed_ += seen.is_suppressed ? 1 : 0;
            if (seen.is_shown) {
                shown_sum_ += *seen.value;
                if (*seen.value > 0 && seen.hideable != nullptr &&
                    (smallest_ == nullptr || *seen.value < smallest_value_)) {
                    smallest_ = seen.hideable;
                    smallest_value_ = *seen.value;
                }
            }
        }
    }

    static bool hide(Count* count) {
        if (count == nullptr || !count->is_shown()) {
            return false;
        }
        count->reason = Reason::protects_another;
        return true;
    }

    std::vector<CellCounts>& counts_;
    const Margin& margin_;
    Layer layer_;
    int suppressed_ = 0;
    bool all_known_ = true;
    double shown_sum_ = 0;
    Count* smallest_ = nullptr;
    double smallest_value_ = 0;
};

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
        CellCounts taken{
            take_count(cell.numerator), take_count(cell.denominator), cell.is_published};
        const bool tells_count = table.protection == Protection::raw && table.values_are_rates &&
                                 !cell.numerator && cell.value && cell.value->is_reported() &&
                                 cell.denominator && cell.denominator->is_reported();
        if (tells_count) {
            const base::Raw count(cell.value->value() * cell.denominator->value() / table.per);
            taken.numerator = take_count(count);
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
    std::vector<CellCounts>& counts, const std::vector<Margin>& margins, const Policy& policy
) {
    check_margins(margins, counts.size());
    std::vector<Layer> layers{see_numerator, see_denominator};
    if (policy.sensitive) {
        layers.push_back(see_rest);
    }
    for (bool again = true; again;) {  // each round suppresses at least one more count, or ends
        again = false;
        for (const Margin& margin : margins) {
            for (const Layer layer : layers) {
                again = Line(counts, margin, layer).mend(policy) || again;
            }
        }
    }
}

}  // namespace disclosure
