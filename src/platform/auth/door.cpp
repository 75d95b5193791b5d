#include "platform/auth/door.hpp"

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
