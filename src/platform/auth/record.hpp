// What auth writes to the journal: always about an account, read by the account and by operators.
#pragma once

#include "platform/db/database.hpp"

#include <string_view>

namespace auth {

// `kind` is "session.started" and the like; `actor` is "" for the program itself.
void record_account(
    db::Transaction& transaction,
    base::Instant now,
    std::string_view actor,
    std::string_view kind,
    std::string_view account
);

}  // namespace auth
