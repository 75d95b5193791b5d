// Routes as data. Adding a page is one line in a module's routes():
//
//   {Method::get, "/n/{network}/needs/{need}", in_network(Permission::read_internal), show_need},
//
// Every route says who may use it; dispatch refuses before the handler runs. What a viewer may
// not see does not exist: 404. A stranger on a page that needs an account is sent to sign in, and
// is told nothing about whether the page exists.
#pragma once

#include "base/error.hpp"
#include "base/time.hpp"
#include "base/viewer.hpp"
#include "platform/http/message.hpp"

#include <functional>
#include <memory>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace db {
class Database;
}

namespace http {

// What a handler may use. One per request.
class Context {
public:
    // What dispatch has found out besides who asks; each may be empty.
    struct Details {
        std::string scope;
        std::string session;
        std::string csrf_secret;
        std::string notice;
    };

    Context(
        db::Database& database, const base::Clock& clock, base::Viewer viewer, Details details = {}
    )
        : database_(database),
          clock_(clock),
          viewer_(std::move(viewer)),
          details_(std::move(details)) {}

    db::Database& database() const { return database_; }
    const base::Clock& clock() const { return clock_; }
    base::Instant now() const { return clock_.now(); }
    const base::Viewer& viewer() const { return viewer_; }
    // The id of the network or group the route is in; "" elsewhere.
    const std::string& scope() const { return details_.scope; }
    // The session's id, "" for a stranger; auth uses it.
    const std::string& session() const { return details_.session; }
    // What a form must carry as "csrf"; put there by html::form(). Strangers have one too, bound to
    // a cookie: a page that asks for it for a stranger is never kept by the public cache.
    const std::string& csrf_token() const;
    // A one-time message shown at the top of the next page ("Saved."); reading it ends it.
    const std::string& notice() const;

    // What the handler asked for; dispatch sets cookies by it.
    bool csrf_token_was_read() const { return !csrf_token_.empty(); }
    bool notice_was_read() const { return notice_was_read_; }
    // Called by dispatch once it knows which network or group the route is in.
    void enter(std::string scope) { details_.scope = std::move(scope); }

private:
    db::Database& database_;
    const base::Clock& clock_;
    base::Viewer viewer_;
    Details details_;
    mutable std::string csrf_token_;
    mutable bool notice_was_read_ = false;
};

using Handler = std::function<Response(const Request&, Context&)>;

// Who may use a route.
struct Access {
    enum class Kind { anyone, signed_in, permission };
    Kind kind = Kind::signed_in;
    base::Permission permission{};
    enum class In { network, group, instance } in = In::network;
};

constexpr Access anyone() {
    return {Access::Kind::anyone, {}, {}};
}
constexpr Access signed_in() {
    return {Access::Kind::signed_in, {}, {}};
}
constexpr Access in_network(base::Permission permission) {
    return {Access::Kind::permission, permission, Access::In::network};
}
constexpr Access in_group(base::Permission permission) {
    return {Access::Kind::permission, permission, Access::In::group};
}
constexpr Access on_instance(base::Permission permission) {
    return {Access::Kind::permission, permission, Access::In::instance};
}

struct Route {
    Method method;
    std::string path;  // "/n/{network}/needs/{need}"; a parameter is one whole segment
    Access access;
    Handler handler;
    std::size_t body_limit =
        0;  // bytes; 0 is the server's default; larger makes it an upload route
    // Unsafe requests from other sites on purpose (one-click unsubscribe, webhooks): no CSRF token.
    bool cross_site = false;
    // May be shown inside a frame of another site (a chart to embed).
    bool embeddable = false;
};

using Routes = std::vector<Route>;

}  // namespace http
