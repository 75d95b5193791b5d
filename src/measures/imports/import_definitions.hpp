// What a mapping says of its measure, met with what the network has.
#pragma once

#include "measures/imports/import_period.hpp"
#include "measures/imports/import_places.hpp"
#include "measures/imports/import_store.hpp"
#include "measures/imports/mapping.hpp"
#include "platform/db/database.hpp"

#include <functional>
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

// Writes into the import what its mapping says of whom it counts, and how: its protection, its
// sources with their editions, its way of counting people by ethnicity.
void say_who_is_counted(const Mapping& mapping, Import& import);

// Throws base::Error(conflict) where figures of these periods, counted against the editions of the
// mapping, would stand in one line with those of other editions and no break between them. What the
// file tells takes the place of what is live for the same period; change_live knows better.
void refuse_editions_beside(
    db::Reader& reader,
    std::string_view measure_id,
    const Mapping& mapping,
    std::span<const ObservedPeriod> periods
);

// What importing the file will do, for those who are about to: for whom the figures will be, over
// which time, and which places it adds to the network.
std::string what_it_will_do(
    const Mapping& mapping,
    const std::optional<Measure>& measure,
    std::span<const ObservedPeriod> periods,
    std::span<const ImportPlace> places
);

// "1 row was", "12 rows were"
std::string rows_were(std::int64_t count);
// What became of a file that was imported.
std::string said_of_imported(std::int64_t rows);

// For LiveChange: lists the breaks of the measure once those that a mapping names are added; one
// that was removed stays removed.
std::function<std::vector<Break>(db::Reader&)> breaks_with(
    const std::string& measure_id, const std::vector<Break>& named
);

// Adds groups and breaks that the measure does not have: what a person changed since stays as it
// is, and a break that was removed stays removed. One that names no edition yet takes that of the
// mapping.
void add_definitions(
    db::Transaction& transaction,
    std::string_view measure_id,
    std::vector<Group> groups,
    const std::vector<Break>& breaks
);

}  // namespace measures
