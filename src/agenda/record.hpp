// One way for every handler and every creator of this module to write the journal and the thread.
#pragma once

#include "base/viewer.hpp"
#include "platform/journal/thread.hpp"

#include <string>
#include <string_view>

namespace agenda {

struct Change {
    const char* kind;  // "need.added"
    journal::Thing subject;
    bool is_public = false;  // visible to everyone: raises the network's public version
    journal::Thing object{};
};
void record(
    db::Transaction& transaction,
    base::Instant now,
    const base::Viewer& viewer,
    std::string_view network_id,
    const Change& change
);

// `later` came from `earlier`.
void came_from(
    db::Transaction& transaction,
    base::Instant now,
    const base::Viewer& viewer,
    std::string_view network_id,
    const journal::Thing& later,
    const journal::Thing& earlier
);

}  // namespace agenda
