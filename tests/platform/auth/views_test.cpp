#include "platform/auth/account_views.hpp"
#include "platform/auth/mails.hpp"
#include "platform/auth/passkey_options.hpp"
#include "platform/auth/qr_code.hpp"
#include "platform/auth/rate_limit.hpp"
#include "platform/auth/second_factor_views.hpp"
#include "platform/auth/sign_in_views.hpp"
#include "support/hostile.hpp"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

using testing::HasSubstr;
using testing::Not;

namespace {

const std::string& hostile = support::hostile_text;

auth::Account hostile_account() {
    auth::Account account;
    account.id = hostile;
    account.email = hostile;
    account.name = hostile;
    return account;
}

auth::SecondFactors hostile_factors() {
    auth::SecondFactors factors;
    factors.passkeys.push_back({hostile, hostile, hostile, 1, hostile, {}, {}});
    factors.has_totp = true;
    return factors;
}

const base::FieldErrors hostile_errors = {
    {"code", hostile}, {"name", hostile}, {"email", hostile}, {"recovery_code", hostile}};

std::string text_of(const html::Html& html) {
    return std::string(html.text());
}

}  // namespace

TEST(AuthViews, SurviveHostileText) {
    support::expect_harmless(
        {{"auth::sign_in_page",
          auth::sign_in_page({hostile, hostile, hostile_errors, hostile, hostile})},
         {"auth::code_page", auth::code_page({hostile, hostile, hostile_errors})},
         {"auth::link_page", auth::link_page({hostile, hostile, hostile})},
         {"auth::account_page",
          auth::account_page(
              {hostile,
               hostile_account(),
               hostile,
               hostile_factors(),
               {{hostile, hostile, hostile, hostile, {}, {}, {}}},
               hostile,
               hostile_errors}
          )},
         {"auth::email_page", auth::email_page({hostile, hostile, hostile, hostile_errors})},
         {"auth::email_code_page",
          auth::email_code_page({hostile, hostile, hostile, hostile_errors})},
         {"auth::erase_page", auth::erase_page({hostile, hostile, hostile_errors})},
         {"auth::second_factor_page",
          auth::second_factor_page({hostile, hostile_factors(), true, true})},
         {"auth::totp_page", auth::totp_page({hostile, hostile, hostile, hostile_errors})},
         {"auth::add_passkey_page",
          auth::add_passkey_page({hostile, hostile, hostile, hostile_errors})},
         {"auth::prove_page",
          auth::prove_page({hostile, hostile, hostile_factors(), true, hostile, hostile_errors})},
         {"auth::recovery_codes_page", auth::recovery_codes_page({base::Secret(hostile)})}}
    );
}

TEST(AuthViews, ProvePageOffersOnlyWhatThereIs) {
    auth::SecondFactors app_only;
    app_only.has_totp = true;
    const std::string page = text_of(auth::prove_page({"t", "/", app_only, true, "{}", {}}));
    EXPECT_THAT(page, HasSubstr("authenticator app"));
    EXPECT_THAT(page, Not(HasSubstr("Use your passkey")));
    auth::SecondFactors passkey_only;
    passkey_only.passkeys.push_back({});
    const std::string other = text_of(auth::prove_page({"t", "/", passkey_only, true, "{}", {}}));
    EXPECT_THAT(other, HasSubstr("Use your passkey"));
    EXPECT_THAT(other, Not(HasSubstr("authenticator app")));
    const std::string address =
        text_of(auth::prove_page({"t", "/", passkey_only, false, "{}", {}}));
    EXPECT_THAT(address, Not(HasSubstr("Use your passkey")));
    EXPECT_THAT(address, HasSubstr("Recovery code"));
}

TEST(AuthMails, SayTheCodeAndTheLinkInBothForms) {
    const auth::Settings settings{.base_url = "https://braid.example.org"};
    const mail::Message message = auth::sign_in_mail(
        settings,
        {"mere@example.org", "M\u0113re <b>", base::Secret("TOKEN"), base::Secret("042042")}
    );
    EXPECT_EQ(message.to, "mere@example.org");
    for (const std::string& body : {message.text, message.html}) {
        EXPECT_THAT(body, HasSubstr("042042"));
        EXPECT_THAT(body, HasSubstr("https://braid.example.org/sign-in/link/TOKEN"));
        EXPECT_THAT(body, HasSubstr("for 10 minutes"));
    }
    EXPECT_THAT(message.html, HasSubstr("M\u0113re &lt;b&gt;"));
    EXPECT_THAT(message.subject, Not(HasSubstr("042042")));
}

TEST(AuthMails, ComposeWithAnyNameThatAnAccountMayHave) {
    const auth::Settings settings{.base_url = "https://braid.example.org"};
    for (const char* name :
         {"", "M\u0113re", "\"Mere\" <x@example.org>, y", "\u5f20\u4f1f", "=?utf-8?Q?x?="}) {
        EXPECT_TRUE(auth::check_name(name).empty()) << name;
        auth::Account account;
        account.email = "mere@example.org";
        account.name = name;
        const mail::Message message =
            auth::notice_mail(settings, account, "A passkey was added to");
        EXPECT_NO_THROW(mail::compose(message, {}, {}, "id@example.org")) << name;
    }
    for (const char* name :
         {"Mere\r\nBcc: x@example.org", "a\tb", "a\x7f", "a\u0085b", "Mere\u202e", "\xff"}) {
        EXPECT_FALSE(auth::check_name(name).empty()) << name;
    }
}

TEST(QrCode, IsOnePathInABoxWithAName) {
    const std::string svg = text_of(auth::qr_code("otpauth://totp/x", "QR code <of> the key"));
    EXPECT_THAT(svg, HasSubstr("role=\"img\" aria-label=\"QR code &lt;of&gt; the key\""));
    EXPECT_THAT(svg, HasSubstr("viewBox=\"0 0 33 33\""));  // version 2: 25 modules and quiet zone
    EXPECT_THAT(svg, HasSubstr("M4 4h1v1h-1z"));
    EXPECT_THROW(auth::qr_code(std::string(1001, 'x'), "x"), base::Error);
}

TEST(PasskeyOptions, AreJsonThatHoldsHostileNames) {
    const std::string options = auth::create_options(
        {"https://b.example", "b.example", true},
        "Br\"aid",
        hostile_account(),
        hostile_factors(),
        "CH"
    );
    EXPECT_THAT(options, HasSubstr("\"challenge\":\"CH\""));
    EXPECT_THAT(options, HasSubstr("Br\\\"aid"));
}

TEST(RateLimit, CountsIpv6ByNetworkAndMappedAddressesAsIpv4) {
    EXPECT_EQ(auth::counted_client("192.0.2.7"), "192.0.2.7");
    EXPECT_EQ(auth::counted_client("::ffff:192.0.2.7"), "192.0.2.7");
    EXPECT_EQ(auth::counted_client("2001:db8::1"), auth::counted_client("2001:db8::ffff:2"));
    EXPECT_NE(auth::counted_client("2001:db8::1"), auth::counted_client("2001:db8:0:1::1"));
    EXPECT_EQ(auth::counted_client(""), "");
}
