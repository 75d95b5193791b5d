#include "platform/auth/account_views.hpp"

#include "platform/download/download.hpp"
#include "platform/html/components.hpp"

namespace auth {

namespace {

html::Html name_section(const AccountPage& page) {
    const html::Html fields = html::text_field(
                                  {.name = "name",
                                   .label = "Your name",
                                   .value = page.typed_name,
                                   .hint = "As you want others to read it.",
                                   .errors = page.errors,
                                   .autocomplete = "name",
                                   .optional = true,
                                   .width = html::Width::wide,
                                   .max_length = 200}
                              ) +
                              html::button({.label = "Save your name"});
    return html::section(
        {.title = "Who you are",
         .content =
             html::definition_list(
                 {{{"E-mail address",
                    html::format("{} ", page.account.email) +
                        html::link(html::Url("/account/email"), "Change it")}}}
             ) +
             html::form({.action = html::Url("/account/name"), .csrf = page.csrf, .content = fields}
             )}
    );
}

html::Html factor_sentence(const AccountPage& page) {
    if (page.account.is_shared_mailbox) {
        return html::Html(
            "<p>Several people read this mailbox, so this account cannot hold a role "
            "that sees names, raw data or administration. Ask for an account with an "
            "address of your own.</p>"
        );
    }
    if (!page.factors.any()) {
        return html::Html(
            "<p>You have none yet. Whoever can see names, raw data or administration "
            "needs one: a passkey or an authenticator app.</p>"
        );
    }
    return html::format(
        "<p>You have {} and {}, and {} recovery codes left.</p>",
        page.factors.passkeys.size() == 1
            ? "one passkey"
            : std::to_string(page.factors.passkeys.size()) + " passkeys",
        page.factors.has_totp ? "an authenticator app" : "no authenticator app",
        page.factors.recovery_codes
    );
}

html::Row session_row(const AccountPage& page, const Session& session) {
    const bool is_this = session.id == page.this_session;
    return {
        html::format("{}", session.agent) +
            (is_this
                 ? html::Html(" ") + html::tag({.label = "this browser", .tone = html::Tone::good})
                 : html::Html()),
        html::time(session.created_at),
        html::time(session.last_seen_at),
        html::post_button(
            {.action = html::url("/account/sessions/{}/end", session.id),
             .csrf = page.csrf,
             .label = "Sign out",
             .context = session.agent + (is_this ? ", this browser" : "")}
        )};
}

html::Html sessions_section(const AccountPage& page) {
    std::vector<html::Row> rows;
    for (const Session& session : page.sessions) {
        rows.push_back(session_row(page, session));
    }
    html::Html content = html::table(
        {.caption = "Where you are signed in",
         .columns =
             {{.label = "Browser"},
              {.label = "Since"},
              {.label = "Last used"},
              {.label = "Sign out", .label_hidden = true}},
         .rows = rows,
         .caption_hidden = true}
    );
    if (page.sessions.size() > 1) {
        content += html::post_button(
            {.action = html::Url("/account/sessions/end-others"),
             .csrf = page.csrf,
             .label = "Sign out everywhere else",
             .kind = html::ButtonKind::secondary}
        );
    }
    content += download::links(html::Url("/account"));
    return html::section({.title = "Where you are signed in", .content = content});
}

}  // namespace

html::Html account_page(const AccountPage& page) {
    return html::error_summary({.errors = page.errors}) +
           html::page_heading({.title = "Your account"}) + name_section(page) +
           html::section(
               {.title = "Second sign-in step",
                .content = factor_sentence(page) +
                           html::button_link(
                               {.label = page.factors.any() ? "Change the second step"
                                                            : "Set up a second step",
                                .url = html::Url("/account/second-factor")}
                           )}
           ) +
           sessions_section(page) +
           html::section(
               {.title = "Leave",
                .content = html::Html("<p>You can erase your account. What that takes away, and "
                                      "what stays, is said first.</p>") +
                           html::button_link(
                               {.label = "Erase your account", .url = html::Url("/account/erase")}
                           )}
           );
}

}  // namespace auth
