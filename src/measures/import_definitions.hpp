// What a mapping says of its measure, met with what the network has.
#pragma once

#include "measures/import_period.hpp"
#include "measures/import_places.hpp"
#include "measures/mapping.hpp"
#include "platform/db/database.hpp"

#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <vector>

namespace measures {

// The network's measure that the mapping is about, if there is one. Throws base::Error(invalid)
// where its unit, or what a rate is of, is another.
std::optional<Measure> find_mapped_measure(
    db::Reader& reader, std::string_view network_id, const Mapping& mapping
);

// What importing the file will do, for those who are about to: for whom the figures will be, over
// which time, and which places it adds to the network.
std::string what_it_will_do(
    const Mapping& mapping,
    const std::optional<Measure>& measure,
    std::span<const ImportPeriod> periods,
    std::span<const ImportPlace> places
);

// Adds groups and breaks that the measure does not have: what a person changed since stays as it
// is, and a break that was removed stays removed.
void add_definitions(
    db::Transaction& transaction,
    std::string_view measure_id,
    std::vector<Group> groups,
    const std::vector<Break>& breaks
);

}  // namespace measures
