#include "platform/auth/door.hpp"
#include "platform/auth/own_path.hpp"
#include "platform/auth/second_factor.hpp"
#include "platform/auth/session_cookie.hpp"
#include "platform/auth/sign_in.hpp"
#include "platform/auth/sign_in_views.hpp"
#include "platform/http/cookie.hpp"

namespace auth {

namespace {

using http::Context;
using http::Request;
using http::Response;

// Ties the code to the browser that asked for it.
std::string browser_cookie(const Request& request) {
    return request.secure ? "__Host-braid_sign_in" : "braid_sign_in";
}

std::string own_next(std::string_view next) {
    return std::string(own_path(next, html::Url("/")).text());
}

Response sign_in_response(const Door& door, Context& context, SignInPage page) {
    page.site_name = door.settings.site_name;
    page.csrf = context.csrf_token();
    return http::page(
        {.title = title_with(page.errors, "Sign in"), .main = sign_in_page(page)},
        page.errors.empty() ? 200 : 422
    );
}

Response show_sign_in(const Door& door, const Request& request, Context& context) {
    const std::string next = own_next(request.query.text("next"));
    if (!context.viewer().is_stranger()) {
        return http::redirect(own_path(next, html::Url("/")));
    }
    return sign_in_response(door, context, {.next = next});
}

Response ask_for_code(const Door& door, const Request& request, Context& context) {
    const std::string typed = request.form.text("email");
    const std::string next = own_next(request.form.text("next"));
    const std::optional<Email> email = parse_email(typed);
    if (!email) {
        return sign_in_response(
            door,
            context,
            {.next = next,
             .email = typed,
             .errors = {{"email", "Enter an e-mail address, such as name@example.org."}}}
        );
    }
    const std::string client = counted_client(request.client_address);
    for (const auto& [limit, subject] :
         {std::pair(sign_in_by_client, client),
          std::pair(sign_in_by_address_and_client, email->key + " " + client)}) {
        if (!take(context.database(), door.vault, context.now(), limit, subject)) {
            return too_many_tries(limit);
        }
    }
    // Beyond it the answer is the same; messages sent before still work.
    const bool is_mailed =
        take(context.database(), door.vault, context.now(), sign_in_by_address, email->key);
    base::Secret browser;
    context.database().change([&](db::Transaction& transaction) {
        browser = ask_to_sign_in(transaction, context.now(), *email, next, is_mailed);
    });
    Response response = http::redirect(html::Url("/sign-in/code"));
    http::set_cookie(response, {browser_cookie(request), browser.reveal(), sign_in_seconds});
    return response;
}

Response code_response(Context& context, const OpenRequest& open, base::FieldErrors errors) {
    return http::page(
        {.title = title_with(errors, "Look in your mail"),
         .main = code_page({context.csrf_token(), open.email_key, errors})},
        errors.empty() ? 200 : 422
    );
}

Response show_code(const Door&, const Request& request, Context& context) {
    db::Reader reader = context.database().read();
    const auto open =
        find_request_of_browser(reader, context.now(), request.cookie(browser_cookie(request)));
    return open ? code_response(context, *open, {}) : http::redirect(html::Url("/sign-in"));
}

// The session of a fresh sign-in. One this browser had before ends, whoever's it was.
Response signed_in(
    const Request& request, Context& context, const SignedIn& who, const base::Secret& token
) {
    const html::Url next = own_path(who.next_path, html::Url("/"));
    db::Reader reader = context.database().read();
    const bool asks_more =
        !who.proves_second_factor && list_second_factors(reader, who.account_id).any();
    Response response = http::redirect(
        asks_more ? html::Url("/account/second-factor/prove")
                        .with("next", next.text())
                        .with("skip", "yes")
                  : next
    );
    set_session_cookie(response, request, token);
    http::remove_cookie(response, browser_cookie(request));
    return response;
}

base::Secret begin_session(
    db::Transaction& transaction,
    const Request& request,
    const Context& context,
    const SignedIn& who
) {
    if (!context.session().empty()) {
        end_session(transaction, context.now(), context.viewer().account(), context.session());
    }
    return start_session(
        transaction,
        context.now(),
        who.account_id,
        request.headers.get("User-Agent"),
        who.proves_second_factor
    );
}

std::string wrong_code_sentence(std::int64_t tries_left) {
    if (tries_left == 0) {
        return "That code is not right, and there are no tries left. Ask for another message.";
    }
    return "That code is not right. You have " +
           (tries_left == 1 ? std::string("one try") : std::to_string(tries_left) + " tries") +
           " left.";
}

Response enter_code(const Door& door, const Request& request, Context& context) {
    const base::Instant now = context.now();
    db::Database& database = context.database();
    const std::string client = counted_client(request.client_address);
    if (!take(database, door.vault, now, code_by_client, client)) {
        return too_many_tries(code_by_client);
    }
    const std::string_view browser = request.cookie(browser_cookie(request));
    const auto find_open = [&] {
        db::Reader reader = database.read();
        return find_request_of_browser(reader, now, browser);
    };
    const std::optional<OpenRequest> open = find_open();
    if (!open) {
        return http::with_notice(
            http::redirect(html::Url("/sign-in")),
            "That took more than 10 minutes, or it was used already. Please start again."
        );
    }
    if (!take(database, door.vault, now, code_by_address, open->email_key)) {
        return code_response(
            context,
            *open,
            {{"code",
              "Too many codes were tried for this address. Open the link in the message instead: "
              "it works as before."}}
        );
    }
    std::optional<SignedIn> who;
    base::Secret token;
    database.change([&](db::Transaction& transaction) {
        who = use_code(transaction, door.vault, now, browser, request.form.text("code"));
        if (who) {
            token = begin_session(transaction, request, context, *who);
        }
    });
    if (who) {
        return signed_in(request, context, *who, token);
    }
    const std::optional<OpenRequest> left = find_open();
    return code_response(
        context, *open, {{"code", wrong_code_sentence(left ? left->tries_left : 0)}}
    );
}

Response dead_link() {
    return http::page({.title = "This link does not work any more", .main = dead_link_page()}, 410);
}

// Changes nothing: scanners of mail follow links before their reader does.
Response show_link(const Door& door, const Request& request, Context& context) {
    if (!take(
            context.database(),
            door.vault,
            context.now(),
            link_by_client,
            counted_client(request.client_address)
        )) {
        return too_many_tries(link_by_client);
    }
    const std::string& token = request.parameter("token");
    db::Reader reader = context.database().read();
    if (!find_request_of_link(reader, context.now(), token)) {
        return dead_link();
    }
    return http::page(
        {.title = "Sign in",
         .main = link_page({door.settings.site_name, context.csrf_token(), token})}
    );
}

Response follow_link(const Door& door, const Request& request, Context& context) {
    if (!take(
            context.database(),
            door.vault,
            context.now(),
            link_by_client,
            counted_client(request.client_address)
        )) {
        return too_many_tries(link_by_client);
    }
    std::optional<SignedIn> who;
    base::Secret token;
    context.database().change([&](db::Transaction& transaction) {
        who = use_link(transaction, context.now(), request.parameter("token"));
        if (who) {
            token = begin_session(transaction, request, context, *who);
        }
    });
    return who ? signed_in(request, context, *who, token) : dead_link();
}

Response sign_out(const Door&, const Request& request, Context& context) {
    if (!context.session().empty()) {
        context.database().change([&](db::Transaction& transaction) {
            end_session(transaction, context.now(), context.viewer().account(), context.session());
        });
    }
    Response response = http::with_notice(http::redirect(html::Url("/")), "You are signed out.");
    remove_session_cookie(response, request);
    return response;
}

// Ends the session and asks to sign in anew, on the way to `next`.
Response sign_in_again(const Door&, const Request& request, Context& context) {
    context.database().change([&](db::Transaction& transaction) {
        end_session(transaction, context.now(), context.viewer().account(), context.session());
    });
    Response response =
        http::redirect(html::Url("/sign-in").with("next", own_next(request.form.text("next"))));
    remove_session_cookie(response, request);
    return response;
}

}  // namespace

http::Routes sign_in_routes(const DoorPointer& door) {
    using http::Method;
    return {
        {Method::get, "/sign-in", http::anyone(), through(door, show_sign_in)},
        {Method::post, "/sign-in", http::anyone(), through(door, ask_for_code)},
        {Method::get, "/sign-in/code", http::anyone(), through(door, show_code)},
        {Method::post, "/sign-in/code", http::anyone(), through(door, enter_code)},
        {Method::get, "/sign-in/link/{token}", http::anyone(), through(door, show_link)},
        {Method::post, "/sign-in/link/{token}", http::anyone(), through(door, follow_link)},
        {Method::post, "/sign-out", http::anyone(), through(door, sign_out)},
        {Method::post, "/account/again", http::signed_in(), through(door, sign_in_again)},
    };
}

}  // namespace auth
