// What an account proves itself with on top of its mailbox: passkeys, an authenticator app (TOTP),
// and recovery codes for when those are lost.
#pragma once

#include "base/secret.hpp"
#include "base/time.hpp"
#include "base/vault.hpp"
#include "platform/auth/webauthn.hpp"
#include "platform/db/database.hpp"

#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace auth {

struct Passkey {
    std::string id;
    std::string credential;  // base64url
    std::string public_key;  // COSE, bytes
    std::uint32_t sign_count = 0;
    std::string name;
    base::Instant created_at;
    std::optional<base::Instant> last_used_at;
};

struct SecondFactors {
    std::vector<Passkey> passkeys;  // the oldest first
    bool has_totp = false;
    std::int64_t recovery_codes = 0;  // not yet used

    bool any() const { return has_totp || !passkeys.empty(); }
};

SecondFactors list_second_factors(db::Reader& reader, std::string_view account_id);

// Each change is journalled. An account has at most 20 passkeys: Error(invalid) beyond;
// db::Conflict (passkeys_credential_key) for one that is registered already.
void insert_passkey(
    db::Transaction& transaction,
    base::Instant now,
    std::string_view account_id,
    const NewPasskey& passkey,
    std::string_view name
);
bool remove_passkey(
    db::Transaction& transaction,
    base::Instant now,
    std::string_view account_id,
    std::string_view passkey_id
);
// Error(invalid) when the count is not greater than the one kept, unless both are 0.
void note_passkey_use(
    db::Transaction& transaction,
    base::Instant now,
    std::string_view passkey_id,
    std::uint32_t sign_count
);

// Begins or begins again to set up an app; Error(conflict) when one is set up.
void start_totp(
    db::Transaction& transaction,
    const base::Vault& vault,
    base::Instant now,
    std::string_view account_id
);
// The secret waiting to be confirmed.
std::optional<base::Secret> find_waiting_totp(
    db::Reader& reader, const base::Vault& vault, std::string_view account_id
);
// True when the code is right; the app then counts.
bool confirm_totp(
    db::Transaction& transaction,
    const base::Vault& vault,
    base::Instant now,
    std::string_view account_id,
    std::string_view code
);
// True when the code is right and was not used before; it is then used.
bool use_totp(
    db::Transaction& transaction,
    const base::Vault& vault,
    base::Instant now,
    std::string_view account_id,
    std::string_view code
);
bool remove_totp(db::Transaction& transaction, base::Instant now, std::string_view account_id);

// Ten new codes; those of before are worth nothing. This is the only time they can be seen.
std::vector<base::Secret> make_recovery_codes(
    db::Transaction& transaction,
    const base::Vault& vault,
    base::Instant now,
    std::string_view account_id
);
void remove_recovery_codes(db::Transaction& transaction, std::string_view account_id);
bool use_recovery_code(
    db::Transaction& transaction,
    const base::Vault& vault,
    base::Instant now,
    std::string_view account_id,
    std::string_view typed
);

// For an operator whose colleague has lost everything: removes all of it and ends the sessions.
void reset_second_factors(
    db::Transaction& transaction,
    base::Instant now,
    std::string_view account_id,
    std::string_view actor
);

// How many accounts have an authenticator app or recovery codes.
std::int64_t count_sealed_factors(db::Reader& reader);
// For a vault key that is lost: removes all of these, which no other key can read. Passkeys stay.
void remove_sealed_factors(db::Transaction& transaction, base::Instant now);

}  // namespace auth
