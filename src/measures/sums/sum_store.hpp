// Sums in the database. Each computation is an edition of its own: written beforehand in short
// transactions, shown by the one that makes the change, removed when another takes its place.
#pragma once

#include "measures/sums/sums.hpp"

#include <string>
#include <string_view>

namespace measures {

// Every sum of the measure, or those of one place when `place_id` is given; by place, dimension,
// code and period.
std::vector<Sum> list_sums(
    db::Reader& reader, std::string_view measure_id, std::string_view place_id = ""
);

struct SummedPlace {
    std::string place_id;
    bool has_raw = false;
};
std::vector<SummedPlace> list_summed_places(db::Reader& reader, std::string_view measure_id);

// The named denominators of the sums that are read, by period.
std::vector<NamedDenominator> list_sum_denominators(
    db::Reader& reader, std::string_view measure_id
);

// Writes an edition that nobody reads yet; its id.
std::string stage_sums(
    db::Database& database, base::Instant now, std::string_view measure_id, const AddedUp& added_up
);

// Makes the edition the one that is read, and raises the measure's data_version. Throws Conflict
// (serialization) when the data_version is no longer the one `measure` was read with, or the
// sweep has taken the edition: compute again. The one that was read until now is left to the sweep.
void show_sums(db::Transaction& transaction, const Measure& measure, std::string_view edition);

// Takes an edition, so that it cannot be shown any more; false when it is the one that is read, or
// gone.
bool claim_for_sweep(db::Transaction& transaction, std::string_view edition);
// Takes an edition and removes it, a few rows at a time; nothing when it is the one that is read.
void remove_sums(db::Database& database, std::string_view edition);
// Editions to be swept: replaced ones, and those that were staged an hour ago and never shown.
std::vector<std::string> list_old_sums(db::Reader& reader, base::Instant now);

}  // namespace measures
