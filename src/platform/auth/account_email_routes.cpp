#include "platform/auth/account_views.hpp"
#include "platform/auth/door.hpp"
#include "platform/auth/mails.hpp"

namespace auth {

namespace {

using http::Context;
using http::Request;
using http::Response;

Visitor visitor_of(Context& context) {
    db::Reader reader = context.database().read();
    return get_visitor(reader, context);
}

std::optional<Response> ask_before_change(Context& context, const Visitor& visitor) {
    db::Reader reader = context.database().read();
    return ask_who_it_is(reader, context, visitor, html::Url("/account/email"));
}

Response email_response(
    Context& context,
    const Visitor& visitor,
    const std::string& typed,
    const base::FieldErrors& errors
) {
    return http::page(
        {.title = title_with(errors, "Change your e-mail address"),
         .main = email_page({context.csrf_token(), visitor.account.email, typed, errors})},
        errors.empty() ? 200 : 422
    );
}

Response show_email(const Door&, const Request&, Context& context) {
    const Visitor visitor = visitor_of(context);
    if (auto asked = ask_before_change(context, visitor)) {
        return std::move(*asked);
    }
    return email_response(context, visitor, "", {});
}

base::FieldErrors check_new_email(const std::optional<Email>& email, const Account& account) {
    if (!email) {
        return {{"email", "Enter an e-mail address, such as name@example.org."}};
    }
    if (email->key == account.email_key) {
        return {{"email", "This is the address you have. Enter another."}};
    }
    if (is_shared_by_custom(*email) && !account.is_shared_mailbox) {
        return {
            {"email", "Several people read such a mailbox. Enter an address that only you read."}};
    }
    return {};
}

Response ask_for_email(const Door& door, const Request& request, Context& context) {
    const Visitor visitor = visitor_of(context);
    if (auto asked = ask_before_change(context, visitor)) {
        return std::move(*asked);
    }
    const std::string typed = request.form.text("email");
    const std::optional<Email> email = parse_email(typed);
    const base::FieldErrors errors = check_new_email(email, visitor.account);
    if (!errors.empty()) {
        return email_response(context, visitor, typed, errors);
    }
    db::Database& database = context.database();
    const base::Instant now = context.now();
    if (!take(database, door.vault, now, email_change_by_account, visitor.account.id)) {
        return too_many_tries(email_change_by_account);
    }
    // Beyond it the answer is the same: an address gets no flood of mail from all accounts
    // together.
    const bool is_mailed = take(database, door.vault, now, sign_in_by_address, email->key);
    database.change([&](db::Transaction& transaction) {
        ask_to_change_email(transaction, now, visitor.account.id, *email, is_mailed);
    });
    return http::redirect(html::Url("/account/email/code"));
}

Response email_code_response(
    Context& context, const Visitor& visitor, const base::FieldErrors& errors
) {
    db::Reader reader = context.database().read();
    const auto waiting = find_waiting_email(reader, context.now(), visitor.account.id);
    if (!waiting) {
        return http::redirect(html::Url("/account/email"));
    }
    return http::page(
        {.title = title_with(errors, "Look in your mail"),
         .main = email_code_page({context.csrf_token(), visitor.account.email, *waiting, errors})},
        errors.empty() ? 200 : 422
    );
}

Response show_email_code(const Door&, const Request&, Context& context) {
    return email_code_response(context, visitor_of(context), {});
}

Response enter_email_code(const Door& door, const Request& request, Context& context) {
    const Visitor visitor = visitor_of(context);
    const std::string& id = visitor.account.id;
    if (!take(context.database(), door.vault, context.now(), email_code_by_account, id)) {
        return too_many_tries(email_code_by_account);
    }
    bool changed = false;
    context.database().change([&](db::Transaction& transaction) {
        const std::string code = request.form.text("code");
        changed = change_email(transaction, door.vault, context.now(), id, code);
        if (changed) {
            enqueue_notice(
                transaction,
                door.settings,
                context.now(),
                visitor.account,
                "Another e-mail address was given to"
            );
            end_other_sessions(transaction, context.now(), id, context.session());
        }
    });
    if (!changed) {
        return email_code_response(
            context,
            visitor,
            {{"code", "That code is not right. After five tries, ask for another message."}}
        );
    }
    return http::with_notice(
        http::redirect(html::Url("/account")),
        "From now on you sign in with the new address. Every other browser is signed out."
    );
}

}  // namespace

http::Routes account_email_routes(const DoorPointer& door) {
    using http::Method;
    const auto own = http::signed_in();
    return {
        {Method::get, "/account/email", own, through(door, show_email)},
        {Method::post, "/account/email", own, through(door, ask_for_email)},
        {Method::get, "/account/email/code", own, through(door, show_email_code)},
        {Method::post, "/account/email/code", own, through(door, enter_email_code)},
    };
}

}  // namespace auth
