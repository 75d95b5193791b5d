// The vision of a network, in public and in internal words.
#pragma once

#include "base/time.hpp"
#include "base/viewer.hpp"
#include "platform/db/database.hpp"

#include <string>
#include <string_view>

namespace agenda {

struct Vision {
    std::string public_text;
    std::string internal_text;   // "" for those without read_internal
    base::Instant changed_at{};  // an edit says which it began from
};

// Empty texts when the network has none yet.
Vision read_vision(db::Reader& reader, const base::Viewer& viewer, std::string_view network_id);
void write_vision(
    db::Transaction& transaction,
    base::Instant now,
    std::string_view network_id,
    const Vision& vision
);

}  // namespace agenda
