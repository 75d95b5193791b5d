// How often something may be tried, by client address and by account, counted in the database so
// that all processes count together. Subjects are kept as keyed fingerprints only.
#pragma once

#include "base/time.hpp"
#include "base/vault.hpp"
#include "platform/db/database.hpp"

#include <cstdint>
#include <string>
#include <string_view>

namespace auth {

struct Limit {
    std::string_view name;
    std::int64_t times;
    std::int64_t seconds;  // the window opens at the first try
};

// A house, a marae or a clinic shares one client address, so that limit is wide. One for an e-mail
// address is narrow only for one client: what others do with it must lock nobody out. What an
// address gets from all clients together is bounded widely, against floods of mail and guessing.
inline constexpr Limit sign_in_by_client = {"sign_in.client", 60, 900};
inline constexpr Limit sign_in_by_address_and_client = {"sign_in.address_client", 5, 900};
inline constexpr Limit sign_in_by_address = {"sign_in.address", 60, 3600};
inline constexpr Limit code_by_client = {"code.client", 120, 900};
inline constexpr Limit code_by_address = {"code.address", 40, 3600};
inline constexpr Limit link_by_client = {"link.client", 120, 900};
inline constexpr Limit email_change_by_account = {"email_change.account", 5, 3600};
inline constexpr Limit email_code_by_account = {"email_code.account", 10, 3600};
inline constexpr Limit second_factor_by_account = {"second_factor.account", 10, 900};

// Counts one try. False when the limit is reached: the caller then answers with too_often().
bool take(
    db::Database& database,
    const base::Vault& vault,
    base::Instant now,
    const Limit& limit,
    std::string_view subject
);

// The client as it is counted: an IPv4 address whole, an IPv6 address by its /64, which one
// household or phone has to itself.
std::string counted_client(std::string_view client_address);

// "There were too many tries from here. Please wait 15 minutes and try again."
std::string too_often(const Limit& limit);

// Forgets windows that closed a day ago.
void sweep_limits(db::Transaction& transaction, base::Instant now);

}  // namespace auth
