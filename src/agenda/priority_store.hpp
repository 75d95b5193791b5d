// SQL of priorities and outcomes. What is not public is for those with read_internal; internal text
// too.
#pragma once

#include "agenda/priority.hpp"
#include "base/time.hpp"
#include "base/viewer.hpp"
#include "platform/db/database.hpp"

#include <optional>
#include <string>
#include <vector>

namespace agenda {

struct Outcome {
    std::string id;
    OutcomeForm form;
};

struct Priority {
    std::string id;
    PriorityForm form;
    std::int64_t position = 0;
    std::optional<base::Date> scope_changed_on;
};

// In the order the network gave them.
std::vector<Priority> list_priorities(
    db::Reader& reader, const base::Viewer& viewer, std::string_view network_id
);
std::optional<Priority> find_priority(
    db::Reader& reader,
    const base::Viewer& viewer,
    std::string_view network_id,
    std::string_view priority_id
);
std::vector<Outcome> list_outcomes(
    db::Reader& reader, const base::Viewer& viewer, std::string_view network_id
);
std::optional<Outcome> find_outcome(
    db::Reader& reader,
    const base::Viewer& viewer,
    std::string_view network_id,
    std::string_view outcome_id
);

// At the end of the list; returns the new id.
std::string insert_priority(
    db::Transaction& transaction,
    base::Instant now,
    std::string_view network_id,
    const PriorityForm& form
);
// `today` becomes the day its scope changed, when it did.
void update_priority(
    db::Transaction& transaction,
    std::string_view network_id,
    const Priority& before,
    const PriorityForm& form,
    base::Date today
);
// Changes places with its neighbour; nothing at the end of the list.
void move_priority(
    db::Transaction& transaction, std::string_view network_id, std::string_view priority_id, bool up
);
std::string insert_outcome(
    db::Transaction& transaction,
    base::Instant now,
    std::string_view network_id,
    const OutcomeForm& form
);
void update_outcome(
    db::Transaction& transaction,
    std::string_view network_id,
    std::string_view outcome_id,
    const OutcomeForm& form
);

}  // namespace agenda
