#include "platform/auth/account_views.hpp"
#include "platform/auth/door.hpp"
#include "platform/auth/session_cookie.hpp"
#include "platform/download/download.hpp"

namespace auth {

namespace {

using http::Context;
using http::Request;
using http::Response;

Response account_response(
    Context& context, const std::optional<std::string>& typed_name, const base::FieldErrors& errors
) {
    db::Reader reader = context.database().read();
    const Visitor visitor = get_visitor(reader, context);
    return http::page(
        {.title = title_with(errors, "Your account"),
         .main = account_page(
             {.csrf = context.csrf_token(),
              .account = visitor.account,
              .typed_name = typed_name.value_or(visitor.account.name),
              .factors = list_second_factors(reader, visitor.account.id),
              .sessions = list_sessions(reader, context.now(), visitor.account.id),
              .this_session = context.session(),
              .errors = errors}
         )},
        errors.empty() ? 200 : 422
    );
}

Response download_sessions(const Request& request, Context& context) {
    db::Reader reader = context.database().read();
    const Visitor visitor = get_visitor(reader, context);
    std::vector<tables::Row> rows;
    for (const Session& session : list_sessions(reader, context.now(), visitor.account.id)) {
        rows.push_back(
            {session.agent,
             base::long_time(session.created_at),
             base::long_time(session.last_seen_at),
             session.id == context.session() ? "Yes" : ""}
        );
    }
    return download::answer(
        request,
        context,
        {.stem = "signed-in", .title = "Where you are signed in", .author = visitor.account.name},
        {.name = "Where you are signed in",
         .header = {"Browser", "Since", "Last used", "This browser"},
         .rows = tables::rows_of(std::move(rows))}
    );
}

Response show_account(const Door&, const Request& request, Context& context) {
    if (download::is_asked(request)) {
        return download_sessions(request, context);
    }
    return account_response(context, std::nullopt, {});
}

Response save_name(const Door&, const Request& request, Context& context) {
    const std::string name = request.form.text("name");
    const base::FieldErrors errors = check_name(name);
    if (!errors.empty()) {
        return account_response(context, name, errors);
    }
    context.database().change([&](db::Transaction& transaction) {
        const std::string& account = context.viewer().account();
        rename_account(transaction, context.now(), account, name, account);
    });
    return http::with_notice(http::redirect(html::Url("/account")), "Your name is saved.");
}

Response end_one_session(const Door&, const Request& request, Context& context) {
    const std::string& session = request.parameter("session");
    bool ended = false;
    context.database().change([&](db::Transaction& transaction) {
        ended = end_session(transaction, context.now(), context.viewer().account(), session);
    });
    if (!ended) {
        base::throw_not_found("This session");
    }
    if (session != context.session()) {
        return http::with_notice(
            http::redirect(html::Url("/account")), "That browser is signed out."
        );
    }
    Response response = http::with_notice(http::redirect(html::Url("/")), "You are signed out.");
    remove_session_cookie(response, request);
    return response;
}

Response end_others(const Door&, const Request&, Context& context) {
    context.database().change([&](db::Transaction& transaction) {
        end_other_sessions(
            transaction, context.now(), context.viewer().account(), context.session()
        );
    });
    return http::with_notice(
        http::redirect(html::Url("/account")), "You are signed out everywhere else."
    );
}

}  // namespace

http::Routes account_routes(const DoorPointer& door) {
    using http::Method;
    return {
        {Method::get, "/account", http::signed_in(), through(door, show_account)},
        {Method::post, "/account/name", http::signed_in(), through(door, save_name)},
        {Method::post,
         "/account/sessions/{session}/end",
         http::signed_in(),
         through(door, end_one_session)},
        {Method::post,
         "/account/sessions/end-others",
         http::signed_in(),
         through(door, end_others)},
    };
}

}  // namespace auth
