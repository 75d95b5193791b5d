// Which keys a database is used with, as it notes them: fingerprints, never keys.
#pragma once

#include "platform/db/database.hpp"

#include <string>
#include <string_view>

namespace app {

inline constexpr const char* vault_note = "vault";
inline constexpr const char* journal_note = "journal";

// "" when none is noted.
std::string find_noted_key(db::Reader& reader, std::string_view name);

// Notes the key unless one is noted already; the one that is noted then.
std::string claim_key(
    db::Transaction& transaction, std::string_view name, std::string_view fingerprint
);

// Another key from now on; "" for none until the next claim.
void replace_noted_key(
    db::Transaction& transaction, std::string_view name, std::string_view fingerprint
);

}  // namespace app
