// An account: one person's way in. What it may do comes from roles, which the module network keeps.
#pragma once

#include "base/error.hpp"
#include "base/time.hpp"
#include "platform/db/database.hpp"

#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace auth {

struct Account {
    std::string id;
    std::string email;
    std::string email_key;
    std::string name;  // "" until the person gives one
    bool is_shared_mailbox = false;
    bool operates_instance = false;
    base::Instant created_at;
    std::optional<base::Instant> disabled_at;
};

struct NewAccount {
    std::string email;
    std::string name = {};
    bool operates_instance = false;
    // Also true without being said when the address is shared by custom (info@, reception@).
    bool is_shared_mailbox = false;
};

// What is wrong with a name a person gave: too long (over 200 characters), or not one
// line of text.
base::FieldErrors check_name(std::string_view name);

// False for a mailbox that several people read, and for a disabled account: they may not hold a
// role that sees names, raw data or administration.
bool may_hold_sensitive_roles(const Account& account);

// Accounts that are erased are never found.
std::optional<Account> find_account(db::Reader& reader, std::string_view id);
// By address, however its letters' case; nothing for what is no address.
std::optional<Account> find_account_by_email(db::Reader& reader, std::string_view email);
std::vector<Account> list_operators(db::Reader& reader);
bool may_hold_sensitive_roles(db::Reader& reader, std::string_view account_id);
// True for an account nobody can sign in to any more: disabled, or erased.
bool is_closed(db::Reader& reader, std::string_view account_id);

// Journalled. `actor` is the account that did it, "" for the program itself. Throws
// Error(invalid) for an address or name that cannot be one, or a shared mailbox that is to operate
// the instance; db::Conflict (accounts_email_key_key) when the address has an account already.
Account create_account(
    db::Transaction& transaction,
    base::Instant now,
    const NewAccount& account,
    std::string_view actor = ""
);

// Each is journalled, and throws Error(not_found) when there is no such account.
void rename_account(
    db::Transaction& transaction,
    base::Instant now,
    std::string_view id,
    std::string_view name,
    std::string_view actor
);
void set_shared_mailbox(
    db::Transaction& transaction,
    base::Instant now,
    std::string_view id,
    bool is_shared,
    std::string_view actor
);
// Error(invalid) for an account that may not hold sensitive roles.
void set_operator(
    db::Transaction& transaction,
    base::Instant now,
    std::string_view id,
    bool operates,
    std::string_view actor
);
// Ends its sessions too.
void disable_account(
    db::Transaction& transaction, base::Instant now, std::string_view id, std::string_view actor
);
void enable_account(
    db::Transaction& transaction, base::Instant now, std::string_view id, std::string_view actor
);
// Removes address, name, sessions, passkeys and codes; keeps the id, which is all that the journal
// and other modules hold.
void erase_account(
    db::Transaction& transaction, base::Instant now, std::string_view id, std::string_view actor
);

}  // namespace auth
