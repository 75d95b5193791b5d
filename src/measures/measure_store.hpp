// SQL of measures: definitions, groups, breaks, targets, and what their figures come from.
#pragma once

#include "base/viewer.hpp"
#include "measures/measure.hpp"
#include "platform/db/database.hpp"

#include <map>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <vector>

namespace measures {

// --- definitions ----------------------------------------------------------------------------

// `id` and the times are made here. Returns the new id. Throws Conflict for a slug that is taken.
std::string insert_measure(db::Transaction& transaction, base::Instant now, const Measure& measure);
// False when the definition was changed since `measure.changed_at`: nothing is written then.
bool update_measure(db::Transaction& transaction, base::Instant now, const Measure& measure);
// Retired measures keep their figures; without a date the measure is in use again.
void set_retired(
    db::Transaction& transaction, std::string_view measure_id, std::optional<base::Date> on
);

// By slug or id, as far as the viewer may see it: public measures of a public network, and all of
// them with read_internal.
std::optional<Measure> find_measure(
    db::Reader& reader,
    const base::Viewer& viewer,
    std::string_view network_id,
    std::string_view slug_or_id
);
Measure get_measure(
    db::Reader& reader,
    const base::Viewer& viewer,
    std::string_view network_id,
    std::string_view slug_or_id
);

struct MeasureFilter {
    std::string query{};       // words of the name
    std::string outcome_id{};  // "" for all, "none" for those that serve no outcome
    bool is_retired = false;   // those retired instead of those in use
};
// By name.
std::vector<Measure> list_measures(
    db::Reader& reader,
    const base::Viewer& viewer,
    std::string_view network_id,
    const MeasureFilter& filter = {}
);

// --- groups ---------------------------------------------------------------------------------

// By dimension, then in the order they are shown.
std::vector<Group> list_groups(db::Reader& reader, std::string_view measure_id);
// Adds groups; one that is there already takes the new label and position.
void upsert_groups(
    db::Transaction& transaction, std::string_view measure_id, std::span<const Group> groups
);

// --- breaks and targets ---------------------------------------------------------------------

enum class Listed { current, removed };

// By date.
std::vector<Break> list_breaks(
    db::Reader& reader, std::string_view measure_id, Listed listed = Listed::current
);
// One with the same date and kind takes the new reason, and is put back if it was removed.
// Returns its id.
std::string upsert_break(
    db::Transaction& transaction, std::string_view measure_id, const Break& made
);
// False when the measure has no such break.
bool set_break_removed(
    db::Transaction& transaction,
    std::string_view measure_id,
    std::string_view break_id,
    std::optional<base::Instant> at
);

// By date, everyone's before those of groups.
std::vector<Target> list_targets(
    db::Reader& reader, std::string_view measure_id, Listed listed = Listed::current
);
// One for the same group and date takes the new values, and is put back if it was removed.
// Returns its id.
std::string upsert_target(
    db::Transaction& transaction,
    base::Instant now,
    std::string_view measure_id,
    const Target& target
);
bool set_target_removed(
    db::Transaction& transaction,
    std::string_view measure_id,
    std::string_view target_id,
    std::optional<base::Instant> at
);

// --- where the figures come from --------------------------------------------------------------

// A live import, as far as readers of its figures need it.
struct LiveSource {
    std::string import_id;
    std::string file_name;
    std::string protection;
    std::string numerator_source;    // with its edition: source_text
    std::string denominator_source;  // the same
    std::string ethnicity_output;    // "" where the source says none
    base::Instant live_at;
    // Of a return: its place, and whether the measure shows its period.
    std::string place_id;
    bool is_shown = true;
};
// Of imports that span several editions of their denominator: those after the first, by import.
using LaterEditions = std::map<std::string, std::vector<EditionFrom>>;
struct WhoseEditions {
    std::string_view measure_id{};  // else every measure of the network
    std::string_view network_id{};
};
LaterEditions list_later_editions(db::Reader& reader, const WhoseEditions& whose);

// The one that went live last comes first.
std::vector<LiveSource> list_live_sources(db::Reader& reader, std::string_view measure_id);

}  // namespace measures
