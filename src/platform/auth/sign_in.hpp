// Signing in by a one-time link or a six-digit code sent by e-mail.
//
// A request is kept whether or not its address has an account: the visitor's request never looks,
// so its answer and its time cannot tell. A job finds the account, makes the link and the code,
// and writes the mail. Either key uses up the request, and with it every other of that address.
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

inline constexpr std::int64_t sign_in_seconds = base::minutes(10);
inline constexpr std::int64_t code_tries = 5;  // for one request
inline constexpr std::string_view sign_in_mail_job = "auth.sign_in_mail";

// Keeps the request, enqueues the job that mails its keys unless `is_mailed` is false, and returns
// the secret for the cookie of the browser that asked: a code is accepted from that browser only.
base::Secret ask_to_sign_in(
    db::Transaction& transaction,
    base::Instant now,
    const Email& email,
    std::string_view next_path,
    bool is_mailed = true
);

// What a mail needs; nothing when the request is used or too old, or its address has no account
// that may sign in. Written anew each time, so that a job run twice sends keys that work.
struct SignInKeys {
    std::string email;
    std::string name;
    base::Secret token;  // of the link
    base::Secret code;   // six digits
};
std::optional<SignInKeys> write_keys(
    db::Transaction& transaction,
    const base::Vault& vault,
    base::Instant now,
    std::string_view request_id
);

struct OpenRequest {
    std::string id;
    std::string email_key;
    std::string next_path;
    bool proves_second_factor;
    std::int64_t tries_left;
};
std::optional<OpenRequest> find_request_of_browser(
    db::Reader& reader, base::Instant now, std::string_view browser_secret
);
std::optional<OpenRequest> find_request_of_link(
    db::Reader& reader, base::Instant now, std::string_view token
);

// Who signed in and where they wanted to go.
struct SignedIn {
    std::string account_id;
    std::string next_path;
    bool proves_second_factor = false;
};
// Counts the try. Nothing when the code is wrong, the tries are used up, or the request is used or
// too old.
std::optional<SignedIn> use_code(
    db::Transaction& transaction,
    const base::Vault& vault,
    base::Instant now,
    std::string_view browser_secret,
    std::string_view code
);
std::optional<SignedIn> use_link(
    db::Transaction& transaction, base::Instant now, std::string_view token
);

// The path of a link for someone at the console, valid 10 minutes: "/sign-in/link/...". With
// `proves_second_factor` it counts as the second step too: for the demonstration, whose accounts
// are nobody's. Throws Error(not_found) when the address has no account that may sign in.
std::string make_signin_link(
    db::Transaction& transaction,
    base::Instant now,
    std::string_view email,
    std::string_view next_path = "/",
    bool proves_second_factor = false
);

// Removes requests that ended an hour ago.
void sweep_sign_in_requests(db::Transaction& transaction, base::Instant now);

}  // namespace auth
