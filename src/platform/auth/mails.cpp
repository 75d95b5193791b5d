#include "platform/auth/mails.hpp"

#include "platform/html/html.hpp"
#include "platform/mail/queue.hpp"

#include <fmt/format.h>

namespace auth {

namespace {

std::string greeting(const std::string& name) {
    return name.empty() ? "Hello," : fmt::format("Hello {},", name);
}

std::string html_mail(const html::Html& body) {
    return std::string(
        html::format("<!doctype html><html lang=\"en-NZ\"><body>{}</body></html>", body).text()
    );
}

}  // namespace

mail::Message sign_in_mail(const Settings& settings, const SignInKeys& keys) {
    const std::string link =
        fmt::format("{}/sign-in/link/{}", settings.base_url, keys.token.reveal());
    const std::string& code = keys.code.reveal();
    return {
        .to = keys.email,
        .to_name = keys.name,
        .subject = fmt::format("Your sign-in code for {}", settings.site_name),
        .text = fmt::format(
            "{}\n\n"
            "Open this link to sign in to {}:\n\n{}\n\n"
            "Or type this code where you asked for it: {}\n\n"
            "Both work once, for 10 minutes. Nobody will ever ask you for them: do not pass them "
            "on.\nIf you did not ask for this, you need do nothing.\n",
            greeting(keys.name),
            settings.site_name,
            link,
            code
        ),
        .html = html_mail(html::format(
            "<p>{}</p><p><a href=\"{}\">Sign in to {}</a></p>"
            "<p>Or type this code where you asked for it: <strong>{}</strong></p>"
            "<p>Both work once, for 10 minutes. Nobody will ever ask you for them: do not pass "
            "them "
            "on.<br>If you did not ask for this, you need do nothing.</p>",
            greeting(keys.name),
            link,
            settings.site_name,
            code
        ))};
}

mail::Message email_change_mail(const Settings& settings, const EmailChangeKeys& keys) {
    const std::string& code = keys.code.reveal();
    return {
        .to = keys.email,
        .to_name = keys.name,
        .subject = fmt::format("Your new e-mail address at {}", settings.site_name),
        .text = fmt::format(
            "{}\n\n"
            "Type this code where you asked for it, and you sign in to {} with this address from "
            "then on: {}\n\n"
            "It works once, for 30 minutes.\nIf you did not ask for this, you need do nothing.\n",
            greeting(keys.name),
            settings.site_name,
            code
        ),
        .html = html_mail(html::format(
            "<p>{}</p><p>Type this code where you asked for it, and you sign in to {} with this "
            "address from then on: <strong>{}</strong></p><p>It works once, for 30 minutes.<br>If "
            "you did not ask for this, you need do nothing.</p>",
            greeting(keys.name),
            settings.site_name,
            code
        ))};
}

mail::Message erased_mail(const Settings& settings, const Account& account) {
    const std::string sentence = fmt::format(
        "Your account at {} is erased. If that was not you, tell your network's administrator.",
        settings.site_name
    );
    return {
        .to = account.email,
        .to_name = account.name,
        .subject = fmt::format("Your account at {} is erased", settings.site_name),
        .text = fmt::format("{}\n\n{}\n", greeting(account.name), sentence),
        .html = html_mail(html::format("<p>{}</p><p>{}</p>", greeting(account.name), sentence))};
}

mail::Message notice_mail(const Settings& settings, const Account& account, std::string_view what) {
    const std::string link = settings.base_url + "/account";
    const std::string sentence = fmt::format("{} your account at {}.", what, settings.site_name);
    return {
        .to = account.email,
        .to_name = account.name,
        .subject = fmt::format("Your account at {} was changed", settings.site_name),
        .text = fmt::format(
            "{}\n\n{}\n\nIf that was not you, look at your account at once and tell your network's "
            "administrator:\n\n{}\n",
            greeting(account.name),
            sentence,
            link
        ),
        .html = html_mail(html::format(
            "<p>{}</p><p>{}</p><p>If that was not you, <a href=\"{}\">look at your account</a> at "
            "once and tell your network's administrator.</p>",
            greeting(account.name),
            sentence,
            link
        ))};
}

void enqueue_notice(
    db::Transaction& transaction,
    const Settings& settings,
    base::Instant now,
    const Account& account,
    std::string_view what
) {
    mail::enqueue(transaction, now, "account.notice", notice_mail(settings, account, what));
}

}  // namespace auth
