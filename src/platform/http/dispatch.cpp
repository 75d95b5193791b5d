#include "platform/http/dispatch.hpp"

#include "base/secret.hpp"
#include "base/text.hpp"
#include "platform/http/cookie.hpp"
#include "platform/http/csrf.hpp"
#include "platform/http/failure.hpp"
#include "platform/http/form.hpp"
#include "platform/http/protect.hpp"
#include "platform/http/router.hpp"
#include "platform/http/target.hpp"

#include <fmt/format.h>
#include <spdlog/spdlog.h>

#include <algorithm>

namespace http {
namespace {

using base::Code;

html::Url sign_in_page(const Request& request) {
    return html::Url("/sign-in").with("next", request.target);
}

// Where the route is, for what a hook is asked: a permission says it itself, else the innermost
// scope that the path names.
std::optional<Access::In> place_of(const Route& route, const Request& request) {
    if (route.access.kind == Access::Kind::permission) {
        return route.access.in;
    }
    if (request.parameters.contains("group")) {
        return Access::In::group;
    }
    if (request.parameters.contains("network")) {
        return Access::In::network;
    }
    return std::nullopt;
}

Page plain_error_page(const base::Error& error) {
    const std::string_view title = reason(status_of(error.code()));
    return {std::string(title), html::format("<h1>{}</h1><p>{}</p>", title, error.what())};
}

html::Html plain_frame(const Page& page) {
    return html::format(
        "<!doctype html><html lang=\"en\"><title>{}</title><main>{}</main></html>",
        page.title,
        page.main
    );
}

}  // namespace

struct Dispatcher::Impl {
    using Frame = decltype(Hooks::frame);
    // One request on its way: what is known of it so far.
    struct Visit {
        Request& request;
        const Route* route = nullptr;
        std::optional<Context> context;
        std::string csrf_secret;
        bool visitor_is_new = false;
    };

    Impl(Routes all, Hooks given, db::Database& data, const base::Clock& time)
        : routes(std::move(all)),
          hooks(std::move(given)),
          database(data),
          clock(time),
          router(routes) {}

    template <class Work>
    Response guarded(Visit& visit, Work work) const;
    std::optional<Response> match_route(Visit& visit) const;
    void find_session(Visit& visit) const;
    std::optional<Response> refuse_access(Visit& visit) const;
    std::optional<Response> refuse_stranger(const Visit& visit) const;
    std::string find_scope(const Visit& visit) const;
    static void check_csrf(const Visit& visit);
    Response error_response(Visit& visit, const base::Error& error) const;
    Response error_page(Visit& visit, const base::Error& error) const;
    void draw(Visit& visit, Response& response, const Frame& frame) const;
    static void leave(Visit& visit, Response& response);

