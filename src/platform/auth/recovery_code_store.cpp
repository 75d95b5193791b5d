#include "platform/auth/record.hpp"
#include "platform/auth/recovery_code.hpp"
#include "platform/auth/second_factor.hpp"

namespace auth {

namespace {

std::string recovery_fingerprint(
    const base::Vault& vault, std::string_view account_id, std::string_view typed
) {
    return vault.keyed_fingerprint(
        "recovery_code", std::string(account_id) + ":" + normal_recovery_code(typed)
    );
}

}  // namespace

std::vector<base::Secret> make_recovery_codes(
    db::Transaction& transaction,
    const base::Vault& vault,
    base::Instant now,
    std::string_view account_id
) {
    remove_recovery_codes(transaction, account_id);
    std::vector<base::Secret> codes = new_recovery_codes();
    for (const base::Secret& code : codes) {
        transaction.execute(
            R"(/* recovery_codes.insert */
            insert into recovery_codes (account_id, code_hash) values (:account, :hash))",
            {{"account", account_id},
             {"hash", recovery_fingerprint(vault, account_id, code.reveal())}}
        );
    }
    record_account(transaction, now, account_id, "recovery_codes.made", account_id);
    return codes;
}

void remove_recovery_codes(db::Transaction& transaction, std::string_view account_id) {
    transaction.execute(
        "/* recovery_codes.remove */ delete from recovery_codes where account_id = :account",
        {{"account", account_id}}
    );
}

bool use_recovery_code(
    db::Transaction& transaction,
    const base::Vault& vault,
    base::Instant now,
    std::string_view account_id,
    std::string_view typed
) {
    const std::int64_t used = transaction.execute(
        R"(/* recovery_codes.use */
        update recovery_codes set used_at = :now
        where account_id = :account and code_hash = :hash and used_at is null)",
        {{"account", account_id},
         {"hash", recovery_fingerprint(vault, account_id, typed)},
         {"now", now}}
    );
    if (used > 0) {
        record_account(transaction, now, account_id, "recovery_code.used", account_id);
    }
    return used > 0;
}

}  // namespace auth
