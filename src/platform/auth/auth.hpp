// Who is who: accounts, sign-in, second steps, sessions. What app/wiring.cpp joins to the rest.
//
//   account.hpp         create_account, find_account, may_hold_sensitive_roles, erase_account
//   sign_in.hpp         make_signin_link, for the console and the demonstration
//   session_cookie.hpp  find_session, for http::Hooks::session
//   own_space.hpp       OwnSpace, the door to raw figures
#pragma once

#include "base/vault.hpp"
#include "platform/auth/account.hpp"
#include "platform/auth/before_erasing.hpp"
#include "platform/auth/own_space.hpp"
#include "platform/auth/session_cookie.hpp"
#include "platform/auth/settings.hpp"
#include "platform/auth/sign_in.hpp"
#include "platform/http/route.hpp"
#include "platform/jobs/jobs.hpp"
#include "platform/journal/describe.hpp"

#include <vector>

namespace auth {

// /sign-in, /sign-out, /account.
http::Routes routes(
    const Settings& settings, const base::Vault& vault, const BeforeErasing& before_erasing = {}
);

// For http::Hooks::second_factor_page: where a second step is proved, and then the way back.
html::Url second_factor_page(const http::Request& request);

// Writes the mails of sign-in.
jobs::Handlers job_handlers(const Settings& settings, const base::Vault& vault);
// Forgets old requests, limits and sessions, hourly.
std::vector<jobs::Periodic> periodics();

// How auth's journal entries read.
std::vector<journal::KindWords> journal_words();

}  // namespace auth
