// What auth sends by e-mail, as plain text and as HTML.
#pragma once

#include "platform/auth/account.hpp"
#include "platform/auth/email_change.hpp"
#include "platform/auth/settings.hpp"
#include "platform/auth/sign_in.hpp"
#include "platform/mail/mail.hpp"

#include <string_view>

namespace auth {

mail::Message sign_in_mail(const Settings& settings, const SignInKeys& keys);

// To the new address, with the code that confirms it.
mail::Message email_change_mail(const Settings& settings, const EmailChangeKeys& keys);

// To the address of an account that is no more.
mail::Message erased_mail(const Settings& settings, const Account& account);

// That something about the account's second step changed; `what` begins a sentence that the
// account's name ends: "A passkey was added to".
mail::Message notice_mail(const Settings& settings, const Account& account, std::string_view what);
void enqueue_notice(
    db::Transaction& transaction,
    const Settings& settings,
    base::Instant now,
    const Account& account,
    std::string_view what
);

}  // namespace auth
