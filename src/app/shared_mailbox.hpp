// Saying of an account that several people read its mailbox, or that one person does: what is told
// by the address alone (reception@) is a guess. Both are journalled.
#pragma once

#include "base/time.hpp"
#include "platform/db/database.hpp"

#include <string_view>

namespace app {

// Throws base::Error(invalid), saying what must happen first, for an account that runs the server
// or has roles that see names, raw data or administration.
void mark_as_shared(
    db::Transaction& transaction,
    base::Instant now,
    std::string_view account,
    std::string_view actor
);
void mark_as_own(
    db::Transaction& transaction,
    base::Instant now,
    std::string_view account,
    std::string_view actor
);

}  // namespace app
