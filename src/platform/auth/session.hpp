// A browser that is signed in. The cookie holds 256 random bits; the database their fingerprint.
#pragma once

#include "base/secret.hpp"
#include "base/time.hpp"
#include "platform/db/database.hpp"

#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace auth {

// A session ends when it was not used for a week, and 30 days after it began in any case. A second
// factor proved in it counts for 12 hours.
inline constexpr std::int64_t session_idle_seconds = base::days(7);
inline constexpr std::int64_t session_seconds = base::days(30);
inline constexpr std::int64_t second_factor_seconds = base::hours(12);

struct Session {
    std::string id;
    std::string account_id;
    std::string agent;      // "Firefox on Windows"
    std::string challenge;  // what a passkey must sign next, base64url; changed at each try
    base::Instant created_at;
    base::Instant last_seen_at;
    std::optional<base::Instant> second_factor_at;
};

bool has_second_factor(const Session& session, base::Instant now);

// The live session of a cookie's value: not ended, not expired, its account neither disabled nor
// erased.
std::optional<Session> find_session(db::Reader& reader, base::Instant now, std::string_view token);
std::optional<Session> find_session_by_id(
    db::Reader& reader, base::Instant now, std::string_view id
);
// The live ones of an account, the last used first.
std::vector<Session> list_sessions(
    db::Reader& reader, base::Instant now, std::string_view account_id
);

// Returns the cookie's value. Journalled, as are the two below.
base::Secret start_session(
    db::Transaction& transaction,
    base::Instant now,
    std::string_view account_id,
    std::string_view user_agent,
    bool proves_second_factor = false
);
// Marks the second factor as proved and gives the session another token, so that one caught
// before is worth nothing. Returns the new cookie's value.
base::Secret prove_second_factor(
    db::Transaction& transaction, base::Instant now, const Session& session
);
// False when the account has no such live session: another account's is as one that is not there.
bool end_session(
    db::Transaction& transaction,
    base::Instant now,
    std::string_view account_id,
    std::string_view session_id
);
void end_other_sessions(
    db::Transaction& transaction,
    base::Instant now,
    std::string_view account_id,
    std::string_view kept_session_id
);

void touch_session(db::Transaction& transaction, base::Instant now, std::string_view session_id);
// Takes the challenge out of the session and puts another in its place: each is good for one try.
std::string take_challenge(db::Transaction& transaction, std::string_view session_id);

// Removes sessions that ended or expired 90 days ago.
void sweep_sessions(db::Transaction& transaction, base::Instant now);

}  // namespace auth
