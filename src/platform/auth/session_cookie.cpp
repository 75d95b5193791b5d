#include "platform/auth/session_cookie.hpp"

#include "platform/auth/account.hpp"
#include "platform/http/cookie.hpp"

namespace auth {

namespace {

std::string session_cookie_name(const http::Request& request) {
    return request.secure ? "__Host-braid_session" : "braid_session";
}

// A busy writer is no reason to turn a reader away: the next request will note it.
void note_use(db::Database& database, const Session& session, base::Instant now) {
    if (now < session.last_seen_at + base::minutes(5)) {
        return;
    }
    try {
        database.change([&](db::Transaction& transaction) {
            touch_session(transaction, now, session.id);
        });
    } catch (const base::Error& error) {
        if (error.code() != base::Code::busy) {
            throw;
        }
    }
}

}  // namespace

std::string_view session_token(const http::Request& request) {
    return request.cookie(session_cookie_name(request));
}

std::optional<http::Hooks::Session> find_session(
    db::Database& database,
    const base::Vault& vault,
    const http::Request& request,
    base::Instant now,
    const GrantRoles& grant_roles
) {
    const std::string_view token = session_token(request);
    if (token.empty() || token.size() > 100) {
        return std::nullopt;
    }
    std::optional<Session> session;
    http::Hooks::Session found;
    {
        db::Reader reader = database.read();
        session = find_session(reader, now, token);
        const auto account = session ? find_account(reader, session->account_id) : std::nullopt;
        if (!account) {
            return std::nullopt;
        }
        const bool proved = has_second_factor(*session, now) && may_hold_sensitive_roles(*account);
        found.viewer = base::Viewer(account->id, proved);
        if (account->operates_instance) {
            found.viewer.grant(base::instance_scope, bit(base::Permission::operate_instance));
        }
        if (grant_roles) {
            grant_roles(reader, found.viewer, now);
        }
    }
    note_use(database, *session, now);
    found.id = session->id;
    found.csrf_token = vault.keyed_fingerprint("csrf", session->id);
    return found;
}

void set_session_cookie(
    http::Response& response, const http::Request& request, const base::Secret& token
) {
    http::set_cookie(response, {session_cookie_name(request), token.reveal(), session_seconds});
}

void remove_session_cookie(http::Response& response, const http::Request& request) {
    http::remove_cookie(response, session_cookie_name(request));
}

}  // namespace auth
