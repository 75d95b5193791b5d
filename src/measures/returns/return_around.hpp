// Figures of the same period that a return would stand for, or beside: those of files for its place
// (ReturnedSpots in sum_imports.hpp), and those of places above and below it: a place that has
// figures of its own is not the sum of those below it (sum_spots.hpp).
#pragma once

#include "measures/returns/return.hpp"
#include "platform/db/database.hpp"

#include <string>
#include <string_view>
#include <vector>

namespace measures {

struct ReturnAround {
    std::vector<std::string> replaced{};  // files with figures of the place itself
    // Names of the places of whose figures the place is the sum until the return is accepted.
    std::vector<std::string> below{};
    std::string above{};  // the nearest place above with figures of its own; "" for none
    // As the form sends it: that this is meant was said of these files and places. "" where there
    // are none.
    std::string text{};

    bool is_empty() const { return text.empty(); }
};

// Where the place has figures of its own in the period already, nothing changes above and below.
ReturnAround find_around(db::Reader& reader, const Return& one);

// True when the measure shows a figure for the return's place and period.
bool has_shown_figure(db::Reader& reader, const Return& one);

}  // namespace measures
