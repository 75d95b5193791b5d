#include "base/id.hpp"
#include "platform/auth/account.hpp"
#include "platform/auth/email_change.hpp"
#include "platform/auth/mailed_code.hpp"
#include "platform/auth/record.hpp"
#include "platform/jobs/jobs.hpp"

#include <fmt/format.h>

namespace auth {

namespace {

constexpr std::string_view change_code = "email_change_code";

void set_email(
    db::Transaction& transaction, base::Instant now, const Account& account, const Email& email
) {
    transaction.execute(
        R"(/* sign_in_requests.remove_of_old_email */
        delete from sign_in_requests where email_key = :key)",
        {{"key", account.email_key}}
    );
    transaction.execute(
        R"(/* accounts.set_email */
        update accounts set email = :email, email_key = :key where id = :id)",
        {{"id", account.id}, {"email", email.text}, {"key", email.key}}
    );
    record_account(transaction, now, account.id, "account.email_changed", account.id);
}

}  // namespace

void ask_to_change_email(
    db::Transaction& transaction,
    base::Instant now,
    std::string_view account_id,
    const Email& email,
    bool is_mailed
) {
    const std::string id = base::new_uuid();
    transaction.execute(
        R"(/* email_changes.ask */
        insert into email_changes (account_id, id, email, attempts, expires_at)
        values (:account, :id, :email, 0, :expires)
        on conflict (account_id) do update set
            id = :id, email = :email, code_hash = null, attempts = 0, expires_at = :expires)",
        {{"account", account_id},
         {"id", id},
         {"email", email.text},
         {"expires", now + email_change_seconds}}
    );
    if (is_mailed) {
        jobs::enqueue(
            transaction,
            now,
            {.kind = std::string(email_change_job),
             .payload = fmt::format(R"({{"request":"{}"}})", id)}
        );
    }
}

std::optional<std::string> find_waiting_email(
    db::Reader& reader, base::Instant now, std::string_view account_id
) {
    const auto row = reader.find(
        R"(/* email_changes.find */
        select email from email_changes where account_id = :account and expires_at > :now)",
        {{"account", account_id}, {"now", now}}
    );
    return row ? std::optional(row->text("email")) : std::nullopt;
}

std::optional<EmailChangeKeys> write_email_change_code(
    db::Transaction& transaction,
    const base::Vault& vault,
    base::Instant now,
    std::string_view change_id
) {
    const auto row = transaction.find(
        R"(/* email_changes.find_by_id */
        select account_id, email from email_changes where id = :id and expires_at > :now)",
        {{"id", change_id}, {"now", now}}
    );
    const auto account = row ? find_account(transaction, row->text("account_id")) : std::nullopt;
    if (!account || find_account_by_email(transaction, row->text("email"))) {
        return std::nullopt;
    }
    EmailChangeKeys keys{row->text("email"), account->name, base::Secret(random_code())};
    transaction.execute(
        R"(/* email_changes.write_code */
        update email_changes set code_hash = :code where id = :id)",
        {{"id", change_id},
         {"code", code_fingerprint(vault, change_code, change_id, keys.code.reveal())}}
    );
    return keys;
}

bool change_email(
    db::Transaction& transaction,
    const base::Vault& vault,
    base::Instant now,
    std::string_view account_id,
    std::string_view code
) {
    const auto row = transaction.find(
        R"(/* email_changes.try_code */
        update email_changes set attempts = attempts + 1
        where account_id = :account and expires_at > :now and attempts < :tries
        returning id, email, code_hash)",
        {{"account", account_id}, {"now", now}, {"tries", email_change_tries}}
    );
    const std::string expected = row ? row->text_or("code_hash", "") : "";
    if (expected.empty() ||
        !same_fingerprint(code_fingerprint(vault, change_code, row->text("id"), code), expected)) {
        return false;
    }
    const auto account = find_account(transaction, account_id);
    const auto email = parse_email(row->text("email"));
    if (!account || !email || find_account_by_email(transaction, email->text)) {
        return false;
    }
    transaction.execute(
        "/* email_changes.remove */ delete from email_changes where account_id = :account",
        {{"account", account_id}}
    );
    set_email(transaction, now, *account, *email);
    return true;
}

void sweep_email_changes(db::Transaction& transaction, base::Instant now) {
    transaction.execute(
        "/* email_changes.sweep */ delete from email_changes where expires_at < :now",
        {{"now", now}}
    );
}

}  // namespace auth
