// From a request's cookie to its session and Viewer, and back to a cookie.
#pragma once

#include "base/vault.hpp"
#include "platform/auth/session.hpp"
#include "platform/http/dispatch.hpp"

#include <functional>

namespace auth {

// Adds what an account's roles let it do; given by wiring (network::grant_roles).
using GrantRoles = std::function<void(db::Reader&, base::Viewer&, base::Instant now)>;

// For http::Hooks::session: the session of the request's cookie, with the Viewer of its account.
// A second factor counts only for accounts that may hold sensitive roles. Accounts that operate
// the instance get base::instance_scope. The CSRF secret belongs to the session and stays when its
// token changes, so that pages open in other tabs go on working. Writes at most every five minutes,
// that it was seen.
std::optional<http::Hooks::Session> find_session(
    db::Database& database,
    const base::Vault& vault,
    const http::Request& request,
    base::Instant now,
    const GrantRoles& grant_roles
);

// "braid_session", with "__Host-" behind TLS.
void set_session_cookie(
    http::Response& response, const http::Request& request, const base::Secret& token
);
void remove_session_cookie(http::Response& response, const http::Request& request);
// The cookie's value, "" when there is none.
std::string_view session_token(const http::Request& request);

}  // namespace auth
