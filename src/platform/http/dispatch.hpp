// From a parsed request to a finished response: session, route, scope, permission, CSRF, handler,
// error page. No I/O of its own; the server and the tests call it alike.
//
// Order: address, route (404, 405), form, session, access, scope, CSRF, handler. On the way out:
// cookies, security headers, Cache-Control.
#pragma once

#include "platform/http/route.hpp"

#include <memory>

namespace http {

// What dispatch must be told about the rest of the program; filled in by app/wiring.cpp.
struct Hooks {
    struct Session {
        std::string id;
        base::Viewer viewer;
        std::string csrf_token;
    };
    // The session of a cookie value; nothing when it is unknown, expired or revoked.
    std::function<std::optional<Session>(const Request&)> session;
    // The scope id a request names by its route parameters ("{network}" slug, "{group}" id);
    // nothing when there is no such scope.
    std::function<std::optional<std::string>(const Request&, Access::In)> scope;
    // The whole document around a page's content; error pages pass through it too.
    std::function<html::Html(const Page&, const Request&, const Context&)> frame;
    // The same for a page that says the database is busy: nobody waits for it a second time.
    std::function<html::Html(const Page&, const Request&, const Context&)> bare_frame;
    // The content shown for an error: its sentence, its field errors, what to do next.
    std::function<Page(const base::Error&, const Request&, const Context&)> error_page;
    // Where a viewer is sent who holds a permission but has not proved a second factor.
    std::function<html::Url(const Request&)> second_factor_page;
};

class Dispatcher {
public:
    // Throws Error(internal) when two routes have the same method and path.
    Dispatcher(Routes routes, Hooks hooks, db::Database& database, const base::Clock& clock);
    ~Dispatcher();

    // Never throws. Fills path, query, form and parameters where they are not there yet. HEAD is
    // answered by the GET route; the server leaves its body out.
    Response answer(Request& request) const;
    // The refusal a request would get for want of a session or a permission, before its body is
    // read; nothing when it may go on. Never throws.
    std::optional<Response> refusal(Request& request) const;
    // The answer to a request that failed before it got here (a body too large). Never throws.
    Response failure(Request& request, const base::Error& error) const;

    // The route a request would take, for body limits before the body is read; null when none.
    const Route* find(Method method, std::string_view path) const;
    const Routes& routes() const;

private:
    struct Impl;
    std::unique_ptr<Impl> impl_;
};

}  // namespace http
