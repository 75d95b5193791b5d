#include "base/error.hpp"
#include "platform/auth/record.hpp"
#include "platform/auth/second_factor.hpp"
#include "platform/auth/totp.hpp"

namespace auth {

namespace {

std::string totp_place(std::string_view account_id) {
    return "totp_secrets.sealed_secret:" + std::string(account_id);
}

// Takes the step of a right code, once: the condition holds it against a second try at that time.
bool take_step(
    db::Transaction& transaction,
    const base::Vault& vault,
    base::Instant now,
    std::string_view account_id,
    std::string_view code,
    bool is_confirmed
) {
    db::SqlText sql(R"(/* totp_secrets.find */
        select sealed_secret, last_step from totp_secrets where account_id = :account)");
    if (is_confirmed) {
        sql += "and confirmed_at is not null";
    } else {
        sql += "and confirmed_at is null";
    }
    const auto row = transaction.find(sql, {{"account", account_id}});
    if (!row) {
        return false;
    }
    const base::Secret secret(vault.open(row->text("sealed_secret"), totp_place(account_id)));
    const auto step = find_totp_step(secret.reveal(), code, now, row->integer("last_step"));
    return step && transaction.execute(
                       R"(/* totp_secrets.take_step */
                       update totp_secrets
                       set last_step = :step, confirmed_at = coalesce(confirmed_at, :now)
                       where account_id = :account and last_step < :step)",
                       {{"account", account_id}, {"step", *step}, {"now", now}}
                   ) > 0;
}

}  // namespace

void start_totp(
    db::Transaction& transaction,
    const base::Vault& vault,
    base::Instant now,
    std::string_view account_id
) {
    const std::int64_t changed = transaction.execute(
        R"(/* totp_secrets.start */
        insert into totp_secrets (account_id, sealed_secret, last_step, created_at)
        values (:account, :secret, 0, :now)
        on conflict (account_id) do update set sealed_secret = excluded.sealed_secret,
            last_step = 0, created_at = excluded.created_at
        where totp_secrets.confirmed_at is null)",
        {{"account", account_id},
         {"secret", vault.seal(new_totp_secret().reveal(), totp_place(account_id))},
         {"now", now}}
    );
    if (changed == 0) {
        throw base::Error(
            base::Code::conflict, "You have an authenticator app already. Remove it first."
        );
    }
}

std::optional<base::Secret> find_waiting_totp(
    db::Reader& reader, const base::Vault& vault, std::string_view account_id
) {
    const auto row = reader.find(
        R"(/* totp_secrets.find_waiting */
        select sealed_secret from totp_secrets
        where account_id = :account and confirmed_at is null)",
        {{"account", account_id}}
    );
    if (!row) {
        return std::nullopt;
    }
    return base::Secret(vault.open(row->text("sealed_secret"), totp_place(account_id)));
}

bool confirm_totp(
    db::Transaction& transaction,
    const base::Vault& vault,
    base::Instant now,
    std::string_view account_id,
    std::string_view code
) {
    const bool right = take_step(transaction, vault, now, account_id, code, false);
    if (right) {
        record_account(transaction, now, account_id, "totp.added", account_id);
    }
    return right;
}

bool use_totp(
    db::Transaction& transaction,
    const base::Vault& vault,
    base::Instant now,
    std::string_view account_id,
    std::string_view code
) {
    return take_step(transaction, vault, now, account_id, code, true);
}

bool remove_totp(db::Transaction& transaction, base::Instant now, std::string_view account_id) {
    const std::int64_t removed = transaction.execute(
        R"(/* totp_secrets.remove */
        delete from totp_secrets where account_id = :account and confirmed_at is not null)",
        {{"account", account_id}}
    );
    if (removed > 0) {
        record_account(transaction, now, account_id, "totp.removed", account_id);
    }
    return removed > 0;
}

}  // namespace auth
