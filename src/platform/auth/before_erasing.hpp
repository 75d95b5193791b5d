// How whoever knows what an account is used for hears that its owner erases it.
#pragma once

#include "base/time.hpp"
#include "platform/db/database.hpp"

#include <functional>
#include <string_view>

namespace auth {

// Called in the transaction that erases the account: lets go of it, or throws Error(conflict) with
// a sentence that says what has to be done first.
using BeforeErasing =
    std::function<void(db::Transaction&, base::Instant now, std::string_view account_id)>;

}  // namespace auth
