// The pages on which an account gets another address, or is erased.
#include "platform/auth/account_views.hpp"
#include "platform/html/components.hpp"

namespace auth {

namespace {

html::Html account_breadcrumb(const char* here) {
    return html::breadcrumb({{{"Your account", html::Url("/account")}}, here});
}

}  // namespace

html::Html email_page(const EmailPage& page) {
    const html::Html fields = html::text_field(
                                  {.name = "email",
                                   .label = "New e-mail address",
                                   .value = page.typed,
                                   .hint = "We send a code to it. Until you have typed the code, "
                                           "you sign in with the old one.",
                                   .errors = page.errors,
                                   .kind = html::TextField::Kind::email,
                                   .autocomplete = "email",
                                   .width = html::Width::wide}
                              ) +
                              html::button({.label = "Send the code"});
    return account_breadcrumb("E-mail address") + html::error_summary({.errors = page.errors}) +
           html::page_heading(
               {.title = "Change your e-mail address",
                .lead = html::format("<p>You sign in with {}.</p>", page.email)}
           ) +
           html::form({.action = html::Url("/account/email"), .csrf = page.csrf, .content = fields}
           );
}

html::Html email_code_page(const EmailPage& page) {
    const html::Html fields = html::text_field(
                                  {.name = "code",
                                   .label = "Six-digit code",
                                   .errors = page.errors,
                                   .kind = html::TextField::Kind::code,
                                   .autocomplete = "one-time-code",
                                   .width = html::Width::narrow,
                                   .max_length = 12}
                              ) +
                              html::button({.label = "Change the address"});
    return account_breadcrumb("E-mail address") + html::error_summary({.errors = page.errors}) +
           html::page_heading(
               {.title = "Look in your mail",
                .lead = html::format(
                    "<p>If {} can be yours here, a code is on its way to it. It works once, for 30 "
                    "minutes.</p>",
                    page.typed
                )}
           ) +
           html::form(
               {.action = html::Url("/account/email/code"), .csrf = page.csrf, .content = fields}
           ) +
           html::disclosure(
               {.summary = "Nothing came?",
                .content =
                    html::Html("<p>Look among unwanted mail, and check the address. An address "
                               "that signs in to another account cannot be given to this one. <a "
                               "href=\"/account/email\">Try another address</a>.</p>")}
           );
}

html::Html erase_page(const ErasePage& page) {
    const html::Html fields =
        html::checkbox({.name = "sure", .label = "Erase my account", .errors = page.errors}) +
        html::button({.label = "Erase it for good", .kind = html::ButtonKind::danger});
    return account_breadcrumb("Erase") + html::error_summary({.errors = page.errors}) +
           html::page_heading({.title = "Erase your account"}) +
           html::section(
               {.title = "What is erased",
                .content = html::format(
                    "<ul><li>Your e-mail address ({}) and the name of your account</li><li>Your "
                    "passkeys, authenticator app and recovery codes</li><li>Where you are signed "
                    "in: every browser is signed out</li><li>What you follow, and your way in to "
                    "every network</li></ul>",
                    page.email
                )}
           ) +
           html::section(
               {.title = "What stays",
                .content = html::Html(
                    "<ul><li>That something was done, in the journal: without your name, under a "
                    "number that stands for nobody any more</li><li>What you wrote for a "
                    "network</li><li>What a network notes of you as one of its people. Ask its "
                    "coordinator to erase that too, before or after.</li></ul><p>It cannot be "
                    "undone. An invitation lets you back, as a new account.</p>"
                )}
           ) +
           html::form({.action = html::Url("/account/erase"), .csrf = page.csrf, .content = fields}
           );
}

}  // namespace auth
