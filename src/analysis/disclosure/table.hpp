// What goes to the door (Table), by which rule (Policy), and what comes out (ReleasedTable).
#pragma once

#include "analysis/equity/claim.hpp"
#include "base/figure.hpp"

#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace disclosure {

// How a dataset came to us. Figures a source has published are protected already: they are shown
// as printed and never protected twice.
enum class Protection { as_published, raw };

// "as_published", "raw": the words stored and used in mappings.
std::string_view name(Protection protection);
std::optional<Protection> parse_protection(std::string_view text);

// A count of nobody: shown, it says of each person in the group that they do not have it.
enum class ZeroRule { protect, show };

struct Policy {
    // Counts of 1 to threshold - 1 are suppressed. At least 3: release() throws
    // base::Error(invalid) below that, for a smaller one protects nobody.
    int threshold = 6;
    ZeroRule zeros = ZeroRule::protect;
    // Also suppress where fewer than `threshold` people do NOT have it (denominator - numerator,
    // only where numerator <= denominator): for measures where not having it is what harms.
    bool sensitive = false;

    bool operator==(const Policy&) const = default;
};

// Where somebody gave the figures of a cell, as a partner its return, they know them.
struct Given {
    std::vector<int> by{};  // who gave it: numbers of the caller's choosing
    // What was shown, protected by itself, to those who took it in.
    bool numerator_told = false;
    bool denominator_told = false;
};

// One group at one time and place. Give what the data has: a count; a count and its denominator;
// or a value (a mean, a published rate) with or without counts.
struct Cell {
    std::optional<base::Raw> numerator;
    std::optional<base::Raw> denominator;
    // In the measure's own unit, shown instead of numerator / denominator. Raw values are shown
    // only with a denominator: the number of people behind them.
    std::optional<base::Raw> value;
    std::optional<base::Interval> interval;  // printed with the value by its source, if any
    // Of a raw table: a source has published this one. It is shown as printed, never hidden, and
    // counts in the margins as what everyone knows already.
    bool is_published = false;
    std::optional<Given> given{};  // of a raw table
    // Of a raw table: withheld from the start, for it overlaps with cells that are shown.
    bool is_set_aside = false;
    // Of a raw table: not drawn by itself, and yet told by cells that are, as everyone else is by
    // everyone and a group. Hidden before others are; then one of those follows.
    bool is_implied = false;
};

// The rest of the people: total - group, counts only. Not reported when either is not, or when
// the group is larger than the total.
Cell complement(const Cell& total, const Cell& group);

// cells[total] = sum of cells[parts], of people as of cases; what the parts do not list is a part
// that nobody is shown. Only for parts that have nobody in common: of groups that overlap, as by
// total response, each stands in a margin of its own, beside everyone else.
struct Margin {
    std::size_t total = 0;
    std::vector<std::size_t> parts;
    // The parts may hold people whom the total leaves out: so few that they would be told by the
    // difference are protected too.
    bool is_loose = false;
};

// A gap to be worked out between two cells.
struct Pair {
    std::size_t group = 0;
    std::size_t comparator = 0;
    equity::Relation relation = equity::Relation::independent;
};

// Everything that is shown together: protection looks at the whole.
struct Table {
    Protection protection = Protection::raw;
    double per = 100;  // a rate is numerator / denominator * per
    // Values are such rates too: a raw one tells its count to whoever knows its denominator.
    bool values_are_rates = false;
    double level = 0.95;  // of the intervals
    std::vector<Cell> cells;
    std::vector<Margin> margins;
    std::vector<Pair> pairs;
};

enum class Reason {
    shown,
    small_count,
    small_denominator,
    small_remainder,   // too few who do not have it
    protects_another,  // a smaller group could be worked out from the total
    overlaps_shown,    // set aside: it has people in common with cells that are shown
    no_people_count,   // a raw value without the number of people behind it
    side_not_shown,    // of a gap: one of its two figures is not shown
    suppressed_by_source,
    missing,
    not_collected,
    cannot_be_computed,  // no denominator, a ratio to nothing, a count that is no count
};

// A full sentence for people, with the policy's threshold; empty for `shown`.
std::string explain(Reason reason, int threshold);

// What would let the group be seen: pool years, join places, widen ages. Empty where suppression
// is not ours or nothing is suppressed.
std::string_view remedy(Reason reason);

struct ReleasedCell {
    std::optional<base::Released> numerator;
    std::optional<base::Released> denominator;
    // The rate, the value, or the count where there is nothing else. Its reason() is a sentence.
    base::Released figure;
    Reason reason = Reason::shown;  // of `figure`
    bool is_value = false;          // `figure` came as a value: it is not the rate of the counts
    // The count is larger than its denominator: kept, never clipped, without interval.
    bool exceeds_denominator = false;
};

struct ReleasedGap {
    base::Released difference;  // group - comparator, in the unit of the figures (points for rates)
    base::Released ratio;       // group / comparator
    // Absent unless both sides are shown: a claim is a way out too.
    std::optional<equity::Claim> claim;
    // Why there is no interval, when there is none though both sides are shown.
    equity::ComparisonState difference_state = equity::ComparisonState::no_interval;
    equity::ComparisonState ratio_state = equity::ComparisonState::no_interval;
};

struct ReleasedTable {
    std::vector<ReleasedCell> cells;  // as Table::cells
    std::vector<ReleasedGap> gaps;    // as Table::pairs
};

}  // namespace disclosure
