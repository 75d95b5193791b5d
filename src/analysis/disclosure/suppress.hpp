// Which counts of a raw table are suppressed, before anything is released.
//
// This is the simple rule, not the full engine: primary suppression by threshold, then one pass to
// a fixed point over the declared margins so that no suppressed count, and no sum of suppressed
// or unlisted counts under the threshold, follows from a total of the same table by subtraction.
// Where the policy is sensitive, those who do not have it are margins of their own. It does not
// bound cells by solving, knows no other table or earlier release, and rounds nothing.
#pragma once

#include "analysis/disclosure/table.hpp"

#include <vector>

namespace disclosure {

// A count and what was decided about it. `reason` is `shown` when it is reported and stays so.
struct Count {
    base::Raw raw{base::FigureState::missing};
    Reason reason = Reason::missing;
    bool is_guarded = false;  // suppressed, and to be kept from those who would work it out
    bool is_told = false;     // shown to those who took it in

    bool is_shown() const { return reason == Reason::shown; }
    bool is_suppressed() const;
};

struct CellCounts {
    std::optional<Count> numerator;
    std::optional<Count> denominator;
    bool is_published = false;  // by its source: decided already
    bool is_implied = false;
    std::vector<int> given_by{};
};

// `shown` for a reported finite number; a number that is not finite counts as missing.
Reason reason_at_source(const base::Raw& raw);

// Counts as they came, nothing suppressed but what the source did and what is set aside. The count
// behind a rate that came without one is worked out, to decide with and never to show.
std::vector<CellCounts> take_counts(const Table& table);

// Suppresses counts under the threshold, and small remainders where the policy asks.
void suppress_small(std::vector<CellCounts>& counts, const Policy& policy);

// For each margin whose total is shown: while exactly one part is suppressed, or the shown parts
// leave less than the threshold to those suppressed or not listed, the smallest shown part above 0
// is suppressed too, one that is implied before others; where there is none, the total. A
// suppressed total whose parts are all shown costs its smallest part. Numerators and denominators
// alike, and where the policy is sensitive those who do not have it. What is published is never
// suppressed.
//
// What was given (Given) is known beyond the page: to those who took it in, as far as it was shown
// to them, and to each giver in full. All of this holds for each of them too, and a count they were
// shown is no protection for another, nor is a sum of such counts: there the total is suppressed
// instead.
void suppress_complements(
    std::vector<CellCounts>& counts, const Table& table, const Policy& policy
);

}  // namespace disclosure
