#include "platform/auth/sign_in_views.hpp"

#include "platform/html/components.hpp"

namespace auth {

html::Html sign_in_page(const SignInPage& page) {
    const html::Html fields = html::hidden_field({.name = "next", .value = page.next}) +
                              html::text_field(
                                  {.name = "email",
                                   .label = "Your e-mail address",
                                   .value = page.email,
                                   .hint = "The one your network knows you by.",
                                   .errors = page.errors,
                                   .kind = html::TextField::Kind::email,
                                   .autocomplete = "email",
                                   .width = html::Width::wide}
                              ) +
                              html::button({.label = "Send me a sign-in code"});
    return html::error_summary({.errors = page.errors}) +
           html::page_heading(
               {.title = "Sign in to " + page.site_name,
                .lead = html::Html("<p>There is no password. We send you a link and a six-digit "
                                   "code by e-mail; either signs you in.</p>")}
           ) +
           html::form({.action = html::Url("/sign-in"), .csrf = page.csrf, .content = fields}) +
           html::disclosure(
               {.summary = "Not known to a network yet?",
                .content = html::Html("<p>To take part, write to the network first: <a "
                                      "href=\"/privacy#reach\">how to reach a network</a>.</p>")}
           );
}

html::Html code_page(const CodePage& page) {
    const html::Html fields = html::text_field(
                                  {.name = "code",
                                   .label = "Six-digit code",
                                   .errors = page.errors,
                                   .kind = html::TextField::Kind::code,
                                   .autocomplete = "one-time-code",
                                   .width = html::Width::narrow,
                                   .max_length = 12}
                              ) +
                              html::button({.label = "Sign in"});
    return html::error_summary({.errors = page.errors}) +
           html::page_heading(
               {.title = "Look in your mail",
                .lead = html::format(
                    "<p>If {} has an account here, a message is on its way to it. Open the link in "
                    "the message, or type its code below. Both work once, for 10 minutes.</p>",
                    page.email
                )}
           ) +
           html::form({.action = html::Url("/sign-in/code"), .csrf = page.csrf, .content = fields}
           ) +
           html::disclosure(
               {.summary = "Nothing came?",
                .content = html::Html("<p>Look among unwanted mail, and check the address: it must "
                                      "be the one your network knows you by. Then <a "
                                      "href=\"/sign-in\">ask for another message</a>.</p>")}
           );
}

html::Html link_page(const LinkPage& page) {
    return html::page_heading(
               {.title = "Sign in to " + page.site_name,
                .lead = html::Html("<p>One more press and you are in.</p>")}
           ) +
           html::form(
               {.action = html::url("/sign-in/link/{}", page.token),
                .csrf = page.csrf,
                .content = html::button({.label = "Sign in"})}
           );
}

html::Html dead_link_page() {
    return html::page_heading(
               {.title = "This link does not work any more",
                .lead = html::Html("<p>A sign-in link works once, for 10 minutes.</p>")}
           ) +
           html::button_link(
               {.label = "Ask for another",
                .url = html::Url("/sign-in"),
                .kind = html::ButtonKind::primary}
           );
}

}  // namespace auth
