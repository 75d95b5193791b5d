// What the handlers of auth share.
#pragma once

#include "base/vault.hpp"
#include "platform/auth/account.hpp"
#include "platform/auth/before_erasing.hpp"
#include "platform/auth/rate_limit.hpp"
#include "platform/auth/session.hpp"
#include "platform/auth/settings.hpp"
#include "platform/http/route.hpp"

#include <memory>
#include <optional>

namespace auth {

struct Door {
    Settings settings;
    base::Vault vault;
    BeforeErasing before_erasing = {};
};
using DoorPointer = std::shared_ptr<const Door>;

using DoorHandler = http::Response (*)(const Door&, const http::Request&, http::Context&);
// A handler of http from one that also takes the door.
http::Handler through(const DoorPointer& door, DoorHandler handler);

http::Routes sign_in_routes(const DoorPointer& door);
http::Routes account_routes(const DoorPointer& door);
http::Routes account_email_routes(const DoorPointer& door);
http::Routes account_erase_routes(const DoorPointer& door);
http::Routes second_factor_routes(const DoorPointer& door);
http::Routes prove_routes(const DoorPointer& door);

// The account and session of a signed-in request; Error(unauthenticated) when it ended meanwhile.
struct Visitor {
    Account account;
    Session session;
};
Visitor get_visitor(db::Reader& reader, const http::Context& context);

// For what must not be done by whoever finds a browser left open: nothing when its owner signed in,
// or proved the second step where the account has one, in the last 15 minutes. Otherwise the page
// that asks for it again and comes back to `next`.
std::optional<http::Response> ask_who_it_is(
    db::Reader& reader, const http::Context& context, const Visitor& visitor, const html::Url& next
);

// 429 with a sentence and Retry-After.
http::Response too_many_tries(const Limit& limit);

// "Error: " before the title of a page that shows errors.
std::string title_with(const base::FieldErrors& errors, std::string title);

}  // namespace auth
