#include "analysis/disclosure/seen.hpp"

namespace disclosure {
namespace {

Seen see_count(std::optional<Count>& count, const CellCounts& cell) {
    Seen seen;
    seen.is_implied = cell.is_implied;
    if (count) {
        seen.is_there = count->is_shown() || count->is_suppressed();
        seen.is_shown = count->is_shown();
        seen.is_suppressed = count->is_suppressed();
        seen.is_complement = count->reason == Reason::protects_another && !count->is_guarded;
        seen.is_told = count->is_told;
        seen.hideable = cell.is_published ? nullptr : &*count;
        if (count->raw.is_reported()) {
            seen.value = count->raw.value();
        }
    }
    return seen;
}

}  // namespace

Seen see_numerator(CellCounts& cell) {
    return see_count(cell.numerator, cell);
}

Seen see_denominator(CellCounts& cell) {
    return see_count(cell.denominator, cell);
}

Seen see_rest(CellCounts& cell) {
    const Seen numerator = see_numerator(cell);
    const Seen denominator = see_denominator(cell);
    Seen rest;
    rest.is_there = numerator.is_there && denominator.is_there;
    rest.is_shown = numerator.is_shown && denominator.is_shown;
    rest.is_suppressed = rest.is_there && !rest.is_shown;
    rest.is_told = numerator.is_told && denominator.is_told;
    rest.is_implied = cell.is_implied;
    rest.is_complement = rest.is_suppressed && (numerator.is_shown || numerator.is_complement) &&
                         (denominator.is_shown || denominator.is_complement);
    rest.hideable = numerator.hideable;
    if (numerator.value && denominator.value) {
        rest.value = *denominator.value - *numerator.value;
    }
    return rest;
}

}  // namespace disclosure
