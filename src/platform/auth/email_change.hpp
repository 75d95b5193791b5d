// Changing the address one signs in with: it is confirmed by a code sent to the new one.
//
// As in sign_in.hpp, the visitor's request never looks whether the new address has an account: its
// answer and its time cannot tell. A job does, and then writes no mail.
#pragma once

#include "base/secret.hpp"
#include "base/time.hpp"
#include "base/vault.hpp"
#include "platform/auth/email.hpp"
#include "platform/db/database.hpp"

#include <optional>
#include <string>
#include <string_view>

namespace auth {

inline constexpr std::int64_t email_change_seconds = base::minutes(30);
inline constexpr std::int64_t email_change_tries = 5;
inline constexpr std::string_view email_change_job = "auth.email_change_mail";

// Puts one change in place of any other of the account, and enqueues the job that mails its code
// unless `is_mailed` is false.
void ask_to_change_email(
    db::Transaction& transaction,
    base::Instant now,
    std::string_view account_id,
    const Email& email,
    bool is_mailed = true
);

// The new address of the change that waits for its code.
std::optional<std::string> find_waiting_email(
    db::Reader& reader, base::Instant now, std::string_view account_id
);

// What the mail needs; nothing when the change is over or its address has an account.
struct EmailChangeKeys {
    std::string email;
    std::string name;
    base::Secret code;
};
std::optional<EmailChangeKeys> write_email_change_code(
    db::Transaction& transaction,
    const base::Vault& vault,
    base::Instant now,
    std::string_view change_id
);

// Counts the try. False when the code is wrong, the tries are used up, the change is over, or the
// address has an account by now. Otherwise the account has the new address, and every sign-in
// message to the old one is worth nothing. Journalled.
bool change_email(
    db::Transaction& transaction,
    const base::Vault& vault,
    base::Instant now,
    std::string_view account_id,
    std::string_view code
);

void sweep_email_changes(db::Transaction& transaction, base::Instant now);

}  // namespace auth
