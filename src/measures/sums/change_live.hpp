// The one door by which what a measure shows can change: an import or return goes live or is taken
// back, places moved. An edition of sums is written first, then shown by one short transaction
// (docs/adr/0011).
#pragma once

#include "measures/sums/sums.hpp"
#include "platform/journal/journal.hpp"

#include <functional>
#include <optional>
#include <string>
#include <string_view>

namespace measures {

struct LiveWork {
    std::string network_id;
    std::string measure_id;
    LiveChange change;
    journal::Entry entry;  // its scope and audience are filled in: everyone's for a public measure
    // May refuse what the snapshot that is added up says; a later change is met by adding up anew.
    std::function<void(db::Reader&)> look{};
    std::function<void(db::Transaction&)> write;
};

// What a measure adds up to after a change, written but not read by anybody yet.
struct CountedUp {
    Measure measure;  // as it was read for it
    std::string edition;
    std::vector<NamedDenominator> denominators;
};
// Outside any transaction.
CountedUp count_up(
    db::Database& database,
    base::Instant now,
    std::string_view network_id,
    std::string_view measure_id,
    const LiveChange& change,
    const std::function<void(db::Reader&)>& look = {}
);

// Writes `write`, shows the sums and writes the journal's entry in one short transaction; counts up
// where that was not done yet, and again when another change of the measure was first. Throws
// base::Error(conflict) where an import more or less would put figures of two editions of the
// denominator into one line without a break between them.
void change_live(
    db::Database& database,
    base::Instant now,
    const LiveWork& work,
    std::optional<CountedUp> counted = {}
);

}  // namespace measures
