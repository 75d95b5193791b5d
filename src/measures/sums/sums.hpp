// The figures a measure's pages read: its observations added up over the chosen selection, for each
// place (and each place above, where it has none of its own), for everyone and for each group of
// each dimension. They are made when an import goes live or is undone, outside any transaction, and
// written as an edition that the one short transaction which makes the change then shows
// (sum_store.hpp); so a page costs the same with thousands of observations or millions.
#pragma once

#include "base/figure.hpp"
#include "measures/measure.hpp"
#include "measures/observation.hpp"
#include "measures/sums/denominators.hpp"
#include "platform/db/database.hpp"

#include <functional>
#include <string>
#include <vector>

namespace measures {

struct Sum {
    std::string place_id;
    std::string dimension;  // "" with code "" is everyone in the selection
    std::string code;
    base::Date period_start;
    base::Date period_end;
    base::FigureState state = base::FigureState::missing;
    std::string protection;  // "as_published", "raw": raw where any part is
    std::optional<double> numerator;
    std::optional<double> denominator;
    std::optional<double> value;        // of measures without a numerator
    std::int64_t cells = 0;             // observations taken in
    std::int64_t suppressed_cells = 0;  // withheld by the source: the sum leaves them out
    std::int64_t missing_cells = 0;
    std::int64_t over_cells = 0;  // numerator above denominator: kept, flagged, never clipped
    // Of the places below that are expected, how many have given figures; 0 and 0 where the figures
    // are the place's own (sum_roll_up.hpp).
    std::int64_t places_given = 0;
    std::int64_t places_expected = 0;

    bool is_of_places_below() const { return places_expected > 0; }
    bool is_waiting() const { return places_given < places_expected; }
};

struct AddedUp {
    std::vector<Sum> sums{};
    std::int64_t periods_left_out = 0;  // of another length than those added up
    std::vector<NamedDenominator> denominators{};
};

// What would be live after a change: one import more, one less, or neither.
struct LiveChange {
    std::string adding{};
    std::string removing{};
    // The observations of the one that is added, where they are at hand and need not be read back.
    ObservationSource added{};
    // The measure's breaks, where the change makes them others than they are.
    std::function<std::vector<Break>(db::Reader&)> breaks{};
};

// Streams the observations of the measure: once, or twice where age bands overlap. Where two live
// imports tell the same place, groups and period - whether or not they name the whole of a
// dimension - the one that went live last counts; of a return's place and period nothing of older
// files does, and cuts that only those gave are missing in the places above. Age bands of several
// imports that overlap are never added up either (sum_bands.hpp). A sum is the source's own total
// where there is one, and gives way to parts only where every part is newer and they are a figure
// for each of the groups and their crossings (sum_whole.hpp), so that a file with some of the
// groups never passes for everyone; without a total, what several imports tell of different groups
// is added together. A place without figures of its own has the sum of the places below it, where
// none of them is waited for (sum_roll_up.hpp). Periods of one length only, the commonest: a year
// beside its quarters would tell the quarter that is not shown.
AddedUp compute_sums(db::Reader& reader, const Measure& measure, const LiveChange& change = {});

}  // namespace measures
