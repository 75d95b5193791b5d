#include "platform/auth/record.hpp"
#include "platform/auth/second_factor.hpp"

namespace auth {

std::int64_t count_sealed_factors(db::Reader& reader) {
    return reader
        .find(
            R"(/* accounts.count_sealed_factors */
            select count(*) as n from (
                select account_id from totp_secrets where confirmed_at is not null
                union select account_id from recovery_codes) as sealed)"
        )
        ->integer("n");
}

void remove_sealed_factors(db::Transaction& transaction, base::Instant now) {
    for (const db::Row& row : transaction.query(
             R"(/* totp_secrets.list_confirmed */
             select account_id from totp_secrets where confirmed_at is not null order by account_id)"
         )) {
        record_account(transaction, now, "", "totp.removed", row.text("account_id"));
    }
    transaction.execute("/* totp_secrets.remove_all */ delete from totp_secrets");
    transaction.execute("/* recovery_codes.remove_all */ delete from recovery_codes");
}

}  // namespace auth
