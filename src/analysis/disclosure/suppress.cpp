#include "analysis/disclosure/suppress.hpp"

#include "base/error.hpp"

#include <cmath>

namespace disclosure {
namespace {

using Layer = std::optional<Count> CellCounts::*;

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

// One margin of one layer, seen as the outsider sees it.
class Line {
public:
    Line(std::vector<CellCounts>& counts, const Margin& margin, Layer layer)
        : counts_(counts), margin_(margin), layer_(layer) {}

    // Suppresses at most one more count; true when it did.
    bool mend(const Policy& policy) {
        Count* const total = find(margin_.total);
        if (total == nullptr || total->reason == Reason::missing ||
            total->reason == Reason::not_collected) {
            return false;
        }
        look();
        if (total->is_shown()) {
            const double left = total->raw.value() - shown_sum_;
            const bool exposed = suppressed_ == 1 || (suppressed_ > 1 && left < policy.threshold);
            return exposed && hide(smallest_ != nullptr ? *smallest_ : *total);
        }
        return suppressed_ == 0 && all_known_ && smallest_ != nullptr && hide(*smallest_);
    }

private:
    Count* find(std::size_t cell) {
        auto& count = counts_.at(cell).*layer_;
        return count ? &*count : nullptr;
    }

    void look() {
        for (const std::size_t part : margin_.parts) {
            Count* const count = find(part);
            if (count == nullptr || (!count->is_shown() && !count->is_suppressed())) {
                all_known_ = false;
            } else if (count->is_suppressed()) {
                ++suppressed_;
            } else {
                const double value = count->raw.value();
                shown_sum_ += value;
                if (value > 0 && (smallest_ == nullptr || value < smallest_->raw.value())) {
                    smallest_ = count;
                }
            }
        }
    }

    static bool hide(Count& count) {
        count.reason = Reason::protects_another;
        return true;
    }

    std::vector<CellCounts>& counts_;
    const Margin& margin_;
    Layer layer_;
    int suppressed_ = 0;
    bool all_known_ = true;
    double shown_sum_ = 0;
    Count* smallest_ = nullptr;
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

std::vector<CellCounts> take_counts(const std::vector<Cell>& cells) {
    std::vector<CellCounts> counts;
    counts.reserve(cells.size());
    for (const Cell& cell : cells) {
        counts.push_back({take_count(cell.numerator), take_count(cell.denominator)});
    }
    return counts;
}

void suppress_small(std::vector<CellCounts>& counts, const Policy& policy) {
    for (CellCounts& cell : counts) {
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
    for (bool again = true; again;) {  // each round suppresses at least one more count, or ends
        again = false;
        for (const Margin& margin : margins) {
            for (const Layer layer : {&CellCounts::numerator, &CellCounts::denominator}) {
                again = Line(counts, margin, layer).mend(policy) || again;
            }
        }
    }
}

}  // namespace disclosure
