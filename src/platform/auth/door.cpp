#include "platform/auth/door.hpp"

#include "platform/auth/second_factor.hpp"
#include "platform/html/components.hpp"

namespace auth {

http::Handler through(const DoorPointer& door, DoorHandler handler) {
    return [door, handler](const http::Request& request, http::Context& context) {
        return handler(*door, request, context);
    };
}

Visitor get_visitor(db::Reader& reader, const http::Context& context) {
    const auto session = find_session_by_id(reader, context.now(), context.session());
    const auto account = session ? find_account(reader, session->account_id) : std::nullopt;
    if (!account) {
        throw base::Error(
            base::Code::unauthenticated, "You were signed out. Please sign in again."
        );
    }
    return {*account, *session};
}

std::optional<http::Response> ask_who_it_is(
    db::Reader& reader, const http::Context& context, const Visitor& visitor, const html::Url& next
) {
    const base::Instant since = context.now() - base::minutes(15);
    const bool has_factors = list_second_factors(reader, visitor.account.id).any();
    const auto proved =
        has_factors ? visitor.session.second_factor_at : std::optional(visitor.session.created_at);
    if (proved && *proved >= since) {
        return std::nullopt;
    }
    if (has_factors) {
        return http::redirect(html::Url("/account/second-factor/prove").with("next", next.text()));
    }
    return http::page(
        {.title = "Is it you?",
         .main = html::page_heading(
                     {.title = "Is it you?",
                      .lead = html::Html("<p>This can be done by whoever has just signed in. Sign "
                                         "in again, and you come back here.</p>")}
                 ) +
                 html::form(
                     {.action = html::Url("/account/again"),
                      .csrf = context.csrf_token(),
                      .content =
                          html::hidden_field({.name = "next", .value = std::string(next.text())}) +
                          html::button({.label = "Sign in again"})}
                 )}
    );
}

http::Response too_many_tries(const Limit& limit) {
    http::Response response = http::page(
        {.title = "Too many tries",
         .main = html::page_heading(
             {.title = "Too many tries", .lead = html::format("<p>{}</p>", too_often(limit))}
         )},
        429
    );
    response.headers.set("Retry-After", std::to_string(limit.seconds));
    return response;
}

std::string title_with(const base::FieldErrors& errors, std::string title) {
    return errors.empty() ? title : "Error: " + title;
}

}  // namespace auth