    Routes routes;
    Hooks hooks;
    db::Database& database;
    const base::Clock& clock;
    Router router;
};

// Runs `work`; what it throws becomes a page. The only place that catches everything.
template <class Work>
Response Dispatcher::Impl::guarded(Visit& visit, Work work) const {
    Response response;
    try {
        response = work();
        draw(visit, response, hooks.frame);
    } catch (const base::Error& error) {
        response = error_response(visit, error);
    } catch (const std::exception& error) {
        response = error_response(visit, base::Error(Code::internal, error.what()));
    }
    leave(visit, response);
    return response;
}

// Finds the route; an answer when there is none, or the method is not the route's.
std::optional<Response> Dispatcher::Impl::match_route(Visit& visit) const {
    Request& request = visit.request;
    if (request.path.empty()) {
        read_target(request);
    }
    const Router::Match match = router.match(request.method, request.path);
    if (match.allowed.empty()) {
        if (const html::Url plain = without_last_slash(request); !plain.empty()) {
            const std::string_view path(request.path);
            if (router.match(Method::get, path.substr(0, path.size() - 1)).route) {
                return redirect(plain);
            }
        }
        base::throw_not_found();
    }
    if (!match.route) {
        const bool is_question = request.method == Method::options;
        Response response =
            is_question ? Response() : text("This address does not take that method.\n", 405);
        response.status = is_question ? 204 : 405;
        response.headers.add("Allow", allow_field(match.allowed));
        return response;
    }
    visit.route = match.route;
    const auto names = parameter_names(match.route->path);
    for (std::size_t i = 0; i < names.size(); ++i) {
        request.parameters[std::string(names[i])] = base::nfc(match.parameters[i]).value_or("");
    }
    return std::nullopt;
}

void Dispatcher::Impl::find_session(Visit& visit) const {
    const Request& request = visit.request;
    auto session = hooks.session ? hooks.session(request) : std::nullopt;
    Context::Details details;
    details.notice = notice_of(request);
    base::Viewer viewer;
    if (session) {
        viewer = std::move(session->viewer);
        details.session = std::move(session->id);
        visit.csrf_secret = std::move(session->csrf_token);
    } else {
        visit.csrf_secret = visitor_secret(request);
        visit.visitor_is_new = visit.csrf_secret.empty();
        if (visit.visitor_is_new && is_safe(request.method)) {
            visit.csrf_secret = base::random_token().reveal();
        }
    }
    details.csrf_secret = visit.csrf_secret;
    visit.context.emplace(database, clock, std::move(viewer), std::move(details));
}

// A stranger is sent to sign in before anything is looked up.
std::optional<Response> Dispatcher::Impl::refuse_stranger(const Visit& visit) const {
    const Request& request = visit.request;
    const bool is_page = request.method == Method::get || request.method == Method::head;
    if (!is_page || request.wants_json() || request.wants_fragment()) {
        throw base::Error(Code::unauthenticated, "Sign in first, then try again.");
    }
    return redirect(sign_in_page(request));
}

std::string Dispatcher::Impl::find_scope(const Visit& visit) const {
    const auto place = place_of(*visit.route, visit.request);
    if (!place) {
        return {};
    }
    if (*place == Access::In::instance) {
        return std::string(base::instance_scope);
    }
    auto scope = hooks.scope ? hooks.scope(visit.request, *place) : std::nullopt;
    if (!scope) {
        base::throw_not_found();
    }
    return std::move(*scope);
}

std::optional<Response> Dispatcher::Impl::refuse_access(Visit& visit) const {
    const Access& access = visit.route->access;
    const base::Viewer& viewer = visit.context->viewer();
    if (access.kind != Access::Kind::anyone && viewer.is_stranger()) {
        return refuse_stranger(visit);
    }
    std::string scope = find_scope(visit);
    if (access.kind == Access::Kind::permission && !viewer.may(access.permission, scope)) {
        if (!viewer.holds(access.permission, scope)) {
            base::throw_not_found();
        }
        if (!is_safe(visit.request.method) || !hooks.second_factor_page ||
            visit.request.wants_json()) {
            throw base::Error(
                Code::forbidden, "This needs your second sign-in step. Take it, then try again."
            );
        }
        return redirect(hooks.second_factor_page(visit.request));
    }
    visit.context->enter(std::move(scope));
    return std::nullopt;
}

void Dispatcher::Impl::check_csrf(const Visit& visit) {
    const Request& request = visit.request;
    if (is_safe(request.method) || visit.route->cross_site) {
        return;
    }
    if (!is_same_origin(request) || !token_matches(visit.csrf_secret, sent_token(request))) {
        throw base::Error(
            Code::forbidden,
            "This form is too old, or it was sent from another site. Go back, reload the page and "
            "try again."
        );
    }
}

Response Dispatcher::Impl::error_response(Visit& visit, const base::Error& error) const {
    const Request& request = visit.request;
    if (error.code() == Code::internal) {
        spdlog::error(
            "request id={} route={} failed: {}",
            request.id,
            visit.route ? visit.route->path : "-",
            error.what()
        );
    }
    const base::Error shown = shown_error(error, request);
    Response response = request.wants_json() ? problem(shown, request) : error_page(visit, shown);
    response.status = status_of(shown.code());
    if (shown.code() == Code::busy) {
        response.headers.set("Retry-After", "2");
    }
    if (shown.code() == Code::unauthenticated && request.wants_fragment()) {
        response.headers.set("HX-Redirect", std::string(sign_in_page(request).text()));
    }
    return response;
}

// A page even when drawing the site's own page for errors fails too.
Response Dispatcher::Impl::error_page(Visit& visit, const base::Error& error) const {
    if (!visit.context) {
        visit.context.emplace(database, clock, base::Viewer());
    }
    try {
        Response response = page(
            hooks.error_page ? hooks.error_page(error, visit.request, *visit.context)
                             : plain_error_page(error)
        );
        draw(visit, response, error.code() == Code::busy ? hooks.bare_frame : hooks.frame);
        return response;
    } catch (const std::exception& second) {
        spdlog::error("request id={} error page failed: {}", visit.request.id, second.what());
        return html_response(plain_frame(plain_error_page(error)));
    }
}

// Puts the site's frame around a page's content.
void Dispatcher::Impl::draw(Visit& visit, Response& response, const Frame& frame) const {
    if (!response.page) {
        return;
    }
    const Page& content = *response.page;
    if (content.is_own_space) {
        response.public_scope.reset();
    }
    const html::Html document =
        frame ? frame(content, visit.request, *visit.context) : plain_frame(content);
    response.body = document.text();
    response.headers.set("Content-Type", "text/html; charset=utf-8");
    response.page.reset();
}

void Dispatcher::Impl::leave(Visit& visit, Response& response) {
    if (visit.context && visit.context->csrf_token_was_read() && visit.visitor_is_new) {
        set_visitor_secret(response, visit.request, visit.csrf_secret);
    }
    if (visit.context && visit.context->notice_was_read()) {
        remove_cookie(response, notice_cookie);
    }
    if (visit.context && !visit.context->viewer().is_stranger()) {
        response.public_scope.reset();
    }
    set_cache_control(visit.request, visit.route, response);
    add_security_headers(visit.request, visit.route, response);
}

Dispatcher::Dispatcher(Routes routes, Hooks hooks, db::Database& database, const base::Clock& clock)
    : impl_(std::make_unique<Impl>(std::move(routes), std::move(hooks), database, clock)) {}

Dispatcher::~Dispatcher() = default;

Response Dispatcher::answer(Request& request) const {
    Impl::Visit visit{request, nullptr, std::nullopt, {}, false};
    return impl_->guarded(visit, [&] {
        if (auto other = impl_->match_route(visit)) {
            return std::move(*other);
        }
        read_form(request);
        impl_->find_session(visit);
        if (auto refused = impl_->refuse_access(visit)) {
            return std::move(*refused);
        }
        Impl::check_csrf(visit);
        return visit.route->handler(request, *visit.context);
    });
}

std::optional<Response> Dispatcher::refusal(Request& request) const {
    Impl::Visit visit{request, nullptr, std::nullopt, {}, false};
    bool may_go_on = false;
    Response response = impl_->guarded(visit, [&] {
        if (auto other = impl_->match_route(visit)) {
            return std::move(*other);
        }
        impl_->find_session(visit);
        if (auto refused = impl_->refuse_access(visit)) {
            return std::move(*refused);
        }
        if (!visit.route->cross_site && !is_same_origin(request)) {
            throw base::Error(Code::forbidden, "This was sent from another site.");
        }
        may_go_on = true;
        return Response();
    });
    return may_go_on ? std::nullopt : std::optional(std::move(response));
}

Response Dispatcher::failure(Request& request, const base::Error& error) const {
    Impl::Visit visit{request, nullptr, std::nullopt, {}, false};
    return impl_->guarded(visit, [&]() -> Response { throw error; });
}

const Route* Dispatcher::find(Method method, std::string_view path) const {
    return impl_->router.match(method, path).route;
}

const Routes& Dispatcher::routes() const {
    return impl_->routes;
}

}  // namespace http
