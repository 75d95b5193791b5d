// The frameworks a network follows: stages in order, what good looks like, where it stands. Data of
// the network's own; Braid ships none as the right one.
#pragma once

#include "agenda/agenda.hpp"
#include "base/time.hpp"
#include "platform/db/database.hpp"

#include <optional>
#include <string>
#include <vector>

namespace agenda {

struct Stage {
    std::string id;
    NewStage form;
    std::int64_t position = 0;
    std::optional<base::Date> assessed_on;
};

struct Framework {
    std::string id;
    std::string name;
    std::string source;
    std::vector<Stage> stages;
};

// By name, each with its stages in order: two queries. Public with its network.
std::vector<Framework> list_frameworks(db::Reader& reader, std::string_view network_id);

// Throws Conflict for a name the network has already.
std::string insert_framework(
    db::Transaction& transaction,
    base::Instant now,
    std::string_view network_id,
    const std::string& name,
    const std::string& source
);
// `on` is kept as the day its standing was said, where something is said of it.
std::string insert_stage(
    db::Transaction& transaction,
    std::string_view framework_id,
    const NewStage& stage,
    base::Date on
);
// The day changes only with the standing or what shows it, not with the stage's own words.
void update_stage(
    db::Transaction& transaction,
    std::string_view network_id,
    std::string_view stage_id,
    const NewStage& stage,
    base::Date on
);

}  // namespace agenda
