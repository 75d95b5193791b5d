// The accounts of this server: whoever runs it closes one for now, opens it again, takes away the
// second sign-in steps of someone who has lost them, and says whose mailbox several people read.
#include "app/operator.hpp"
#include "app/shared_mailbox.hpp"
#include "platform/auth/account.hpp"
#include "platform/auth/second_factor.hpp"
#include "platform/html/components.hpp"

namespace app {
namespace {

using base::Permission;
using http::Context;
using http::Request;
using http::Response;

// By POST, so that no address of a person stands in the addresses of pages.
Response account_search(
    const Context& context, const std::string& email, const base::FieldErrors& errors
) {
    const html::Html fields = html::text_field(
                                  {.name = "email",
                                   .label = "E-mail address",
                                   .value = email,
                                   .hint = "The whole address that the account signs in with.",
                                   .errors = errors,
                                   .kind = html::TextField::Kind::email,
                                   .width = html::Width::wide}
                              ) +
                              html::button({.label = "Find the account"});
    return http::page(
        {.title = errors.empty() ? "Accounts" : "Error: Accounts",
         .main = html::error_summary({.errors = errors}) +
                 html::page_heading({.title = "Accounts", .kicker = "This server"}) +
                 html::form(
                     {.action = html::Url("/operator/accounts"),
                      .csrf = context.csrf_token(),
                      .content = fields}
                 ),
         .nav = "operator"},
        errors.empty() ? 200 : 422
    );
}

Response show_account_search(const Request&, Context& context) {
    return account_search(context, "", {});
}

Response find_an_account(const Request& request, Context& context) {
    const std::string email = request.form.text("email");
    db::Reader reader = context.database().read();
    const auto account = auth::find_account_by_email(reader, email);
    if (!account) {
        return account_search(
            context, email, {{"email", "No account signs in with this address."}}
        );
    }
    return http::redirect(html::url("/operator/accounts/{}", account->id));
}

auth::Account get_operated_account(db::Reader& reader, const Request& request) {
    auto account = auth::find_account(reader, request.parameter("account"));
    if (!account) {
        base::throw_not_found("This account");
    }
    return *account;
}

html::Html factors_sentence(const auth::SecondFactors& factors) {
    return html::format(
        "<p>Second sign-in steps: {} passkeys, {} authenticator app, {} recovery codes.</p>",
        factors.passkeys.size(),
        factors.has_totp ? "an" : "no",
        factors.recovery_codes
    );
}

Response show_operated_account(const Request& request, Context& context) {
    db::Reader reader = context.database().read();
    const auth::Account account = get_operated_account(reader, request);
    const auto button = [&](const char* act, const char* label) {
        return html::post_button(
            {.action = html::url("/operator/accounts/{}/{}", account.id, act),
             .csrf = context.csrf_token(),
             .label = label,
             .context = account.email}
        );
    };
    const html::Html state =
        account.disabled_at
            ? html::format("<p>Closed since {}.</p>", html::time(*account.disabled_at)) +
                  button("enable", "Open it again")
            : html::Html("<p>Open: it may sign in.</p>") +
                  button("disable", "Close it for now, and sign it out everywhere");
    const html::Html mailbox =
        account.is_shared_mailbox
            ? html::Html(
                  "<p>Several people read this mailbox, as far as is known: it gets no role "
                  "that sees names, raw data or administration.</p>"
              ) + button("own", "One person reads it")
            : html::Html("<p>One person reads this mailbox, as far as is known.</p>") +
                  button("shared", "Several people read it");
    return http::page(
        {.title = "An account",
         .main = html::page_heading({.title = account.email, .kicker = "Account"}) + state +
                 factors_sentence(auth::list_second_factors(reader, account.id)) +
                 button("reset", "Remove its second sign-in steps") + mailbox +
                 html::format(
                     "<p>{}</p>", html::link(html::Url("/operator/accounts"), "Another account")
                 ),
         .nav = "operator"}
    );
}

using ChangeAccount = void (*)(db::Transaction&, base::Instant, std::string_view, std::string_view);

http::Handler changes_account(ChangeAccount change, const char* notice) {
    return [change, notice](const Request& request, Context& context) {
        db::Transaction tx = context.database().write();
        const auth::Account account = get_operated_account(tx, request);
        if (account.id == context.viewer().account()) {
            throw base::Error(
                base::Code::invalid,
                "This is your own account: another who runs this server can change it."
            );
        }
        change(tx, context.now(), account.id, context.viewer().account());
        tx.commit();
        return http::with_notice(
            http::redirect(html::url("/operator/accounts/{}", account.id)), notice
        );
    };
}

}  // namespace

http::Routes operator_account_routes() {
    using http::Method;
    const auto operators = http::on_instance(Permission::operate_instance);
    const std::string accounts = "/operator/accounts";
    const std::string account = accounts + "/{account}";
    return {
        {Method::get, accounts, operators, show_account_search},
        {Method::post, accounts, operators, find_an_account},
        {Method::get, account, operators, show_operated_account},
        {Method::post,
         account + "/disable",
         operators,
         changes_account(auth::disable_account, "It is closed and signed out everywhere.")},
        {Method::post,
         account + "/enable",
         operators,
         changes_account(auth::enable_account, "It may sign in again.")},
        {Method::post,
         account + "/reset",
         operators,
         changes_account(
             auth::reset_second_factors,
             "Its second sign-in steps are removed, and it is signed out everywhere."
         )},
        {Method::post,
         account + "/shared",
         operators,
         changes_account(mark_as_shared, "It is marked as read by several people.")},
        {Method::post,
         account + "/own",
         operators,
         changes_account(mark_as_own, "It is marked as read by one person.")},
    };
}

}  // namespace app
