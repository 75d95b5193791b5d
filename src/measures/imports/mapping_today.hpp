// A mapping that was used before, met with its measure as it is by now: the network may have given
// it another address, unit or number that a rate is of since.
#pragma once

#include "measures/measure.hpp"
#include "platform/db/database.hpp"

#include <string>
#include <string_view>

namespace measures {

// The same text with the measure's slug, unit and per of today; as it was where it names them
// already, or could not be used with them.
std::string mapping_for(std::string_view mapping, const Measure& measure);

// The text as it is to be used now: where figures of the network were brought in through exactly
// this one, it is about their measure, whatever that is called today. Another measure that bears
// the name by now comes first, save for the same file.
std::string mapping_of_today(
    db::Reader& reader,
    std::string_view network_id,
    std::string_view mapping,
    std::string_view file_hash
);

}  // namespace measures
