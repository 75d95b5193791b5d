// Ages in whole years as sources write them ("12-15", "90+"), and the choice of ages that makes a
// series comparable: "all ages listed" is not the same people when a source adds a band.
#pragma once

#include <compare>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <vector>

namespace equity {

// `from` to `to`, both included; an absent `to` is open-ended.
struct AgeBand {
    int from = 0;
    std::optional<int> to;

    bool operator==(const AgeBand&) const = default;
};

// "12-15", "12 - 15", "12–15", "12 to 15", "90+", "90 and over", "7", "Under 5", "<1".
// Nothing for any other text, ages over 130, or a band that ends before it starts.
std::optional<AgeBand> parse_age_band(std::string_view text);

// "12-15", "90+", "7"
std::string age_band_text(AgeBand band);

// Youngest first; of two that start together the narrower first.
bool younger(AgeBand left, AgeBand right);

bool overlap(AgeBand left, AgeBand right);
// True when every age of `inner` is in `outer`.
bool contains(AgeBand outer, AgeBand inner);

enum class CoverProblem {
    none,
    nothing_inside,  // no band lies in the range
    gap,             // an age of the range is in no band
    overlap,         // an age is in two bands: people would be counted twice
    straddles,       // a band lies partly inside: it cannot be divided
};

// A full sentence for people; empty for `none`.
std::string_view explain(CoverProblem problem);

struct Cover {
    CoverProblem problem = CoverProblem::none;
    // The bands inside the range, youngest first, duplicates once.
    std::vector<AgeBand> bands;
};

// The bands that together are exactly the ages of `range`, or what prevents it. For "ages 12 and
// over" of a source that lists 5-11, 12-17, 18-24 ... 90+ these are all but the first.
Cover cover(std::span<const AgeBand> listed, AgeBand range);

// The ages a list of bands covers without gap or overlap ("all ages listed"), if it does.
std::optional<AgeBand> whole_range(std::span<const AgeBand> listed);

}  // namespace equity
