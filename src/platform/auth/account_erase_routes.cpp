#include "platform/auth/account_views.hpp"
#include "platform/auth/door.hpp"
#include "platform/auth/mails.hpp"
#include "platform/auth/session_cookie.hpp"
#include "platform/db/dialect.hpp"
#include "platform/mail/queue.hpp"

#include <algorithm>

namespace auth {

namespace {

using http::Context;
using http::Request;
using http::Response;

Response erase_response(
    const Context& context, const Account& account, const base::FieldErrors& errors
) {
    return http::page(
        {.title = title_with(errors, "Erase your account"),
         .main = erase_page({context.csrf_token(), account.email, errors})},
        errors.empty() ? 200 : 422
    );
}

// A server that nobody runs could not be opened to anyone again.
void require_other_operator(db::Reader& reader, const Account& account) {
    const std::vector<Account> operators = list_operators(reader);
    const bool has_other =
        std::any_of(operators.begin(), operators.end(), [&](const Account& other) {
            return other.id != account.id && !other.disabled_at;
        });
    if (account.operates_instance && !has_other) {
        throw base::Error(
            base::Code::conflict,
            "You are the only one who runs this server. Let someone else run it first."
        );
    }
}

void erase_own_account(
    db::Transaction& transaction, const Door& door, base::Instant now, const Account& account
) {
    if (door.before_erasing) {
        door.before_erasing(transaction, now, account.id);
    }
    db::lock_transaction(transaction, "operators");
    require_other_operator(transaction, account);
    mail::enqueue(transaction, now, "account.erased", erased_mail(door.settings, account));
    erase_account(transaction, now, account.id, account.id);
}

Response show_erase(const Door&, const Request&, Context& context) {
    db::Reader reader = context.database().read();
    const Visitor visitor = get_visitor(reader, context);
    if (auto asked = ask_who_it_is(reader, context, visitor, html::Url("/account/erase"))) {
        return std::move(*asked);
    }
    return erase_response(context, visitor.account, {});
}

Response erase_own(const Door& door, const Request& request, Context& context) {
    const auto read_visitor = [&] {
        db::Reader reader = context.database().read();
        Visitor visitor = get_visitor(reader, context);
        return std::pair(
            visitor, ask_who_it_is(reader, context, visitor, html::Url("/account/erase"))
        );
    };
    auto [visitor, asked] = read_visitor();
    if (asked) {
        return std::move(*asked);
    }
    if (request.form.text("sure") != "yes") {
        return erase_response(
            context, visitor.account, {{"sure", "Tick the box if you want to erase your account."}}
        );
    }
    try {
        db::Transaction transaction = context.database().write();
        erase_own_account(transaction, door, context.now(), visitor.account);
        transaction.commit();
    } catch (const base::Error& error) {
        if (error.code() != base::Code::conflict) {
            throw;
        }
        return erase_response(context, visitor.account, {{"sure", error.what()}});
    }
    Response response =
        http::with_notice(http::redirect(html::Url("/")), "Your account is erased.");
    remove_session_cookie(response, request);
    return response;
}

}  // namespace

http::Routes account_erase_routes(const DoorPointer& door) {
    using http::Method;
    return {
        {Method::get, "/account/erase", http::signed_in(), through(door, show_erase)},
        {Method::post, "/account/erase", http::signed_in(), through(door, erase_own)},
    };
}

}  // namespace auth
