// Figures of the same period in places above and below the one of a return: a place that has
// figures of its own is not the sum of those below it (sum_spots.hpp).
#pragma once

#include "measures/returns/return.hpp"
#include "platform/db/database.hpp"

#include <string>
#include <string_view>
#include <vector>

namespace measures {

struct ReturnAround {
    // Names of the places of whose figures the place is the sum until the return is accepted.
    std::vector<std::string> below{};
    std::string above{};  // the nearest place above with figures of its own; "" for none
    // As the form sends it: that this is meant was said of these places. "" where there are none.
    std::string text{};

    bool is_empty() const { return text.empty(); }
};

// Empty where the place has figures of its own in the period already: nothing changes then.
ReturnAround find_around(db::Reader& reader, const Return& one);

// True when the measure shows a figure for the return's place and period.
bool has_shown_figure(db::Reader& reader, const Return& one);

}  // namespace measures
