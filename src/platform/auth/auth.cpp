#include "platform/auth/auth.hpp"

#include "base/error.hpp"
#include "platform/auth/door.hpp"
#include "platform/auth/mails.hpp"
#include "platform/mail/queue.hpp"

#include <boost/json.hpp>

namespace auth {

namespace {

std::string request_of(const jobs::Job& job) {
    boost::system::error_code failed;
    const boost::json::value payload = boost::json::parse(job.payload, failed);
    const boost::json::value* request =
        !failed && payload.is_object() ? payload.get_object().if_contains("request") : nullptr;
    if (!request || !request->is_string()) {
        throw base::Error(
            base::Code::invalid, "The job names no request: expected {\"request\": id}."
        );
    }
    return std::string(request->get_string());
}

}  // namespace

http::Routes routes(
    const Settings& settings, const base::Vault& vault, const BeforeErasing& before_erasing
) {
    const auto door = std::make_shared<const Door>(Door{settings, vault, before_erasing});
    http::Routes all;
    for (const http::Routes& some :
         {sign_in_routes(door),
          account_routes(door),
          account_email_routes(door),
          account_erase_routes(door),
          second_factor_routes(door),
          prove_routes(door)}) {
        all.insert(all.end(), some.begin(), some.end());
    }
    return all;
}

html::Url second_factor_page(const http::Request& request) {
    return html::Url("/account/second-factor/prove").with("next", request.target);
}

jobs::Handlers job_handlers(const Settings& settings, const base::Vault& vault) {
    const auto write_mail =
        [settings, vault](const jobs::Job& job, db::Database& database, base::Instant now) {
            database.change([&](db::Transaction& transaction) {
                const auto keys = write_keys(transaction, vault, now, request_of(job));
                if (keys) {
                    mail::enqueue(
                        transaction,
                        now,
                        "sign_in.keys",
                        sign_in_mail(settings, *keys),
                        now + sign_in_seconds
                    );
                }
            });
        };
    const auto write_change =
        [settings, vault](const jobs::Job& job, db::Database& database, base::Instant now) {
            database.change([&](db::Transaction& transaction) {
                const auto keys = write_email_change_code(transaction, vault, now, request_of(job));
                if (keys) {
                    mail::enqueue(
                        transaction,
                        now,
                        "account.email_change",
                        email_change_mail(settings, *keys),
                        now + email_change_seconds
                    );
                }
            });
        };
    return {
        {std::string(sign_in_mail_job), write_mail}, {std::string(email_change_job), write_change}};
}

std::vector<jobs::Periodic> periodics() {
    const auto sweep = [](db::Database& database, base::Instant now) {
        database.change([&](db::Transaction& transaction) {
            sweep_sign_in_requests(transaction, now);
            sweep_email_changes(transaction, now);
            sweep_limits(transaction, now);
            sweep_sessions(transaction, now);
        });
    };
    return {{"auth.sweep", base::hours(1), sweep}};
}

std::vector<journal::KindWords> journal_words() {
    return {
        {"account.created", "opened an account"},
        {"account.disabled", "closed an account for now"},
        {"account.enabled", "opened an account again"},
        {"account.erased", "erased an account"},
        {"account.renamed", "changed an account's name"},
        {"account.email_changed", "changed the e-mail address of an account"},
        {"account.shared", "said that several people read an account's mailbox"},
        {"account.not_shared", "said that one person reads an account's mailbox"},
        {"operator.added", "let an account run this site"},
        {"operator.removed", "ended an account's running of this site"},
        {"session.started", "signed in"},
        {"session.ended", "signed out"},
        {"second_factor.proved", "took the second sign-in step"},
        {"second_factor.reset", "removed an account's second sign-in steps"},
        {"passkey.added", "added a passkey"},
        {"passkey.removed", "removed a passkey"},
        {"totp.added", "added an authenticator app"},
        {"totp.removed", "removed an authenticator app"},
        {"recovery_codes.made", "made new recovery codes"},
        {"recovery_code.used", "used a recovery code"},
        {"raw.read", "opened the raw figures of"},
    };
}

}  // namespace auth
