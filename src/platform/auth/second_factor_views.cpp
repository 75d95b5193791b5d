#include "platform/auth/second_factor_views.hpp"

#include "platform/auth/qr_code.hpp"
#include "platform/auth/recovery_code.hpp"
#include "platform/html/components.hpp"

namespace auth {

namespace {

html::Url on_the_way(html::Url url, std::string_view next) {
    return next.empty() ? url : url.with("next", next);
}

html::Html passkey_table(const SecondFactorPage& page) {
    std::vector<html::Row> rows;
    for (const Passkey& passkey : page.factors.passkeys) {
        rows.push_back(
            {html::format("{}", passkey.name),
             html::time(passkey.created_at),
             passkey.last_used_at ? html::time(*passkey.last_used_at) : html::Html("not yet"),
             html::post_button(
                 {.action = html::url("/account/second-factor/passkeys/{}/remove", passkey.id),
                  .csrf = page.csrf,
                  .label = "Remove",
                  .context = passkey.name}
             )}
        );
    }
    return html::table(
        {.caption = "Your passkeys",
         .columns =
             {{.label = "Name"},
              {.label = "Added"},
              {.label = "Last used"},
              {.label = "Remove", .label_hidden = true}},
         .rows = rows,
         .caption_hidden = true,
         .if_empty = html::Html("<p>You have no passkeys.</p>")}
    );
}

html::Html passkey_section(const SecondFactorPage& page) {
    const html::Html add =
        page.can_have_passkeys
            ? html::button_link(
                  {.label = "Add a passkey",
                   .url = on_the_way(html::Url("/account/second-factor/passkey"), page.next)}
              )
            : html::Html(
                  "<p>This address is a bare number, for which browsers make no passkeys. "
                  "Visit by a name (on this machine: localhost), or use an app.</p>"
              );
    return html::section(
        {.title = "Passkeys",
         .content = html::Html("<p>The screen lock of your phone or computer, or a security key. "
                               "The quickest, and safe against false pages.</p>") +
                    passkey_table(page) + add}
    );
}

html::Html app_section(const SecondFactorPage& page) {
    const html::Html change =
        page.factors.has_totp
            ? html::Html("<p>An app is set up.</p>") +
                  html::post_button(
                      {.action = html::Url("/account/second-factor/app/remove"),
                       .csrf = page.csrf,
                       .label = "Remove the app"}
                  )
            : html::post_button(
                  {.action = on_the_way(html::Url("/account/second-factor/app"), page.next),
                   .csrf = page.csrf,
                   .label = "Set up an app",
                   .kind = html::ButtonKind::secondary}
              );
    return html::section(
        {.title = "Authenticator app",
         .content = html::Html("<p>An app on your phone that shows a new six-digit code every half "
                               "minute. It needs no script in your browser.</p>") +
                    change}
    );
}

html::Html recovery_section(const SecondFactorPage& page) {
    return html::section(
        {.title = "Recovery codes",
         .content = html::format(
                        "<p>For when you have neither at hand. {} of {} are left.</p>",
                        page.factors.recovery_codes,
                        recovery_code_count
                    ) +
                    html::post_button(
                        {.action = html::Url("/account/recovery-codes"),
                         .csrf = page.csrf,
                         .label = "Make new recovery codes",
                         .kind = html::ButtonKind::secondary}
                    )}
    );
}

// The browser's part is done by assets/ts/passkey.ts, which fills the hidden fields.
html::Html passkey_island(std::string_view act, std::string_view options, const html::Html& form) {
    return html::format(
        "<div data-passkey=\"{}\" data-options=\"{}\">{}<p class=\"error-message\" role=\"alert\" "
        "data-passkey-problem hidden></p></div>",
        act,
        options,
        form
    );
}

html::Html prove_by_passkey_form(const ProvePage& page, const html::Html& next) {
    return passkey_island(
        "get",
        page.options,
        html::form(
            {.action = html::Url("/account/second-factor/prove/passkey"),
             .csrf = page.csrf,
             .content = next + html::hidden_field({.name = "credential", .value = ""}) +
                        html::hidden_field({.name = "client_data", .value = ""}) +
                        html::hidden_field({.name = "authenticator_data", .value = ""}) +
                        html::hidden_field({.name = "signature", .value = ""}) +
                        html::button({.label = "Use your passkey"}),
             .id = "passkey"}
        )
    );
}

html::Html prove_by_app_form(const ProvePage& page, const html::Html& next) {
    const html::Html field = html::text_field(
        {.name = "code",
         .label = "Code shown by your authenticator app",
         .errors = page.errors,
         .kind = html::TextField::Kind::code,
         .autocomplete = "one-time-code",
         .width = html::Width::narrow,
         .max_length = 12}
    );
    return html::form(
        {.action = html::Url("/account/second-factor/prove/app"),
         .csrf = page.csrf,
         .content = next + field + html::button({.label = "Go on"})}
    );
}

html::Html prove_by_recovery_form(const ProvePage& page, const html::Html& next) {
    const html::Html field = html::text_field(
        {.name = "recovery_code",
         .label = "Recovery code",
         .errors = page.errors,
         .width = html::Width::medium,
         .max_length = 40}
    );
    const html::Html form = html::form(
        {.action = html::Url("/account/second-factor/prove/recovery"),
         .csrf = page.csrf,
         .content = next + field + html::button({.label = "Use this code"})}
    );
    return html::disclosure(
        {.summary = "Use a recovery code",
         .content = form,
         .open = !html::error_of(page.errors, "recovery_code").empty()}
    );
}

}  // namespace

html::Html second_factor_page(const SecondFactorPage& page) {
    html::Html content = html::page_heading(
        {.title = "Second sign-in step",
         .lead = html::Html("<p>Mail can be read by others. Who sees names, raw data (what a "
                            "partner is asked for is such) or administration proves with a second "
                            "step who they are.</p>")}
    );
    if (page.is_shared_mailbox) {
        content += html::notice(
            {.content =
                 html::Html("<p>Several people read this mailbox, so even with a second step "
                            "this account cannot hold such a role.</p>"),
             .tone = html::Tone::attention}
        );
    }
    content += passkey_section(page) + app_section(page);
    return page.factors.any() ? content + recovery_section(page) : content;
}

html::Html totp_page(const TotpPage& page) {
    const html::Html fields = html::text_field(
                                  {.name = "code",
                                   .label = "Code shown by the app",
                                   .errors = page.errors,
                                   .kind = html::TextField::Kind::code,
                                   .autocomplete = "one-time-code",
                                   .width = html::Width::narrow,
                                   .max_length = 12}
                              ) +
                              html::button({.label = "Confirm the app"});
    return html::error_summary({.errors = page.errors}) +
           html::page_heading(
               {.title = "Set up an authenticator app",
                .lead =
                    html::Html("<p>Scan this picture with the app, or type the key into it. Then "
                               "type the code it shows.</p>")}
           ) +
           qr_code(page.link, "QR code of the key below") +
           html::definition_list(
               {{{"Key", html::format("<code>{}</code>", page.secret)},
                 {"On this phone", html::format("<a href=\"{}\">Open in the app</a>", page.link)}}}
           ) +
           html::form(
               {.action = on_the_way(html::Url("/account/second-factor/app/confirm"), page.next),
                .csrf = page.csrf,
                .content = fields}
           );
}

html::Html add_passkey_page(const AddPasskeyPage& page) {
    const html::Html fields = html::text_field(
                                  {.name = "name",
                                   .label = "What to call it",
                                   .value = page.name,
                                   .hint = "So that you know it again: \"my phone\", \"blue key\".",
                                   .errors = page.errors,
                                   .width = html::Width::medium,
                                   .max_length = 100}
                              ) +
                              html::hidden_field({.name = "client_data", .value = ""}) +
                              html::hidden_field({.name = "attestation", .value = ""}) +
                              html::button({.label = "Add the passkey"});
    return html::error_summary({.errors = page.errors}) +
           html::page_heading(
               {.title = "Add a passkey",
                .lead = html::Html("<p>Your browser will ask for the screen lock of this device, "
                                   "another phone, or a security key.</p>")}
           ) +
           html::Html(
               "<noscript><p>Passkeys need JavaScript, which is off in this browser. You can "
               "use an authenticator app without it.</p></noscript>"
           ) +
           passkey_island(
               "create",
               page.options,
               html::form(
                   {.action = on_the_way(html::Url("/account/second-factor/passkeys"), page.next),
                    .csrf = page.csrf,
                    .content = fields}
               )
           );
}

html::Html recovery_codes_page(const std::vector<base::Secret>& codes, std::string_view next) {
    return html::page_heading(
               {.title = "Keep these recovery codes",
                .lead = html::Html(
                    "<p>Each works once, when you have neither passkey nor app at hand. They are "
                    "shown only now: print them, or write them down, and keep them where you keep "
                    "your passport.</p>"
                )}
           ) +
           html::format(
               "<ul class=\"recovery-codes\">{}</ul>",
               html::join(
                   codes,
                   [](const base::Secret& code) {
                       return html::format("<li><code>{}</code></li>", code.reveal());
                   }
               )
           ) +
           html::button_link(
               {.label = "I have kept them",
                .url =
                    next.empty() ? html::Url("/account/second-factor") : html::Url::checked(next),
                .kind = html::ButtonKind::primary}
           );
}

html::Html prove_page(const ProvePage& page) {
    const html::Html next = html::hidden_field({.name = "next", .value = page.next});
    html::Html content =
        html::error_summary({.errors = page.errors}) +
        html::page_heading(
            {.title = "One more step",
             .lead = html::Html("<p>Prove that it is you before you go on to names, raw data or "
                                "administration. It counts for 12 hours in this browser.</p>")}
        );
    if (!page.factors.passkeys.empty() && page.can_use_passkeys) {
        content += prove_by_passkey_form(page, next);
    }
    if (page.factors.has_totp) {
        content += prove_by_app_form(page, next);
    }
    content += prove_by_recovery_form(page, next);
    if (page.may_skip) {
        content += html::format(
            "<p>{}</p>", html::link(html::Url::checked(page.next), "Go on without it for now")
        );
    }
    return content;
}

}  // namespace auth
