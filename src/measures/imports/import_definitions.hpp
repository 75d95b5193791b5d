// What a mapping says of its measure, met with what the network has.
#pragma once

#include "measures/imports/import_period.hpp"
#include "measures/imports/import_places.hpp"
#include "measures/imports/mapping.hpp"
#include "platform/db/database.hpp"

#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <vector>

namespace measures {

// The network's measure that the mapping is about, if there is one. Throws base::Error(invalid)
// where its unit, what a rate is of, or how people are counted by ethnicity, is another.
std::optional<Measure> find_mapped_measure(
    db::Reader& reader, std::string_view network_id, const Mapping& mapping
);

// How those imports of the measure that are live, or may be put back, count people by ethnicity; ""
// where none says.
std::string find_ethnicity_output(db::Reader& reader, std::string_view measure_id);

// Throws base::Error(invalid) where they count in another way: in one measure, groups that add up
// and groups that overlap would each be read, and protected, as the other.
void refuse_other_ethnicity_output(
    db::Reader& reader, const Measure& measure, std::string_view output
);

// What importing the file will do, for those who are about to: for whom the figures will be, over
// which time, and which places it adds to the network.
std::string what_it_will_do(
    const Mapping& mapping,
    const std::optional<Measure>& measure,
    std::span<const ObservedPeriod> periods,
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
